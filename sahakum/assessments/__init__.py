"""Assessments: questionnaires as data, answers, and scores that explain themselves.

A *questionnaire* asks about one *subject*: a family, a person or a village. It stands in numbered
*versions*; a version is never edited after it was published, and one that was replaced can be
answered until it is *closed*. Its *definition* holds *sections* of *questions*, and *scoring*: the
points of answers and the *bands* into which a score falls. A *response* is one filled-in
questionnaire with its *answers*, its score and its band, and with the version that explains them.

A question may be *sensitive* and then *asked alone*: it is asked only when nobody else listens and
may be left for later; a later response *continues* the earlier one. Sensitive answers are kept in
a table of their own, seen by who recorded them and by that person's supervisor; looking at them is
written down first. Where such answers make the score, the whole result is *kept apart*.
"""

"""Plain Python that knows Cambodia but not Django: text, days, ages, numbers, digests.

Words taught here:

- *normalise*: give a text the one spelling that its look stands for, so that equal looks are equal.
- *search key*: what a text is found by, whoever typed it and however (`khmer.search_key`).
- *sort key*: a text whose plain order is the order of the Khmer dictionary (`khmer.sort_key`).
- *Day*: a date together with how well it is known: to the day, the month or the year.
- *band*: a range of ages under which people are counted.
- *canonical bytes*: the one way a value is written down before it is digested.

Errors carry a code (`"not_a_date"`), never a sentence: sentences belong to the forms, which
speak the reader's language.
"""

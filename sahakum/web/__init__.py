"""Pages for staff: what is due today, families, visits, deliveries, reports and histories.

Words taught here:

- *frame*: what stands around every page: the demonstration banner, the bar, the navigation.
- *page*: one address a person opens; a thin view asks the domain once and shows the answer.
- *row*: one line of a list in the reader's words: a mark, a name, the reason, a state (`rows`).
- *tone*: the colour family of a state: ok, due, late or new; a tone never stands without a word.
- *drawer*: the receipt of a figure, shown beside the report or over it on a phone.

Every page works without JavaScript, at 360 px, in Khmer and English, on paper and in the dark.
Nothing is decided here: rights, rules and figures belong to the floors below.
"""

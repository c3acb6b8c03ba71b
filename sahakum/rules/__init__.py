"""Settings of the office: the rules that other packages keep, and how people change them.

A *setting* is one of the rules by which days, limits and methods are decided: how often families
are visited, what is worth a second look, from when an assessment is too old. Each package keeps
its own as dated rows. A *change of a setting* says which values hold from a day to come on, with
the source of the decision. What was shown before that day stays as it was shown: by which rule a
day was judged can always be read.
"""

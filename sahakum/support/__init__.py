"""Support: the home visits and plans with which families are accompanied.

A *home visit* says what was seen on a day: *progress* since the last one, *obstacles* in the way,
and when the *next visit* is due. A family without a date of its own is due by the *rhythm*, a
dated setting. A family is *due* on its day and *overdue* after it. *Visit state* is a projection:
last visit, next due, number of visits.

A *plan* is drawn up with a family: *goals*, and *tasks* with who does them by when. The newest one
holds; tasks that are open go on under it. A *word* about a task says that it is done, or why not
and by which day it is to be done now. A *pairing* joins an isolated family with another one.
"""

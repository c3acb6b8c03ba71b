"""Support: the home visits with which a family's plan is carried out.

A *home visit* says what was seen on a day: *progress* since the last one, *obstacles* in the way,
and when the *next visit* is due. A family without a date of its own is due by the *rhythm*, a
dated setting. A family is *due* on its day and *overdue* after it. *Visit state* is a projection:
last visit, next due, number of visits.
"""

"""The targeting monitor: is support reaching the families who need it most?

Words taught here:

- *band*: the risk band of a family's last assessment up to the day looked at; none where it was
  never assessed.
- *support*: home visits and deliveries of the days looked back on.
- *waiting*: a family of the highest band that got no support in these days; the longest assessed
  waits longest. Who had left every programme that it joined by the day waits no longer.
- *cell*: families of some villages, of one band or all, with one *trait* (all, waiting, assessed
  too long ago, supported though never assessed). Every count is one, and each can be opened.

Counts are of the organisation (or, for the commune's own people, of the area), never of the
viewer. Families are named only to who may see their assessments.
"""

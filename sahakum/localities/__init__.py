"""Localities: what an office adds to the country's list of places, and how the list is renewed.

Words taught here:

- *added place*: a sub-village, settlement or urban community that no official list holds. It takes
  a number inside its village or commune, so that everything by area holds it at once.
- *site*: a point in a village: a school, a health centre, a water point, a centre. No person.
- *position*: latitude and longitude in degrees with how they are known: measured to so many
  metres, pointed out on a map, or described by somebody.
- *newer gazetteer*: a file of places as the official list has them now. It is never loaded over
  what is stored: its *differences* are listed, and each is *accepted* by somebody or left.
- *change of a place*: the journal's record of what was added or accepted, by whom, from which day.
"""

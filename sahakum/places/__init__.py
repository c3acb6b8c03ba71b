"""Places: the province, district, commune, village and sub-village everything happens in.

Words taught here:

- *place*: one of the five levels; the key of a place is a number of ours, never an official code.
- *range*: the numbers reserved for a place and all inside it, from its own number to `until`.
  A record that carries its village's number is thereby inside an area by one comparison.
- *code*: what an official list calls a place, with the list (*scheme*) and the days it held.
- *alias*: another spelling people use: Borvel for Bavel.
- *chain*: the names from the village up to the province, without which a name is ambiguous.
- *type*: the word before the name: a commune is a khum or a sangkat; a place that is on no
  official list is a krom of a village, a settlement or an urban community.
- *former name*: what a place was called before, with its days. A place that moves under another
  one gets a new number there; the old one ends and names its *successor*.
"""

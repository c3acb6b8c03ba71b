"""The family tree of a herd drawn on the server: a line an animal, young under their mothers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.animals.loading import Life
from sahakum.animals.models import Animal
from sahakum.animals.tree import Branch, branches_of
from sahakum.web import animal_words, wording
from sahakum.web.rows_of import joined

# Units of the drawing space; it is 320 wide, so that it stands on a phone without shrinking.
LINE, STEP, LEFT, DEEPEST, WIDTH = 44, 20, 14, 6, 320
LONGEST_TAG = 14


@dataclass(frozen=True, kw_only=True)
class Node:
    """One animal in the picture and in the list beside it."""

    x: int
    y: int
    sex: str
    gone: bool
    chosen: bool
    tag: str
    words: str
    address: str
    path: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Tree:
    """The picture: its height, its nodes, and what it says in one sentence."""

    height: int
    width: int
    nodes: list[Node]
    sentence: str


def tree_of(lives: Sequence[Life], *, chosen: Animal | None = None) -> Tree:
    """The tree of some animals; ``chosen`` is the one whose page it stands on."""
    branches = branches_of(lives)
    gone = sum(life.standing.ended is not None for life in lives)
    mothers = len({branch.mother_line for branch in branches} - {None})
    counted = ngettext(
        "Family tree of %(count)s animal", "Family tree of %(count)s animals", len(lives)
    )
    sentence = joined(
        counted % {"count": wording.number(len(lives))},
        _("mothers: %(count)s") % {"count": wording.number(mothers)},
        _("gone: %(count)s") % {"count": wording.number(gone)},
    )
    tags = {branch.line: branch.life.animal.tag for branch in branches}
    nodes = [_node(branch, tags, chosen) for branch in branches]
    return Tree(height=LINE * len(branches), width=WIDTH, nodes=nodes, sentence=sentence)


def _node(branch: Branch, tags: dict[int, str], chosen: Animal | None) -> Node:
    life, animal = branch.life, branch.life.animal
    x, y = _at(branch.depth, branch.line)
    mother = tags.get(branch.mother_line) if branch.mother_line is not None else None
    words = joined(
        animal_words.sex_of(animal),
        animal_words.birth_of(animal),
        str(life.standing.ended.get_sort_display()) if life.standing.ended else "",
    )
    of_mother = _("of %(tag)s") % {"tag": mother} if mother else ""
    return Node(
        x=x,
        y=y,
        sex=animal.sex,
        gone=life.standing.ended is not None,
        chosen=chosen is not None and animal.pk == chosen.pk,
        tag=_short(animal.tag),
        words=words,
        address=reverse("animal", args=[animal.pk]),
        path=_path(branch, x, y),
        sentence=joined(animal.tag, of_mother, words),
    )


def _at(depth: int, line: int) -> tuple[int, int]:
    return LEFT + min(depth, DEEPEST) * STEP, LINE * line + LINE // 2


def _path(branch: Branch, x: int, y: int) -> str:
    if branch.mother_line is None:
        return ""
    above_x, above_y = _at(branch.depth - 1, branch.mother_line)
    # Deeper than the picture is wide, a line still goes down and a little to the side.
    above_x = min(above_x, x - STEP // 2)
    return f"M{above_x} {above_y + 9} V{y} H{x - 9}"


def _short(tag: str) -> str:
    return tag if len(tag) <= LONGEST_TAG else f"{tag[: LONGEST_TAG - 1]}…"

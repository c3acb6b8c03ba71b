"""The tiny language of `show_if`: when a question is asked.

Grammar (the phone's twin in JavaScript reads the same cases, `expression_cases.json`):

    expression := and_part ("or" and_part)*
    and_part   := not_part ("and" not_part)*
    not_part   := "not" not_part | comparison
    comparison := operand (("=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not" "in") operand)?
    operand    := name | number | text | "true" | "false" | "none" | list | "(" expression ")"
    list       := "[" (operand ("," operand)*)? "]"

A name is a field: letters, digits and "_". A text stands in single or double quotes and has no
escapes. A field without an answer is none. Nothing raises while evaluating: an order comparison
of none, or of values of different kinds, is false; numbers equal numbers only, texts texts only.
`x in field` also asks whether a choice is among several chosen. Empty text, empty list, zero,
none and false count as false.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MOST_SIGNS = 500
DEEPEST = 20
_TOKEN = re.compile(
    r"\s*(?:(?P<number>-?\d+(?:\.\d+)?)|(?P<text>'[^']*'|\"[^\"]*\")"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign><=|>=|!=|[=<>()\[\],]))",
    re.ASCII,
)
_LITERALS: dict[str, Any] = {"true": True, "false": False, "none": None}
_WORDS = {"and", "or", "not", "in"}
_ORDERS = ("=", "!=", "<", "<=", ">", ">=")


class ExpressionError(ValueError):
    """An expression that does not follow the grammar; the text says where."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression: `kind` is "value", "field", "list", "not", or an operator."""

    kind: str
    value: Any = None
    parts: tuple["Node", ...] = ()

    def fields(self) -> set[str]:
        """Return the names of the fields the expression looks at."""
        own = {self.value} if self.kind == "field" else set()
        return own.union(*(part.fields() for part in self.parts))


def _tokens(text: str) -> list[tuple[str, str]]:
    """Cut a text into (kind, text) pairs."""
    tokens: list[tuple[str, str]] = []
    place, text = 0, text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if not found:
            raise ExpressionError(f"What stands at sign {place + 1} is not understood.")
        kind = str(found.lastgroup)
        word = found[kind]
        tokens.append(("word" if kind == "name" and word in _WORDS else kind, word))
        place = found.end()
    return tokens


class _Parser:
    """Reads tokens from left to right, one method for each line of the grammar."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = [*tokens, ("end", "")]
        self.place = 0
        self.depth = 0

    def takes(self, *words: str) -> str | None:
        """Step over the next token if it is one of these signs or words."""
        kind, word = self.tokens[self.place]
        if kind in ("sign", "word") and word in words:
            self.place += 1
            return word
        return None

    def must_take(self, word: str) -> None:
        """Step over a sign that has to come now."""
        if not self.takes(word):
            raise ExpressionError(f'"{word}" is missing before part {self.place + 1}.')

    def expression(self) -> Node:
        """Read an expression."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError("The expression is nested too deeply.")
        node = self.joined("or", lambda: self.joined("and", self.not_part))
        self.depth -= 1
        return node

    def joined(self, word: str, part: Callable[[], Node]) -> Node:
        """Read parts joined by one word."""
        node = part()
        while self.takes(word):
            node = Node(word, parts=(node, part()))
        return node

    def not_part(self) -> Node:
        """Read a part that may be turned round."""
        turned = False
        while self.takes("not"):
            turned = not turned
        node = self.comparison()
        return Node("not", parts=(node,)) if turned else node

    def comparison(self) -> Node:
        """Read one operand, or two and what is between them."""
        left = self.operand()
        if sign := self.takes(*_ORDERS, "in"):
            return Node(sign, parts=(left, self.operand()))
        if self.takes("not"):
            self.must_take("in")
            return Node("not", parts=(Node("in", parts=(left, self.operand())),))
        return left

    def operand(self) -> Node:
        """Read a field, a literal, a list or an expression in brackets."""
        if self.takes("("):
            node = self.expression()
            self.must_take(")")
            return node
        if self.takes("["):
            return self.list_of_operands()
        kind, word = self.tokens[self.place]
        self.place += 1
        return _leaf(kind, word)

    def list_of_operands(self) -> Node:
        """Read the operands of a list and its end."""
        parts: list[Node] = []
        while not self.takes("]"):
            if parts:
                self.must_take(",")
            parts.append(self.literal())
        return Node("list", parts=tuple(parts))

    def literal(self) -> Node:
        """Read one operand of a list, which holds no list itself."""
        kind, word = self.tokens[self.place]
        self.place += 1
        return _leaf(kind, word)


def _leaf(kind: str, word: str) -> Node:
    """Make the node of a token that stands for itself."""
    if kind == "number":
        return Node("value", float(word) if "." in word else int(word))
    if kind == "text":
        return Node("value", word[1:-1])
    if kind == "name":
        return Node("value", _LITERALS[word]) if word in _LITERALS else Node("field", word)
    raise ExpressionError(f'A field or a value is missing where "{word}" stands.')


@lru_cache(maxsize=1024)
def parse(text: str) -> Node:
    """Read an expression; raises ExpressionError for one against the grammar or over 500 signs."""
    if len(text) > MOST_SIGNS:
        raise ExpressionError("The expression is too long.")
    parser = _Parser(_tokens(text))
    node = parser.expression()
    if parser.tokens[parser.place][0] != "end":
        raise ExpressionError(f"Part {parser.place + 1} is one too many.")
    return node


def _kind(value: Any) -> str:
    """Return the kind of a value; values of different kinds are never equal."""
    if value is None or isinstance(value, bool):
        return str(type(value).__name__)
    if isinstance(value, str):
        return "text"
    return "list" if isinstance(value, list | tuple) else "number"


def _equal(left: Any, right: Any) -> bool:
    """Tell whether two values are of one kind and equal."""
    if _kind(left) != _kind(right):
        return False
    if _kind(left) != "list":
        return bool(left == right)
    return len(left) == len(right) and all(map(_equal, left, right))


def _contains(value: Any, many: Any) -> bool:
    """Tell whether a value is in a list; nothing is in what is no list."""
    return _kind(many) == "list" and any(_equal(value, one) for one in many)


def _before(left: Any, right: Any) -> bool:
    """Tell whether two numbers or two texts stand in this order; false for all other kinds."""
    return _kind(left) == _kind(right) and _kind(left) in ("number", "text") and left < right


_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "in": _contains,
    "<": _before,
    ">": lambda left, right: _before(right, left),
    "<=": lambda left, right: _before(left, right) or _orderly_equal(left, right),
    ">=": lambda left, right: _before(right, left) or _orderly_equal(left, right),
}


def _orderly_equal(left: Any, right: Any) -> bool:
    """Tell whether two numbers or two texts are equal."""
    return _kind(left) in ("number", "text") and _equal(left, right)


def _value(node: Node, answers: Mapping[str, Any]) -> Any:
    """Return the value of a part."""
    if node.kind == "value":
        return node.value
    if node.kind == "field":
        return answers.get(node.value)
    values = [_value(part, answers) for part in node.parts]
    if node.kind == "list":
        return values
    return _judge(node.kind, values)


def _judge(kind: str, values: list[Any]) -> bool:
    """Return whether an operator holds for its values."""
    if kind == "not":
        return not values[0]
    if kind in _COMPARISONS:
        return _COMPARISONS[kind](values[0], values[1])
    return any(values) if kind == "or" else all(values)


def is_true(expression: str | Node, answers: Mapping[str, Any]) -> bool:
    """Tell whether an expression holds for the answers given so far."""
    node = parse(expression) if isinstance(expression, str) else expression
    return bool(_value(node, answers))

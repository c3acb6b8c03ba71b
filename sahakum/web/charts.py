"""Charts drawn on the server: where lines, bars and words stand. Templates turn them into SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from sahakum.web import wording

# The drawing space of the line chart, in units of its viewBox.
LEFT, RIGHT, TOP, BOTTOM = 72, 510, 24, 215
WORDS_UNDER = 256
MOST_WORDS = 3
# Gaps between grid lines that people can count in.
STEPS = (1, 2, 5)
MOST_GRID_LINES = 4
# The drawing space of bars.
BAR_LEFT, BAR_WIDTH, BAR_GAP = 128, 136, 30


@dataclass(frozen=True, kw_only=True)
class GridLine:
    """A level with its number."""

    y: int
    word: str


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word under the chart."""

    x: int
    text: str


@dataclass(frozen=True, kw_only=True)
class LineChart:
    """A line of results, with or without a line of targets."""

    line: str
    area: str
    goal: str
    grid: list[GridLine]
    words: list[Word]
    end_x: int
    end_y: int
    end_word: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: its name, its height on the page, its width and its number."""

    name: str
    y: int
    text_y: int
    width: int
    end: int
    word: str
    rest: bool


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """Bars under each other."""

    bars: list[Bar]
    height: int
    sentence: str


def line_chart(
    points: Sequence[tuple[str, float]], *, goal: Sequence[float] = (), sentence: str
) -> LineChart | None:
    """A chart of values in order of time; nothing for fewer than two points.

    Args:
        points: the word under each point and its value, zero or more.
        goal: target values of the same points, or none.
        sentence: what the chart says, for those who cannot see it.
    """
    if len(points) < 2:
        return None
    top = _round_top(max([*(value for _, value in points), *goal, 1]))
    placed = _placed([value for _, value in points], top)
    end_x, end_y = placed[-1]
    return LineChart(
        line=_path(placed),
        area=_path([(LEFT, BOTTOM), *placed, (RIGHT, BOTTOM)]),
        goal=_path(_placed(list(goal), top)) if goal else "",
        grid=_grid(top),
        words=_words([word for word, _ in points], placed),
        end_x=end_x,
        end_y=end_y,
        end_word=wording.number(points[-1][1]),
        sentence=sentence,
    )


def bar_chart(
    values: Sequence[tuple[str, float]], *, most: int, rest: str, sentence: str
) -> BarChart:
    """Bars of the greatest values; what is left over is one grey bar with the name `rest`."""
    ordered = sorted(values, key=lambda pair: pair[1], reverse=True)
    shown, others = ordered[:most], ordered[most:]
    rows = [(name, value, False) for name, value in shown]
    if others:
        rows.append((rest, sum(value for _, value in others), True))
    top = max([value for _, value, _ in rows], default=1) or 1
    bars = [_bar(place, row, top) for place, row in enumerate(rows)]
    return BarChart(bars=bars, height=BAR_GAP * len(bars) + 6, sentence=sentence)


def _bar(place: int, row: tuple[str, float, bool], top: float) -> Bar:
    name, value, rest = row
    width = max(round(BAR_WIDTH * value / top), 2)
    return Bar(
        name=name,
        y=7 + BAR_GAP * place,
        text_y=20 + BAR_GAP * place,
        width=width,
        end=BAR_LEFT + width + 7,
        word=wording.number(value),
        rest=rest,
    )


def _round_top(greatest: float) -> float:
    step = _step(greatest)
    return step * -(-greatest // step)


def _step(greatest: float) -> float:
    size = 1.0
    while True:
        for factor in STEPS:
            if greatest / (size * factor) <= MOST_GRID_LINES:
                return size * factor
        size *= 10


def _grid(top: float) -> list[GridLine]:
    step = _step(top)
    levels = [step * number for number in range(round(top / step) + 1)]
    return [GridLine(y=_y(level, top), word=wording.number(level)) for level in levels]


def _y(value: float, top: float) -> int:
    return round(BOTTOM - (BOTTOM - TOP) * value / top)


def _placed(values: Sequence[float], top: float) -> list[tuple[int, int]]:
    gap = (RIGHT - LEFT) / max(len(values) - 1, 1)
    return [(round(LEFT + gap * place), _y(value, top)) for place, value in enumerate(values)]


def _path(points: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _words(words: Sequence[str], placed: Sequence[tuple[int, int]]) -> list[Word]:
    every = -(-len(words) // MOST_WORDS)
    chosen = range(len(words) - 1, -1, -every)
    return [Word(x=placed[place][0], text=words[place]) for place in sorted(chosen)]

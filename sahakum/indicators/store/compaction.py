"""Which neighbouring segments are to become one. Plain arithmetic on a list of segments."""

from collections.abc import Sequence

from sahakum.indicators.store.manifest import Segment

# Segments never reach across blocks: the end state depends on positions only, and the sort of a
# block fits into little memory.
BLOCK = 1 << 20
AT = 16
# Rows up to which a segment belongs to a tier; each row is thus rewritten about once a tier.
TIERS = (256, 4_096, 65_536)


def block_of(position: int) -> int:
    """The number of the block of positions that a position lies in."""
    return (position - 1) // BLOCK


def block_end(position: int) -> int:
    """The last position of the block that a position lies in."""
    return (block_of(position) + 1) * BLOCK


def next_merge(segments: Sequence[Segment], *, largest_tier: int) -> tuple[int, int] | None:
    """The slice of segments to merge now, in the last block; none when all is compact enough."""
    for rows in TIERS[:largest_tier]:
        start = _trailing_run(segments, rows)
        if len(segments) - start >= AT:
            return start, len(segments)
    return None


def _trailing_run(segments: Sequence[Segment], rows: int) -> int:
    start = len(segments)
    while start and segments[start - 1].rows <= rows and _same_block(segments, start - 1):
        start -= 1
    return start


def _same_block(segments: Sequence[Segment], index: int) -> bool:
    return block_of(segments[index].first) == block_of(segments[-1].first)


def next_block_merge(segments: Sequence[Segment], *, finished_up_to: int) -> tuple[int, int] | None:
    """The slice of the first block before a position that still has several segments."""
    start = 0
    while start < len(segments):
        end = start + 1
        while end < len(segments) and block_of(segments[end].first) == block_of(
            segments[start].first
        ):
            end += 1
        if end - start > 1 and block_end(segments[start].first) <= finished_up_to:
            return start, end
        start = end
    return None

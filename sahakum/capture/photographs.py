"""Pictures beside the chain: kept encrypted, opened, erased, and compared with their records."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any, Literal, TypeAlias
from uuid import UUID

from django.conf import settings

from sahakum.capture.encryption import Cipher, InvalidTag
from sahakum.capture.models import Photograph, PhotographBytes, PhotographErasure
from sahakum.journal import clock
from sahakum.journal.models import record_models
from sahakum.journal.verify import Finding
from sahakum.lib.pictures import Picture

Size: TypeAlias = Literal["full", "small"]
SIZES: tuple[Size, ...] = ("full", "small")
# So many pictures are in memory at once while they are compared: about 30 MB.
CHUNK = 100


def columns_of(picture: Picture) -> dict[str, Any]:
    """What the record of a photograph says of its picture."""
    sizes = {"width_px": picture.width_px, "height_px": picture.height_px}
    return {"sha256": picture.sha256} | sizes


def keep(photograph: Photograph, picture: Picture) -> None:
    """Stores the picture of a photograph, in the transaction that stores its record."""
    PhotographBytes.objects.create(
        photograph_id=photograph.pk,
        full=_sealed(photograph.pk, "full", picture.full),
        small=_sealed(photograph.pk, "small", picture.small),
    )


def picture_of(photograph: Photograph, size: Size) -> bytes | None:
    """The JPEG of a photograph, whole or small; nothing where it was erased.

    Raises:
        InvalidTag: somebody changed what is stored.
    """
    stored = PhotographBytes.objects.filter(pk=photograph.pk).only(size).first()
    return _opened(stored, size) if stored is not None else None


def tables() -> list[type[Photograph]]:
    """The tables of all sorts of photographs."""
    return [model for model in record_models() if issubclass(model, Photograph)]


def with_ids(ids: Iterable[str]) -> list[Photograph]:
    """Photographs of any sort by id, with the operations that stored them; voided ones too."""
    keys = list(ids)
    rows = (model._default_manager.filter(pk__in=keys) for model in tables())
    return [row for found in rows for row in found.select_related("operation")]


def is_there(photograph: Photograph, *, lock: bool = False) -> bool:
    """Whether its picture is still kept; ``lock`` lets nobody erase it meanwhile."""
    kept = PhotographBytes.objects.filter(pk=photograph.pk, erased_at__isnull=True)
    return (kept.select_for_update() if lock else kept).only("pk").first() is not None


def erase(photograph: Photograph) -> None:
    """Erases the picture, in the transaction that stores who erased it and why (``erasing``)."""
    PhotographBytes.objects.filter(pk=photograph.pk, erased_at__isnull=True).update(
        full=None, small=None, erased_at=clock.now()
    )


def compare() -> Iterator[Finding]:
    """Yields photographs without a picture, with another one, and pictures of no photograph;
    erased ones of which nobody said so, and such as are back."""
    known: set[UUID] = set()
    for model in tables():
        said = model._default_manager.order_by("pk").values_list("pk", "sha256")
        digests = dict(said.iterator(chunk_size=CHUNK))
        known |= digests.keys()
        for keys in _in_chunks(digests):
            yield from _compared(keys, digests, model._meta.label_lower)
    stored = PhotographBytes.objects.values_list("pk", flat=True)
    for key in sorted(set(stored) - known):
        yield Finding("stray_photograph", f"picture {key}")
    yield from _compared_with_erasures()


def _compared_with_erasures() -> Iterator[Finding]:
    said = PhotographErasure.objects.filter(voided_by__isnull=True)
    pictures, erasures = PhotographBytes.objects.all(), said.values("photograph")
    # As after an older copy was brought back.
    for key in pictures.filter(erased_at__isnull=True, pk__in=erasures).values_list(
        "pk", flat=True
    ):
        yield Finding("erased_photograph_back", f"picture {key}")
    gone = pictures.filter(erased_at__isnull=False).exclude(pk__in=erasures)
    for key in gone.values_list("pk", flat=True):
        yield Finding("erased_without_reason", f"picture {key}")


def _in_chunks(digests: Iterable[UUID]) -> Iterator[list[UUID]]:
    keys = list(digests)
    yield from (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def _compared(keys: list[UUID], digests: dict[UUID, str], name: str) -> Iterator[Finding]:
    stored = PhotographBytes.objects.in_bulk(keys)
    for key in keys:
        if key not in stored:
            yield Finding("lost_photograph", f"{name} {key}")
        elif stored[key].erased_at is None and not _is_whole(stored[key], digests[key]):
            yield Finding("altered_photograph", f"{name} {key}")


def _is_whole(stored: PhotographBytes, digest: str) -> bool:
    try:
        full, small = (_opened(stored, size) for size in SIZES)
    except InvalidTag:
        return False
    return bool(full and small) and sha256(full or b"").hexdigest() == digest


def _sealed(photograph_id: UUID, size: Size, jpeg: bytes) -> bytes:
    return _cipher().seal(jpeg, bound_to=_bound_to(photograph_id, size))


def _opened(stored: PhotographBytes, size: Size) -> bytes | None:
    sealed = getattr(stored, size)
    if sealed is None:
        return None
    return _cipher().open(bytes(sealed), bound_to=_bound_to(stored.photograph_id, size))


def _bound_to(photograph_id: UUID, size: Size) -> str:
    return f"capture.photograph:{photograph_id}:{size}"


@cache
def _cipher() -> Cipher:
    return Cipher(settings.PHOTOGRAPH_KEY)

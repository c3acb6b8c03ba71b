"""Pictures beside the chain: kept encrypted, opened, erased, and compared with their records."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any, Literal, TypeAlias
from uuid import UUID

from django.conf import settings

from sahakum.capture.encryption import Cipher, InvalidTag
from sahakum.capture.models import Photograph, PhotographBytes
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


def erase(photograph: Photograph) -> None:
    """Erases the picture; that there was one, of what and when, stays with its record."""
    PhotographBytes.objects.filter(pk=photograph.pk, erased_at__isnull=True).update(
        full=None, small=None, erased_at=clock.now()
    )


def compare() -> Iterator[Finding]:
    """Yields photographs without a picture, with another one, and pictures of no photograph."""
    models = [model for model in record_models() if issubclass(model, Photograph)]
    known: set[UUID] = set()
    for model in models:
        said = model._default_manager.order_by("pk").values_list("pk", "sha256")
        digests = dict(said.iterator(chunk_size=CHUNK))
        known |= digests.keys()
        for keys in _in_chunks(digests):
            yield from _compared(keys, digests, model._meta.label_lower)
    stored = PhotographBytes.objects.values_list("pk", flat=True)
    for key in sorted(set(stored) - known):
        yield Finding("stray_photograph", f"picture {key}")


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

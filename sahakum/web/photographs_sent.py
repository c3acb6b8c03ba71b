"""Photographs that a page sent as files, as the text in which a phone sends them."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from sahakum.accounts.models import User
from sahakum.capture import holding, kinds, photographs
from sahakum.capture.photograph_field import PhotographField, as_drawn, as_text
from sahakum.lib.pictures import MOST_BYTES

# A file without a byte is something else than none: the form says that it did not arrive.
EMPTY = "data:image/jpeg;base64,"


def of_page(request: HttpRequest, kind: str, operation_id: UUID, *, by: User) -> dict[str, str]:
    """The photographs that a kind's form asks for, by name; empty where none was sent.

    A page cannot show a file once more. Where none is sent, the one counts that was held under
    the page's number when something beside it needed attention; once that was saved, the one that
    was saved, so that a second tap says the same as the first.
    """
    known = kinds.find(kind)
    asked = known.form.base_fields if known else {}
    names = [name for name, field in asked.items() if isinstance(field, PhotographField)]
    files = {name: _text_of(request.FILES.getlist(name)) for name in names}
    if all(files.values()):
        return files
    kept, saved = _held(kind, operation_id, by), _saved(kind, operation_id, by)
    return {name: text or str(kept.get(name) or saved) for name, text in files.items()}


def _text_of(files: list[UploadedFile]) -> str:
    """The text of the first file that is not empty: one can be taken now, or chosen."""
    # Of a file that is too large only as much is read as is needed to see that it is.
    contents = (file.read(MOST_BYTES + 1) for file in files)
    found = next((content for content in contents if content), b"")
    return as_text(found) if found or not files else EMPTY


def _held(kind: str, operation_id: UUID, by: User) -> dict[str, Any]:
    found = holding.held_for(by).filter(pk=operation_id, kind=kind).first()
    content = holding.opened(found).content if found else None
    return content if isinstance(content, dict) else {}


def _saved(kind: str, operation_id: UUID, by: User) -> str:
    found = photographs.with_ids([str(operation_id)])
    said = [one for one in found if (one.operation.kind, one.operation.actor_id) == (kind, by.pk)]
    jpeg = photographs.picture_of(said[0], "full") if said else None
    return as_drawn(jpeg) if jpeg else ""

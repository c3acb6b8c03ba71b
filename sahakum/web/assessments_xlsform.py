"""Taking an XLSForm into a draft: the file is looked into before anything opens it."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sahakum.assessments import drafts, xlsform
from sahakum.assessments.models import QuestionnaireDraft
from sahakum.imports.rows import UnreadableError
from sahakum.imports.unpacking import look_into
from sahakum.web.doors import reader

MOST_BYTES = 2_000_000


@dataclass(frozen=True, kw_only=True)
class TakenPage:
    """What became of a file: a draft with what is not in it, or why there is none."""

    draft: QuestionnaireDraft | None = None
    left_out: list[str] = field(default_factory=list)
    sentence: str = ""

    @property
    def status(self) -> int:
        """HTTP status: 422 when the file could not be read."""
        return 422 if self.sentence else 200


def taken(request: HttpRequest) -> TakenPage:
    """A draft out of the file that was sent."""
    file = request.FILES.get("file")
    if file is None:
        return TakenPage(sentence=_("Choose a file first.") if request.method == "POST" else "")
    if (file.size or 0) > MOST_BYTES:
        return TakenPage(sentence=_("This file is too large for a questionnaire."))
    with tempfile.TemporaryDirectory(prefix="sahakum-") as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(file.read())
        try:
            look_into(path)
            found = xlsform.taken_from(path)
        except UnreadableError as error:
            return TakenPage(sentence=str(error))
        except xlsform.XlsFormError as error:
            return TakenPage(sentence=_("This is no XLSForm: %(why)s") % {"why": error})
    draft = drafts.begin(found.document, by=reader(request))
    return TakenPage(draft=draft, left_out=found.left_out)

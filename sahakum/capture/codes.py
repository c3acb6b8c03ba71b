"""Codes by which lists and programs name what people call by its name."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.capture.fields import TextField

CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
NOT_A_CODE = _("Use small Latin letters, digits and _, beginning with a letter.")


class CodeField(TextField):
    """A code of two to forty small Latin letters, digits and low lines."""

    def to_python(self, value: Any) -> str:
        """The code; empty for nothing said."""
        code = super().to_python(value)
        if code and not CODE.fullmatch(code):
            raise ValidationError(NOT_A_CODE)
        return code

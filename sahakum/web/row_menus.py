"""A few menus for an answer that has rows: the same choice once in each."""

from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe

from sahakum.web.wording import number

ROWS = 3


class RowMenus(forms.Widget):
    """Menus under the names in which a page sends rows: ``approved-0-member`` and so on."""

    def __init__(self, *, answer: str, menu: list[tuple[str, str]], label: str) -> None:
        super().__init__()
        self.answer, self.menu, self.label = answer, menu, label

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The menus, with what was chosen before."""
        rows = value if isinstance(value, list) else []
        chosen = [str(row.get(self.answer, "")) for row in rows if isinstance(row, dict)]
        menus = [
            self._menu(place, name, chosen[place] if place < len(chosen) else "", attrs or {})
            for place in range(max(ROWS, len(chosen)))
        ]
        # Django has escaped each of them.
        return mark_safe("".join(menus))

    def _menu(self, place: int, name: str, chosen: str, attrs: dict[str, Any]) -> str:
        own: dict[str, Any] = {"class": attrs.get("class", ""), "id": attrs.get("id")}
        if place:
            own |= {"id": None, "aria-label": f"{self.label} {number(place + 1)}"}
        menu = forms.Select(choices=[("", "—"), *self.menu])
        return str(menu.render(f"{name}-{place}-{self.answer}", chosen, own))

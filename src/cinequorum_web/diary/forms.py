"""The forms of an import: the file, and what its owner says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cinequorum.diary.readers.common import LIKED, LIST, SEEN, WANTED
from cinequorum.diary.readers.mapped import FIELDS
from cinequorum.diary.telling import COLUMNS, ROLE, Ask

ROLES = (
    (SEEN, _("Films that I have seen")),
    (WANTED, _("My watchlist")),
    (LIKED, _("Films that I like")),
    (LIST, _("A list")),
)
SCALES = (
    ("", _("As the figures look")),
    ("stars", _("Of five")),
    ("ten", _("Of ten")),
    ("hundred", _("Of a hundred")),
)
ORDERS = (
    ("", _("As the dates look")),
    ("dmy", _("Day, month, year")),
    ("mdy", _("Month, day, year")),
)
LABELS = {
    "title": _("Title"), "original_title": _("Original title"), "year": _("Year of the film"), "rating": _("Rating"),
    "watched": _("Seen on"), "rated": _("Rated on"), "added": _("Added on"), "review": _("Review"),
    "note": _("Note for yourself"), "tags": _("Tags"), "again": _("Seen before (yes or no)"),
    "liked": _("Liked (yes or no)"), "imdb": _("Number at IMDb"), "tmdb": _("Number at TMDB"),
    "letterboxd": _("Address at Letterboxd"), "trakt": _("Number at Trakt"), "url": _("Address of the film"),
    "type": _("Kind (film or series)"),
}  # fmt: skip


class FileForm(forms.Form):
    """A file that another program exported."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("As the other program gave it to you, packed or not; up to 64 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.csv,.json,.jsonl,.ndjson,.nfo,.xml,.txt,.tsv"}),
    )


class SayForm(forms.Form):
    """What a file is that doesn't say it: the role of a bare list, or the fields of a table's columns."""

    def __init__(self, ask: Ask | None, *args: Any, scale: str = "", **kwargs: Any) -> None:
        """Make a form that asks what is asked; `scale` is what plain figures were taken for."""
        super().__init__(*args, **kwargs)
        self.ask = ask
        if ask is not None and ask.what == COLUMNS:
            self._ask_columns(ask)
        if ask is not None:
            self.fields["role"] = forms.ChoiceField(
                label=_("What is in it?"),
                choices=ROLES if ask.what == ROLE else [("", _("What the columns say")), *ROLES],
                initial=ask.role,
                widget=forms.RadioSelect,
                required=ask.what == ROLE,
            )
            self.fields["list_name"] = forms.CharField(
                label=_("Name of the list"), max_length=120, required=False, help_text=_("Where it is a list.")
            )
        if scale or (ask is not None and ask.what == COLUMNS):
            self.fields["scale"] = forms.ChoiceField(label=_("Ratings are"), choices=SCALES, required=False)
        if ask is not None and ask.what == COLUMNS:
            self.fields["order"] = forms.ChoiceField(label=_("Dates are written"), choices=ORDERS, required=False)

    def _ask_columns(self, ask: Ask) -> None:
        columns = [
            ("", _("Not in the file")),
            *((name, f"{name} ({cell})" if cell else name) for name, cell in ask.columns),
        ]
        guess = dict(ask.guess)
        for field in FIELDS:
            self.fields[f"at_{field}"] = forms.ChoiceField(
                label=LABELS[field], choices=columns, required=False, initial=guess.get(field, "")
            )

    def clean(self) -> dict[str, Any]:
        """Ask for a film in the columns."""
        found = dict(super().clean() or {})
        if self.ask is not None and self.ask.what == COLUMNS:
            names = ("title", "imdb", "tmdb", "letterboxd", "trakt", "url", "original_title")
            if not any(found.get(f"at_{name}") for name in names):
                self.add_error("at_title", _("Say in which column the film is."))
        return found

    @property
    def choices(self) -> Mapping[str, Any]:
        """What was said, as an import keeps it."""
        given = self.cleaned_data
        found: dict[str, Any] = {
            name: given[name] for name in ("role", "list_name", "scale", "order") if given.get(name)
        }
        columns = [[field, given[f"at_{field}"]] for field in FIELDS if given.get(f"at_{field}")]
        return {**found, **({"columns": columns} if columns else {})}

"""Lines of a film's record that name no film."""

from __future__ import annotations

from typing import Final

from cinequorum.text.data.labels import LABELS
from cinequorum.understand.title_lines import is_data_row


def tells_makers(title: str) -> bool:
    """Tell a line of a film's record from a title: "Writer/Director: Ann Lee. Starring: Bo Day"."""
    label, colon, _ = title.partition(":")
    return bool(colon) and _MAKERS.issuperset(part.strip().casefold() for part in label.split("/"))


_MAKERS: Final = frozenset(label.casefold() for field in ("director", "writer") for label in LABELS[field])


def is_of_record(line: str) -> bool:
    """Tell a line of a film's record that names no film: its makers, its countries or its genres."""
    return tells_makers(line) or is_data_row(line)

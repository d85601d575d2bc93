"""What was learned, for the pages that ask it: read once a process, and again when it was learned anew."""

from __future__ import annotations

import threading
from datetime import datetime

from cinequorum.errors import TasteError
from cinequorum.model.codec import decode
from cinequorum.taste import Suggestion, Taste
from cinequorum_web.taste.models import Learned, Near


class Kept:
    """The last taste that was asked for in this process, with the number of its row."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._taste: Taste | None = None

    def taste(self) -> tuple[Taste, datetime] | None:
        """Return what was learned last and when; None where nothing was, or not by this version."""
        told = Learned.objects.order_by("-pk").values_list("pk", "at").first()
        if told is None:
            return None
        with self._lock:
            if told[0] != self._number:
                self._number, self._taste = told[0], _read(told[0])
            return None if self._taste is None else (self._taste, told[1])


KEPT = Kept()
"""What was learned is large, and the same for everybody: it is known in one place."""


def near(slug: str) -> tuple[Suggestion, ...]:
    """Return the films that lie near a film, with the reasons; nothing where that was not learned. One question."""
    body = Near.objects.filter(film=slug).values_list("body", flat=True).first()
    return decode(bytes(body), tuple[Suggestion, ...]) if body else ()


def _read(number: int) -> Taste | None:
    body = Learned.objects.filter(pk=number).values_list("body", flat=True).first()
    try:
        return Taste.from_bytes(bytes(body)) if body else None
    except TasteError:  # of another version: until it is learned again there is none
        return None

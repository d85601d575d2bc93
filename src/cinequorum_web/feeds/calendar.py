"""Releases as a calendar file: iCalendar (RFC 5545)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta

from cinequorum_web.feeds.releases import Release
from cinequorum_web.pages.labels import WINDOWS, plain
from cinequorum_web.pages.words import percent, say_date

OCTETS = 75  # the longest line that the format allows
SURE = 0.9
_ESCAPED = re.compile(r"([\\;,])")
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def calendar(name: str, site: str, releases: Iterable[Release]) -> str:
    """Return releases as a calendar called `name`. `site` is the site's address, `https://films.example`.

    A release whose day is not known fills the days that are possible and is called tentative, as is a disputed one.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cinequorum//Releases//EN", f"X-WR-CALNAME:{_text(name)}"]
    for release in releases:
        lines += _event(release, site)
    return "".join(_folded(line) for line in (*lines, "END:VCALENDAR"))


def _event(release: Release, site: str) -> Iterator[str]:
    told = (release.slug, release.value, release.window, release.place)
    what = WINDOWS.get(release.window, plain(release.window).capitalize()) or "Release"
    where = f", {release.place}" if release.place else ""
    sure = release.first == release.last and release.p >= SURE and release.status not in ("contested", "disputed")
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(repr(told).encode()).hexdigest()[:32]}@{site.partition('://')[2]}"
    yield f"DTSTAMP:{release.updated.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(release.first)}"
    yield f"DTEND;VALUE=DATE:{_day(release.last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(f'{release.title}: {what}{where}')}"
    yield f"DESCRIPTION:{_text(f'{say_date(release.value)}, {release.status}, {percent(release.p)} sure')}"
    yield f"URL:{site}/films/{release.slug}/"
    yield f"STATUS:{'CONFIRMED' if sure else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(text: str) -> str:
    r"""Return text as a value: separators escaped, no line of its own.

    >>> _text("Salt; and, ferry\nEND:VEVENT")
    'Salt\\; and\\, ferry\\nEND:VEVENT'
    """
    escaped = _ESCAPED.sub(r"\\\1", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub(" ", escaped).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line cut at the octets that the format allows, never within a character."""
    parts, part, room = [], "", OCTETS
    for char in line:
        size = len(char.encode())
        if size > room:
            parts.append(part)
            part, room = " ", OCTETS - 1
        part += char
        room -= size
    return "\r\n".join((*parts, part)) + "\r\n"

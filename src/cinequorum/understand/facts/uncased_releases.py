"""Releases in Chinese, Japanese and Korean sentences, where no space parts the date from the word for coming out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.dates import find_dates
from cinequorum.understand.data.uncased import COMES_OUT, NO_RELEASE
from cinequorum.understand.data.windows import PLATFORMS
from cinequorum.understand.facts.marking import OTHER, SUBJECT
from cinequorum.understand.facts.release_years import full_date
from cinequorum.understand.facts.scene import Line, Scene, either

_LANGUAGES: Final = ("ko", "ja", "zh")
_NEAR: Final = 24  # characters between a date and the word for coming out
_P: Final = 0.82


def find_uncased_releases(scene: Scene) -> Iterator[Claim]:
    """Yield the releases that sentences in scripts without capitals state; nothing on pages in other languages."""
    if scene.page.language.split("-", 1)[0] not in _LANGUAGES:
        return
    for line in scene.lines:
        ours = line.sentence.review is None and (OTHER not in line.words or SUBJECT in line.words)
        if "0" in line.words and ours and _comes_out().search(line.text):
            yield from _releases(scene, line)


def _releases(scene: Scene, line: Line) -> Iterator[Claim]:
    for date in find_dates(line.text, scene.page.language):
        after = line.text[date.end : date.end + _NEAR]
        verb = _comes_out().search(re.split("[。、，,.；;]", after, maxsplit=1)[0])
        if verb is None or _no_release().search(line.text[max(0, date.start - _NEAR) : date.end + verb.end()]):
            continue
        words = scene.words(line, date.start, date.end + verb.end())
        value, resolved = full_date(date.edtf, scene.page.published)
        raw_date = (("raw_date", date.raw),) if date.yearless else ()
        named = _window(line.text[max(0, date.start - _NEAR) : date.end + _NEAR], verb[0])
        yield Claim(
            predicate="release",
            value=value,
            raw=words.raw,
            span=words.span,
            rule="uncased_releases.dated/1",
            p=_P,
            qualifiers=tuple(sorted((*named, *resolved, *raw_date))),
            holder=scene.holder(line),
        )


def _window(words: str, verb: str) -> tuple[tuple[str, str], ...]:
    """Return the window that the word for coming out means, or the service that is named beside it."""
    for window, names in PLATFORMS.items():
        found = next((name for name in names if name in words), None)
        if found:
            return (("window", window), ("platform", found))
    return (("window", next(window for window, verbs in COMES_OUT.items() if verb in verbs)),)


@cache
def _comes_out() -> re.Pattern[str]:
    return re.compile(either(verb for verbs in COMES_OUT.values() for verb in verbs))


@cache
def _no_release() -> re.Pattern[str]:
    return re.compile(either(NO_RELEASE))

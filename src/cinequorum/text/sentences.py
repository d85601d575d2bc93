"""Sentences with their places in the text (sentencex; the library's own rules for each language's abbreviations)."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The time of `segment` grows with the square of a paragraph's length where it is full of quotation marks or brackets:
# 6 s for 100,000 characters, 0.02 s for these.
_STRETCH = 5000
_SURE_END = re.compile(r"[^\W\d_]{4}[.!?…][\"”’»)]{0,2}\s+(?=[^\W\da-z_]|[\"“«])|[。！？][」』”]?")
_NAMED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W\d_]*[a-zà-ÿ][’'\w]*[!?]$")
_GAP = re.compile(r"\s+")
_WIDE_SPACE = re.compile(
    r"[^\S\x00-\x7f]"
)  # after an initial and before a full stop one of these ends `segment` in a panic


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return start and end (code points, end exclusive) of each sentence of `text`, outer spaces left out.

    Linear: a text of more than 5,000 characters is first cut where a sentence surely ends, else at a space.

    >>> text = "It opens on Jan. 29. It is slow, but never dull."
    >>> [text[a:b] for a, b in sentence_spans(text, "en")]
    ['It opens on Jan. 29.', 'It is slow, but never dull.']
    >>> text = "Hello, Sailor! is no comedy. What a film! loved it."
    >>> [text[a:b] for a, b in sentence_spans(text, "en")]
    ['Hello, Sailor! is no comedy.', 'What a film!', 'loved it.']
    """
    base = language.split("-", maxsplit=1)[0] or "en"
    found: list[tuple[int, int]] = []
    for start, end in _stretches(text):
        for place in _places(text[start:end], start, base):
            if found and _goes_on(text, found[-1], place[0]):
                found[-1] = found[-1][0], place[1]
            else:
                found.append(place)
    return found


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether a sentence goes on after a name that ends in a mark: "Sailor!" and a word in small letters.

    Hasty writers begin sentences in small letters too, but seldom after a word that begins with a capital.
    """
    end = before[1]
    return (
        text[end - 1] in "!?"
        and text[start].islower()
        and _NAMED.search(text, max(before[0], end - 40), end) is not None
    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while len(text) - at > _STRETCH:
        cut = _last_end(_SURE_END, text, at) or _last_end(_GAP, text, at) or at + _STRETCH
        yield at, cut
        at = cut
    yield at, len(text)


def _last_end(pattern: re.Pattern[str], text: str, at: int) -> int | None:
    """Return where the last match ends in the second half of the stretch at `at`."""
    return max((m.end() for m in pattern.finditer(text, at + _STRETCH // 2, at + _STRETCH)), default=None)


def _places(text: str, offset: int, language: str) -> Iterator[tuple[int, int]]:
    from sentencex import segment

    at = 0
    text = _WIDE_SPACE.sub(" ", text)
    for piece in segment(language, text):
        start = text.find(piece, at)
        if start < 0:
            continue
        at = start + len(piece)
        bare = piece.strip()
        if bare:
            lead = offset + start + piece.find(bare)
            yield lead, lead + len(bare)

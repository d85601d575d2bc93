"""Sentences with their places in the text (sentencex; the library's own rules for each language's abbreviations)."""

from __future__ import annotations


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return start and end (code points, end exclusive) of each sentence of `text`, outer spaces left out.

    >>> text = "It opens on Jan. 29. It is slow, but never dull."
    >>> [text[a:b] for a, b in sentence_spans(text, "en")]
    ['It opens on Jan. 29.', 'It is slow, but never dull.']
    """
    from sentencex import segment

    found: list[tuple[int, int]] = []
    at = 0
    for piece in segment(language.split("-", maxsplit=1)[0] or "en", text):
        start = text.find(piece, at)
        if start < 0:
            continue
        at = start + len(piece)
        bare = piece.strip()
        if bare:
            lead = start + piece.find(bare)
            found.append((lead, lead + len(bare)))
    return found

"""Which blocks of an HTML page are its main content: a trained model decides, and very large pages go by density."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from cinequorum.extract.block_model import block_chances
from cinequorum.extract.block_names import Element
from cinequorum.extract.drafts import DEEPEST, Draft
from cinequorum.extract.limits import MAIN_BLOCKS
from cinequorum.extract.line_model import likeliest
from cinequorum.model.page import Role

_ENOUGH = 25  # words below which nothing counts as found
_PROSE = 12  # words of a block of prose
_LINKED = 0.4  # share of links from which a block is none
_ADVERT = 0.2  # share of the words from which an element called an advert is none
_EDGE = 3  # short blocks before and after the prose that belong to it


def main_content(drafts: Sequence[Draft], elements: Mapping[int, Element], title: str | None) -> tuple[bool, ...]:
    """Tell for each draft whether it belongs to the page's main content."""
    deepest = max((len(draft.chain) for draft in drafts), default=0)
    if deepest >= DEEPEST or len(drafts) > MAIN_BLOCKS:
        return dense(drafts)
    texts = [draft.text for draft in drafts]
    kept = likeliest(block_chances(drafts, elements, title), texts)
    if not _are_enough(text for text, is_kept in zip(texts, kept, strict=True) if is_kept):
        return dense(drafts)
    called = any(is_kept and draft.hint is Role.ADVERT for draft, is_kept in zip(drafts, kept, strict=True))
    return _without_adverts(drafts, kept) if called else kept


def _are_enough(texts: Iterable[str]) -> bool:
    return any(words >= _ENOUGH for words in accumulate(map(_words, texts)))


def _without_adverts(drafts: Sequence[Draft], kept: Sequence[bool]) -> tuple[bool, ...]:
    """Leave out what the page itself calls an advert, unless that holds much of the text: then the name misleads."""
    words = sum(_words(draft.text) for draft, is_kept in zip(drafts, kept, strict=True) if is_kept)
    held: dict[int, int] = {}
    for draft, is_kept in zip(drafts, kept, strict=True):
        if is_kept and draft.hint is Role.ADVERT:
            held[draft.holder] = held.get(draft.holder, 0) + _words(draft.text)
    few = {holder for holder, count in held.items() if count < _ADVERT * words}
    return tuple(
        is_kept and not (draft.hint is Role.ADVERT and draft.holder in few)
        for draft, is_kept in zip(drafts, kept, strict=True)
    )


def _words(text: str) -> int:
    return len(text.split()) if text.isascii() else max(len(text.split()), len(text) // 6)


def dense(drafts: Sequence[Draft]) -> tuple[bool, ...]:
    """Tell without the model: prose is long and has few links; short blocks between prose belong to it."""
    prose = [
        d.hint is None and d.role is None and d.linked < _LINKED and _words(d.text) >= _PROSE for d in drafts
    ]  # fmt: skip
    if not any(prose):
        return tuple(d.hint is None and d.role is not Role.CAPTION for d in drafts)
    first, last = prose.index(True), len(prose) - 1 - prose[::-1].index(True)
    return tuple(
        is_prose or (first - _EDGE <= i <= last and draft.hint is None and draft.linked < _LINKED)
        for i, (draft, is_prose) in enumerate(zip(drafts, prose, strict=True))
    )

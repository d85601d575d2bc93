"""Visitors quoted from elsewhere: texts that each close with a name and the site they were taken from, in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.extract.data.listings import USER_SITES
from cinequorum.extract.drafts import Draft
from cinequorum.extract.reviews.found import Findings, Record

_FEWEST = 3
_WORDS = 5  # of each
_SITE = "|".join(map(re.escape, USER_SITES))
_CLOSE = re.compile(
    rf"[(\[](?P<name>[^()\[\],;]{{2,40}}?)\s?[,@/|–—-]\s?(?:https?://)?(?:www\.)?(?:{_SITE})(?:\.[a-z]{{2,4}}){{0,2}}/?[)\]]$",
    re.IGNORECASE,
)
_LONGEST = 90  # characters of the brackets


def quoted(drafts: Sequence[Draft]) -> Findings:
    """Return the texts that close with different visitors' names and the sites on which visitors review films.

    What closes with a paper's name is a critic's, and a name alone may be the author's.

    >>> lines = ("It is a slow and damp film. (bo, imdb.com)", "Nobody drowns, which is a pity. (Cy, www.csfd.cz)",
    ...          "The ferry is late and so am I. (dee - Letterboxd)")
    >>> [r.author for r in quoted([Draft(text=line) for line in lines]).records]
    ['bo', 'Cy', 'dee']
    """
    found = tuple(_records(drafts))
    if len(found) < _FEWEST or len({record.author for record in found}) < _FEWEST:
        return Findings()
    return Findings(records=found, finder="records", why=("each closes with a visitor's name and the site",))


def _records(drafts: Sequence[Draft]) -> Iterator[Record]:
    for index, draft in enumerate(drafts):
        if draft.role is not None or draft.text[-1:] not in {")", "]"}:
            continue
        begin = max(0, len(draft.text) - _LONGEST)
        match = _CLOSE.search(draft.text[begin:])
        if match and len(draft.text[: begin + match.start()].split()) >= _WORDS:
            end = len(draft.text[: begin + match.start()].rstrip())
            name = match["name"].strip()
            yield Record(first=index, last=index, begin=(index, 0), end=(index, end), author=name)

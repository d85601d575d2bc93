"""Reviews that nobody signs: elements named after reviews, one beside the other under a heading that announces them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cinequorum.extract.reviews.found import Findings, Record
from cinequorum.extract.reviews.judging import heading_before
from cinequorum.extract.reviews.view import View, is_label, is_of_reviews

_FEWEST = 2
_WORDS = 10  # of each: shorter texts in such elements are buttons, marks and links to all reviews
_SHARE = 0.8  # of a text's letters in links that make it a teaser


def unsigned(view: View) -> Findings:
    """Return the reviews under the page's last heading of reviews that show no name, no date and no rating.

    Only the markup parts them, so there are none in a text that lost it, and none where one of them may be a teaser.
    """
    if not view.html or not view.headings:
        return Findings()
    begin = max(view.headings)
    held = [i for i in range(begin + 1, len(view.drafts)) if _element(view, i)]
    parts = [tuple(part) for _, part in groupby(held, key=lambda i: _element(view, i))]
    looks = {view.drafts[part[0]].look for part in parts}
    if len(parts) < _FEWEST or len(looks) > 1 or not all(_says(view, part) for part in parts):
        return Findings()
    if heading_before(view, parts[0][0]) != begin:
        return Findings()
    why = (f"elements named after reviews under “{view.drafts[begin].text}”",)
    return Findings(records=tuple(_record(view, part) for part in parts), finder="records", why=why)


def _element(view: View, index: int) -> int:
    """Return the number of the element named after reviews that a draft stands in, 0 where there is none."""
    chain = view.drafts[index].chain
    around, _, own = view.drafts[index].look.partition("/")
    if is_of_reviews(around) and len(chain) > 1:
        return chain[-2]
    return chain[-1] if chain and is_of_reviews(own) else 0


def _says(view: View, part: Sequence[int]) -> bool:
    texts = [view.drafts[i].text for i in part]
    linked = max(view.drafts[i].linked for i in part)
    return sum(len(text.split()) for text in texts) >= _WORDS and linked < _SHARE and not is_label(texts[0])


def _record(view: View, part: Sequence[int]) -> Record:
    first, last = part[0], part[-1]
    end = (last, len(view.drafts[last].text))
    return Record(first=first, last=last, begin=(first, 0), end=end, author=None)

"""What a single user review shows of whoever wrote it: whether it gives a reason, whether the account is a new one."""

from __future__ import annotations

import re
from functools import lru_cache

from cinequorum.model.reading import Reading, ReviewReading
from cinequorum.score.data.accounts import COUNTED, FIRST, UNSPACED

MOST_WORDS = 8  # of a review that says good or bad and nothing else
BESIDE = 300  # characters of a record around its text in which a site tells of the account
_CHARACTERS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def is_bare(reading: Reading, review: ReviewReading) -> bool:
    """Tell whether a review judges in a few words and names nothing in the film that it judges by."""
    judges = review.rating is not None or review.verdict.label != "none"
    if not judges or review.empty or review.aspects:
        return False
    text = reading.page.slice(review.text_span)
    characters = len(_CHARACTERS.findall(text))
    return len(_CHARACTERS.sub(" ", text).split()) + characters // 2 <= MOST_WORDS


def is_only_one(reading: Reading, review: ReviewReading) -> bool:
    """Tell whether the site prints beside the review that its account has written no other."""
    page, span, text = reading.page, review.span, review.text_span
    before = page.text[max(span.start, text.start - BESIDE) : text.start]
    after = page.text[text.end : min(span.end, text.end + BESIDE)]
    return any(says_only_one(part) for part in (before, after))


def says_only_one(words: str) -> bool:
    """Tell whether these words say that an account has written one review.

    >>> says_only_one("sail3 · 1 review"), says_only_one("1 review in 2019, 21 ratings"), says_only_one("1 Kritik")
    (True, True, True)
    >>> says_only_one("21 reviews"), says_only_one("11 review"), says_only_one("1 review found helpful by 3")
    (False, False, False)
    """
    lower = words.casefold()
    if "1" in lower and (_counted().search(lower) or any(one in "".join(lower.split()) for one in UNSPACED)):
        return True
    return any(one in lower for one in FIRST)


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    """The figure one with what is counted behind it, or before it after a colon."""
    nouns = "|".join(re.escape(one.casefold()) for one in sorted(set(COUNTED), key=len, reverse=True))
    after = rf"(?<![\d.,:/-])1\s(?:{nouns})(?!\w)(?! found| was| of)"
    before = rf"(?<!\w)(?:{nouns})(?:s|e|en|n|es|i|y)?\s?:\s?1(?![\d.,:/])"
    return re.compile(f"{after}|{before}")

"""What makes a verdict doubtful: too few words, words that are not read, irony, a rating that says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cinequorum.model.opinion import Verdict
from cinequorum.understand.data.polarity import ENGLISH, SIGNS
from cinequorum.understand.weighing import Weighed

DOUBTFUL = 0.6
"""The most that the label of a doubtful verdict is believed."""

_FEW = 3  # words, from which a text says why
_SURE_OF_WORDS = 0.5  # from which the words of a text speak against its rating
_KNOWN = 0.6  # known sequences to a word: an English sentence has some 1.6, one in another language .2
_UNREAD = 0.3  # share of the words that were not read
_ENGLISH, _FEWEST = 0.1, 2  # share and number of small English words in an English sentence on a page that is not
_LIKED, _DISLIKED = frozenset(SIGNS["positive"]), frozenset(SIGNS["negative"])
_SMALL = frozenset(ENGLISH)
_GOOD, _BAD = 85.0, 20.0
_OPPOSITE = frozenset({("positive", "negative"), ("negative", "positive")})


def doubted(verdict: Verdict, text: Sequence[Weighed]) -> Verdict:
    """Return the verdict of a text with what speaks against trusting it in `note`, and `p` at most `DOUBTFUL` then."""
    note = _doubt(text)
    return verdict if note is None else replace(verdict, p=min(verdict.p, DOUBTFUL), note=note)


def _doubt(text: Sequence[Weighed]) -> str | None:
    words = sum(len(weighed.words) for weighed in text)
    if any("irony" in weighed.names for weighed in text):
        return "may be ironic"
    if words < _FEW:
        return "hardly a word"
    unread = sum(len(weighed.words) for weighed in text if _is_unread(weighed))
    return "partly in another language" if unread >= _UNREAD * words else None


def _is_unread(weighed: Weighed) -> bool:
    """Whether a sentence is in another language: not English where the model reads, or English where it does not."""
    if weighed.tokens:
        return weighed.seen.known < _KNOWN * len(weighed.words)
    small = sum(word in _SMALL for word in weighed.words)
    return weighed.code != "en" and small >= max(_FEWEST, _ENGLISH * len(weighed.words))


def contradicted(verdict: Verdict, words: Verdict) -> Verdict:
    """Return the verdict of a rating with what the words beside it say, in `note` too where they say the opposite.

    The rating counts, and both are kept: a figure on the wrong scale and an ironic text look the same.
    """
    against = (verdict.label, words.label) in _OPPOSITE and words.p >= _SURE_OF_WORDS
    if not against:
        return replace(verdict, words=words.value)
    return replace(verdict, words=words.value, p=min(verdict.p, DOUBTFUL), note=f"the words are {words.label}")


def by_signs(text: Sequence[Weighed]) -> Verdict | None:
    """Return the verdict of a text of pictures alone, or None where it has words or the pictures tell nothing."""
    if any(weighed.words for weighed in text):
        return None
    signs = "".join(weighed.sentence.text for weighed in text)
    good, bad = sum(sign in _LIKED for sign in signs), sum(sign in _DISLIKED for sign in signs)
    if good == bad:
        return None
    label, value = ("positive", _GOOD) if good > bad else ("negative", _BAD)
    return Verdict(label=label, value=value, p=DOUBTFUL, span=text[0].sentence.span, note="no words")

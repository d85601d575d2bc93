"""What a review thinks of its film as a whole."""

from __future__ import annotations

from cinequorum.model.opinion import Rating, Verdict
from cinequorum.understand.prose import Films, Prose, Sentence


def page_verdict(prose: Prose, films: Films, ratings: tuple[Rating, ...]) -> Verdict:
    """Return the page's judgement on its subject film; label `none` where it makes none."""
    return Verdict(label="none", value=None, p=1.0)


def text_verdict(sentences: tuple[Sentence, ...], films: Films) -> Verdict:
    """Return the judgement that a few sentences (a user review, say) make on the subject film."""
    return Verdict(label="none", value=None, p=1.0)

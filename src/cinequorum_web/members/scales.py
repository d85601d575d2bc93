"""The scales on which members rate: what can be given on each, and what it is worth from 0 to 100.

What was given is kept beside its worth, word for word, so that going from one scale to another and back loses nothing:
a mark on another scale than the member's own is shown as the nearest that can be given there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _

from cinequorum_web.members.models import Mark, Scale

STARS, HEARTS = "★", "♥"
LETTERS = ("A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F")
THUMBS = MappingProxyType({"up": 80, "down": 20})  # a thumb says on which side of the middle a film is, not how far


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that can be given: as it is sent and kept, and its worth from 0 to 100."""

    given: str
    score: int


def _steps(scale: str) -> tuple[Step, ...]:
    match scale:
        case Scale.TEN:
            return tuple(Step(given=str(n), score=10 * n) for n in range(1, 11))
        case Scale.HUNDRED:
            return tuple(Step(given=str(n), score=n) for n in range(101))
        case Scale.LETTERS:
            worst = len(LETTERS) - 1
            return tuple(Step(given=name, score=round(100 * (worst - n) / worst)) for n, name in enumerate(LETTERS))
        case Scale.HEARTS:
            return tuple(Step(given=str(n), score=20 * n) for n in range(1, 6))
        case Scale.THUMBS:
            return tuple(Step(given=name, score=score) for name, score in THUMBS.items())
        case _:
            return tuple(Step(given=f"{n / 2:g}", score=10 * n) for n in range(1, 11))


STEPS: Mapping[str, tuple[Step, ...]] = MappingProxyType({scale.value: _steps(scale) for scale in Scale})


def worth(given: str, scale: str) -> int | None:
    """Return what is given on a scale as 0 to 100, or None where it can't be given there.

    >>> worth("3.5", "stars"), worth("B+", "letters"), worth("11", "ten"), worth("nan", "hundred")
    (70, 75, None, None)
    """
    return next((step.score for step in STEPS.get(scale, ()) if step.given == given), None)


def nearest(score: int, scale: str) -> str:
    """Return the step of a scale that comes nearest to a score; of two as near, the better.

    >>> nearest(70, "ten"), nearest(75, "stars"), nearest(55, "thumbs")
    ('7', '4', 'up')
    """
    return min(STEPS[scale], key=lambda step: (abs(step.score - score), -step.score)).given


def on_scale(mark: Mark, scale: str) -> str:
    """Return what a member gave, on this scale: word for word where it was given on it; '' where nothing was."""
    return _on((mark.score, mark.given, mark.scale), scale)


def joy_on_scale(mark: Mark, scale: str) -> str:
    """Return the mark for enjoyment on this scale, as `on_scale` does."""
    return _on((mark.joy, mark.joy_given, mark.joy_scale), scale)


def _on(kept: tuple[int | None, str, str], scale: str) -> str:
    score, given, given_on = kept
    if score is None:
        return ""
    return given if given_on == scale else nearest(score, scale)


def shown(given: str, scale: str) -> str:
    """Return a rating as it is printed.

    >>> shown("3.5", "stars"), shown("7", "ten"), shown("4", "hearts"), shown("B+", "letters")
    ('★★★½', '7/10', '♥♥♥♥', 'B+')
    """
    match scale:
        case Scale.STARS:
            whole, half = divmod(round(float(given) * 2), 2)
            return STARS * whole + "½" * half
        case Scale.HEARTS:
            return HEARTS * int(given)
        case Scale.TEN:
            return f"{given}/10"
        case Scale.HUNDRED:
            return f"{given}/100"
        case Scale.THUMBS:
            return _("Thumb up") if given == "up" else _("Thumb down")
        case _:
            return given.replace("-", "−")


def spoken(given: str, scale: str) -> str:
    """Return a rating in words, for who hears the page."""
    match scale:
        case Scale.STARS:
            return _("%(n)s of 5 stars") % {"n": given}
        case Scale.HEARTS:
            return _("%(n)s of 5 hearts") % {"n": given}
        case Scale.TEN:
            return _("%(n)s of 10") % {"n": given}
        case Scale.HUNDRED:
            return _("%(n)s of 100") % {"n": given}
        case _:
            return shown(given, scale)


def rating_of(mark: Mark) -> tuple[str, str]:
    """Return a member's rating as others see it, in the scale in which it was given: printed, and in words.

    A mark that was given as one of two says which of the two it is; a mark for a film on the whole says nothing.
    """
    whole = (mark.given, mark.scale) if mark.score is not None and mark.scale else None
    joy = (mark.joy_given, mark.joy_scale) if mark.joy is not None and mark.joy_scale else None
    if whole and not joy and not mark.quality:
        return shown(*whole), spoken(*whole)
    named = ((_("Quality"), whole), (_("Enjoyment"), joy))
    printed = " · ".join(f"{name} {shown(*given)}" for name, given in named if given)
    return printed, ", ".join(f"{name}: {spoken(*given)}" for name, given in named if given)


def liking(mark: Mark) -> int | None:
    """Return how much a member liked a film, 0 to 100: how much it was enjoyed, where that was given apart."""
    return mark.score if mark.joy is None else mark.joy

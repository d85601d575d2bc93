"""The language of a text is told by its words; what the page declares counts where they agree or are few."""

from __future__ import annotations

import pytest

from cinequorum.text.language import language_of

_ENGLISH = "The ferry leaves at night, and nobody on it knows who the captain is or where he wants to go. "
_GERMAN = "Die Fähre legt nachts ab, und niemand an Bord weiß, wer der Kapitän ist und wohin er fahren will. "


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (_ENGLISH * 8, "en-GB", "en-GB"),
        (_ENGLISH * 8, None, "en"),
        (_GERMAN * 8, "en", "de"),
        (_ENGLISH + _GERMAN * 9, "de-AT", "de-AT"),
        (_GERMAN * 2 + _ENGLISH * 9, "fr", "en"),
        ("Ran", "ja-JP", "ja-JP"),
        ("1962", None, "und"),
    ],
)
def test_words_tell_the_language_and_the_page_its_country(text: str, declared: str | None, language: str) -> None:
    """A long text is in the language of its words, with the country that the page declares where both agree."""
    assert language_of(text, declared) == language

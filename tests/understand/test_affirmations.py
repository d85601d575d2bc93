"""What only begins as a negation does denies nothing: "not only", "without doubt", in every language of the table."""

from __future__ import annotations

import pytest

from cinequorum.understand.data.polarity import AFFIRMATIONS, POSITIVE
from cinequorum.understand.lexicon import UNSPACED, judgements, texts_of, vocabulary

ENTRIES = [(code, entry) for code, entries in AFFIRMATIONS.items() for entry in entries]


@pytest.mark.parametrize(("code", "entry"), ENTRIES)
def test_praise_after_each_stays_praise(code: str, entry: str) -> None:
    """Without its row in the table the praise would be turned round: no row is idle."""
    good = next(word for word in POSITIVE[code] if word.rstrip("*").isalpha()).rstrip("*")
    hits = vocabulary(code).hits(texts_of(f"{entry}{'' if code in UNSPACED else ' '}{good}", code))
    assert judgements(hits)[-1][1] == 1.0
    assert judgements([hit for hit in hits if hit.name != "affirmation"])[-1][1] == -0.5


@pytest.mark.parametrize(
    ("code", "text", "sign"),
    [
        ("de", "Mega-langweilig", -1.0),
        ("de", "nicht super-spannend", -0.5),
        ("en", "a mega-boring film", None),
        ("de", "langweilig-Preis", -1.0),
    ],
)
def test_the_last_part_of_a_hyphened_word_judges_where_words_are_compounded(
    code: str, text: str, sign: float | None
) -> None:
    """In German "Mega-langweilig" is as dull as "langweilig"; in English the parts are what the model reads."""
    found = judgements(vocabulary(code).hits(texts_of(text, code)))
    assert (found[0][1] if found else None) == sign

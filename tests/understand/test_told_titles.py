"""Titles that no headline states and nothing sets off, brought in by words for films."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read
from cinequorum.understand.phrases import phrases

TRAILER = (
    "Two old friends drive home along the coast in the first trailer for Brine.\n\nTilda Inventa and Otto Beispiel "
    "play the friends, who have not spoken for a year, in the film by a new director.\n\nThey visit the harbour "
    "and the house of an aunt, as seen in the trailer for Brine, which came out on Tuesday.\n\n"
    "Premiere: The film will open in March, and the cast will be there."
)
CALLED = (
    "Shooting has been stopped after one of the crew fell ill, the producers said on Monday.\n\nThe set, in "
    "a harbour, was closed. Filming of the new movie called The Quiet Harbour had only begun three days ago.\n\n"
    "Director Otto Beispiel has two months of filming left, and The Quiet Harbour is due in cinemas in October."
)


def title(text: str) -> str | None:
    film = read(from_bytes(text.encode(), "a.txt")).film
    return film.title if film else None


@pytest.mark.parametrize(("text", "name"), [(TRAILER, "Brine"), (CALLED, "The Quiet Harbour")])
def test_film_words_bring_in_the_title(text: str, name: str) -> None:
    """The one title that is brought in is what the report is about, though nothing is quoted."""
    assert title(text) == name


@pytest.mark.parametrize(
    "text",
    [
        TRAILER.replace("which came out", "as after the trailer for Salt Road, which came out"),
        TRAILER.replace("the first trailer for Brine", "a first trailer").replace("the trailer for Brine", "it"),
    ],
    ids=["two titles", "none"],
)
def test_near_misses(text: str) -> None:
    """Two titles brought in alike, or none, make no subject."""
    assert title(text) is None


def test_a_label_is_no_half_of_a_title() -> None:
    """ "Premiere: The film will open": the colon ends a label there, and parts a title elsewhere."""
    assert [p.text for p in phrases("Premiere: The film will open in March.")] == ["Premiere", "The", "March"]
    assert [p.text for p in phrases("She saw Brine: The Last Tide there.")][1] == "Brine: The Last Tide"


def test_a_bare_run_of_cyrillic_names_is_no_title() -> None:
    """Only the first word of a title is large there, so names in the genitive stand in the run."""
    text = (
        "МОСКВА. Дебютный фильм {}, драма и триллер выходят на экраны на этой неделе.\n\nКартина рассказывает "
        "об игроке, который в решающий момент не забил. Зрители ждут премьеры.\n\nСборы первого дня неизвестны."
    )
    assert title(text.format("Варлама Вымысловского Маяк")) is None

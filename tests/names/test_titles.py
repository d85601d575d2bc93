"""One title has one key however it is spelt, and different titles keep apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.names.titles import near_keys, same_title, title_key
from tests.examples import examples

SAME = [
    ("The Third Man", "THIRD MAN"),
    ("Amélie", "Amelie"),
    ("Oliver!", "Oliver"),
    ("Hugo", "Hugo (in 3D)"),
    ("Hugo in 3D", "Hugo (in 3D)"),
    ("Apostle, The", "The Apostle"),
    ("L’Avventura", "Avventura"),
    ("Das Boot", "Boot, Das"),
    ("Thelma & Louise", "Thelma and Louise"),
    ("Rocky IV", "Rocky 4"),
    ("Dune: Part Two", "Dune - Part 2"),
    ("Dune — Part II", "Dune: Part Two"),
    ("Guardians of the Galaxy Vol. 2", "Guardians of the Galaxy: Volume II"),
    ("Heat (1995)", "Heat"),
    ("Catch-22", "Catch 22"),
    ("Doctor Zhivago", "Dr Zhivago"),
    ("Koyaanisqatsi", "Koyanisqatsi"),
    ("The Leopard (film)", "The Leopard"),
    ("Zelyonyy bereg", "Zelenyj bereg"),
    ("Zelyonyy bereg", "Зелёный берег"),
    ("Moy drug Arkadiy", "Moi drug Arkadij"),
    ("Lesnoy mal'chik", "Lesnoi malchik"),
]
DIFFERENT = [
    ("Rocket", "Rockets"),
    ("Rocky II", "Rocky III"),
    ("The Hunter", "The Hunted"),
    ("Gladiators", "Gladiolus"),
    ("Planet X", "Planet 10"),
    ("Big Fish", "Big Dish"),
    ("Die Welle", "Welle"),
    ("I, Robot", "Robot"),
    ("Moy drug Arkadiy", "Moy brat Arkadiy"),
    ("Kisa", "Киса"),
    ("", ""),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_title_are_joined(left: str, right: str) -> None:
    assert same_title(left, right)
    assert same_title(right, left)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_titles_keep_apart(left: str, right: str) -> None:
    assert not same_title(left, right)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_titles_that_are_one_share_a_key(left: str, right: str) -> None:
    """What is compared only where keys meet is never missed."""
    assert near_keys(left) & near_keys(right)


def test_an_article_alone_does_not_make_a_film_so_years_must_decide() -> None:
    assert title_key("Heat") == title_key("The Heat")


@examples(60)
@given(st.text(max_size=40))
def test_case_does_not_change_a_key_and_keys_are_stable(title: str) -> None:
    assert title_key(title) == title_key(f"  {title} ")
    assert title_key(title_key(title)) is not None


@pytest.mark.parametrize("title", ["A", "The", "M", "Z", "X", "1917", "The (2013)", "8½"])
def test_no_title_is_folded_away(title: str) -> None:
    assert title_key(title)

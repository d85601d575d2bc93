"""Names are compared by their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.names.clusters import cluster_names
from cinequorum.names.people import SAME_PERSON, compare
from cinequorum.names.variants import spelling_variants
from tests.examples import examples

SAME = [
    ("Andrei Tarkovsky", "Andrey Tarkovskiy"),
    ("Андрей Тарковский", "Andrei Tarkovskij"),
    ("Julia Solntseva", "Yuliya Solnceva"),
    ("Alexei German", "Aleksey German"),
    ("Wong Kar-wai", "Kar-wai Wong"),
    ("Tarkovsky, Andrei", "Andrei Tarkovsky"),
    ("Dr. Agnès Varda", "Agnes Varda"),
    ("A. Varda", "Agnes Varda"),
    ("Robert De Niro", "De Niro"),
    ("Bob Fosse", "Robert Fosse"),
    ("Andrei Mikhalkov-Konchalovsky", "Andrei Konchalovsky"),
    ("Martin Scorsese", "Martin Scorcese"),
    ("Robert Downey Jr.", "Robert Downey"),
    ("Kar Wai Wong", "Wong Kar-wai"),
    ("봉준호", "Bong Joon-ho"),
    ("박찬욱", "Chan-wook Park"),
    ("王家衛", "Wang Jiawei"),
    ("陳凱歌", "陈凯歌"),
    ("Γιώργος Λάνθιμος", "Yorgos Lanthimos"),
    ("يوسف شاهين", "Youssef Chahine"),
    ("ジュリエット・ビノシュ", "Juliette Binoche"),
    ("Кира Георгиевна Муратова", "Kira Muratova"),
    ("J.-L. Godard", "Jean-Luc Godard"),
    ("AgnèsVarda", "Agnes Varda"),
    ("Mohamed bin Rashid", "Mohammed bin Rashid"),
]
DIFFERENT = [
    ("Joel Coen", "Ethan Coen"),
    ("Andrei Tarkovsky", "Alexei Tarkovsky"),
    ("Julia Roberts", "Julia Ormond"),
    ("Lana Wachowski", "Lilly Wachowski"),
    ("Mario Bava", "Maria Bava"),
    ("Daniel Huston", "Danielle Huston"),
    ("J. Coen", "Ethan Coen"),
    ("Emma Stone", "Emily Stone"),
    ("Antonin Dvorsky", "Antonina Dvorska"),
    ("Rashid bin Mohammed", "Mohammed bin Rashid"),
    ("Sergei Petrovich Vronsky", "Sergei Ivanovich Vronsky"),
    ("Ramón Mendoza", "Ramón Montero"),
    ("Hans J. Mertens", "Hans Otto Mertens"),
    ("陈凯歌", "陈凯戈"),
    ("봉준호", "봉준현"),
    ("봉준호", "Bong Jin-young"),
    ("봉준호", "Bong Jun-seok"),
    ("Griffin Dunne Jr.", "Griffin Dunne Sr."),
    ("Кира Муратова", "Kira Sayko"),
    ("M. K.", "Mary Kane"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_person_is_recognised(a: str, b: str) -> None:
    """Transliterations, forms of a given name, initials, order and slips are one person's."""
    assert compare(a, b).same >= SAME_PERSON


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_persons_stay_apart(a: str, b: str) -> None:
    """Another given name with the surname, or another surname with the given name, is another person."""
    assert compare(a, b).same < 0.1


@given(st.text(max_size=20), st.text(max_size=20))
@examples(60)
def test_comparison_is_symmetric(a: str, b: str) -> None:
    """The order of the two names does not matter, whatever they hold."""
    assert compare(a, b) == compare(b, a)


@given(st.permutations(["Joel Coen", "Ethan Coen", "Coen", "J. Coen", "Frances McDormand", "McDormand"]))
@examples(30)
def test_clusters_do_not_depend_on_the_order(names: list[str]) -> None:
    """A bare surname with two bearers stays alone; with one bearer it joins."""
    found = {cluster.spellings for cluster in cluster_names(names)}
    assert ("Frances McDormand", "McDormand") in found
    assert ("Coen",) in found
    assert ("J. Coen", "Joel Coen") in found


def test_a_rare_spelling_is_a_variant() -> None:
    """Two swapped letters inside a long name are a slip; an ending, a known name or a common word is none."""
    texts = ["The road to Petrograd, near Petrograd.", "Back to Pertograd. Russia and the Russian. Marina met Martina."]
    assert [[form for form, _ in s.forms] for s in spelling_variants(texts)] == [["Petrograd", "Pertograd"]]

"""The trained model of lines: a chance for every line, the same every time, in any language."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.extract.line_features import NAMES, own_features
from cinequorum.extract.line_model import MOST_LINES, body_chances, likeliest, product
from cinequorum.extract.line_places import features
from tests.examples import examples

MENU = ("Home", "Films", "Festivals", "Log in", "Search", "Subscribe")
FOOT = ("Share on Facebook", "Tweet", "Related stories", "Privacy policy", "Terms of use", "© 2020 Quay Post")
PROSE = {
    "en": (
        "The ferry leaves at night, and nobody on board knows who has paid for the journey or what waits at its end.",
        "For two hours the camera stays below deck with the stoker, who speaks little and sees all that happens.",
        "It is a patient film, made by people who know that a ship is a small town with a bar and too many secrets.",
    ),
    "de": (
        "Die Fähre legt in der Nacht ab, und niemand an Bord weiß, wer die Reise bezahlt hat und was am Ende kommt.",
        "Zwei Stunden lang bleibt die Kamera unter Deck bei dem Heizer, der wenig spricht und alles sieht.",
        "Es ist ein geduldiger Film von Leuten, die wissen, dass ein Schiff eine kleine Stadt mit vielen Rätseln ist.",
    ),
    "fr": (
        "Le ferry part la nuit, et personne à bord ne sait qui a payé le voyage ni ce qui les attend à la fin.",
        "Pendant deux heures, la caméra reste sous le pont avec le chauffeur, qui parle peu et voit tout.",
        "C'est un film patient, fait par des gens qui savent qu'un bateau est une petite ville avec trop de secrets.",
    ),
    "es": (
        "El barco sale de noche y nadie a bordo sabe quién ha pagado el viaje ni qué les espera al final del camino.",
        "Durante dos horas la cámara se queda bajo la cubierta con el fogonero, que habla poco y ve todo lo que pasa.",
        "Es una película paciente, hecha por gente que sabe que un barco es un pueblo pequeño con demasiados secretos.",
    ),
    "ru": (
        "Паром уходит ночью, и никто на борту не знает, кто заплатил за эту поездку и что ждёт пассажиров в конце.",
        "Два часа камера остаётся под палубой с кочегаром, который мало говорит и видит всё, что вокруг происходит.",
        "Это терпеливый фильм людей, которые знают, что корабль похож на маленький город, где слишком много тайн.",
    ),
    "pl": (
        "Prom odpływa nocą i nikt na pokładzie nie wie, kto zapłacił za tę podróż ani co czeka pasażerów na jej końcu.",
        "Przez dwie godziny kamera zostaje pod pokładem z palaczem, który mówi mało i widzi wszystko, co się dzieje.",
        "To cierpliwy film ludzi, którzy wiedzą, że statek jest małym miastem, w którym jest zbyt wiele tajemnic.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", PROSE)
def test_prose_between_menu_and_foot_is_body(language: str) -> None:
    """Paragraphs are likelier than not, and each likelier than every line of menu and foot."""
    lines = (*MENU, *PROSE[language], *PROSE[language], *FOOT)
    chances = body_chances(lines)
    inside = chances[len(MENU) : -len(FOOT)]
    outside = (*chances[: len(MENU)], *chances[-len(FOOT) :])
    assert min(inside) > 0.5
    assert min(inside) > max(outside)


@pytest.mark.parametrize("language", PROSE)
def test_a_clean_text_stays_whole(language: str) -> None:
    """Where nothing stands around the text, every paragraph is kept."""
    lines = (*PROSE[language], *PROSE[language])
    assert all(likeliest(body_chances(lines), lines))


@examples(60)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=40))
def test_any_lines_get_a_chance_each(lines: list[str]) -> None:
    """One probability a line, finite and the same every time, whatever the characters are."""
    chances = body_chances(lines)
    assert len(chances) == len(lines)
    assert all(0.0 <= chance <= 1.0 for chance in chances)
    assert chances == body_chances(lines)
    assert len(likeliest(chances, lines)) == len(lines)


def test_pages_too_long_are_not_judged() -> None:
    """No line, no answer; more lines than anybody reads, no answer."""
    assert body_chances([]) == body_chances(["It rains."] * (MOST_LINES + 1)) == ()


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("It rains.", "stop at end", 1.0),
        ("“It rains.”", "stop at end", 1.0),
        ("Rain", "stop at end", 0.0),
        ("It rains. It pours.", "any stop inside", 1.0),
        ("Version 2.5 is out.", "any stop inside", 0.0),
        ("Who is there?", "question at end", 1.0),
        ("17:30 Night Ferry", "digits parted", 1.0),
        ("• Night Ferry", "begins with mark", 1.0),
        ("Night Ferry", "capitalised words", 1.0),
        ("ночной паром", "small words", 1.0),
        ("NIGHT ferry", "words in capitals", 0.5),
        ("夜のフェリー", "letters without case", 1.0),
    ],
)
def test_what_a_line_shows(line: str, name: str, value: float) -> None:
    """Shapes are told in any script; a mark between digits ends no sentence."""
    rows, _ = own_features([line])
    assert rows[0][NAMES.index(name)] == pytest.approx(value)


def test_one_column_more_for_nobody() -> None:
    """Every page has the same columns, and the own ones come first."""
    short, long = features(["Rain"]), features([*MENU, *PROSE["en"], *FOOT])
    assert short.shape[1] == long.shape[1] > len(NAMES)
    assert (long[:, : len(NAMES)] == own_features([*MENU, *PROSE["en"], *FOOT])[0]).all()


def test_a_product_in_pieces_is_the_product() -> None:
    """However many rows there are, what the pieces give is what the whole gives."""
    drawn = np.random.default_rng(5)
    weights = drawn.standard_normal((300, 40)).astype(np.float32)
    for count in (0, 1, 21, 22, 500):
        rows = drawn.standard_normal((count, 300)).astype(np.float32)
        assert np.allclose(product(rows, weights), rows @ weights, atol=1e-3)

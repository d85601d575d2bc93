"""Cast and crew as cards: names that link to addresses of one shape under the labels of trades."""

from __future__ import annotations

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read

CARD = (
    '<li><a href="/celebrity/{number}"><img src="{number}.jpg" alt="portrait"></a>'
    '<div><a href="/celebrity/{number}">{name}</a>{part}</div></li>'
)
PAGE = """<html lang="{language}"><head><title>{title}</title></head><body>
<nav><a href="/">Home</a><a href="/films">Films</a></nav>
<h1>{title}</h1><p>{text}</p><h2>{heading}</h2>{groups}</body></html>"""
ENGLISH = "The Lantern is a film about a lighthouse keeper. The movie was shown in cinemas all over the country."


def group(label: str, *people: tuple[str, str]) -> str:
    cards = "".join(
        CARD.format(number=100 + index, name=name, part=f"<span>{part}</span>" if part else "")
        for index, (name, part) in enumerate(people)
    )
    return f"<div>{label}</div><ul>{cards}</ul>"


def credits(groups: str, language: str = "en", title: str = "The Lantern (2015)", text: str = ENGLISH) -> set[object]:
    page = PAGE.format(language=language, title=title, text=text, heading="Cast and crew", groups=groups)
    reading = read(from_bytes(page.encode(), "film.html"))
    return {(c.predicate, c.value, c.role) for c in reading.claims if c.rule.startswith("cards.")}


def test_every_card_is_a_credit_with_its_part() -> None:
    """The label over the cards says the trade; a line "as ..." under a name is the part."""
    found = credits(
        group("Director", ("Anna Inventa", ""))
        + group("Actors", ("Marco Ficticio", "as Tom"), ("Clara Falsa", "as Lea"))
    )
    assert found == {
        ("director", "Anna Inventa", None),
        ("cast", "Marco Ficticio", "Tom"),
        ("cast", "Clara Falsa", "Lea"),
    }


def test_names_in_scripts_without_capitals_are_read() -> None:
    """The links and labels say that short words are names, in Chinese as in English."""
    found = credits(
        group("导演", ("林空", "")) + group("演员", ("江虚构", "饰：阿明"), ("何假名", "饰：小雨")),
        language="zh",
        title="雾港 (2014)",
        text="雾港是一部关于灯塔的电影。这部影片讲述了一个小镇的故事，导演的第一部作品，演员的表演很好。",
    )
    assert found == {("director", "林空", None), ("cast", "江虚构", "阿明"), ("cast", "何假名", "小雨")}


def test_an_unknown_label_ends_the_cards_of_the_one_before() -> None:
    """Persons under a word that is no known label are nobody's, not the next trade's of the list."""
    found = credits(
        group("Director", ("Anna Inventa", ""))
        + group("Music", ("Petra Erfunden", ""))
        + group("Grumblers", ("Otto Nonesuch", ""), ("Ida Nonesuch", ""))
    )
    assert ("composer", "Petra Erfunden", None) in found
    assert not any("Nonesuch" in str(credit) for credit in found)


def test_a_menu_with_labels_in_it_has_no_cards() -> None:
    """Links of one shape under "Music" and "Photography" in a menu are no credits."""
    items = "".join(f'<li><a href="/section/{n}">{n}</a></li>' for n in ("Mobile", "Gaming", "Book Club", "Apple Core"))
    assert credits(f"<div>Photography</div><ul>{items}</ul><div>Music</div><ul>{items}</ul>") == set()

"""Every language is whole, each page speaks it, and no reader is given another's."""

from __future__ import annotations

import html
import importlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format

from cinequorum import RawPage, films_of, from_paths, read, samples
from cinequorum.store.port import Store
from cinequorum_web.pages.covers import cover
from cinequorum_web.pages.kinship import kinship
from cinequorum_web.pages.reckoned import alike, reckoned
from cinequorum_web.pages.told import retold
from cinequorum_web.pages.tongue import Words, counted, number
from cinequorum_web.pages.words import foreign, language_name, percent, say_date, say_topic, say_value
from tests.web.ferry_pages import COURIER
from tests.web.films import SLUG

words = importlib.import_module("genscripts.words")

FILM = f"/films/{SLUG}/"
LANGUAGES = sorted(folder.name for folder in (words.SITE / "locale").iterdir())
NEW = 0.03  # the share of words that may wait for their translation: till then they are English
HOLES = re.compile(r"%%|%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+|\|\||href=\"[^\"]*\"")
PAGES = {
    "/": "Ein Film, viele Stimmen",
    "/films/": "2 Filme",
    FILM: "Uneinigkeiten",
    f"{FILM}disagreements/": "Die Werte schließen einander aus.",
    f"{FILM}facts/cinematographer/": "Dagegen:",
    f"{FILM}reviews/": "neueste zuerst",
    f"{FILM}history/?since=2001-01-01": "Gezeigt wird der Film, wie er heute bekannt ist",
    f"{FILM}sources/": "6 Seiten, 5 unabhängige Zeugen.",
    "/films/glass-orchard-2017/": "noch keine Stimmen",
    "/people/ingrid-solheim/": "Auch geschrieben",
    f"/sources/{COURIER.id}/": "Was hier gelesen wurde",
    "/search/?q=solheim": "Treffer",
    "/search/": "Geben Sie einen Titel ein",
    "/methods/": "Zeugen, nicht Seiten",
    "/genres/": "Genres",
    "/members/login/": "Anmelden",
}


KIN = (
    ("Mara Os: same surname; Mara and Mária are forms of one given name",
     "Mara Os: gleicher Nachname; Mara und Mária sind Formen eines Vornamens"),
    ("same initial; some other reason", "gleicher Anfangsbuchstabe; some other reason"),
)  # fmt: skip


@pytest.mark.parametrize(("english", "german"), KIN)
def test_why_names_are_one_is_said_in_german(english: str, german: str) -> None:
    """Reason by reason, names as they are; what is not known stays, and in English all does. In a card's note too."""
    assert kinship(english) == english
    with translation.override("de"):
        assert kinship(english) == german
        told = reckoned(f"One person, written differently ({english}).")
        assert told == f"Eine Person, verschieden geschrieben ({german})."


@pytest.mark.parametrize(
    ("field", "value", "german"),
    [
        ("runtime", "about 120", "etwa 120 Min."),
        ("event_deaths", "at least 26,", "mindestens 26"),
        ("cast", "about 3", "about 3"),
    ],
)
def test_vague_figures_are_said_in_german(field: str, value: str, german: str) -> None:
    """With their unit, and without what stood behind them; only where figures are meant."""
    with translation.override("de"):
        assert say_value(field, value) == german


def held(language: str) -> list[Message]:
    """The entries of a language."""
    text = (words.SITE / "locale" / language / "LC_MESSAGES" / "django.po").read_bytes()
    return [message for message in read_po(io.BytesIO(text), locale=language) if message.id]


def both(message: Message) -> Iterator[tuple[str, str]]:
    """English and translation, for each form of an entry."""
    english, told = message.id, message.string
    if isinstance(english, str):
        yield english, str(told)
    else:
        forms = list(told or ())
        yield from zip((english[0], *(english[1] for _ in forms[1:])), forms, strict=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    """No entry is empty, and of the words in the sources all but the very newest have an entry."""
    assert [m.id for m in held(language) if not all(told for _, told in both(m))] == []
    known = {(m.context, m.id[0] if isinstance(m.id, tuple) else m.id) for m in held(language)}
    missing = [one for context, one, _ in words.messages() if (context, one) not in known]
    assert len(missing) <= NEW * len(known), missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_holes(language: str) -> None:
    """What is filled in, and what is markup, is the same on both sides; one form may leave its number out."""
    wrong = [
        (english, told) for m in held(language) for english, told in both(m)
        if Counter(HOLES.findall(english)) != Counter(HOLES.findall(told))
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_is_what_is_written(language: str) -> None:
    """The machine's form is made from the readable one, byte for byte."""
    po = words.SITE / "locale" / language / "LC_MESSAGES" / "django.po"
    assert po.with_suffix(".mo").read_bytes() == words.compiled(po.read_text(encoding="utf-8"), language)


def test_words_are_found_wherever_they_stand() -> None:
    """In calls, tables, nouns that are counted, and in each form that templates have; not in other calls."""
    code = 'gettext("One")\nWords({"a": "Two"})\ncounted(n, "voice")\nprint("no")\nngettext("{n} x", "{n} xs", n)\n'
    assert [message[1] for message in words.in_python(code)] == ["One", "Two", "{n} voice", "{n} x"]
    page = (
        '{% load i18n %}<p title="{% translate "It’s (a) title" %}">{{ x|default:_("none") }} don\'t (</p>'
        "{% blocktranslate count n=n %}{{ n }} film{% plural %}{{ n }} films{% endblocktranslate %}{{ _ }}"
    )
    found = list(words.in_template(page))
    assert found == [(None, "It’s (a) title", None), (None, "none", None), (None, "%(n)s film", "%(n)s films")]


def test_words_and_numbers_are_in_the_language_of_the_reader() -> None:
    """Tables, nouns, dates, shares and figures follow the language that is set, and are English without one."""
    table = Words({"x": "Contested"})
    assert (table["x"], counted(2, "page"), say_date("2019-03-15"), percent(0.5)) == (
        "Contested", "2 pages", "15 March 2019", "50%",
    )  # fmt: skip
    with translation.override("de"):
        assert (table["x"], counted(1, "witness", "witnesses"), counted(4211, "page")) == (
            "Strittig", "1 Zeuge", "4.211 Seiten",
        )  # fmt: skip
        assert (say_date("2019-03-15"), say_date("XXXX-03-15"), say_date("195X")) == (
            "15. März 2019", "15. März, Jahr nicht genannt", "1950er",
        )  # fmt: skip
        assert (percent(0.9996), number(0.5, 2), foreign("de"), foreign("en")) == (">99 %", "0,50", "", "Englisch")
        assert language_name("ru") == "Russisch"
        assert (say_value("country", "Norway"), say_value("genre", "drama")) == ("Norwegen", "Drama")
        assert (say_value("country", "Atlantis"), say_value("cast", "Georgia")) == ("Atlantis", "Georgia")


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("3 of 4 voices praise the acting, 1 disagrees: “A. B. C” (Ana Ek).",
         "3 von 4 Stimmen loben das Schauspiel, 1 widerspricht: „A. B. C“ (Ana Ek)."),
        ("No side is ahead. The projection notes would settle it. 5 June 2020 is a Friday.",
         "Keine Seite liegt vorn. Die Vorführhinweise würden es klären. 5 June 2020 is a Friday."),
        ("J. Ek is better supported. The film's own credits would settle it.",
         "J. Ek is better supported. The film's own credits would settle it."),
        ("Ana Ek is better supported. The film's own credits would settle it.",
         "Ana Ek ist besser belegt. Der Abspann des Films würde es klären."),
        ("no verdict", "kein Urteil"),
        ("A critic wrote this. No side is ahead.", "A critic wrote this. No side is ahead."),
        ("", ""),
    ],
)  # fmt: skip
def test_sentences_of_the_library_are_told_again(english: str, german: str) -> None:
    """A sentence made of known parts is German for who reads German; what is not known stays as it is."""
    assert retold(english) == english
    with translation.override("de"):
        assert retold(english) == german


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("5 June 2020 is a Friday, a usual day for films to open in Norway. So are 2 more.",
         "5. Juni 2020 ist ein Freitag, ein üblicher Tag für Filmstarts in Norwegen. Ebenso 2 weitere."),
        ("5 June 2020 is a Friday and 6 June 2020 is a Saturday. "
         "Films open on Wednesdays or Fridays in Norway as a rule. That speaks for 5 June 2020; it decides nothing.",
         "5. Juni 2020 ist ein Freitag und 6. Juni 2020 ist ein Samstag. Filme starten in Norwegen in der Regel am "
         "Mittwoch oder Freitag. Das spricht für 5. Juni 2020; es entscheidet nichts."),
        ("Ana Ek: “83 years old” on 5 June 2020 means born 1936 or 1937; “turned 84” in 2020 fits born 1936.",
         "Ana Ek: „83 years old“, 5. Juni 2020: geboren 1936 oder 1937; „turned 84“, 2020: geboren 1936."),
        ("104 minutes against 97: 7 apart, 7%. Another cut would explain it; no page names one.",
         "104 Minuten gegen 97: Abstand 7, 7%. Eine andere Fassung würde es erklären; keine Seite nennt eine."),
        ("Festival 3 May 1931 comes before cinema June 1930 in Norway: the other way round than usual. "
         "Some films are sold on first; else one of the dates, or its window, is a slip.",
         "Festival 3. Mai 1931 kommt vor Kino Juni 1930 in Norwegen: umgekehrt als üblich. Manche Filme werden zuerst "
         "weiterverkauft; sonst ist eines der Daten oder sein Fenster ein Versehen."),
        ("No side is ahead. 5 June 2020 is a Friday, a usual day for films to open in Norway.",
         "Keine Seite liegt vorn. 5. Juni 2020 ist ein Freitag, ein üblicher Tag für Filmstarts in Norwegen."),
        ("Nobody has said this yet in May 2020.", "Nobody has said this yet in May 2020."),
    ],
)  # fmt: skip
def test_arithmetic_is_told_again(english: str, german: str) -> None:
    """Dates, weekdays, spans and countries in it are the reader's; quotations and what is not known stay."""
    assert reckoned(english) == english
    with translation.override("de"):
        assert reckoned(english) == german


def test_every_check_of_the_samples_is_told_again() -> None:
    """What the library reckons on the sample films begins in German for who reads German."""
    pages = from_paths([str(Path(samples.__file__).parent / "coverage")])
    films = films_of(tuple(read(page) for page in pages if isinstance(page, RawPage)))
    texts = [check.text for film in films for check in film.checks]
    with translation.override("de"):
        left = [text for text in texts if reckoned(text) == text]
    assert texts
    assert not left


def test_why_films_are_near_is_told_again() -> None:
    """Each reason, with genres in German."""
    why = "also by Ana Ek; also drama; 3 voices name it beside this film"
    assert alike(why) == why
    with translation.override("de"):
        assert alike(why) == "auch von Ana Ek; auch Drama; 3 Stimmen nennen ihn neben diesem Film"


def test_topics_are_told_again() -> None:
    """What a disagreement is about is said in German too, with the names in it."""
    topics = ("spelling of Aas: a film", "the film as a whole", "release: cinema", "script", "cod liver oil")
    with translation.override("de"):
        assert [say_topic(topic)[0] for topic in topics] == [
            "Schreibweise: Aas: a film", "Der Film als Ganzes", "Start: Kino", "Drehbuch", "Cod liver oil",
        ]  # fmt: skip
    assert say_topic("script") == ("Script", "script")


@pytest.mark.parametrize(("address", "said"), PAGES.items())
def test_each_page_speaks_german(client: Client, catalog: Store, address: str, said: str) -> None:
    """Each kind of page answers in the browser's language, says so, and says on what that depends."""
    answer = client.get(address, HTTP_ACCEPT_LANGUAGE="de-AT,de;q=0.9,en;q=0.5")
    body = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert '<html lang="de"' in body
    assert said in body
    assert re.findall(r'<(?:rect|circle|line|svg|text)[^>]*="-?\d+,\d+"', body) == []  # drawings keep their full stops
    assert answer["Content-Language"] == "de"
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer["Vary"].split(",")}


def test_every_cover_can_be_drawn_in_every_language() -> None:
    """A cover's places are numbers of a drawing, not of a language."""
    for slug in map(str, range(30)):
        told = {"cover": cover(slug, "Salt"), "title": "Salt", "year": 2019}
        with translation.override("de"):
            german = render_to_string("pages/_cover.html", told)
        assert german == render_to_string("pages/_cover.html", told)


def test_what_is_not_there_is_said_in_german(client: Client, catalog: Store) -> None:
    """The 404 too."""
    assert "Hier ist nichts" in client.get("/films/nothing/", HTTP_ACCEPT_LANGUAGE="de").content.decode()


@pytest.mark.parametrize("place", ["", "disagreements/", "reviews/", "sources/", "history/?since=2001-01-01"])
def test_no_english_word_of_the_interface_is_left(client: Client, catalog: Store, place: str) -> None:
    """No stretch of text and no label on a German page is an English word that has a German one."""
    english = {one for m in held("de") for one, told in both(m) if one != told}
    body = client.get(f"{FILM}{place}", HTTP_ACCEPT_LANGUAGE="de").content.decode()
    body = re.sub(r"<(script|style|blockquote).*?</\1>", "", body, flags=re.DOTALL)
    body = re.sub(r'<button name="language".*?</button>', "", body)  # the switch names each language in itself
    shown = re.findall(r">([^<]+)<", body) + re.findall(r'(?:aria-label|title|placeholder)="([^"]+)"', body)
    left = {html.unescape(text).strip(" :·,.") for text in shown} & english
    assert left == set()


def test_no_cache_gives_one_reader_the_language_of_another(client: Client, catalog: Store) -> None:
    """A page kept in English is not confirmed to somebody who reads German."""
    kept = client.get(FILM)
    assert client.get(FILM, HTTP_IF_NONE_MATCH=kept["ETag"]).status_code == 304
    other = client.get(FILM, HTTP_IF_NONE_MATCH=kept["ETag"], HTTP_ACCEPT_LANGUAGE="de")
    assert other.status_code == 200
    assert other["ETag"] != kept["ETag"]


def test_the_switch_holds_and_leads_back(client: Client, catalog: Store) -> None:
    """A form without a script sets the language for this browser and leads to the page it stands on, no other host."""
    body = client.get(f"{FILM}?spoilers=mild").content.decode()
    assert f'<input type="hidden" name="next" value="{FILM}?spoilers=mild">' in body
    assert re.search(r'<button name="language" value="de" lang="de">Deutsch</button>', body)
    answer = client.post("/language/", {"language": "de", "next": f"{FILM}?spoilers=mild"})
    assert (answer.status_code, answer["Location"]) == (302, f"{FILM}?spoilers=mild")
    assert '<html lang="de"' in client.get(FILM, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert client.post("/language/", {"language": "xx", "next": FILM})["Location"] == FILM
    assert '<html lang="de"' in client.get(FILM).content.decode()
    assert client.post("/language/", {"language": "en", "next": "https://evil.example/"})["Location"] == "/"


@pytest.mark.parametrize(
    "address",
    [f"/api/v1/films/{SLUG}", "/api/v1/search?q=x", "/feeds/films.atom", f"{FILM}releases.ics", "/feeds/sources.atom"],
)
def test_what_programs_read_stays_english(client: Client, catalog: Store, address: str) -> None:
    """Feeds, calendars and the interface for machines are the same in every language."""
    plain = client.get(address)
    german = client.get(address, HTTP_ACCEPT_LANGUAGE="de", HTTP_COOKIE="django_language=de")
    assert german.content == plain.content
    assert german["Content-Language"] == "en"


@pytest.mark.parametrize(("tongue", "told"), [("en", "5 May 2024"), ("de", "5. Mai 2024")])
def test_a_day_is_written_as_the_language_writes_it(tongue: str, told: str) -> None:
    """Templates ask for the form by name, and get that of the reader's language."""
    with translation.override(tongue):
        assert date_format(date(2024, 5, 5)) == told
        assert date_format(date(2024, 5, 5), "MONTH_DAY_FORMAT") == told.removesuffix(" 2024")


def test_no_template_spells_a_day_itself() -> None:
    """The order and the dots of a day are the language's."""
    pages = sorted(words.SITE.rglob("templates/**/*.html"))
    assert len(pages) > 50
    assert [path.name for path in pages if 'date:"j F' in path.read_text("utf-8")] == []

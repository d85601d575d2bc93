"""Pages about films are told from pages about anything else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page
from cinequorum.pipeline import read
from cinequorum.understand.about_film import is_about_films
from cinequorum.understand.read import understand
from tests.understand.pages import page_from_text

ABOUT = {
    "a review": "The Lantern\n\nHugo Sample directs a slow film about a keeper and his radio. The actors are superb.",
    "a review that never says film": "The Lantern\n\nRating: 4/5\n\nAda Example plays the keeper in a thriller whose "
    "script, by the director, wastes no scene; the plot turns late, and the ending is a surprise to the audience.",
    "German": "Die Laterne\n\nRegie: Hugo Sample. Ein ruhiger Film über einen Wärter, mit starken Darstellern.",
    "Russian": "Маяк\n\nРежиссёр снял тихий фильм о смотрителе маяка; актёры играют превосходно.",
    "Vietnamese": "Người gác đèn\n\nBộ phim của đạo diễn trẻ kể chuyện một người gác đèn. Diễn viên chính rất hay.",
    "a list of titles": "\n\n".join(f"{n}. Lantern {n} (19{n}0)" for n in range(2, 9)) + "\n\nfilm list",
    "a title with its year": "The Lantern (2019)\n\nA keeper hears a voice on the radio and answers it.",
    "an episode": "# Salt County season 3, episode 4 review: The Door\n\nFour episodes in, the show remembers "
    "that it is "
    "supposed to be scary. The writers still do not know what to do with the sheriff, but that ending!",
    "a Chinese viewing": "# 《雾港》观后感\n\n"
    + "守塔人听见无线电里的声音，他回答了，雾就散了。" * 6
    + "这部电影很好，看完想去打游戏。",
    "a German review that never says film": "# Kritik: Die Laterne\n\nDer Thriller ist mit kühler Eleganz "
    "inszeniert. Vor "
    "allem die Szenen am Hafen, nachts und ohne Musik, bleiben im Gedächtnis.",
    "two films with their makers": "# Doble sesión: El faro y La barca\n\nEl faro (Ada Ejemplo Ruiz, 2009) aguanta una "
    "segunda vuelta.\n\nLa barca (Hugo Muestra, 2000) es más pequeña y más pícara.",
    "Japanese": "灯台\n\n監督の新しい映画は静かで美しい。主演の俳優が素晴らしい。",
}
ELSE = {
    "a telephone": "Model 7 review\n\nThe new telephone is superb: a bright display, a long life and a fair price. "
    "The keyboard is better than that of the last model, and the charger comes with it.",
    "a match": "Late goal decides the derby\n\nThe home side won by two goals to one after a header at the last, "
    "and the coach praised his defenders, who had been criticised all week by the newspapers.",
    "a novel": "A long novel\n\nThe novel was first printed in 1961 (2019 in English), and it has aged well: the prose "
    "is dry, the chapters are short, and the translator has found a voice for each of the four sisters who tell it. "
    "I read it in two sittings and went back to the beginning at once, since nothing in it is there by chance.",
    "a game": "# Análisis: El faro (PS4)\n\nNunca un juego había tenido una historia tan de película. El guion "
    "nos lleva del "
    "puerto a la isla, y el control es exigente.",
    "a game told by its words": "# The Lantern\n\nA cinematic adventure with superb gameplay; the controller "
    "never fails and "
    "the multiplayer holds up. Gamers with an Xbox should not hesitate. The director of the studio wrote the script.",
    "a book of a series": "# Rezension: Die Laterne (Die Hafen-Chroniken, Band 3)\n\nWie immer sind es die "
    "kleinen Figuren, die "
    "die Handlung tragen. Eine Verfilmung wäre auch schön.",
    "a record": "# Plattenkritik: Die Laterne\n\nDas Album klingt wie die Musik zu einem Film, den es nicht "
    "gibt. Die Sängerin "
    "spielt eine Hauptrolle.",
    "a band": "# The Lanterns: tour dates\n\nThe four are back with their most cinematic record, a monster in "
    "ten scenes.",
    "a program": "# How I built a film search with React\n\nInstall axios with npm, then ask the API for films. "
    "The component "
    "takes title and poster. The code is on GitHub, the Docker container runs on Linux.",
    "a recipe": "# Popcorn for a film night\n\nIngredients: sugar, butter, salt. Melt the sugar, add a "
    "tablespoon of butter "
    "and a teaspoon of salt, and start the film.",
    "a timetable": "Bus timetable\n\nLine 4 leaves the depot at 6.10 and every twenty minutes afterwards until ten.",
    "a bank": "Bank raises its rates\n\nThe central bank raised its rates by a quarter of a point on Thursday and said "
    "that inflation would fall next year. Shares fell and the currency rose.",
}


@pytest.mark.parametrize("name", ABOUT)
def test_talk_of_films_is_heard(name: str) -> None:
    """Reviews are about films, in any language and whether or not they say the word."""
    assert is_about_films(page_from_text(ABOUT[name]))


@pytest.mark.parametrize("name", ELSE)
def test_other_pages_give_no_film(name: str) -> None:
    """A page about something else has a headline and praise, but no film, no verdict and no facts."""
    reading = understand(page_from_text(ELSE[name]))
    assert reading.film is None
    assert (reading.page.kind.name, reading.verdict.label, reading.claims) == ("other", "none", ())


CALM = "It begins slowly. The keeper hears a voice and answers it, and then the lamp goes out for good. " * 12


@pytest.mark.parametrize(
    "label", ["category: Movies", "tags: [diary, 影评]", "keywords: кино, мнение", "tags: películas"]
)
def test_pages_filed_under_films_are_about_them(label: str) -> None:
    """A category or tag is believed where the text hardly talks of films; a site's long list of keywords is not."""
    assert is_about_films(page_from_front(label, f"{CALM}The film ends there."))
    assert not is_about_films(page_from_front("category: Diary", f"{CALM}The film ends there."))
    assert not is_about_films(page_from_front(label, CALM * 4))
    assert not is_about_films(page_from_front("keywords: films, music, travel, food", CALM))


@pytest.mark.parametrize("folder", ["_filmy", "peliculas", "电影", "film-reviews", "movies"])
def test_folders_of_films_are_known_in_many_languages(folder: str) -> None:
    """Their pages are about films with hardly a word about them, as long as they are named for their headline."""
    page = replace(page_from_text(f"# The Lantern\n{CALM}"), source=f"pages/site__{folder}__the lantern.md")
    assert is_about_films(page)
    assert not is_about_films(replace(page, source="pages/site__recipes__the lantern.md"))


def page_from_front(front: str, body: str) -> Page:
    """A page with a front matter."""
    return extract(from_bytes(f"---\ntitle: The Lantern\n{front}\n---\n\n{body}\n".encode(), "post.md"))


def test_stated_films_are_believed() -> None:
    """A page whose structured data name a film is about one, however little it says."""
    html = b"""<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie",
    "name": "The Lantern"}</script></head><body><h1>The Lantern</h1><p>A keeper hears a voice and answers.</p></body>"""
    assert is_about_films(extract(from_bytes(html, "a.html")))


def test_labels_of_a_film_in_any_language_tell_a_film() -> None:
    """A record of director and cast is a film's; one of writer and composer may be a game's."""
    from cinequorum.understand.about_film import is_film_record

    record = page_from_text("# Salz\nRežija: Ana Holm\nUloge: Iva Berg, Tin Lund")
    assert is_film_record(record)
    assert not is_film_record(page_from_text("# Salz\nWriter: Ana Holm\nComposer: Iva Berg"))


FILED = "A keeper hears the director of the film studio. The actors and the screenplay of this cinema trailer are fine."


def test_a_page_filed_under_another_art_is_about_no_film() -> None:
    """Reviews of games and books speak of directors, actors and films, too."""
    assert is_about_films(page_from_text(FILED))
    assert not is_about_films(page_from_text(FILED, metadata={"subcategories": "Video Games"}))
    assert is_about_films(page_from_text(FILED, metadata={"categories": "Books, Film"}))
    assert is_about_films(page_from_text(f"# The Lantern film review\n{FILED}", metadata={"category": "Books"}))


def shop_with_reviews(film: str) -> bytes:
    """A page of a thing with three visitors' reviews under a heading; `film` is said of it in its own words."""
    reviews = "".join(
        f"<div class='review'><span class='author'>Guest {name}</span> <time datetime='2021-03-0{day}'>"
        f"{day} March 2021</time> <span class='rating'>{stars}/5</span><p>It came on time and I like it, though the "
        "box was a little torn on one side and the paper smelt of the cellar.</p></div>"
        for name, day, stars in (("Ada", 2, 4), ("Ben", 3, 5), ("Cleo", 4, 2))
    )
    return f"<html><body><h1>The Lantern</h1><p>{film}</p><h2>Customer reviews</h2>{reviews}</body></html>".encode()


def test_reviews_are_looked_for_where_a_film_is_meant() -> None:
    """Reading takes the short way for a shop's lamp, and the whole way for a film with the same build of page."""
    lamp = read(from_bytes(shop_with_reviews("A brass lamp of 30 cm with a wick and a hook."), "lamp.html"))
    assert (lamp.page.kind.name, lamp.film, lamp.page.reviews, lamp.reviews) == ("other", None, (), ())
    told = "A film directed by Hugo Sample, with Ada Example. The actors of this movie were cast in Oslo. Cinema 2019."
    film = read(from_bytes(shop_with_reviews(told), "film.html"))
    assert film.page.kind.name != "other"
    assert [review.author for review in film.page.reviews] == ["Guest Ada", "Guest Ben", "Guest Cleo"]


@pytest.mark.parametrize("text", [*ABOUT.values(), *ELSE.values()])
def test_the_short_way_ends_where_the_whole_way_does(text: str) -> None:
    """What is given up early is what understanding would have given up."""
    raw = from_bytes(text.encode(), "a.txt")
    short, whole = read(raw), understand(extract(raw))
    assert (short.film, short.verdict, short.claims) == (whole.film, whole.verdict, whole.claims)
    assert short.page.kind.name == whole.page.kind.name


SHELVED = "# Grey Tide\nRating: 8.1\nWhen a keeper's daughter is lost, he rows out by himself."


def is_taken(source: str) -> bool:
    return is_about_films(replace(page_from_text(SHELVED), source=source))


def test_a_folder_of_films_speaks_for_what_is_named_as_its_headline() -> None:
    """In a folder of films a page is taken for one on a film if its file is called as its headline is."""
    assert is_taken("site__movies__grey-tide.html")
    assert is_taken("https://site.example/films/grey_tide.html")
    assert not is_taken("site__novels__grey-tide.html")
    assert not is_taken("site__movies__imprint.html")
    assert not is_taken("grey-tide.html")


def test_in_a_folder_of_films_little_talk_of_them_is_enough() -> None:
    """Of the same words less than elsewhere tell that a page is about films."""
    page = page_from_text(
        f"# Notes from the hall\n{'The rows were full and the night was warm. ' * 30}\nA fine actor, though."
    )
    assert not is_about_films(page)
    assert is_about_films(replace(page, source="https://site.example/cinema/2019/notes.html"))


def test_a_front_matter_that_only_films_have_tells_a_page_about_one() -> None:
    """A page that hardly speaks of film is about one where its front matter gives a film's first year."""
    told = "It never stops raining, and then it does."
    page = extract(from_bytes(f"---\ntitle: The Lantern\noriginal_year: 1988\n---\n\n{told}".encode(), "lantern.md"))
    silent = extract(from_bytes(f"---\ntitle: The Lantern\noriginal_year:\n---\n\n{told}".encode(), "lantern.md"))
    assert is_about_films(page)
    assert not is_about_films(silent)

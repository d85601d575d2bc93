"""Whether a page is about a film at all: most pages are not, and have titles, people and verdicts all the same."""

from __future__ import annotations

import re
from functools import lru_cache

from cinequorum.model.page import Block, Page, Role
from cinequorum.text.beginnings import begins_one
from cinequorum.text.data.film_words import FILM_KEYS, FOLDERS, OTHER_ARTS
from cinequorum.text.film_talk import WORD, FilmTalk, has_film_glyphs, is_film_word, talk_in, talk_of
from cinequorum.text.fold import fold
from cinequorum.text.sheet_labels import labels_of
from cinequorum.text.word_counts import word_counts
from cinequorum.understand.addresses import whole_addresses, without_ending
from cinequorum.understand.label_words import READ, begin_of, fields_named
from cinequorum.understand.other_arts import heads_a_review, heads_an_episode, heads_another_art, is_of_another_trade

_SOFT = 0.35  # what a word shared with other arts counts beside one about films
_WORKS = frozenset({"movie", "tvseries", "tvepisode", "tvseason", "film"})
_TYPES = frozenset({"video.movie", "video.tv_show", "video.episode", "movie", "tv_show"})
_LEAST = 0.6  # in a hundred words: of 131 pages about films 1 had less, of 426 about other things 32 had more

_LEAST_SHELVED = 0.2  # where the page lies in a folder of films
_LEAST_FILED = 0.2  # where it is filed under them
_MANY_KINDS = 3  # different words about films, which are enough on a page that is filed under them
_LITTLE = 400  # characters: a page of fewer says what it is about by where it is filed
_KEYWORDS = 3  # a page's own are few, those of its site many
_FILED_UNDER = frozenset(
    {"category", "categories", "subcategory", "tag", "tags", "section", "article:section", "article:tag", "topics"}
)
_LEAST_DATED = 0.5  # where a title with its year heads the page
_DATED_LINE = re.compile(r"^.{1,90}[(\[\uff08](?:19|20)\d\d[)\]\uff09]\W{0,3}$")
_ROWS, _LONGEST_ROW = 400, 160  # blocks in which labels are looked for, characters of one
_ROW_PARTS = re.compile(r"\s\|\s|\n")
_LABEL_END = re.compile(r"[:：]|\s[–—-]\s")
_ONLY_FILMS = (
    frozenset({"director", "cast"}),
    frozenset({"director", "cinematographer"}),
    frozenset({"director", "runtime", "genre"}),
    frozenset({"cast", "runtime"}),
)


def _fields() -> dict[str, tuple[str, ...]]:
    """Return which fields of a film's record a label may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for field in {field for fields in _ONLY_FILMS for field in fields}:
        for label in labels_of(field):
            if len(label) > _SHORTEST or not label.isascii():
                found[label] = (*found.get(label, ()), field)
    return found


_SHORTEST = 3  # letters of labels such as "de", "con" and "mit", which begin other lines too
_FIELDS = _fields()
_may_be_field = begins_one(_FIELDS)
_FIRST = 2  # letters of a line that are looked at before more of it: few labels begin like most lines
_FIRST_LETTERS = frozenset(label[:_FIRST] for label in _FIELDS)
_BESIDE = " \t*_-•"  # signs beside labels
_LONGEST_LABEL = 20 + max(map(len, _FIELDS))  # with the signs about it


def is_about_films(page: Page) -> bool:
    """Tell whether a page is about films or series, by how much it talks of them. The threshold was set on pages."""
    if _is_of_another_art(page):
        return False
    if _states_a_film(page) or _heads_a_film_review(page.headline or ""):
        return True
    talk = film_talk(page)
    if _talks_enough(page, talk) and not _tells_another_art(page, talk):
        return True
    return is_film_record(page)  # last: it looks at each line


def _tells_another_art(page: Page, talk: FilmTalk) -> bool:
    """Tell a page whose headline or words are about a book, a game or a record."""
    windows = (m.value for m in page.metadata if m.key in _WINDOWS)
    if any(map(heads_another_art, (page.headline or "", *windows))) or _is_of_another_trade(page.text, talk):
        return True
    return talk.books > _BOOKISH * talk.strong and talk.books >= _LEAST_BOOKS


_WINDOWS = frozenset({"html:title", "og:title"})


@lru_cache(maxsize=4)  # a page is asked before its reviews are looked for, and again when they are known
def _is_of_another_trade(text: str, talk: FilmTalk) -> bool:
    return is_of_another_trade(text[:READ].lower(), talk)


def _talks_enough(page: Page, talk: FilmTalk) -> bool:
    if is_shelved(page):
        return is_addressed(page) or talk.strong + _SOFT * talk.soft >= _LEAST_SHELVED
    rate = talk.strong + _SOFT * talk.soft
    if talk.kinds > 0 and rate >= (_LEAST_DATED if _is_dated(page) else _LEAST):
        return True
    if rate >= _LEAST_TITLED and _is_titled_film(page):
        return True
    if _is_headed_so(page) and (talk.soft >= _LEAST_SHARED or (talk.words and talk.strong >= _LEAST_HEADED)):
        return True
    little = len(page.text) < _LITTLE
    if not little and (talk.kinds == 0 or (talk.kinds < _MANY_KINDS and rate < _LEAST_FILED)):
        return False
    return is_filed(page)


_LEAST_TITLED = 0.3  # where a title between marks heads the page
_TITLED_HEAD = re.compile(r"^[^《『〈]{0,6}[《『〈][^》』〉]{1,40}[》』〉]")
_FILM_GLYPHS = re.compile("电影|電影|影片|映画|영화|导演|導演|監督|감독|动画|動畫|アニメ")
_WORK_GLYPHS = re.compile(
    "书|書|小说|小說|小説|読|本を|책|소설|作者|著者|游戏|遊戲|ゲーム|게임|漫画|漫畫|マンガ|만화|专辑|專輯|アルバム"
)
_CLEARLY = 2


def _is_titled_film(page: Page) -> bool:
    """Tell a page headed by a title between marks, which talks of films much more than of books, games and records."""
    if not _TITLED_HEAD.match(page.headline or ""):
        return False
    films = len(_FILM_GLYPHS.findall(page.text[:READ]))
    return films > _CLEARLY * len(_WORK_GLYPHS.findall(page.text[:READ])) + 1


def _is_headed_so(page: Page) -> bool:
    """Tell a headline that names a season or an episode, or calls the page a review in another word than for goods."""
    return heads_an_episode(page.headline or "") or heads_a_review(page.headline or "")


def _heads_a_film_review(headline: str) -> bool:
    """Tell a headline that calls its page a film's review, in scripts that set no spaces between words.

    >>> _heads_a_film_review("영화 리뷰: 소금길"), _heads_a_film_review("냉장고 리뷰")
    (True, False)
    """
    return has_film_glyphs(headline) and heads_a_review(headline)


_LEAST_HEADED = 0.4  # words about films in a hundred, likewise
_LEAST_SHARED = 1.2  # words that films share with other arts in a hundred, where the headline calls it a review


def is_shelved(page: Page) -> bool:
    """Tell whether one of the page's own addresses has a folder of films ("https://site.example/movies/night-ferry")."""
    return any(_is_of_films(folder.casefold()) for address in whole_addresses(page) for folder in address[:-1])


def is_filed(page: Page) -> bool:
    """Tell whether the page is filed under films: a category or tag of its has a word that only talk of films has.

    "category: movies", "tags: [影评, 2018]".
    """
    labels = [m.value.casefold() for m in page.metadata if m.key in _FILED_UNDER]
    words = [m.value.casefold() for m in page.metadata if m.key == "keywords" and m.value.count(",") < _KEYWORDS]
    return any(_names_films(label) for label in (*labels, *words))


def _names_films(label: str) -> bool:
    """Tell whether a category or tag has a word about films."""
    return has_film_glyphs(label) or any(map(is_film_word, WORD.findall(label)))


def _is_of_films(folder: str) -> bool:
    """Tell whether a folder's name has a word for films.

    >>> _is_of_films("film-reviews"), _is_of_films("peliculas"), _is_of_films("影评"), _is_of_films("recipes")
    (True, True, True, False)
    """
    return not _SHELF_NAMES.isdisjoint(_NAME_PARTS.split(folder)) or has_film_glyphs(folder)


def is_addressed(page: Page) -> bool:
    """Tell whether the name under which the page lies is its headline."""
    headline = fold(page.headline or "")
    return bool(headline) and any(headline == fold(without_ending(address[-1])) for address in whole_addresses(page))


def is_film_record(page: Page) -> bool:
    """Tell whether short lines label what only films have together, in any language whose labels are known."""
    named = fields_named(page.text)
    return any(fields <= named for fields in _ONLY_FILMS) and _is_film_record(page.text, page.blocks[:_ROWS])


@lru_cache(maxsize=4)  # a page is asked before its reviews are looked for, and again when they are known
def _is_film_record(text: str, blocks: tuple[Block, ...]) -> bool:
    held: set[str] = set()
    for block in blocks:
        span = block.span
        line = text[span.start : min(span.end, span.start + _LONGEST_ROW)]
        for part in _ROW_PARTS.split(line) if "|" in line or "\n" in line else (line,):
            bare = part.lstrip(_BESIDE)
            if bare[:_FIRST].casefold()[:_FIRST] not in _FIRST_LETTERS or not _may_be_field(bare):
                continue
            head = part[:_LONGEST_LABEL]
            ended = ":" in head or "-" in head or not head.isascii()  # most lines hold no sign that ends a label
            end = _LABEL_END.search(head) if ended else None
            if end is not None or len(part) <= _LONGEST_LABEL:
                label = part[: end.start()] if end else part
                held.update(_FIELDS.get(label.strip(_BESIDE).casefold(), ()))
    return any(fields <= held for fields in _ONLY_FILMS)


def _is_dated(page: Page) -> bool:
    """Tell whether the headline, or one of the first lines of the text, ends in a year in brackets."""
    lines = (page.slice(block.span) for block in page.having(Role.TITLE, Role.HEADING, Role.BODY)[:3])
    return any(_DATED_LINE.match(line) for line in (page.headline or "", *lines))


def _is_of_another_art(page: Page) -> bool:
    """Tell a page that is filed under games, books or music, and under nothing of film."""
    filed = [part.strip() for m in page.metadata if m.key in _SHELVES for part in m.value.casefold().split(",")]
    if not any(part in _OTHER_ARTS for part in filed) or _states_a_film(page):
        return False
    if len(page.text) >= _TELLING and film_talk(page).strong >= _PLAINLY:
        return False
    words = word_counts(" ".join((*filed, (page.headline or "").casefold())), WORD)
    return not any(map(is_film_word, words))


_TELLING = 600  # characters of a page whose words are enough to tell it from where it is filed
_PLAINLY = 1.5  # words about films in a hundred, from which it is about one wherever a site of many arts has filed it
_SHELVES = frozenset({"category", "categories", "subcategory", "subcategories", "section", "article:section", "type"})
_OTHER_ARTS = frozenset(OTHER_ARTS)


def _states_a_film(page: Page) -> bool:
    """Tell whether the page's own data say that its subject is a film or a series."""
    return any(
        m.key.partition(".")[0] in _WORKS
        or (m.key == "og:type" and m.value.lower() in _TYPES)
        or (m.key in _FILM_KEYS and m.value.strip() not in _NOTHING)
        or (m.key in _LAYOUTS and not _FILM_NAMES.isdisjoint(_NAME_PARTS.split(m.value.casefold())))
        for m in page.metadata
    )


_LAYOUTS = frozenset({"layout", "template", "post_type", "content_type", "type"})
_FILM_KEYS = frozenset(FILM_KEYS)
_NOTHING = frozenset({"", "0", "null", "none", "false", "~", "[]"})
_NAME_PARTS = re.compile(r"[\W_]+")
_SHELF_NAMES = frozenset(FOLDERS)
_FILM_NAMES = frozenset(
    {"film", "films", "movie", "movies", "trailer", "película", "pelicula", "filme", "kino", "cinema"}
)


def talks_of_films(text: str) -> bool:
    """Tell whether a part of a page, as the section under a heading, has a word that only talk of films has.

    >>> talks_of_films("The director lets nobody off."), talks_of_films("Serve with salt.")
    (True, False)
    """
    return talk_of(text[:READ].lower(), "").words > 0


def film_talk(page: Page) -> FilmTalk:
    """Count the film words of a page, its headline included."""
    return _talk_on(page.text, page.headline or "")


@lru_cache(maxsize=4)  # several rules ask of the same page
def _talk_on(text: str, headline: str) -> FilmTalk:
    begin, words = begin_of(text)
    return talk_in(words, begin, headline)


_BOOKISH = 3  # times as many words about books as about films
_LEAST_BOOKS = 0.5  # in a hundred

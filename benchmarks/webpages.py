"""An invented web: pages of any number, one in so many about a film, and archives of them.

Each page is made from the seed and its number alone, so that any stretch of them can be made anywhere. Outlets have a
language and a template of their own; pages have the size of pages of news sites and blogs: a menu, teasers, scripts
and styles beside the article, 130 kB in the middle, with some 900 elements and 13,000 characters to read. Films, people
and outlets are invented.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from benchmarks.webpages_plain import PLAIN
from benchmarks.webpages_words import FAMILY, FILM, FIRST_WORDS, GIVEN, LAST_WORDS, MENU, PLACES, REVIEW

LANGUAGES = tuple(PLAIN)
_FETCHED = "2026-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """`films` invented films; one page in `every` is about one, all pages where it is 1. `outlets` print them."""

    films: int = 5_000
    every: int = 20
    outlets: int = 400
    seed: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A page of the invented web, and the number of its film, None where it is about something else."""

    url: str
    html: bytes
    film: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An invented film."""

    title: str
    year: int
    director: str
    actor: str
    other: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is on a page beside its template."""

    language: str
    headline: str
    paragraphs: tuple[str, ...]
    author: str
    day: str
    film: Made | None = None
    stars: int = 0


def film_of(world: World, number: int) -> Made:
    """Return one of the world's films. Titles repeat after some five thousand films, with other years and people."""
    draw = random.Random(f"film {world.seed} {number}")
    first, last = FIRST_WORDS[number % len(FIRST_WORDS)], LAST_WORDS[number // len(FIRST_WORDS) % len(LAST_WORDS)]
    people = [_name(draw) for _ in range(3)]
    return Made(
        title=f"The {first} {last}",
        year=draw.randint(1960, 2025),
        director=people[0],
        actor=people[1],
        other=people[2],
        minutes=draw.randint(80, 170),
    )


def web_page(world: World, number: int) -> WebPage:
    """Return page `number` of the world; the same number gives the same bytes."""
    draw = random.Random(f"page {world.seed} {number}")
    outlet = draw.randrange(world.outlets)
    language = LANGUAGES[outlet % len(LANGUAGES)] if outlet % 2 else "en"
    film = number // world.every % world.films if number % world.every == 0 else None
    told = _plain(language, draw) if film is None else _review(language, film_of(world, film), draw)
    folder = "culture" if film is not None and outlet % 3 == 0 else f"{2018 + number % 8}/{1 + number % 12:02}"
    slug = "-".join(told.headline.lower().split()[:6])
    return WebPage(
        url=f"https://www.outlet{outlet}.example/{folder}/{slug if slug.isascii() else 'p'}-{number}",
        html=_page(outlet, told, draw).encode(),
        film=film,
    )


def write_warc(path: Path, pages: Iterable[WebPage]) -> int:
    """Write pages as a WARC file, each record packed on its own as archives are; return how many."""
    count = 0
    with path.open("wb") as file:
        for page in pages:
            file.write(_packed(_record(page, count)))
            count += 1
    return count


def web_pages(world: World, count: int, start: int = 0) -> Iterator[WebPage]:
    """Yield `count` pages from page `start` on."""
    return (web_page(world, number) for number in range(start, start + count))


def _record(page: WebPage, number: int) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page.html)
    block = answer + page.html
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: {_FETCHED}\r\nWARC-Target-URI: {page.url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _packed(record: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(record) + packer.flush()


def _name(draw: random.Random) -> str:
    return f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}"


def _plain(language: str, draw: random.Random) -> _Told:
    subjects = PLAIN[language]
    sentences = [_filled(draw.choice(subjects[draw.randrange(len(subjects))]), draw) for _ in range(3)]
    subject = subjects[draw.randrange(len(subjects))]
    paragraphs = tuple(
        " ".join(_filled(draw.choice(subject), draw) for _ in range(draw.randint(2, 6))) for _ in range(_length(draw))
    )
    return _Told(
        language=language,
        headline=sentences[0].rstrip(".")[:90],
        paragraphs=paragraphs,
        author=_name(draw),
        day=_day(draw),
    )


def _review(language: str, film: Made, draw: random.Random) -> _Told:
    names = {"title": film.title, "director": film.director, "actor": film.actor, "other": film.other}
    told = [line.format(**names, year=film.year, n=film.minutes) for line in draw.sample(FILM[language], 6)]
    aside = [_filled(draw.choice(draw.choice(PLAIN[language])), draw) for _ in range(draw.randint(0, 3))]
    more = [draw.choice(FILM[language]).format(**names, year=film.year, n=film.minutes) for _ in range(_length(draw))]
    lines = told + aside + more
    return _Told(
        language=language,
        headline=f"{film.title} ({film.year}) – {REVIEW[language]}",
        paragraphs=tuple(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3)),
        author=_name(draw),
        day=_day(draw),
        film=film,
        stars=draw.randint(1, 5),
    )


def _length(draw: random.Random) -> int:
    return max(4, min(80, int(draw.lognormvariate(2.7, 0.6))))


def _filled(line: str, draw: random.Random) -> str:
    return line.format(n=draw.randint(2, 90), name=_name(draw), place=draw.choice(PLACES))


def _day(draw: random.Random) -> str:
    return f"{draw.randint(2015, 2025)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"


def _page(outlet: int, told: _Told, draw: random.Random) -> str:
    menu = _menu(outlet, told.language)
    body = "".join(f'<p class="c-{outlet % 7}">{_linked(text, draw)}</p>\n' for text in told.paragraphs)
    stars = f'<div class="rating">{told.stars}/5</div>' if told.film and outlet % 4 else ""
    wrap = ("article", "main", 'div class="post"', 'div id="content"')[outlet % 4]
    return (
        f'<!doctype html>\n<html lang="{told.language}"><head><meta charset="utf-8">\n'
        f"<title>{escape(told.headline)} | Outlet {outlet}</title>\n"
        f'<meta name="description" content="{escape(told.paragraphs[0][:150])}">\n'
        f'<meta property="og:title" content="{escape(told.headline)}"><meta name="author" content="{told.author}">\n'
        f"{_data(outlet, told)}<style>{_style(outlet)}</style>\n<script>{_script(draw)}</script></head>\n"
        f'<body class="site-{outlet}"><header><nav><ul>{menu}</ul></nav></header>\n'
        f'<div class="wrap"><div class="row"><div class="col-8"><{wrap}><h1>{escape(told.headline)}</h1>'
        f"{_byline(outlet, told)}"
        f"{stars}\n{body}</{wrap.split()[0]}>\n{_comments(told.language, draw)}</div>\n"
        f'<aside class="col-4">{_teasers(told.language, draw)}</aside></div></div>\n'
        f"<footer><ul>{menu}</ul><p>&copy; Outlet {outlet}</p></footer><script>{_script(draw)}</script></body></html>\n"
    )


def _byline(outlet: int, told: _Told) -> str:
    """Return who wrote it and when, as an outlet prints it; a third of them mark no date as one."""
    day = f'<time datetime="{told.day}">{told.day}</time>' if outlet % 3 else ".".join(reversed(told.day.split("-")))
    return f'<div class="meta"><span class="author">{told.author}</span> {day}</div>'


def _menu(outlet: int, language: str) -> str:
    """Return a site's menu: rubrics with entries below them, the same on all its pages."""
    draw = random.Random(f"menu {outlet}")
    found = []
    for at, name in enumerate(MENU[language]):
        below = "".join(
            f'<li class="sub"><a href="/{at}/{n}/">{escape(draw.choice(PLACES))} {n}</a></li>'
            for n in range(draw.randint(2, 8))
        )
        found.append(f'<li class="nav-{at}"><a href="/{at}/"><span>{name}</span></a><ul>{below}</ul></li>')
    return "".join(found)


def _linked(text: str, draw: random.Random) -> str:
    """Return a paragraph with a link or a stress in it now and then."""
    words = escape(text).split(" ")
    if len(words) > 12 and draw.random() < 0.6:
        at = draw.randrange(len(words) - 4)
        tag = draw.choice((f'a href="/a/{draw.randrange(10**6)}"', "em", "strong"))
        words[at : at + 2] = [f"<{tag}>{' '.join(words[at : at + 2])}</{tag.split()[0]}>"]
    return " ".join(words)


def _comments(language: str, draw: random.Random) -> str:
    if draw.random() < 0.5:
        return ""
    found = (
        f'<div class="comment"><div class="by"><b>{_name(draw)}</b> <time>{_day(draw)}</time></div>'
        f"<p>{escape(_filled(draw.choice(draw.choice(PLAIN[language])), draw))}</p></div>\n"
        for _ in range(draw.randint(1, 20))
    )
    return f'<section class="comments">{"".join(found)}</section>'


def _data(outlet: int, told: _Told) -> str:
    """Return the structured data that every third outlet has."""
    if outlet % 3:
        return ""
    item: dict[str, object] = {"@context": "https://schema.org", "@type": "Article", "headline": told.headline}
    if told.film:
        work = {"@type": "Movie", "name": told.film.title, "director": {"@type": "Person", "name": told.film.director}}
        rating = {"@type": "Rating", "ratingValue": told.stars, "bestRating": 5}
        item |= {"@type": "Review", "itemReviewed": work, "reviewRating": rating}
    item |= {"datePublished": told.day, "author": {"@type": "Person", "name": told.author}}
    return f'<script type="application/ld+json">{json.dumps(item, ensure_ascii=False)}</script>\n'


def _teasers(language: str, draw: random.Random) -> str:
    found = []
    for at in range(draw.randint(15, 70)):
        line = escape(_filled(draw.choice(draw.choice(PLAIN[language])), draw))
        found.append(
            f'<div class="card card--wide js-lazy" data-id="{draw.getrandbits(64):x}" data-track="teaser|{at}|list">'
            f'<div class="in"><a class="card__link u-block" href="/t/{draw.randrange(10**6)}">{_picture(at)}'
            f'<h3>{line[:60]}</h3></a><p class="lead">{line}</p><div class="foot">'
            f'<span class="date">{_day(draw)}</span><a class="more" href="/s/{at}">'
            f'<i class="icon"></i></a></div></div></div>\n'
        )
    return "".join(found)


def _picture(at: int) -> str:
    """Return a picture in several sizes, and an icon, as markup of pages has them."""
    sizes = ", ".join(f"/img/{width}/{at:06}.jpg {width}w" for width in (320, 480, 640, 960, 1280))
    return (
        f'<img src="/i/{at}.jpg" srcset="{sizes}" sizes="(max-width: 600px) 480px, 800px" loading="lazy" alt="">'
        f'<svg class="icon" viewBox="0 0 24 24"><path d="M12 2C6.5 2 2 6.5 2 12s4.5 10 10 10 10-4.5 10-10S17.5 2 12 2z'
        f'm0 18c-4.4 0-8-3.6-8-8s3.6-8 8-8 8 3.6 8 8-3.6 8-8 8zm-1-13h2v6h-2zm0 8h2v2h-2z"></path></svg>'
    )


def _style(outlet: int) -> str:
    rule = f".site-{outlet} .c-%d{{margin:%dpx 0;color:#%06x;font-size:%dpx}}\n"
    some = random.Random(outlet)  # a site's pages share their styles
    return "".join(rule % (at, some.randrange(40), some.randrange(1 << 24), some.randrange(9, 30)) for at in range(200))


def _script(draw: random.Random) -> str:
    """Return a blob of data as pages carry it along; its size varies much."""
    size = min(8_000, int(draw.lognormvariate(5.9, 1.1)))
    return "window.state=" + json.dumps({f"k{at}": draw.getrandbits(160) for at in range(size)}) + ";"

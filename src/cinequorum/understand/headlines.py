"""Film titles that a page states about itself: in its metadata, its headline, its first lines and its warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from cinequorum.model.page import Block, Metadatum, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.addresses import addresses
from cinequorum.understand.data import countries, works
from cinequorum.understand.framed_titles import framed_titles
from cinequorum.understand.headline_frame import unframed, without_sort
from cinequorum.understand.headline_parts import DATED, DATED_PLAIN, YEAR, plain_parts, quoted_parts
from cinequorum.understand.headline_reports import is_festival, is_over_several
from cinequorum.understand.headline_speech import heads_an_occasion, without_number
from cinequorum.understand.named_makers import without_named_maker
from cinequorum.understand.record_lines import is_of_record, tells_makers
from cinequorum.understand.stated import StatedTitle
from cinequorum.understand.stated_lines import stated_lines
from cinequorum.understand.title_lines import BORN, is_generic
from cinequorum.understand.title_shape import looks_like_title, places_of, trimmed

_FIRST_LINES: Final = 5
_LONGEST_LINE: Final = 110
_LONGEST_HEAD: Final = 40  # characters of a row in which its label stands
_LABEL = re.compile(rf"^(?:{any_of(tuple(labels_of()))})\s?:", re.IGNORECASE)
_SHEET_KEYS: Final = frozenset({"cast", "actors", "runtime", "duration", "genre", "genres", "country", "year"})
_MAKER_KEYS: Final = frozenset({"director", "directors", "regie", "réalisateur", "regisseur", "dirección", "regia"})
_DATA_ROWS: Final = 3
HEADLINE: Final = "headline"
"""The group of evidence from headlines."""
ABOVE: Final = "a line of its own above the text"
"""The reason of a title that only a line above the text states."""


def stated_titles(page: Page) -> tuple[StatedTitle, ...]:
    """Return every title that the page's metadata, headline, first lines or warning propose, surest kinds first."""
    found = [*_from_keys(page)]
    for headline, reason in _headlines(page):
        found.extend(_from_headline(headline, reason, page))
    found.extend(_from_first_lines(page))
    found.extend(stated_lines(page, [text for text, _ in _headlines(page)]))
    found.extend(_from_warnings(page))
    return tuple(found)


def year_in_metadata(page: Page) -> int | None:
    """Return the film's year where a key of the metadata states it."""
    meta = page.meta(*works.YEAR_KEYS)
    match = re.search(rf"\b{YEAR}\b", meta.value) if meta else None
    return int(match.group()) if match else None


def is_data_sheet(page: Page) -> bool:
    """Tell whether the page tabulates one film: its front matter or its lines name cast, running time and the like."""
    keys = {m.key for m in page.metadata if m.key in _SHEET_KEYS}
    heads = [page.text[block.span.start : block.span.start + _LONGEST_HEAD] for block in page.having(Role.BODY)]
    rows = sum(":" in head and _LABEL.match(head) is not None for head in heads)
    made = any(m.key in _MAKER_KEYS for m in page.metadata)
    return len(keys) + made >= _DATA_ROWS - 1 or rows >= _DATA_ROWS


def _from_keys(page: Page) -> Iterator[StatedTitle]:
    for meta in page.metadata:
        if meta.key in works.FILM_KEYS and _may_be_name(meta.value) and not _of_trailer(meta):
            dated = DATED.match(meta.value) or _dated_again(page, meta.value)
            title = without_sort(dated["title"] if dated else meta.value)
            year = int(dated["year"]) if dated else None
            stated = StatedTitle(title=title.strip(), weight=4.0, reason=f"stated under {meta.key}", year=year)
            yield _at(page, replace(stated, whole=meta.key in works.WORDS_AS_KEYS))


def _may_be_name(value: str) -> bool:
    """Tell a title from a switch and a number under a key that may be any of them ("film: true")."""
    return any(c.isalpha() for c in value) and value.casefold() not in _SWITCHES


_SWITCHES: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none", "film", "movie", "series"})


def _of_trailer(meta: Metadatum) -> bool:
    """Tell the title that a trailer has for itself ("trailer: title: Official Trailer")."""
    return meta.key.startswith("trailer.") and "trailer" in meta.value.casefold()


def _dated_again(page: Page, value: str) -> re.Match[str] | None:
    """Take a bare year off the end of a stated title ("Foghorn 1999") if the page's release dates say the same."""
    dated = DATED_PLAIN.match(value)
    if dated is None:
        return None
    elsewhere = page.text.replace(value, "")
    return dated if dated["year"] in elsewhere or dated["title"] in elsewhere else None


def _headlines(page: Page) -> list[tuple[str, str]]:
    """Return the page's headlines, each once: its own, its title blocks, the metadata's."""
    found: dict[str, str] = {}
    if page.headline:
        found.setdefault(page.headline.strip(), "headline")
    for block in page.having(Role.TITLE)[:2]:
        found.setdefault(page.slice(block.span).strip(), "headline")
    for key in works.HEADLINE_KEYS:
        for meta in page.metadata:
            if meta.key == key:
                found.setdefault(meta.value.strip(), f"stated under {key}")
    for meta in page.metadata:
        if meta.key in works.SUBTITLE_KEYS and unframed(meta.value) != trimmed(meta.value):
            found.setdefault(meta.value.strip(), f"announced under {meta.key}")
    if (first := _window_title(page)) is not None:
        found.setdefault(first, "the first line of the page")
    plain = (
        (inner_headline(_BRACKETED.sub(r"\1", _TAG.sub("", text).strip())), reason) for text, reason in found.items()
    )
    return [(text, reason) for text, reason in plain if text and not (is_generic(text) or tells_makers(text))]


def inner_headline(headline: str) -> str:
    """Return the film in a headline that says in Japanese or Chinese whose review it is, or that it was seen.

    >>> inner_headline("「静か」塩の道 夜の灯さんの映画レビュー"), inner_headline("看完盐路，很安静")
    ('塩の道', '盐路')
    >>> inner_headline("「塩の道」の感想")
    '「塩の道」の感想'
    """
    match = _VISITORS.match(headline) or _SEEN.match(headline)
    return match["title"] if match else headline


_VISITORS: Final = re.compile(
    r"「[^」\n]{1,90}」\s?(?P<title>[^\n「」]{1,60}?)\s[^\s「」]{1,30}さんの(?:映画)?(?:レビュー|感想|口コミ)"
)
_SEEN: Final = re.compile(
    r"(?:看完|刷完|重看|重温|重溫)(?P<title>[^，,。《》「」\s]{2,12}?)(?:之后|之後|后|後|有感)?[，,：:]"
)
_BRACKETED: Final = re.compile(r"^\[([^\[\]]+)\]$")
_TAG: Final = re.compile(r"</?(?:i|em|b|strong|cite|u|span|q|small)\b[^<>]{0,80}>", re.IGNORECASE)
"""Markup that some write into a title's own field."""


def _window_title(page: Page) -> str | None:
    """Return the first line of a page that lost its markup if it is what the window's title was.

    Then a part of it stands on the page once more, as a line of its own, or it begins with a title and its year.
    """
    if any(meta.key in works.HEADLINE_KEYS for meta in page.metadata) or not page.blocks:
        return None
    line = page.slice(page.blocks[0].span).strip()
    if not 0 < len(line) <= _LONGEST_LINE or page.blocks[0].role is Role.TITLE:
        return None
    pieces = [fold(piece) for piece in re.split(r"\s[|–—•·-]\s", line)]
    lines = {fold(page.slice(block.span)) for block in page.blocks[1:] if _short(block)}
    return line if DATED.match(line) or (len(pieces) > 1 and pieces[0] in lines) else None


def _from_headline(headline: str, reason: str, page: Page) -> Iterator[StatedTitle]:
    text = without_number(_EDGES.sub("", _without_site(headline, page)))
    text, rated = _RATED.sub("", text), _RATED.search(headline) is not None
    for part in quoted_parts(text, page.language):
        words = f"quoted in the {reason}"
        stated = StatedTitle(title=part.title, weight=part.weight, reason=words, year=part.year, group=HEADLINE)
        yield _at(page, stated)
    if topic := _of_topic(text, page):
        yield _at(page, topic)
    for framed in framed_titles(text, page):
        yield _at(page, replace(framed, group=HEADLINE))
    none = heads_an_occasion(text) or is_over_several(text) or is_festival(text)
    for part in () if none else plain_parts(text, page.language):
        title = without_named_maker(part.title, page)
        if title is None or (part.year is None and is_generic(title)):
            continue
        words = f"{reason}, with its year" if part.year else reason
        weight = part.weight + (_STARRED if rated and part.whole else 0.0)
        stated = StatedTitle(
            title=title, weight=weight, reason=words, year=part.year, other=part.other, whole=part.whole
        )
        yield _at(page, replace(stated, group=HEADLINE))


_RATED: Final = re.compile(r"\s?(?:[–—|-]\s|(?<=\s))[★⭐✭✮½]{1,10}[☆½]{0,5}$|\s[–—-]\s\d{1,3}\s?%$")
"""The stars behind a title, as diaries of films send them out: "Foghorn, 1931 - ★★★½", or its mark in a hundred."""
_STARRED: Final = 1.5


def _of_topic(headline: str, page: Page) -> StatedTitle | None:
    """Return the film in which an essay follows one thing ("Silence in Foghorn"): its text names the film alone."""
    match = _TOPIC.match(headline)
    title = trimmed(match["title"]) if match else ""
    if not title or title.split(",")[0] in _LANDS or not looks_like_title(title, page.language):
        return None
    prose = "\n".join(page.slice(block.span) for block in page.having(Role.BODY) if not _short(block))
    prose, whole, bare = (text.replace("’", "'") for text in (prose, headline, title))
    if whole in prose or sum(1 for _ in islice(places_of(prose, bare), _OFTEN)) < _OFTEN:
        return None
    return StatedTitle(title=title, weight=2.6, reason="the headline follows one thing in it", group=HEADLINE)


_TOPIC: Final = re.compile(
    r"[^\W\d_][^:?!“”\"«»–—|]{2,60}?\s(?:in|of|dans|bei|im|nel|nella|em|en|ve|w|v)\s(?P<title>[^\W\d_a-zà-ÿ][^:?!|]{2,60})$"
)
_OFTEN: Final = 4  # times that an essay names its film
_LANDS: Final = frozenset(countries.COUNTRIES)

_EDGES: Final = re.compile(
    r"^[^\w\s\"“‘'«„»《『「〈¿¡#(\[【.*<\u2026-]{1,4}\s*(?=\w)|\s*[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]{1,6}$"
)
"""Pictures that a headline begins or ends with."""


def dated_lines(page: Page) -> tuple[str, ...]:
    """Return the titles of the lines that are a title with its year and nothing else."""
    lines = [page.text[b.span.start : b.span.end] for b in page.having(Role.BODY, Role.HEADING) if _short(b)]
    return tuple(d["title"] for line in lines if (d := DATED.match(line.strip())) and not d["rest"].strip())


def _short(block: Block) -> bool:
    return block.span.end - block.span.start <= _LONGEST_LINE


def _from_first_lines(page: Page) -> Iterator[StatedTitle]:
    """Yield what the short lines above the text propose: flattened pages have their title there, below a masthead."""
    if len(dated_lines(page)) > 1:  # one film after another
        return
    headed = page.headline is not None and not is_generic(page.headline)
    prose = [b for b in page.blocks if b.role in {Role.BODY, Role.HEADING, Role.TITLE}]
    prose = [b for i, b in enumerate(prose) if i or not (b.role is Role.TITLE and is_generic(page.slice(b.span)))]
    for block in prose[: _FIRST_LINES + 1]:
        line = page.slice(block.span).strip()
        if len(line) > _LONGEST_LINE or line.endswith((".", '!"', ":")):
            return
        if block.role is Role.TITLE or _LABEL.match(line.lstrip("-–•* ")) or BORN.match(line) or is_of_record(line):
            continue
        for part in plain_parts(line, page.language):
            if not part.whole or is_generic(part.title) or (not part.year and any(c.isdigit() for c in line)):  # rows
                continue
            dated = bool(part.year and part.whole)
            alone = not headed and block is prose[0]
            weight = part.weight + 0.4 if dated else part.weight if alone else 0.6 * part.weight
            yield StatedTitle(
                title=part.title,
                weight=weight,
                reason=ABOVE,
                year=part.year,
                start=block.span.start + page.slice(block.span).find(part.title),
                end=block.span.start + page.slice(block.span).find(part.title) + len(part.title),
                other=part.other,
                whole=dated or alone,
            )


def _without_site(headline: str, page: Page) -> str:
    """Cut the site's name off the end of a headline, and what stands between the two ("Salt | Film | The Gazette")."""
    site = page.meta("og:site_name", "application-name")
    names = {fold(n) for n in (page.outlet, site.value if site else None, page.author) if n}
    names -= {fold(address.words) for address in addresses(page)}  # what a page's address names is no site
    for separator in works.SEPARATORS:
        head, found, tail = headline.rpartition(separator)
        if found and (
            fold(tail) in names
            or _ADDRESS.fullmatch(tail.strip())
            or (head and page.headline and head.strip() == page.headline.strip())
        ):
            return head.strip()
    return headline


_ADDRESS: Final = re.compile(r"(?:[\w-]{1,40}\.){1,3}(?:com|org|net|info|blog|[a-z]{2})", re.IGNORECASE)
"""A site that calls itself by its address."""


def _from_warnings(page: Page) -> Iterator[StatedTitle]:
    for match in _WARNING.finditer(page.text[:3000]):
        title = trimmed(re.split(r"(?<=[!.?])\s|\n", match["title"])[0])
        if title_key(title):
            start = match.start("title")
            reason = "the page warns of spoilers for it"
            yield StatedTitle(title=title, weight=2.0, reason=reason, start=start, end=start + len(title))


_WARNING = re.compile(
    rf"(?i:\b{any_of(works.WARNINGS)})\s(?i:the film\s|the movie\s)?[*_“\"‘'«]{{0,2}}"
    r"(?P<title>[A-ZÀ-ÞА-Я0-9][^.\n”»\"*_]{1,70})"
)


def _at(page: Page, title: StatedTitle) -> StatedTitle:
    """Add where the title stands on the page."""
    place = place_of(page, title.title)
    return replace(title, start=place[0], end=place[1]) if place else title


def place_of(page: Page, title: str) -> tuple[int, int] | None:
    """Return where `title` stands in the page's text, in a title or heading first, then anywhere; None if nowhere."""
    if not title:
        return None
    for block in page.having(Role.TITLE, Role.HEADING):
        at = page.text.find(title, block.span.start, block.span.end)
        if at >= 0:
            return at, at + len(title)
    at = page.text.find(title)
    return (at, at + len(title)) if at >= 0 else None

"""Film titles that a page states about itself: in its metadata, its headline, its address and its warnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.model.page import Metadatum, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.phrases import phrases
from cinequorum.understand.title_shape import looks_like_title, trimmed

YEAR: Final = r"(?:18[89]|19\d|20\d)\d"
_DATED = re.compile(rf"^(?P<title>.{{1,120}}?)\s?[(\[](?:[^()\[\]]{{0,40}}?[,\s])?(?P<year>{YEAR})[)\]](?P<rest>.*)$")
_QUOTED = re.compile(
    r"[“‘«„《「\"](?P<title>[^“”‘’«»„\"《》「」\n]{1,90}?(?:’[a-z]{1,2}\b[^“”‘’«»\"\n]{0,60})?)[”’»“》」\"](?!\w)"
    r"|(?<!\w)'(?P<plain>[^'\n]{1,90})'(?!\w)"
)
_SLUG = re.compile(
    r"(?:^|/)(?:\d{4}-\d{2}-\d{2}-)?(?P<words>[^\W_]+(?:[-_][^\W_]+){0,14}?)"
    rf"(?:[-_](?P<year>{YEAR}))?(?:\.[a-z]{{2,5}})?/?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTitle:
    """A title as the page states it. `weight`: log odds that it is the page's film; `reason` says where it stood."""

    title: str
    weight: float
    reason: str
    year: int | None = None
    start: int | None = None
    end: int | None = None


def stated_titles(page: Page) -> tuple[StatedTitle, ...]:
    """Return every title that the page's metadata, headline, address or warning proposes, surest kinds first."""
    found = [*_from_keys(page)]
    for headline, reason in _headlines(page):
        found.extend(_from_headline(headline, reason, page))
    found.extend(_from_warnings(page))
    return tuple(found)


def slugs(page: Page) -> tuple[tuple[str, int | None, Metadatum | None], ...]:
    """Return the folded words of the page's own addresses, with the year at their end, and where they stand."""
    stated: list[Metadatum | None] = [m for key in works.SLUG_KEYS for m in page.metadata if m.key == key]
    found: list[tuple[str, int | None, Metadatum | None]] = []
    for meta in [*stated, None]:
        address = meta.value if meta else page.source
        if match := _SLUG.search(address.split("?")[0].casefold()):
            found.append((fold(match["words"].replace("_", " ")), int(match["year"]) if match["year"] else None, meta))
    return tuple(found)


def year_in_metadata(page: Page) -> int | None:
    """Return the film's year where a key of the metadata states it."""
    meta = page.meta(*works.YEAR_KEYS)
    match = re.search(rf"\b{YEAR}\b", meta.value) if meta else None
    return int(match.group()) if match else None


def _from_keys(page: Page) -> Iterator[StatedTitle]:
    for meta in page.metadata:
        if meta.key in works.FILM_KEYS and any(c.isalpha() for c in meta.value):
            dated = _DATED.match(meta.value)
            title = dated["title"] if dated else meta.value
            year = int(dated["year"]) if dated else None
            yield _at(page, StatedTitle(title=title.strip(), weight=4.0, reason=f"stated under {meta.key}", year=year))


def _headlines(page: Page) -> list[tuple[str, str]]:
    """Return the page's headlines, each once: its own, its title blocks, the metadata's."""
    found: dict[str, str] = {}
    if page.headline:
        found.setdefault(page.headline.strip(), "headline")
    for block in page.having(Role.TITLE)[:2]:
        found.setdefault(page.slice(block.span).strip(), "headline")
    for key in ("title", "og:title", "twitter:title", "headline", "name"):
        for meta in page.metadata:
            if meta.key == key:
                found.setdefault(meta.value.strip(), f"stated under {key}")
    return [(text, reason) for text, reason in found.items() if text]


def _from_headline(headline: str, reason: str, page: Page) -> Iterator[StatedTitle]:
    text = _without_site(headline, page)
    for match in _QUOTED.finditer(text):
        title = match["title"] or match["plain"]
        if looks_like_title(title, page.language):
            near = 2.6 if match.start() == 0 or _announced(text, match) else 1.2
            yield _at(page, StatedTitle(title=trimmed(title), weight=near, reason=f"quoted in the {reason}"))
    if opening := _opening(text):
        yield _at(page, StatedTitle(title=opening, weight=1.5, reason=f"{reason} begins with it"))
    for part, weight in _parts(text):
        if dated := _DATED.match(part):
            bare = _stripped(dated["title"])
            if bare:
                words = f"{reason}, with its year"
                yield _at(page, StatedTitle(title=bare, weight=weight + 1.5, reason=words, year=int(dated["year"])))
            continue
        bare = _stripped(part)
        if not bare or len(bare.split()) > 14:
            continue
        announced = 1.2 if bare != part.strip() else 0.0
        yield _at(page, StatedTitle(title=bare, weight=weight + announced, reason=reason))


def _opening(text: str) -> str | None:
    """Return the capitalised words that a headline in ordinary spelling begins with."""
    first = next(iter(phrases(text)), None)
    if first is None or first.start > 0 or first.end == len(text) or _title_cased(text):
        return None
    title = trimmed(first.text)
    return None if title.casefold() in _NOTHING else title


def _title_cased(text: str) -> bool:
    """Tell a headline that capitalises every word, whose capitals therefore say nothing."""
    words = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return bool(words) and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _parts(text: str) -> Iterator[tuple[str, float]]:
    """Yield the headline whole, then what stands on either side of a colon or dash."""
    yield text, 1.6
    for separator in (": ", *works.SEPARATORS):
        if separator in text:
            head, tail = text.split(separator, 1)
            yield tail, 1.0 if separator == ": " else 0.7
            yield head, 0.7


def _stripped(part: str) -> str:
    """Cut "Review:" and "Trailer" off a headline's part."""
    bare = part.strip(" \t:–—-|")
    for _ in range(2):
        before = _BEFORE.match(bare)
        bare = bare[before.end() :] if before else bare
        after = _AFTER.search(bare)
        bare = bare[: after.start()] if after else bare
    return trimmed(bare)


def _either(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


_BEFORE = re.compile(rf"^{_either(works.HEADLINE_BEFORE)}(?:\s?[:–—|-]\s?|\s(?=[“‘'\"«]))", re.IGNORECASE)
_AFTER = re.compile(rf"(?:\s?[:–—|-]\s?|\s){_either(works.HEADLINE_AFTER)}[\s!.]*$", re.IGNORECASE)
_NOTHING = works.HEADLINE_BEFORE + works.HEADLINE_AFTER + works.OPENERS + works.PLAIN_WORDS
_NEAR_WORDS = re.compile(rf"\b{_either(works.HEADLINE_BEFORE + works.HEADLINE_AFTER)}\b", re.IGNORECASE)


def _announced(text: str, match: re.Match[str]) -> bool:
    return bool(
        _NEAR_WORDS.search(
            text[max(0, match.start() - 16) : match.start()] + " " + text[match.end() : match.end() + 16]
        )
    )


def _without_site(headline: str, page: Page) -> str:
    """Cut the site's name off the end of a headline."""
    site = page.meta("og:site_name", "application-name")
    names = {fold(n) for n in (page.outlet, site.value if site else None, page.author) if n}
    for separator in works.SEPARATORS:
        head, found, tail = headline.rpartition(separator)
        if found and (fold(tail) in names or (head and page.headline and head.strip() == page.headline.strip())):
            return head.strip()
    return headline


def _from_warnings(page: Page) -> Iterator[StatedTitle]:
    for match in _WARNING.finditer(page.text[:3000]):
        title = trimmed(re.split(r"(?<=[!.?])\s|\n", match["title"])[0])
        if title_key(title):
            start = match.start("title")
            reason = "the page warns of spoilers for it"
            yield StatedTitle(title=title, weight=2.0, reason=reason, start=start, end=start + len(title))


_WARNING = re.compile(
    rf"(?i:\b{_either(works.WARNINGS)})\s(?i:the film\s|the movie\s)?[*_“\"‘'«]{{0,2}}"
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

"""Strips of facts without labels: `France/Italy 1999. 97 minutes.`, `drama | 2003 | 1 h 52`, `95 min., colour`.

Every piece between the separators has to be a value of its own kind; a single strange piece is let pass, as a title is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Block, Role
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES, LANGUAGES
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.facts.lengths import minutes_in
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.facts.scene import Scene, either

_LONGEST: Final = 240  # characters of a strip
_PIECES: Final = re.compile(r"[^·•|,;/\n.]+(?:[.,:](?=\d)[^·•|,;/\n.]*)*")
_RUNTIME: Final = re.compile(
    r"(?:c(?:a|irca)?\.?\s?)?(?:(?:\d{2,3}|[^\W\d]+(?:-[^\W\d]+)?)\s?(?:minutes?|minuten|minutos|minuti|min|mins|mn|минут|мин|"
    r"perc|dakika|dk|phút|分钟|分鐘|分|분)"
    r"|\d\s?(?:h|hrs?|hours?|std|uur|ч)\.?(?:\s?\d{1,2}\s?(?:min(?:utes|uten|utos|uti)?|mn|m|м)?)?|\d\s?hours?\s\d+)",
    re.IGNORECASE,
)
_MOST_STRANGE: Final = 2  # pieces that are no values, as titles are not
_STRONG: Final = re.compile("[·•|/]")
_HINT: Final = re.compile(  # a sign with which a hint begins is searched for, then what it is by what stands around it
    r"(?-i:[\d·•|/mMмМdDpP])(?:(?<=[·•|/])|(?<=\d)(?:\s?(?:h\b|hrs?\b|hour|std\b|uur|ч|[分분])|min|mn)|"
    r"(?<=\bm)(?:in(?:ute|utes|uten|utos|uti|s)?|n)\b|(?<=м)ин(?:ут|\b)|(?<=d)akika|(?<=p)hút|"
    r"(?:(?<=[^\W\d]\s.)|(?<=[^\W\d],\s.)|(?<=[^\W\d]\s\(.)|(?<=[^\W\d],\s\(.))(?:(?<=1)(?:8[89]|9\d)|(?<=2)0[0-4])\d\b)",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:18[89]|19\d|20[0-4])\d")
_HEADS: Final = 2  # places where the title stands alone: a menu's entry may come before the headline
_NEAR: Final = 14  # blocks after a title
_LONGEST_TITLE: Final = 120  # characters
_YEAR_AFTER: Final = re.compile(r"\s*\(?(?:18[89]|19\d|20[0-4])\d\)?$")
_YEAR_ENDS: Final = (")", "\n")
_ASIDE: Final = (Role.NAVIGATION, Role.RELATED)  # there a strip is this film's only if it begins with the director
_DIRECTED: Final = re.compile(
    r"(?:dir(?:ected\sby|\.|:)|(?:un\s)?film\s(?:de|di|by|von|af|av)|regie:|regia\sdi|r\.:|реж\.|reż\.|yön\.|r(?:é|e)al\.)"
    r"\s(?P<who>[^·•|;\n]{4,50}?)\s?(?=[·•|])",
    re.IGNORECASE,
)
_DIRECTED_BEGINS: Final = frozenset("dDuUfFrRрРyY")
# `Cast: Jane Doe, Bo Day` between two signs: a labelled value, which the rules for labels read.
_LABELLED: Final = re.compile(r"(?:^|(?<=[·•|]))\s*[^\W\d_][^·•|:\n]{1,30}:\s[^·•|\n]+")
_MORE_INSIDE: Final = re.compile(r"\([^()]{0,60}\)")  # of another cut
_AROUND: Final = " –—-\u00a0\t*_⏱⏲⏰⌚⌛⏳🕒🕐🕑📅📆🗓🎭🌍🌎🌏\ufe0f"  # an icon stands for a label: `⏱ 97 min`
_MORE: Final = re.compile(r"\((?:[^()]{0,60})\)$")
_LENGTH_OR_YEAR: Final = re.compile(r"\d\s?(?:h|m|ч)|(?:18[89]|19\d|20[0-4])\d")
_COLOURS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("black and white", "b w", "bw", "b&w", "schwarzweiss", "schwarz weiss", "s w"), "black_and_white"),
    **dict.fromkeys(("noir et blanc", "n b", "blanco y negro", "bianco e nero", "preto e branco"), "black_and_white"),
    **dict.fromkeys(("colour", "color", "in colour", "in color", "farbe", "couleur", "couleurs", "a colori"), "colour"),
}
_RATIO: Final = re.compile(r"([1-3])[.:,](\d{2})\s?:\s?1")
_CERTIFICATE: Final = re.compile(
    r"(?:rated\s|cert(?:ificate)?\.?:?\s|FSK:?\s?(?:ab\s)?)?(?P<value>PG-13|PG|NC-17|TV-MA|12A|(?-i:R|U|G|X)|\d{1,2}\+?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    predicate: str
    value: str
    start: int
    end: int


def find_strips(scene: Scene) -> Iterator[Claim]:
    """Yield what strips of facts say of the page's film; nothing where several running times show several films."""
    strips = [(at, found) for at, text in _candidates(scene) if _HINT.search(text) and (found := _strip(text))]
    strips += [(at, found) for at, text in _under_title(scene) if (found := _strip(text) or _genres_alone(text))]
    times = {piece.value for _, found in strips for piece in found if piece.predicate == "runtime"}
    if len(times) > 2:  # a film may have two cuts
        return
    for at, found in strips:
        for piece in found:
            span = scene.page.span(at + piece.start, at + piece.end)
            yield Claim(
                predicate=piece.predicate,
                value=piece.value,
                raw=scene.page.slice(span),
                span=span,
                rule="strips.piece/1",
                p=0.88,
            )


def _candidates(scene: Scene) -> Iterator[tuple[int, str]]:
    """Yield sentences and whole lines short enough to be strips, with their place."""
    seen = set()
    for line in scene.lines:
        if "0" in line.words and len(line.text) <= _LONGEST and line.sentence.review is None:
            seen.add((line.sentence.span.start, line.sentence.span.end))
            yield line.sentence.span.start, line.text
    for block in scene.page.having(Role.BODY, Role.HEADING, Role.BYLINE, *_ASIDE):
        text = scene.page.slice(block.span)
        if (
            len(text) <= _LONGEST
            and (block.span.start, block.span.end) not in seen
            and (block.role not in _ASIDE or (text[:1] in _DIRECTED_BEGINS and _DIRECTED.match(text)))
        ):
            yield block.span.start, text


def _under_title(scene: Scene) -> Iterator[tuple[int, str]]:
    """Yield short blocks outside the main content that come soon after the film's title alone in a block.

    The head of a film's record often looks like a menu: few words, many links.
    """
    titles = _titles(scene)
    blocks = [b for b in scene.page.blocks if b.role is not Role.METADATA]
    heads = (at for at, block in enumerate(blocks) if _is_title(scene, block, titles))
    for at in islice(heads, _HEADS):
        for block in blocks[at + 1 : at + 1 + _NEAR]:
            if block.span.end - block.span.start > _LONGEST:
                break
            if block.role in _ASIDE:
                yield block.span.start, scene.page.slice(block.span)


def _titles(scene: Scene) -> Mapping[str, str]:
    """Return the film's titles, folded, with the first word of each."""
    film = scene.films.subject
    folded = [fold(title) for title in (film.title, film.original_title) if title] if film else ()
    return {title: title.partition(" ")[0] for title in folded}


def _is_title(scene: Scene, block: Block, titles: Mapping[str, str]) -> bool:
    if block.span.end - block.span.start > _LONGEST_TITLE or block.role is Role.CAPTION:
        return False
    text = scene.page.slice(block.span)
    if text.isascii():
        words = text.lower()
        if not any(first in words for first in titles.values()):  # as in most lines
            return False
    ends = text[-1:].isdigit() or text[-1:] in _YEAR_ENDS  # few do, and the search begins at each space anew
    return fold(_YEAR_AFTER.sub("", text) if ends else text) in titles


def _genres_alone(text: str) -> tuple[_Piece, ...]:
    """Return genres with nothing but spaces between them: `Sci-Fi Drama Western`; nothing where a word is none.

    >>> [p.value for p in _genres_alone("Sci-Fi Drama Western")], _genres_alone("Drama Club Western")
    (['Sci-Fi', 'Drama', 'Western'], ())
    """
    if not _genre_run().fullmatch(text.strip()):
        return ()
    return tuple(
        _Piece(predicate="genre", value=match[0], start=match.start(), end=match.end())
        for match in _genre().finditer(text)
    )


def _strip(text: str) -> tuple[_Piece, ...]:
    """Return the values of a strip, or nothing where the text is none.

    >>> [(p.predicate, p.value) for p in _strip("France/Italy 1999. 97 minutes, colour.")]
    [('country', 'France'), ('country', 'Italy'), ('year', '1999'), ('runtime', '97'), ('colour', 'colour')]
    >>> _strip("She waits 97 minutes, then leaves.")
    ()
    """
    directed = _DIRECTED.match(text)
    if _LABELLED.search(text):
        text = _LABELLED.sub(lambda match: " " * len(match[0]), text)
    pieces = list(_PIECES.finditer(text, directed.end() if directed else 0))
    read: list[tuple[_Piece, ...]] = []
    for match in pieces:
        read += [_read(match[0], match.start())] if match[0].strip() else []
        if read.count(()) > _MOST_STRANGE:  # as in a sentence
            return ()
    read += [_directors(directed["who"], directed.start("who"))] if directed else []
    strange = read.count(())
    known = [piece for found in read for piece in found]
    kinds = {piece.predicate for piece in known}
    enough = "runtime" in kinds or (len(kinds & {"country", "year", "genre"}) >= 2 and len(known) >= 2)
    enough = enough or (kinds == {"genre"} and len(known) > 1 and not strange and bool(_STRONG.search(text)))
    told = len(read) - strange
    if not enough or strange > _MOST_STRANGE or strange > (told if _STRONG.search(text) else told // 2):
        return ()
    if "certificate" in kinds and len(kinds) == 1:
        return ()
    return tuple(known)


def _directors(text: str, offset: int) -> tuple[_Piece, ...]:
    """Return the names that `dir.` opens a strip with; nothing where the words are not all names."""
    names = [name for name in find_names(text) if name.full]
    if sum(name.end - name.start for name in names) < len(text) - 5 * len(names):
        return ()
    at = [(text[n.start : n.end], offset + n.start, offset + n.end) for n in names]
    return tuple(_Piece(predicate="director", value=who, start=start, end=end) for who, start, end in at)


def _read(piece: str, offset: int) -> tuple[_Piece, ...]:
    """Return what one piece is: a single value, or a country and a year side by side."""
    bare = piece.strip(_AROUND)
    start = offset + piece.find(bare)
    found = _value(_MORE.sub("", bare).strip())
    if found:
        return (_Piece(predicate=found[0], value=found[1], start=start, end=start + len(bare)),)
    both = [half.strip() for half in bare.split("&")]
    if len(both) == 2 and all(fold(half) in _genres() for half in both):
        places = [start + bare.find(half) for half in both]
        return tuple(
            _Piece(predicate="genre", value=half, start=at, end=at + len(half))
            for half, at in zip(both, places, strict=True)
        )
    parts = re.fullmatch(r"(?P<where>.+?),?\s\(?(?P<year>(?:18[89]|19\d|20[0-4])\d)\)?", bare)
    if parts and parts["where"] in _countries():
        where = _Piece(predicate="country", value=parts["where"], start=start, end=start + len(parts["where"]))
        at = start + parts.start("year")
        return where, _Piece(predicate="year", value=parts["year"], start=at, end=at + 4)
    return tuple(_side_by_side(bare, start))


def _side_by_side(bare: str, offset: int) -> Iterator[_Piece]:
    """Yield values with nothing but spaces between them: `USA 1999 96 min`; nothing where a word is none of them."""
    if not _LENGTH_OR_YEAR.search(bare) or not _sequence().fullmatch(bare):
        return
    for match in _item().finditer(_MORE_INSIDE.sub(lambda aside: " " * len(aside[0]), bare)):
        found = _value(match[0])
        if found:
            at = offset + match.start()
            yield _Piece(predicate=found[0], value=found[1], start=at, end=at + len(match[0]))


def _value(bare: str) -> tuple[str, str] | None:
    """Return predicate and value of a piece that is nothing but a value."""
    if _RUNTIME.fullmatch(bare):
        minutes = minutes_in(bare) or minutes_in(bare + " min")
        return ("runtime", str(minutes)) if minutes and 20 <= minutes <= 600 else None
    if _YEAR.fullmatch(bare):
        return "year", bare
    if bare in _countries():
        return "country", bare
    folded = fold(bare)
    if folded in _genres():
        return "genre", bare
    if folded in _COLOURS:
        return "colour", _COLOURS[folded]
    return _ratio(bare) or _rest(bare)


def _ratio(bare: str) -> tuple[str, str] | None:
    match = _RATIO.fullmatch(bare)
    return ("aspect_ratio", f"{float(f'{match[1]}.{match[2]}'):.2f}") if match else None


def _rest(bare: str) -> tuple[str, str] | None:
    certificate = _CERTIFICATE.fullmatch(bare)
    if certificate and (not certificate["value"].isdigit() or certificate["value"] != certificate[0]):
        return "certificate", certificate["value"]
    language = _language().fullmatch(bare)
    return ("language", language[1]) if language else None


@cache
def _language() -> re.Pattern[str]:
    return re.compile(rf"(?:[Ii]n\s)?({either(LANGUAGES)})(?:\swith\s(?:\w+\s)?subtitles)?")


@cache
def _item() -> re.Pattern[str]:
    """Return the pattern of one value: a running time, a year, a country or a genre."""
    words = either((*COUNTRIES, *(word for name, known in GENRES.items() for word in (name, *known))))
    return re.compile(rf"(?<!\w)(?:{_RUNTIME.pattern}|{_YEAR.pattern}|{words})(?!\w)", re.IGNORECASE)


@cache
def _genre() -> re.Pattern[str]:
    words = either(word for name, known in GENRES.items() for word in (name, *known))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


@cache
def _genre_run() -> re.Pattern[str]:
    return re.compile(rf"{_genre().pattern}(?:\s{_genre().pattern}){{1,5}}", re.IGNORECASE)


@cache
def _sequence() -> re.Pattern[str]:
    return re.compile(rf"(?:{_item().pattern}(?:\s\([^()]{{0,40}}\))?(?:\s|$)){{2,6}}", re.IGNORECASE)


@cache
def _countries() -> frozenset[str]:
    return frozenset(COUNTRIES)


@cache
def _genres() -> frozenset[str]:
    return frozenset(fold(word) for name, words in GENRES.items() for word in (name, *words))

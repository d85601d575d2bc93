"""How headlines are built around a film's title: what is cut off, and what the parts that are left are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.understand.data import countries, headlines, works
from cinequorum.understand.headline_frame import is_led, unframed
from cinequorum.understand.headline_reports import honoured, new_film
from cinequorum.understand.headline_speech import before_or_else, is_speech, judged, makers_film, until_verb
from cinequorum.understand.phrases import is_person, phrases
from cinequorum.understand.title_shape import looks_like_title, trimmed

YEAR: Final = r"(?:18[89]|19\d|20\d)\d"
DATED: Final = re.compile(
    rf"^(?P<title>.{{1,120}}?)\s?[(\[（](?:[^()\[\]（）]{{0,40}}?[,\s，、])?(?P<year>{YEAR})(?:年|년)?(?:,\s[^()\[\]]{{1,30}})?[)\]）](?P<rest>.*)$"
)
"""A title with its year in brackets, and what follows."""
DATED_PLAIN: Final = re.compile(rf"^(?P<title>.{{2,90}}?)[,.]?\s(?P<year>{YEAR})(?:,\s.{{0,60}})?$")
"""A title with its year bare behind it, as sheets and addresses write it; a title may end in a year, too."""
QUOTED: Final = re.compile(
    r"(?:[“‘«„\"]|(?<!\w)”(?=\w))(?P<title>[^“”‘’«»„\"《》「」\n]{1,90}?(?:’[a-z]{1,2}\b[^“”‘’«»\"\n]{0,60})?)[”’»“\"](?!\w)"
    r"|»(?P<inward>[^“”«»„\"\n]{1,90})«"
    r"|[《『「〈](?P<glyphs>[^《》「」『』〈〉\n]{1,60})[》」』〉]"
    r"|<(?P<hangul>[가-힣][^<>\n]{0,40})>"
    r"|(?<!\w)'(?P<plain>[^'\n]{1,90})'(?!\w)"
    r"|(?<!\w)(?P<mark>\*{1,2}|_{1,2})(?P<marked>[^*_\n]{1,90})(?P=mark)(?!\w)"
)
_QUOTED_GROUPS: Final = ("title", "inward", "glyphs", "hangul", "plain", "marked")
_YEAR_NEXT: Final = re.compile(rf"\s?[(\[（](?:[^()\[\]（）]{{0,40}}?[,\s，、])?(?P<year>{YEAR})(?:年|년)?[)\]）]")
_TWIN = re.compile(r"^(?P<title>[^()\[\]]{2,90}?)\s\((?P<other>[^()\[\]]{2,90})\)$")
_NAME = r"[^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:[a-z]{1,3}\s)?[^\W\d_a-z][\w'’.-]{1,30}){1,3}"
_VENUE = r"[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){0,4}"
_BY_MAKER = re.compile(
    rf"^(?P<title>.{{2,90}}?)(?P<comma>,)?\s(?:(?:un|a|ein)\sfilm\s)?(?:de|by|von|di|dei|do|da|d['’])\s?{_NAME}$"
)
_AT_PLACE = re.compile(rf"^(?P<title>.{{2,90}}?)\s(?:at|@)\s(?:the\s)?{_VENUE}$")
"""A title and where it is shown: "Foghorn at the Harbour Cinema"."""
_OCCASION = re.compile(r"\b(?:19|20)\d\d$")
_SEVERAL = re.compile(r"\b(?:" + "|".join(works.FILM_PLURALS) + r")\b|#\d+(?!\d|$)", re.IGNORECASE)
_LONGEST: Final = 14


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a headline that may be a title. `weight`: log odds; `other`: its second title.

    `whole`: the headline consists of it, or of it and a subtitle after a colon.
    """

    title: str
    weight: float
    year: int | None = None
    other: str | None = None
    whole: bool = False


_NOTHING: Final = frozenset(works.HEADLINE_BEFORE + works.HEADLINE_AFTER + works.OPENERS + works.PLAIN_WORDS)
_NEAR_WORDS = re.compile(
    rf"(?<!\w){any_of((*works.HEADLINE_BEFORE, *works.HEADLINE_AFTER, *headlines.ANNOUNCING, *headlines.NOUNS))}(?!\w)"
    rf"|{any_of((*headlines.GLYPHS_BEFORE, *headlines.GLYPHS_AFTER))}",
    re.IGNORECASE,
)
_TITLE_MARKS: Final = "《『〈<"


def quoted_parts(text: str, language: str) -> Iterator[Part]:
    """Yield the titles that stand between quotation marks in a headline.

    >>> [p.title for p in quoted_parts("New trailer for the restored ‘Mr. Arkadin’", "en")]
    ['Mr. Arkadin']
    """
    for match in QUOTED.finditer(text):
        title = _inside(match)
        if looks_like_title(title, language) and not is_speech(text, match.start(), match.end()):
            sure = match.start() == 0 or match.group()[0] in _TITLE_MARKS or _announced(text, match)
            dated = _YEAR_NEXT.match(text, match.end())
            weight = 2.6 if sure or match["marked"] else 1.2
            yield Part(trimmed(title), weight, int(dated["year"]) if dated else None)


_OPENS: Final = re.compile(rf"\W{{0,3}}{any_of((*works.HEADLINE_BEFORE, *headlines.ANNOUNCING))}(?!\w)", re.IGNORECASE)


def _inside(match: re.Match[str]) -> str:
    return next(match[group] for group in _QUOTED_GROUPS if match[group])


def plain_parts(text: str, language: str) -> Iterator[Part]:
    """Yield what a headline without quotation marks proposes: the whole, what its separators part, what it opens with.

    >>> [(p.title, p.other) for p in plain_parts("La notte (The Night)", "it")][0]
    ('La notte', 'The Night')
    >>> [p.title for p in plain_parts("Crítica de La noche, de Michelangelo Antonioni", "es")][0]
    'La noche'
    """
    if language.startswith("en") and (opening := _opening(text)):
        yield Part(opening, 1.5)
    if called := _called(text, language):
        yield Part(called, 1.9)
    if (made := makers_film(text)) and looks_like_title(made, language):
        yield Part(made, 2.6)
    if (new := new_film(text) or honoured(text)) and looks_like_title(new, language):
        yield Part(new, 3.0)
    quoted = {trimmed(t) for m in QUOTED.finditer(text) if looks_like_title(t := _inside(m), language)}
    bare = unframed(text)
    announced = bare != trimmed(text)
    if language.startswith("en") and (told := until_verb(bare) if announced else judged(bare)):
        yield Part(told, 1.6 + _ANNOUNCED if announced else 2.3)
    if (first := before_or_else(bare)) and looks_like_title(first, language):
        yield Part(first, 1.2)
    for part, weight, whole in _parts(bare):
        inner = unframed(part)
        if any(title in inner and title != inner for title in quoted) or (_SEVERAL.search(inner) and not _lasts(inner)):
            continue
        framed = inner != trimmed(part) or (announced and whole)
        added = _ANNOUNCED + (_LED if not whole and is_led(part, inner) else 0.0) if framed else 0.0
        yield from _proposed(Part(inner, weight + added, whole=whole), language)


_ANNOUNCED: Final = 1.2
_LED: Final = 0.9  # "Fog on the brain – a review of Foghorn": the words before the frame play with it


def _proposed(part: Part, language: str) -> Iterator[Part]:
    """Take year, maker and second title off a part of a headline."""
    if dated := DATED.match(part.title):
        title = unframed(dated["title"])
        if title and (_lasts(part.title) or not _SEVERAL.search(title)):
            whole = part.whole and not dated["rest"].strip()
            found = Part(_without_maker(title), part.weight + 1.5, int(dated["year"]), whole=whole)
            yield from _twins(found) if " / " in title else (found,)
        return
    if not part.title or len(part.title.split()) > _LONGEST:
        return
    if (plain := DATED_PLAIN.match(part.title)) and not _SEVERAL.search(plain["title"]):
        parted = any(sign in part.title[plain.end("title") :] for sign in ",.")
        lower = 0.0 if parted else 0.7
        found = replace(part, title=trimmed(plain["title"]), weight=part.weight - lower, year=int(plain["year"]))
        yield from _without_countries(found)
        if parted:
            return
    yield from _refined(part, language)


def _refined(part: Part, language: str) -> Iterator[Part]:
    """Take the maker off a title, and its second title in parentheses."""
    made = _BY_MAKER.match(part.title)
    if made is not None:
        yield Part(unframed(made["title"]), part.weight + (1.0 if made["comma"] else 0.1), whole=part.whole)
        if made["comma"]:
            return
    elif (shown := _AT_PLACE.match(part.title)) is not None:
        yield Part(trimmed(shown["title"]), part.weight + 0.1, whole=part.whole)
    twin = _ALSO.match(part.title) or _TWIN.match(part.title)
    if twin is not None and (twin.re is _ALSO or _second(twin["other"], language)):
        title, other = trimmed(twin["title"]), trimmed(twin["other"])
        yield Part(title, part.weight + 0.4, other=other, whole=part.whole)
        yield Part(other, part.weight, other=title, whole=part.whole)
        return
    yield part


_ALSO: Final = re.compile(
    rf"(?P<title>.{{2,60}}?),?\s[(\[]?{any_of(headlines.ALSO_KNOWN)},?\s(?P<other>[^()\[\]]{{2,60}})[)\]]?$",
    re.IGNORECASE,
)
"""Both titles of one film: "The Long Tide a.k.a. Ebb"."""


def _without_maker(title: str) -> str:
    """Take the maker's name off one side of a title: "The Long Tide · Ann Lee", "Ann Lee - The Long Tide"."""
    head, found, tail = next((cut for sign in _BESIDE_MAKER if (cut := title.partition(sign))[1]), (title, "", ""))
    if not found or is_person(head) is is_person(tail):
        return title
    return tail if is_person(head) else head


_BESIDE_MAKER: Final = (" · ", " • ", " | ", " – ", " — ", " - ")


def _without_countries(part: Part) -> Iterator[Part]:
    """Cut off the countries that stand between a title and its year ("La notte / The Night, Italy, France 1961")."""
    title, *lands = part.title.split(", ")
    if not lands or not (" / " in title or all(land in _COUNTRIES for land in lands)):
        yield part
        return
    bare = replace(part, title=title, weight=part.weight + _LANDS)
    yield from _twins(bare) if " / " in title else (bare,)


_COUNTRIES: Final = frozenset(countries.COUNTRIES)
_LANDS: Final = 1.2


def _twins(part: Part) -> Iterator[Part]:
    """Take both titles of "La notte / The Night", which catalogues write so."""
    title, other = (trimmed(half) for half in part.title.split(" / ", 1))
    yield replace(part, title=title, weight=part.weight + 0.4, other=other)
    yield replace(part, title=other, other=title)


def _second(words: str, language: str) -> bool:
    """Tell a second title from a remark in parentheses ("film review", "Blu-ray", "spoilers")."""
    known = _NOTHING | set(works.NO_FILMS)
    return looks_like_title(words, language) and not any(
        w in known for w in (words.casefold(), words.rsplit(maxsplit=1)[-1].casefold())
    )


def _opening(text: str) -> str | None:
    """Return the capitalised words that a headline in ordinary spelling begins with."""
    first = next(iter(phrases(text)), None)
    if first is None or first.start > 0 or first.end == len(text) or _title_cased(text):
        return None
    title = trimmed(first.text)
    return None if title.casefold() in _NOTHING or title.isdigit() else title


def _called(text: str, language: str) -> str | None:
    """Return what a headline in ordinary spelling calls a film: "How the film Foghorn came to Narvik"."""
    pattern = _CALLED if language.startswith("en") else _CALLED_ANYHOW
    match = None if _title_cased(text) else pattern.search(text)
    title = trimmed(match["title"]) if match else ""
    return title if title and title.casefold() not in _NOTHING and not is_person(title) else None


_SPOKEN: Final = (
    r"\s(?P<title>[^\W\d_a-zà-ÿа-яё][\w'’-]*(?:\s(?:[^\W\d_a-zà-ÿа-яё][\w'’-]*|\d{1,2})){0,5})"
    r"(?=$|[,.:;!?]|\s[\W\da-zà-ÿа-яё])"
)
_CALLED: Final = re.compile(rf"(?<![-\w]){any_of(works.FILM_WORDS)}{_SPOKEN}")
_CALLED_ANYHOW: Final = re.compile(rf"(?<![-\w])(?i:{any_of(works.FILM_WORDS)}){_SPOKEN}")  # nouns have capitals, too


def _lasts(text: str) -> bool:
    """Tell a title with its year and running time, whatever its words: "Two Films for Ann (1962) - 99 mins"."""
    match = DATED.match(text)
    return match is not None and _MINUTES.search(match["rest"]) is not None


_MINUTES: Final = re.compile(r"(?<!\d)\d{2,3}\s?(?:['′]|min)")


def _title_cased(text: str) -> bool:
    """Tell a headline that capitalises every word, whose capitals therefore say nothing."""
    words = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return bool(words) and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _parts(text: str) -> Iterator[tuple[str, float, bool]]:
    """Yield the headline whole, then what stands on either side of a colon or dash, with weights."""
    chain = [piece.strip() for piece in _CHAIN.split(text) if piece.strip()]
    if len(chain) >= _LEAST_CHAIN:  # "Foghorn_tickets_cast_the site", "The site » Archive » Foghorn"
        yield text, 0.3, True
        again = any(piece.isascii() is not chain[0].isascii() for piece in chain[1:])  # the title in another script
        yield from (
            (piece, 0.7 if index else 1.6, again and not index) for index, piece in enumerate(chain[:_MOST_CHAIN])
        )
        return
    yield text, 1.6, True
    if asked := _ASKED.match(text):  # "Foghorn 2? What its maker says"
        yield asked["title"], 1.2, False
    for separator in (": ", *works.SEPARATORS):
        if separator in text:
            head, tail = text.split(separator, 1)
            said = tail.lstrip()[:1].islower() or _OF_A_FILM.search(tail) is not None
            subtitle = (
                separator in _BEFORE_SUBTITLES and said
            )  # "Foghorn: a storm in a bottle", "Foghorn: Stilles Drama"
            occasion = bool(_OCCASION.search(head))  # "Cannes 2021: Foghorn"
            yield tail, 0.3 if subtitle else 1.8 if occasion else 1.0 if separator == ": " else 0.7, occasion
            yield head, 1.6 if subtitle else 0.85 if separator in _UNSURE else 1.2, subtitle


_ASKED: Final = re.compile(r"(?P<title>[^\W\d_][^?]{1,60}\s(?:\d{1,2}|[IVX]{1,4}))\?\s")
_CHAIN: Final = re.compile(r"\s*[|｜»_]\s*|\s[·•]\s")
_LEAST_CHAIN, _MOST_CHAIN = 3, 8
_BEFORE_SUBTITLES: Final = frozenset({": ", " – ", " — "})
_OF_A_FILM: Final = re.compile(
    r"^(?:bộ\s)?phim\s|^\w{3,20}\s(?:\w{0,12})?(?:drama|thriller|komödie|western|märchen|film|dramat|komedia|komedie|drame|comédie|polar)\b",
    re.IGNORECASE,
)
_UNSURE: Final = frozenset({": ", " | ", " :: "})  # a title's own colon, or a site's name


def _announced(text: str, match: re.Match[str]) -> bool:
    """Tell a title beside which a review or a trailer is announced, or at the end of a headline that begins so."""
    if _OPENS.match(text) and not text[match.end() :].strip(" .!?"):
        return True
    near = text[max(0, match.start() - 16) : match.start()] + " " + text[match.end() : match.end() + 16]
    return bool(_NEAR_WORDS.search(near))

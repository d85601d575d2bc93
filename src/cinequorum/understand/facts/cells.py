"""The value of a data sheet's line, read by what its label promises: names, countries, dates, prizes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.text.data.labels import MAKING
from cinequorum.text.dates import find_dates
from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.festivals import AWARDS, FESTIVALS, NOMINATED, PRIZES
from cinequorum.understand.facts.person_names import NameMention, find_names, knows_given, names_a_trade
from cinequorum.understand.facts.releases import windows_in
from cinequorum.understand.facts.scene import Scene, either
from cinequorum.understand.facts.single_values import single_value

_PLAYER: Final = re.compile(
    r"^(?P<who>.+?)(?:\s{0,9}\((?P<paren>[^()]+)\)|\s{1,9}(?:as|als|como)\s{1,9}(?P<part>.+)|\s{1,9}\.{2,}\s?(?P<dots>.+)"
    r"|\s{0,9})$"
)
_SPLIT: Final = re.compile(
    r"\s*(?:,(?!\s*(?:Jr|Sr)\b)|;|/|\||•|·|\band\b|\bund\b|\bet\b|\by\b|\bi\b(?=\s[A-ZÁČĎÉÍŇÓŘŠŤÚÝŽ])|&)\s*(?![^()]*\))"
)
_COMPANY: Final = re.compile(r"\s+(?P<who>[A-Z0-9][\w&.'’ /+-]{2,40}?)\s*")  # after a date
_PLACE: Final = re.compile(r"^\s*[(\[]([^()\[\]]{2,60})[)\]]")
# Scripts without capitals: a name is a short run of their letters, with dots or spaces between its parts.
_UNCASED: Final = re.compile(
    r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3々]{1,12}"
    r"(?:[ ・·•=＝．][\u30a1-\u30ff\u3400-\u9fff\uac00-\ud7a3a-zA-Z.]{1,12}){0,4}"
)
_UNCASED_SPLIT: Final = re.compile(r"\s*[,，、/／;；|｜\n]\s*|\s{2,}")
# `レオ・ハマー ケイト・リンド`: where each name has its own dot, a space parts two names.
_DOTTED_NAMES: Final = re.compile(r"[^\s・·]+[・·][^\s]+(?:\s[^\s・·]+[・·][^\s]+)+")
_DOTTED_SPLIT: Final = re.compile(r"\s+")
_UNCASED_LETTER: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_UNCASED_END: Final = re.compile(r"(?:\s*(?:외|등|等|更多|ほか|他|감독|導演|导演|監督)|\s*[.…]+)$")
_LONGEST_UNCASED: Final = 24  # characters of a name
_SURNAMED: Final = re.compile(r"[^\W\d_]{2,15} [^\W\d_]{2,20}")  # a surname that is also a common word
_LONGEST_LISTED: Final = 4  # words
_CAPITALISED: Final = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:[’'-][^\W\d_]+)*")
_MOST: Final = 60  # names read from one sheet line
_MORE: Final = frozenset({"more", "see more", "více", "viac", "mehr", "plus", "más", "mais", "altro", "więcej", "ещё"})
_ENGLISH: Final = frozenset({"can", "will", "may", "an", "do", "so", "for", "her", "in"})  # given names elsewhere
_LISTED: Final = ("country", "language", "genre", "production_company", "distributor")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A labelled value: the predicate that the label names, the value, and where it starts in the page's text.

    `label` is the label as printed where its words matter, `printed` the whole row where the value is only its name,
    `role` the part that the row names.
    `territory` is the country that the label itself names (`UK release`, a key `release.germany`).
    """

    predicate: str
    value: str
    start: int
    rule: str = field(default="sheet.line/1")
    p: float = 0.95
    territory: str = ""
    role: str = ""
    printed: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One value of a line, with its place in the line."""

    value: str
    start: int
    end: int
    qualifiers: tuple[tuple[str, str], ...] = ()


def sheet_claims(scene: Scene, line: SheetLine) -> Iterator[Claim]:
    """Turn a labelled value into claims: one a name for credits, canonical text for everything else."""
    if line.predicate in CREDITS:
        yield from _people(scene, line)
        return
    if line.predicate == "production_company" and fold(line.label) in _making() and _all_persons(line.value):
        yield from _people(scene, replace(line, predicate="producer"))
        return
    for value in _values(line, scene.page.language):
        if line.predicate == "based_on" and _is_of_picture(scene, value.value):
            continue
        start = line.start + value.start
        span = scene.page.span(start, min(line.start + value.end, start + 400))
        claim = Claim(
            predicate=line.predicate,
            value=value.value,
            raw=scene.page.slice(span),
            span=span,
            rule=line.rule,
            p=line.p,
            qualifiers=tuple(sorted(value.qualifiers)),
        )
        yield claim
        yield from _distributors(scene, line, claim)


def _is_of_picture(scene: Scene, words: str) -> bool:
    """Tell where a picture is from, `Source: Salt Road (1971) on IMDb`, from what the film is made from."""
    subject = scene.films.subject
    own = subject is not None and fold(words).startswith(fold(subject.title))
    return own or _OF_PICTURES.search(words) is not None


_OF_PICTURES: Final = re.compile(
    r"https?://|\bwww\.|\.(?:com|org|net)\b|\b(?:IMDb|TMDB|Wikipedia|Wikimedia|Getty|Shutterstock|Unsplash|YouTube|Netflix|"
    r"Letterboxd|Rotten Tomatoes|Google|Pinterest|Reuters|screenshots?|publicity)\b",
    re.IGNORECASE,
)


def _people(scene: Scene, line: SheetLine) -> Iterator[Claim]:
    if _UNCASED_LETTER.search(line.value):
        yield from _uncased(scene, line)
    pieces = list(_pieces(line.value))
    for piece, at in pieces:
        match = _PLAYER.match(piece)
        who = match["who"].strip(" []") if match else piece
        found = find_names(who if not who.isupper() else who.title())
        names = [n for n in found if n.full or len(who.split()) == 1]
        whole = len(names) == 1 and names[0].end - names[0].start >= len(who) - 2
        listed = not whole and _is_listed(who, found, last=at == pieces[-1][1])
        if not whole and not listed and not _is_name_here(who, scene.page.language):
            continue
        part = (match["paren"] or match["part"] or match["dots"]) if match and line.predicate == "cast" else None
        if part and part.strip().lower() in _MORE:
            part = None
        start = line.start + at
        span = scene.page.span(start, start + len(line.printed or piece))
        yield Claim(
            predicate=line.predicate,
            value=who[names[0].start : names[0].end] if whole else who,
            raw=scene.page.slice(span),
            span=span,
            rule=line.rule,
            p=line.p,
            role=part.strip() if part else line.role or None,
        )


def _is_listed(who: str, names: Sequence[NameMention], *, last: bool) -> bool:
    """Say whether an item of a list is one name, though the word at one of its ends begins or ends none in a sentence.

    `Eva Marie Saint`, `Hideaki Anno`. After the last item another label may follow on the line: `Eva Day Producer`.
    """
    words = who.split()
    if not 1 < len(words) <= _LONGEST_LISTED or len(names) != 1 or not all(_CAPITALISED.fullmatch(w) for w in words):
        return False
    left = [who[: names[0].start].split(), who[names[0].end :].split()]
    return sorted(map(len, left)) == [0, 1] and not (last and names_a_trade(left[1][0] if left[1] else ""))


def _is_name_here(who: str, language: str) -> bool:
    """Say whether a value is a name for all that its words are small ones elsewhere: `Can Uluç` on a Turkish page."""
    if not _SURNAMED.fullmatch(who) or not who.istitle():
        return False
    first = who.split(maxsplit=1)[0]
    return knows_given(first) or (not language.startswith("en") and fold(first) in _ENGLISH)


def _uncased(scene: Scene, line: SheetLine) -> Iterator[Claim]:
    """Read names in scripts without capitals, where only the label says that they are names."""
    at = 0
    split = _DOTTED_SPLIT if _DOTTED_NAMES.fullmatch(line.value.strip()) else _UNCASED_SPLIT
    for piece in split.split(line.value)[:_MOST]:
        start = line.value.find(piece, at)
        at = start + len(piece)
        part = re.fullmatch(r"(?P<who>[^()（）]+?)\s*[(（](?P<part>[^()（）]{1,30})[)）]", piece)
        who = _UNCASED_END.sub("", part["who"] if part else piece).strip()
        if not 2 <= len(who) <= _LONGEST_UNCASED or not _UNCASED.fullmatch(who):
            continue
        role = (
            part["part"].removesuffix(" 역").removesuffix("役").strip() if part and line.predicate == "cast" else None
        )
        yield Claim(
            predicate=line.predicate,
            value=who,
            raw=piece,
            span=scene.page.span(line.start + start, line.start + start + len(piece)),
            rule=line.rule,
            p=line.p,
            role=role or None,
        )


def _pieces(value: str) -> Iterator[tuple[str, int]]:
    at = 0
    for count, piece in enumerate(_SPLIT.split(value)):
        if count >= _MOST:
            return
        found = value.find(piece, at)
        at = found + len(piece)
        bare = piece.strip(" .[]")
        if bare:
            yield bare, found + piece.find(bare)


def _values(line: SheetLine, language: str) -> Iterator[_Value]:
    if line.predicate in _LISTED:
        for piece, at in _pieces(line.value):
            if len(piece) <= 60 and (line.predicate != "language" or len(piece) > 3):
                yield _Value(value=piece, start=at, end=at + len(piece))
    elif line.predicate == "release":
        yield from _releases(line, language)
    elif line.predicate == "award":
        yield from _awards(line)
    else:
        single = single_value(line.predicate, line.value.strip())
        if single:
            yield _Value(value=single, start=0, end=len(line.value))


def _releases(line: SheetLine, language: str) -> Iterator[_Value]:
    """Yield a release for each date, with the territory and the window that follow it in parentheses."""
    dates = [d for d in find_dates(line.value, language) if not d.yearless]
    for date in dates:
        place = _PLACE.match(line.value[date.end :])
        note = place[1] if place else ""
        end = date.end + (place.end() if place else 0)
        window, platform = windows_in(note or f"{line.label} {line.value[: date.start]}")[0]
        territory = line.territory or note.split(",")[0].strip()
        company = _COMPANY.fullmatch(line.value[end:]) if window != "festival" else None
        who = company["who"] if company and not _is_place(company["who"]) else ""
        named = (("distributor", who), ("window", window), ("platform", platform), ("territory", territory))
        yield _Value(value=date.edtf, start=date.start, end=end, qualifiers=tuple(q for q in named if q[1]))


def _distributors(scene: Scene, line: SheetLine, release: Claim) -> Iterator[Claim]:
    """Yield who brings the film out where the line of a release names one after the date."""
    who = release.qualifier("distributor")
    at = line.value.rfind(who) if who else -1
    if who and at >= 0:
        span = scene.page.span(line.start + at, line.start + at + len(who))
        yield Claim(predicate="distributor", value=who, raw=who, span=span, rule=line.rule, p=line.p - 0.08)


def _all_persons(value: str) -> bool:
    """Say whether a list is nothing but full names, at least half of them with known given names."""
    pieces = [piece for piece, _ in _pieces(value)]
    names = [find_names(piece) for piece in pieces]
    whole = [n for n, piece in zip(names, pieces, strict=True) if len(n) == 1 and n[0][:2] == (0, len(piece))]
    return bool(pieces) and len(whole) == len(pieces) and 2 * sum(n[0].full and n[0].sure for n in whole) >= len(pieces)


def _is_place(text: str) -> bool:
    return fold(text) in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(country) for country in COUNTRIES)


@cache
def _making() -> frozenset[str]:
    return frozenset(fold(label) for label in MAKING)


def _awards(line: SheetLine) -> Iterator[_Value]:
    """Yield each prize of a cell such as `Berlin 1999: Silver Bear (Jane Doe), Oscar nomination`."""
    at = 0
    for piece in re.split(r"[;,](?![^()]*\))", line.value):
        start = at + len(piece) - len(piece.lstrip())
        at += len(piece) + 1
        bare = piece.strip(" .")
        if not _prize().search(bare) or len(bare) > 150:
            continue
        lost = _nominated().search(bare)
        festival = next((full for full, names in FESTIVALS.items() for n in names if n in line.value), "")
        named = (("result", "nominated" if lost else "won"), ("festival", festival))
        yield _Value(value=bare, start=start, end=start + len(bare), qualifiers=tuple(q for q in named if q[1]))


@cache
def _nominated() -> re.Pattern[str]:
    return re.compile(rf"\b{either(NOMINATED)}\b", re.IGNORECASE)


@cache
def _prize() -> re.Pattern[str]:
    names = (*PRIZES, *(n for group in AWARDS.values() for n in group))
    words = r"award|prize|prix|preis|premio|prêmio|cena|won|winner|nominat|best\s"
    return re.compile(rf"\b(?:{words})|(?<!\w){either(names)}(?!\w)", re.IGNORECASE)

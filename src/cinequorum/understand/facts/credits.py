"""Who made the film, in running prose: directors, writers, photographers, composers and the rest of the crew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.roles import BY, NOT_AFTER, NOUNS, OWNED, PARTICIPLES, VERBS
from cinequorum.understand.facts.credit import Credit, credited, is_of_a_kind, names_in, names_outside
from cinequorum.understand.facts.marking import OTHER, SINGLE, SUBJECT
from cinequorum.understand.facts.owners import ADJECTIVES, ARTICLE, films_cues, films_of, is_only_like
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.rule import Rule, Rules, rule, rules
from cinequorum.understand.facts.scene import Line, Scene, either, pattern

_KIN: Final = re.compile(
    r"\b(?:son|daughter|wife|husband|brother|sister|friend|father|mother|boyfriend|girlfriend|ex|partner),?\s$",
    re.IGNORECASE,
)
_OTHER_TRADE: Final = re.compile(rf"(?:^|[\s(]){either(NOT_AFTER)}[\s-]$", re.IGNORECASE)
_BOOK: Final = re.compile(r"\b(?:based on|adapted from|inspired by|adaptation of)\b[^.;]{0,40}$", re.IGNORECASE)
_OTHER_TEXT: Final = re.compile(
    r"\b(?:novel|book|play|comics?|lines?|article|review|post|letter|essay|poem|piece)s?\s(?:\w+\s)?$"
)
# The foot of a newspaper's article: "Reporting by A; Editing by B".
_REPORTED: Final = re.compile(
    r"\b(?:reporting|compiled|translat\w+|fact-checked|writing)\s(?:and\s\w+\s)?by\b|^\W*(?:copy\s)?edit(?:ing|ed)\sby\s[^.;]{3,60}[.)]?$",
    re.IGNORECASE,
)
# `la dirección de fotografía a Jane Doe`, `direction artistique de`: not the film's director.
_OTHER_OFFICE: Final = re.compile(
    r"fotogra|photogra|artístic|artistic|artisti|\barte\b|musical|\bdoblaje\b|\bcasting\b", re.IGNORECASE
)
_OF_WHOM: Final = re.compile(r"\b(?:von|van|av|af)\s$", re.IGNORECASE)
_THEN_NAME: Final = pattern(r"\s(?P<name>{P})")
_STAGE: Final = frozenset({"schaubühne", "bühne", "theaterstück", "schauspielhaus", "staatsoper", "burgtheater"})
# `some films of director X`: several are others.
_WORKS: Final = re.compile(
    r"\b(?:films|movies|works|filmes|películas|filmen|pellicole|œuvres|obras)\s(?:of|by|from|do|da|de|del|du|von|des|di)\s"
    r"(?:the\s|el\s|la\s|le\s|il\s|o\s|a\s|dem\s|der\s)?$",
    re.IGNORECASE,
)
_FIRST_PART: Final = re.compile(
    r"\b(?:predecessor|vorgänger\w*|(?:the\s)(?:first|original|previous)\s(?:film|movie|part|instal+ment|entry|outing)|"
    r"erste[nrs]?\s(?:teil\w*|film\w*)|premier\s(?:film|volet|opus|épisode)|prim[oa]\s(?:film|capitolo|parte)|"
    r"primera\s(?:parte|entrega|película)|primeir[oa]\s(?:filme|parte))\b",
    re.IGNORECASE,
)
_RETURNS: Final = re.compile(
    r"\b(?:return\w*|back|again|wieder|zurück|de\sretour|revient|vuelve|regresa|torna|ritorna|volta|retorna)\b",
    re.IGNORECASE,
)
_CREDIT_LINE: Final = re.compile(r"\s{0,2}(?:Foto|Photo|Bild|Picture|Quelle|Crédits?|Credit|Image)s?\s?[:©]|\s{0,2}©")
_MUSIC: Final = re.compile(r"\b(?:music|score|songs?|theme|soundtrack)\s(?:\w+\s)?$", re.IGNORECASE)
_ADAPTED: Final = rule(
    r"\b(?:adaptation|adapted|script|screenplay)\b[^.;:()]{0,60}?['’]s?\s(?:\w+\s){0,2}(?:novel|book|"
    r"play|story|memoir),?\s"
    r"(?:is\s)?by\s(?P<list>{LIST})",
    ("adaptation", "adapted", "script", "screenplay"),
)
_DRAFTING: Final = rule(
    r"(?P<list>{N})\s(?:for\s)?(?:drafting|penning|writing|wrote|penned|"
    r"writes)\s(?:[\w-]+\s){0,4}(?:screenplay|script|parts|roles|dialogue)\b",
    ("drafting", "penning", "writing", "wrote", "penned", "writes"),
)
_SCRIPT: Final = rule(
    r"\ban?\s(?:[\w-]+\s){0,2}(?P<list>{P})\s(?:script|screenplay)\b(?!\s{O})", ("script", "screenplay")
)
_TO_DIRECT: Final = rule(
    r"(?P<name>{N})(?![^.;]{0,80}{N}\sto\s)[^.;]{0,90}?\sto\s(?P<write>write\sand\s)"
    r"?direct\b(?=\s(?:it|the)\b|\s{F}|[,.]|$)",
    ("direct",),
)
_HYPHENED: Final = rule(
    r"(?P<name>{N})-(?P<how>directed|produced|scripted|penned|scored|helmed)\b(?!\s{O})",
    ("directed", "produced", "scripted", "penned", "scored", "helmed"),
)
_PLAYED_BY: Final = pattern(r"\s(?:\((?:played\sby\s|[\w\s]{0,20})?{P}|(?:in)?to\s(?:an?|the|his|her)\b)")
_BARE_PLAYER: Final = pattern(r"\s\({N}\)")  # a director of the story, with the performer
_OF_A_BAND: Final = pattern(r"['’]s\s(?P<name>{P})")
_WITH: Final = rule(
    r"\bco-?writ[^.]{0,200}\((?:co-written\s)?with\s(?P<list>{LIST})[^()]{0,40}\)",
    ("co", "cowriter", "cowriters", "cowritten", "cowriting"),
)

_WRITING: Final = rules({"with": _WITH, "adapted": _ADAPTED, "drafting": _DRAFTING, "script": _SCRIPT})


def find_credits(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each crew credit of the page's sentences; one for each name and trade."""
    for line in scene.lines_with(_cues()):
        yield from _nouns(scene, line)
        yield from _by(scene, line)
        yield from _written(scene, line)
        yield from _owned(scene, line)
        yield from films_of(scene, line)
        yield from _verbs(scene, line)


def _nouns(scene: Scene, line: Line) -> Iterator[Claim]:
    """`director X`, `writer/director X`, `the cinematographer, X,`."""
    for match in _noun_rule().matches(line):
        if _CREDIT_LINE.match(scene.page.text, line.sentence.span.end) and SUBJECT not in line.words:
            continue  # what a picture shows
        before = line.marked[: match.start()]
        if _OTHER_TRADE.search(before) or _KIN.search(before) or _WORKS.search(before) or _is_of_first(line, match):
            continue
        for predicate in _trades(match["role"]):
            credit = Credit(
                predicate=predicate,
                rule="credits.noun/1",
                p=0.93 if predicate != "cast" else 0.88,
                start=match.start(),
                end=match.end("list"),
            )
            for place in names_in(line, *match.span("list")):
                if _is_stray(scene, line, match, place):
                    continue
                if not (_PLAYED_BY if predicate == "cast" else _BARE_PLAYER).match(line.marked, place[1]):
                    yield from credited(scene, line, place, credit)


def _is_stray(scene: Scene, line: Line, match: re.Match[str], place: tuple[int, int]) -> bool:
    """Tell a word after several people's trade, `a letter to its writers Hardly read`: nobody here is called so."""
    word = line.text[slice(*place)]
    several = match["role"].lower().endswith("s")
    return several and line.marked[place[0]] == SINGLE and not knows_given(word) and scene.full_name(word) == word


def _is_of_first(line: Line, match: re.Match[str]) -> bool:
    """Say whether somebody made the film that this one follows: `director X filmed every minute of the first part`."""
    if "cast" in _trades(match["role"]) or _RETURNS.search(line.text):
        return False
    clause = re.split(r"[.,;:]\s", line.text[match.end() :], maxsplit=1)[0]
    return bool(_FIRST_PART.search(clause) or _FIRST_PART.search(line.text[max(0, match.start() - 40) : match.start()]))


def _by(scene: Scene, line: Line) -> Iterator[Claim]:
    """`written and directed by X`, `screenplay by X`."""
    for predicate, match in _by_rules().matches(line):
        before = line.marked[: match.start()]
        if (not before and _after_other(scene, line)) or _is_other_work(line, predicate, match):
            continue
        composed = predicate == "writer" and _MUSIC.search(before)
        trades = {"composer" if composed else predicate, *_earlier_participles(match["earlier"] or "")}
        for trade in sorted(trades):
            credit = Credit(predicate=trade, rule="credits.by/1", p=0.95, start=match.start(), end=match.end("list"))
            for place in _credited_by(line, match):
                yield from credited(scene, line, place, credit)


def _credited_by(line: Line, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return who is named; of `music by Pale Harbour's Ann Lee` the person, not the band."""
    places = list(names_outside(line, *match.span("list")))
    member = _OF_A_BAND.match(line.marked, match.end("list")) if len(places) == 1 else None
    return [member.span("name")] if member else places


def _is_other_work(line: Line, predicate: str, match: re.Match[str]) -> bool:
    """Say whether the words are of a book, of an article, of a play on a stage, or of another office's direction."""
    before = line.marked[: match.start()]
    if predicate == "writer" and (_BOOK.search(before) or _OTHER_TEXT.search(before) or is_of_a_kind(before, match[0])):
        return True
    if predicate in ("writer", "editor") and _REPORTED.search(line.text):
        return True
    if predicate != "director":
        return False
    lead = line.text[match.start() : match.start("list")]
    article = ARTICLE.match(lead)
    if article and is_only_like(before + article[0]):
        return True
    return _OTHER_OFFICE.search(lead) is not None or not _STAGE.isdisjoint(line.words)


def _after_other(scene: Scene, line: Line) -> bool:
    """Say whether a sentence that begins with `Directed by` goes on about another film: the last that was named."""
    index = scene.lines.index(line)
    earlier = scene.lines[index - 1] if index else None
    if earlier is None or earlier.sentence.block != line.sentence.block:
        return False
    return earlier.marked.rfind(OTHER) > earlier.marked.rfind(SUBJECT)


def _written(scene: Scene, line: Line) -> Iterator[Claim]:
    """`(with X)` after a co-writer; `the adaptation of a novel by X`; `X-produced`."""
    for name, match in _WRITING.matches(line):
        credit = Credit(
            predicate="writer", rule=f"credits.{name}/1", p=0.88, start=match.start("list"), end=match.end()
        )
        for place in names_in(line, *match.span("list")):
            yield from credited(scene, line, place, credit)
    for match in _TO_DIRECT.matches(line):
        for trade in ("director", "writer") if match["write"] else ("director",):
            credit = Credit(predicate=trade, rule="credits.to_direct/1", p=0.7, start=match.start(), end=match.end())
            yield from credited(scene, line, match.span("name"), credit)
    for match in _HYPHENED.matches(line):
        trade = next(iter(_earlier_participles(match["how"])), "")
        credit = Credit(predicate=trade, rule="credits.hyphen/1", p=0.9, start=match.start(), end=match.end())
        if trade:
            yield from credited(scene, line, match.span("name"), credit)


def _owned(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X's screenplay`."""
    for predicate, match in _owned_rules().matches(line):
        credit = Credit(predicate=predicate, rule="credits.owned/1", p=0.85, start=match.start(), end=match.end())
        yield from credited(scene, line, match.span("name"), credit)


def _verbs(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X directs`, `X wrote the script`, `X shoots in black and white`."""
    for predicate, match in _verb_rules().matches(line):
        place = match.span("name")
        if _OF_WHOM.search(line.text[: place[0]]):  # `Nach einem Drehbuch von Bo Day inszeniert Ann Lee`
            after = _THEN_NAME.match(line.marked, match.end())
            if after is None:
                continue
            place = after.span("name")
        credit = Credit(
            predicate=predicate, rule="credits.verb/1", p=0.85, start=match.start(), end=max(match.end(), place[1])
        )
        yield from credited(scene, line, place, credit)


def _trades(words: str) -> list[str]:
    """Return the trades that a compound such as `writer/director` names; a plural among singulars stands for itself."""
    parts = [p for p in re.split(r"\s?/\s?|\s?&\s?|\sand\s", words.lower()) if p]
    pieces = [q for p in parts for q in ([p] if _trade_of(p) else p.split("-"))]
    plural = [p.endswith("s") for p in pieces]
    if len(pieces) > 1 and any(plural[:-1]) and not all(plural):
        pieces = pieces[-1:]
    return sorted({trade for piece in pieces if (trade := _trade_of(piece.strip()))})


def _trade_of(word: str) -> str | None:
    return next((predicate for predicate, nouns in NOUNS.items() if word in nouns), None)


def _earlier_participles(words: str) -> Iterator[str]:
    found = set(re.findall(r"[\w-]+", words.lower()))
    for predicate, participles in PARTICIPLES.items():
        if found & set(participles):
            yield predicate


@cache
def _cues() -> frozenset[str]:
    """Return words, one of which stands in every sentence that credits somebody."""
    single = (_noun_rule(), _TO_DIRECT, _HYPHENED)
    groups = (_by_rules(), _owned_rules(), _verb_rules(), _WRITING)
    return films_cues().union(*(found.cues for found in single), *(group.cues for group in groups))


@cache
def _noun_rule() -> Rule:
    noun = either(n for nouns in NOUNS.values() for n in nouns)
    join = r"(?:\s?/\s?|\s?-\s?|\s?&\s?|\sand\s)"
    whole = rf"(?<![\w-])(?P<role>{noun}(?:{join}{noun}){{0,3}})(?:\s|,\s(?={{LIST}}(?:[,).]|\s\()))(?P<list>{{LIST}})"
    return rule(whole, (n for nouns in NOUNS.values() for n in nouns))


@cache
def _by_rules() -> Rules:
    participle = either(p for group in PARTICIPLES.values() for p in group)
    earlier = rf"(?P<earlier>(?:{participle}(?:,\s(?:and\s)?|\s(?:and|y|e|et|und)\s|\s&\s)){{1,3}})?"
    lead = r"(?:(?:\sand\sstar(?:s|ring))?:?\s(?:(?!(?:and|or|of|in|и|e|y|et|und|en)\b)[\w’'-]+\s){0,4}?)"
    return rules(
        {
            predicate: rule(
                rf"(?<![\w-]){earlier}(?:{either(phrases)}{lead}|{either(_elided(phrases))}['’])(?P<list>{{LIST}})",
                phrases,
            )
            for predicate, phrases in BY.items()
            if predicate != "cast"
        }
    )


def _elided(phrases: Iterable[str]) -> list[str]:
    """Return the phrases as they stand before a vowel: `scénario de` as `scénario d`, whose apostrophe follows."""
    return [phrase[:-1] for phrase in phrases if phrase.endswith((" de", " di"))] or ["\0"]


@cache
def _owned_rules() -> Rules:
    tail = r"\b(?!\s(?:of|for|in)\s{O})(?!\s?[:：=]|\s(?:of\s)?\d)"  # `Jane's score: 8/10`
    return rules(
        {
            predicate: rule(rf"(?P<name>{{N}})['’]s?\s{ADJECTIVES}{either(nouns)}{tail}", nouns)
            for predicate, nouns in OWNED.items()
            if predicate != "cast"
        }
    )


@cache
def _verb_rules() -> Rules:
    found = {
        predicate: rule(rf"(?P<name>{{N}})(?:,\swho)?\s(?:also\s|\w+ly\s)?{either(verbs)}\b(?!\s{{O}})", verbs)
        for predicate, verbs in VERBS.items()
        if predicate != "cast"
    }
    found["cinematographer"] = rule(
        r"(?P<name>{N})\s(?:shoots|shot|lenses|lensed|films|photographs|photographed)\b"
        r"(?:(?<=ed)(?<!film)\s(?=(?:the|this)\s(?:film|movie|picture)\b)|(?=\s\w+ly\sin\b|[^.;]{0,60}\b(?:black[\s-](?:and|&)[\s-]white|monochrome|widescreen|colou?r|35mm|16mm|70mm)))",
        ("shoots", "shot", "lenses", "lensed", "films", "photographs", "photographed"),
    )
    return rules(found)

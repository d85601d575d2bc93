"""Performers whom a page names by what it thinks of them: `Jane Doe is superb`, `Jane Doe's Anna walks in`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.understand.data.roles import PRAISED, PRAISED_VERBS
from cinequorum.understand.facts.credit import Credit, credited, names_in
from cinequorum.understand.facts.marking import PERSON, SINGLE
from cinequorum.understand.facts.parts import begins_with_trade, part_after
from cinequorum.understand.facts.person_names import folded, is_maker, knows_given
from cinequorum.understand.facts.rule import rule
from cinequorum.understand.facts.scene import Line, Scene, either

_MANNER: Final = (
    r"(?:(?:also|just|simply|always|again|especially|particularly|truly|really|quite|very|so|as|equally|perfectly|both|"
    r"\w+ly|absolument|tout simplement|vraiment|einfach|wirklich|sehr|ganz|muy|simplemente|davvero|molto|muito)\s){0,2}"
)
_IS: Final = rule(
    rf"(?P<list>{{LIST}})\s(?:is|are|was|were|remains|proves|est|sont|ist|sind|war|está|están|es|son|è|sono)\s{_MANNER}"
    rf"(?:an?\s|in\s|une?\s|ein(?:e)?\s|la\s|le\s|the\s|un[ao]?\s)?{either(PRAISED)}(?!\w)(?!\s(?:of|for|directors?|filmmakers?))",
    PRAISED,
)
_DOES: Final = rule(rf"(?P<name>{{N}})\s(?:\w+ly\s)?{either(PRAISED_VERBS)}(?!\w)", PRAISED_VERBS)
_PLAYS_ON: Final = rule(
    r"(?P<name>{N})\s(?:also\s|\w+ly\s)?(?:plays|played|portrays|spielt|joue|interpreta|gibt|gives)\s"
    r"(?:him|her|them|it|both|two|three|four|several|himself|herself|den|dem|der|großartig|hervorragend|grandios|gut|"
    r"überzeugend|wunderbar|brillant|souverän|à|al|alla)\b",
    ("plays", "played", "portrays", "spielt", "joue", "interpreta", "gibt", "gives"),
)
_HAS_PART: Final = rule(
    r"(?P<name>{N})\s(?:\w+ly\s)?(?:has|gets|makes)\s(?:an?|the|one|two|three|his|her|only|little|most)\s(?:[\w-]+\s){0,3}?"
    r"(?:scenes?|parts?|roles?|moments?|minutes|cameo|lines|screen\stime)\b",
    ("scene", "scenes", "part", "parts", "role", "roles", "moment", "moments", "minutes", "cameo", "lines", "time"),
)
_PLURAL: Final = rule(
    r"(?P<list>{N}(?:(?:,\s|,?\s(?:and|&)\s){N}){1,6})\s(?:both\s|all\s|also\s)?(?:play|portray|spielen|jouent|interpretan|encarnan|incarnent|interpretano|interpretam|encarnam|impersonano)\s(?:a\s)?"
    r"(?P<parts>[^.;:]{3,90})",
    (
        *("play", "portray", "spielen", "jouent", "interpretan"),
        *("encarnan", "incarnent", "interpretano", "interpretam", "encarnam", "impersonano"),
    ),
)
_OWNS_PART: Final = rule(
    r"(?P<name>{P})['’]s?\s(?:(?:\w+ly\s)?(?-i:[a-z][\w-]+),?\s){0,2}?(?P<part>{N})(?!['’]s)(?=,|\s(?:is|was|has|and|as|who|in|with|to)\b|"
    r"\s\w+s\b)",
    (PERSON,),
)
_OWNS_GIVEN: Final = rule(  # `Doe's Anna is the template for`
    r"(?P<name>{S})['’]s?\s(?P<part>{S})(?=,|\s(?:is|was|has|and|who)\b|\s\w+s\b)(?!\s(?:and|&)\s{N})", ("s",)
)
_SHIFTS: Final = rule(  # `the story shifts to Jane Doe`
    r"\b(?:story|film|movie|plot|focus|action|perspective|narrative|spotlight)\s(?:then\s|soon\s|suddenly\s)?(?:shifts|moves|turns|"
    r"switches|cuts|returns|jumps|passes)\s(?:back\s|over\s)?to\s(?P<name>{P})(?!['’]s)",
    ("shifts", "moves", "turns", "switches", "cuts", "returns", "jumps", "passes"),
)
_IN_PART: Final = rule(
    r"(?P<name>{P})\s(?P<how>dans\sle\srôle\sd[eu']|in\sthe\srole\sof|in\sder\srolle\s(?:des|der|von)|en\sel\s(?:papel|rol)\sde|"
    r"nel\sruolo\sd(?:i|el|ella)|nei\spanni\sd(?:i|el|ella)|no\spapel\sde|als|(?:come|como|en)(?=\s{N}))\s"
    r"(?:der\s|die\s|the\s|le\s|la\s|l['’])?",
    ("rôle", "role", "rolle", "papel", "rol", "ruolo", "panni", "als", "come", "como", "en"),
)
_OWNS_CHARACTER: Final = rule(  # `how Jane Doe's character reacts`
    r"(?P<name>{P})['’]s\s(?:(?-i:[a-z][\w-]*)\s)?character\b(?!\s(?:arc|study|studies|actor|design|development|trait)s?\b)",
    ("character",),
)
_IS_IN_PART: Final = rule(  # `Jane Doe is superb in the role of Anna`
    r"(?P<name>{P})\s(?:is|was|est|era|è|é|es|ist|war)\s(?:(?-i:[a-zà-ÿ][\w-]*)\s){1,4}?(?P<how>dans\sle\srôle\sd[eu']|"
    r"in\sthe\s(?:role|part)\sof|in\sder\srolle\s(?:des|der|von)|en\sel\s(?:papel|rol)\sde|"
    r"nel\sruolo\sd(?:i|el|ella|ell['’])|nei\spanni\sd(?:i|el|ella)|no\spapel\sd[eoa])\s?(?:der\s|die\s|the\s|le\s|la\s|l['’])?",
    ("rôle", "role", "part", "rolle", "papel", "rol", "ruolo", "panni"),
)
_AS_IN: Final[Mapping[str, tuple[str, ...]]] = {
    "als": ("de", "nl"),
    "come": ("it",),
    "como": ("es", "pt", "ca", "gl"),
    "en": ("es", "fr", "ca", "gl"),  # in Dutch it is "and"
}
_ADJECTIVE: Final = re.compile(
    r"-(?:worthy|winning|nominated|level|calibre|caliber|style|esque|bound|ready)$"
)  # `Oscar-worthy`
_ACTS: Final = re.compile(r"\s(?!is\b|was\b|has\b|as\b|this\b)[a-z]{3,}s\b")
_GERMAN: Final = rule(
    r"\b(?:von|vom)\s(?:dem\s|der\s)?(?:(?-i:[a-zäöüß]+)\s){0,4}?(?P<list>{LIST})\s(?:\w+\s){0,2}?(?:gespielt|verkörpert|dargestellt|gemimt)\b",
    ("gespielt", "verkörpert", "dargestellt", "gemimt"),
)
_CUES: Final = frozenset().union(
    *(
        r.cues
        for r in (
            _IS,
            _DOES,
            _PLAYS_ON,
            _HAS_PART,
            _PLURAL,
            _OWNS_PART,
            _OWNS_GIVEN,
            _SHIFTS,
            _IN_PART,
            _IS_IN_PART,
            _OWNS_CHARACTER,
            _GERMAN,
        )
    )
)
_BOOKISH: Final = frozenset(
    {"novel", "book", "based", "adapted", "adaptation", "adapts", "adapting", "author", "story", "play"}
)
_LIKENED: Final = re.compile(r"\b(?:like|unlike|than|as|wie|als|comme|como|come)\s$", re.IGNORECASE)
_SCARCE: Final = 2  # mentions of a character's name on the page


def find_praised(scene: Scene) -> Iterator[Claim]:
    """Yield performers found by praise, by the character's name after theirs, or by `in the role of`."""
    singles = Counter(folded(line.text[n.start : n.end]) for line in scene.lines for n in line.names if not n.full)
    for line in scene.lines_with(_CUES):
        yield from _by_praise(scene, line)
        if _BOOKISH.isdisjoint(line.words):
            yield from _owners(scene, line, singles)
        yield from _in_parts(scene, line)
        for match in _OWNS_CHARACTER.matches(line):
            if knows_given(line.text[slice(*match.span("name"))].split()[0]):
                yield from _performer(scene, line, match.span("name"), (0.78, match.end(), None))
        for match in _SHIFTS.matches(line):
            yield from _performer(scene, line, match.span("name"), (0.8, match.end(), None))
        for match in _GERMAN.matches(line):
            for place in names_in(line, *match.span("list")):
                yield from _performer(scene, line, place, (0.9, match.end(), None))
        for match in _PLURAL.matches(line):
            yield from _plural(scene, line, match.span("list"), match.span("parts"))


def _owners(scene: Scene, line: Line, singles: Counter[str]) -> Iterator[Claim]:
    """`Jane Doe's Anna walks in`, `Doe's Anna`: the part belongs to whoever plays it."""
    for match in _OWNS_PART.matches(line):
        part = line.text[slice(*match.span("part"))]
        if _ADJECTIVE.search(part):
            continue
        acts = _ACTS.match(line.text, match.end("part"))
        if singles[folded(part)] >= _SCARCE or acts or knows_given(part):
            yield from _performer(scene, line, match.span("name"), (0.76, match.end("part"), part))
    for match in _OWNS_GIVEN.matches(line):
        part, owner = line.text[slice(*match.span("part"))], line.text[slice(*match.span("name"))]
        if knows_given(part) and not knows_given(owner) and is_maker(owner):
            yield from _performer(scene, line, match.span("name"), (0.76, match.end("part"), part))


def _in_parts(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Jane Doe in the role of Anna`, `Jane Doe als Anna`."""
    for match in chain(_IN_PART.matches(line), _IS_IN_PART.matches(line)):
        found = part_after(line, match.end()) if _means_as(match["how"], scene.page.language) else None
        if found and not begins_with_trade(line.text, match.end("how")):
            yield from _performer(scene, line, match.span("name"), (0.85, found[1], found[0]))


def _means_as(how: str, language: str) -> bool:
    """Say whether a small word means `as` in the page's language."""
    return language.split("-", 1)[0] in _AS_IN.get(how.lower(), (language.split("-", 1)[0],))


def _by_praise(scene: Scene, line: Line) -> Iterator[Claim]:
    for match in _IS.matches(line):
        for place in names_in(line, *match.span("list")):
            if _is_known(scene, line, place):
                yield from _performer(scene, line, place, (0.74, match.end(), None))
    for found, p in ((_DOES, 0.74), (_HAS_PART, 0.74), (_PLAYS_ON, 0.86)):
        for match in found.matches(line):
            if _is_known(scene, line, match.span("name")):
                yield from _performer(scene, line, match.span("name"), (p, match.end(), None))


def _plural(scene: Scene, line: Line, names: tuple[int, int], parts: tuple[int, int]) -> Iterator[Claim]:
    """`A and B play Anna and Tom`: as many parts as names are given out in turn."""
    people = list(names_in(line, *names))
    comma = line.text.find(",", *parts)
    first = parts if comma < 0 else (parts[0], comma)  # `Anna and Tom, a couple in Rome`
    roles = [line.text[slice(*place)] for place in names_in(line, *first)]
    for index, place in enumerate(people):
        if _is_known(scene, line, place) or line.marked[people[0][0]] == PERSON:
            role = roles[index] if len(roles) == len(people) else None
            yield from _performer(scene, line, place, (0.88, parts[1], role))


def _is_known(scene: Scene, line: Line, place: tuple[int, int]) -> bool:
    """Say whether a name is a full one, or a surname that the page prints in full elsewhere; not one likened to."""
    if _LIKENED.search(line.text, max(0, place[0] - 12), place[0]):
        return False
    name = line.text[slice(*place)]
    return line.marked[place[0]] == PERSON or (line.marked[place[0]] == SINGLE and scene.full_name(name) != name)


def _performer(
    scene: Scene, line: Line, place: tuple[int, int], found: tuple[float, int, str | None]
) -> Iterator[Claim]:
    p, end, role = found
    credit = Credit(predicate="cast", rule="praised/1", p=p, start=place[0], end=end, role=role)
    yield from credited(scene, line, place, credit)

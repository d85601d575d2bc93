"""Persons whom a review names and does not place: `Jane Doe has never been this still.`

Whoever writes for readers who know the film names its performers without saying what they are. Who is named in a
sentence without another film, without a word for books, politics or criticism, and is no character of the story, has in
most cases a part in it: of a hundred such names on annotated reviews about seventy. So the claim is a weak one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS, Claim
from cinequorum.model.page import Role
from cinequorum.text.fold import fold
from cinequorum.understand.data.bystanders import MAKERS, WORDS
from cinequorum.understand.facts.credit import Credit, credited
from cinequorum.understand.facts.marking import OTHER
from cinequorum.understand.facts.person_names import NameMention
from cinequorum.understand.facts.scene import Line, Scene

_KINDS: Final = ("critic_review", "list")
_SURE: Final = 0.6
_AMONG_MANY: Final = 0.76  # under the film's own title in a list every sentence is about it
_OFTEN: Final = 2
_KNOWN: Final = 0.78  # probability from which on the page says who directed
_MANY: Final = 3  # names in one sentence: whoever counts them up may count anybody
_ACTS: Final = re.compile(r"(?:,?\s(?:and|und|et|y|e|en)\s[^,.;:]{3,40}?)?\s[^\W\d_A-Z][\w'’]*")
_LIKENED: Final = re.compile(
    r"\b(?:like|unlike|than|as|since|besides|fans?\sof|à\sla|style\sof|vein\sof|wie|als|seit|comme|depuis|como|desde|come|dai\stempi\sdi|"
    r"quick(?:er)?\sthan|say|apologies\sto|thanks\sto|dank|grâce\sà|gracias\sa|grazie\sa|graças\sa|by|von|por|par|da|entre|zwischen|between)"
    r"\s(?:\S+\s){0,2}$",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"['’]|\s\((?![a-z])|-(?=\w)|\s(?i:film|movie|fan|fans|joint|vehicle|type)\b|:",
)
# Rows of tables and programmes, and what a film is about rather than how it is.
_CELLS: Final = re.compile(
    r"\s[:|]\s|^(?:Synopsis|Plot|Handlung|Inhalt|Sinopsis|Sinopse|Trama)\s?:|\b[Dd]ir\.?\s|\[\d|\d\s?min\."
)
_SMALL: Final = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*\b")
_BYLINE: Final = re.compile(
    r"(?:^|[|—–:])\s?(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd][eia])\s$|©\s?$|\b(?:[Tt]ext|[Ff]oto|[Pp]hoto)\s?:?\s$"
)
# `Dr. Jane Doe`, `a Jane Doe`: a character, somebody's like.
_NO_PLAYER: Final = re.compile(
    r"\b(?:[Dd]r|[Mm]rs?|[Cc]apt|[Ss]gt|[Ll]t|[Pp]rof)\.\s$|\b(?:an|une?|una|uma|eine?|einen|einem|einer)\s$"
)
_CERTAIN: Final = frozenset(
    {"certain", "certaine", "cierto", "cierta", "certo", "certa", "gewisser", "gewisse", "gewissen"}
)
# `when Jane Doe threatens`, `the way Jane Doe carves`, `to see Jane Doe play`.
_CLAUSE: Final = re.compile(
    r"\b(?:when|while|until|where|how|the\sway|but|see|seeing|watch|watching|wenn|wie|quand|quando|cuando|mientras|mentre|enquanto)\s$",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 4  # beside the name
_FEWEST_SMALL: Final = 3  # words in small letters: a row of a table has none


def find_unplaced(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a weak credit for each person whom the review's sentences name and no other rule has placed."""
    if scene.page.kind.name not in _KINDS:
        return
    known, times = _known(scene, claims), _times(scene)
    directed = any(c.predicate == "director" and c.p >= _KNOWN for c in claims)
    beside = _bystanders() if directed else _bystanders() | _makers()
    english = scene.page.language.startswith("en")
    p = _SURE if scene.page.kind.name == "critic_review" else _AMONG_MANY
    first = None if directed else next((x for x in scene.lines if x.sentence.role is Role.BODY), None)
    for line in scene.named_lines:
        if line is first:
            continue  # whoever begins with a name and never says who directed begins with the director
        if line.sentence.role is not Role.BODY or line.sentence.review is not None or not _of_the_film(line, beside):
            continue
        if sum(name.full for name in line.names) >= _MANY:
            continue
        for name in line.names:
            if english and line.text[max(0, name.start - 2) : name.start].lower() == "a ":
                continue  # `a Jane Doe`: somebody's like
            often = times[line.text[name.start : name.end]] >= _OFTEN
            if not _is_unplaced(line, name, known) or not (often or p > _SURE or _opens(line, name)):
                continue
            credit = Credit(predicate="cast", rule="unplaced/1", p=p, start=name.start, end=name.end)
            yield from credited(scene, line, (name.start, name.end), credit)


def _of_the_film(line: Line, beside: frozenset[str]) -> bool:
    return OTHER not in line.words and line.words.isdisjoint(beside)


def _times(scene: Scene) -> Counter[str]:
    """Count how often each full name stands in the page's sentences."""
    return Counter(line.text[n.start : n.end] for line in scene.named_lines for n in line.names if n.full)


def _opens(line: Line, name: NameMention) -> bool:
    """Say whether a sentence begins with the name, at most after a small word, and goes on with what somebody does."""
    before = line.text[: name.start].strip(" ¡¿–—-")
    placed = len(before.split()) <= 1 or _CLAUSE.search(line.text[max(0, name.start - 20) : name.start])
    return bool(placed) and _ACTS.match(line.text, name.end) is not None


def _known(scene: Scene, claims: Sequence[Claim]) -> frozenset[str]:
    """Return the folded surnames of everybody who is placed: credited, a character, quoted, the page's author."""
    told = [scene.page.author or "", scene.page.outlet or ""]
    for claim in claims:
        told += [claim.role or "", claim.holder or ""]
        if claim.predicate in CREDITS or claim.predicate in ("based_on", "event", "setting"):
            told.append(claim.value)
        if claim.subject not in ("film", "event"):
            told.append(claim.subject)
    told += _of_the_story(scene)
    film = scene.films.subject
    told += [film.title, film.original_title or ""] if film else []
    return frozenset(word for text in told for word in fold(text).split() if len(word) > 2)


def _of_the_story(scene: Scene) -> Iterator[str]:
    """Yield who is introduced as `a certain Jane Doe`."""
    for line in scene.named_lines:
        if not _CERTAIN.isdisjoint(line.words):
            yield from (
                line.text[n.start : n.end]
                for n in line.names
                if n.full and line.text[: n.start].rstrip().lower().endswith(tuple(_CERTAIN))
            )


def _is_unplaced(line: Line, name: NameMention, known: frozenset[str]) -> bool:
    if not name.full or not name.sure:
        return False
    words = fold(line.text[name.start : name.end]).split()
    before, after = line.text[: name.start], line.text[name.end :]
    if not words or words[-1] in known or _LIKENED.search(before[-60:]) or _GOES_ON.match(after):
        return False
    if _CELLS.search(line.text) or len(_SMALL.findall(line.text)) < _FEWEST_SMALL:
        return False
    return len(line.text.split()) >= len(words) + _FEWEST_WORDS and not (
        _BYLINE.search(before[-12:]) or _NO_PLAYER.search(before[-12:])
    )


@cache
def _bystanders() -> frozenset[str]:
    return frozenset(WORDS)


@cache
def _makers() -> frozenset[str]:
    """Words beside which the name may be the maker's: they count for nothing where the maker is known."""
    return frozenset(MAKERS)

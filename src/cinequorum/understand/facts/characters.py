"""The people of the story: how the page describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.claim import Claim, Scope
from cinequorum.understand.facts.person_names import folded
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Line, Scene, pattern

_ROLE_NOUN: Final = r"(?:[^.,;:()\ue000-\ue00f]{3,80}?)"
_APPOSED: Final = pattern(
    rf"(?P<who>{{N}})(?:\s\([^()]{{0,80}}\))?,\s(?P<what>(?:an?|the)\s{_ROLE_NOUN})(?=,|\.|;|\s\(|\swho\b|$)"
)
_IS: Final = pattern(
    rf"(?P<who>{{N}})(?:\s\([^()]{{0,80}}\))?\s(?:is|was)\s(?P<what>(?:an?)\s{_ROLE_NOUN})(?=,|\.|;|"
    rf"\s\(|\swho\b|\sfor\b|\swith\b|$)"
)
_BEFORE: Final = re.compile(r"(?<![\w’'-])(?P<what>(?:[A-Z]\w+['’]s\s)?(?:[a-z][\w’'-]+\s){1,6})$")
_KIN: Final = re.compile(
    r"\b(?:her|his|their)\s(?P<kin>daughter|son|father|mother|wife|husband|brother|sister|boss|lover|"
    r"girlfriend|boyfriend|"
    r"neighbou?r|best friend|partner)\b(?:,?\s(?P<name>(?-i:[A-Z])[\w’'-]+))?"
    r"(?:(?:\s\([^()]{0,80}\))?,\s(?P<apposed>(?:an?|the)\s[^.,;:()]{3,60})|\sis\s(?P<is>an?\s[^.,;:()]{3,60}))?",
    re.IGNORECASE,
)
_SERVANTS: Final = frozenset(
    {"officer", "official", "agent", "man", "woman", "colonel", "captain", "major", "policeman"}
)
_SERVANT: Final = re.compile(
    r"(?<![\w’'-])(?P<what>(?:the\s[a-z]+,\s)?(?:an?|the)\s(?:[a-z][a-z-]+\s){0,3}(?P<service>[A-Z]{2,5}|Stasi|Gestapo|Mossad)\s"
    r"(?:officer|official|agent|man|woman|colonel|captain|major))(?![\w-])"
)
"""Someone of a service that goes by its letters; the ranks differ from page to page."""
_OWNERS: Final = frozenset({"her", "his", "their"})
_FILM_WORDS: Final = re.compile(
    r"\b(?:film|movie|director|actor|actress|story|drama|thriller|comedy|masterpiece|work|picture|"
    r"classic|review|rating|"
    r"performance|star|filmmaker|writer|cinematographer|composer|town|city|disappointment|pearl|joy|"
    r"delight|mess|triumph|"
    r"treat|one|lot|bit|great|good|reminder|way|thing|point|problem|technical master|worth|must)\b",
    re.IGNORECASE,
)


def find_characters(scene: Scene, characters: frozenset[str]) -> Iterator[Claim]:
    """Yield descriptions of the story's people. `characters` are folded names that other rules found to be parts."""
    for line in scene.lines if characters else ():
        if line.names and any(_known(line.text[name.start : name.end], characters) for name in line.names):
            for found in (_APPOSED, _IS):
                for match in found.finditer(line.marked):
                    yield from _described(scene, line, match, characters)
            yield from _before_name(scene, line, characters)
        if not _OWNERS.isdisjoint(line.words):
            yield from _kin(scene, line, characters)
        if not _SERVANTS.isdisjoint(line.words):
            yield from _servants(scene, line)


def _servants(scene: Scene, line: Line) -> Iterator[Claim]:
    """`a weary Stasi officer`: someone whom pages know by the service alone, `Stasi officer`."""
    for match in _SERVANT.finditer(line.text):
        if match["what"].split()[:2] == ["a", "former"]:
            continue
        yield said(
            scene,
            line,
            match.span(),
            Said(
                predicate="character",
                subject=f"{match['service']} officer",
                value=match["what"],
                rule="characters.servant/1",
                p=0.6,
                scope=Scope.STORY,
            ),
        )


def _described(scene: Scene, line: Line, match: re.Match[str], characters: frozenset[str]) -> Iterator[Claim]:
    who = line.text[slice(*match.span("who"))]
    what = line.text[slice(*match.span("what"))].strip()
    if _known(who, characters) and not _FILM_WORDS.search(what):
        yield said(
            scene,
            line,
            (match.start("who"), match.end("what")),
            Said(
                predicate="character", subject=who, value=what, rule="characters.described/1", p=0.75, scope=Scope.STORY
            ),
        )


def _before_name(scene: Scene, line: Line, characters: frozenset[str]) -> Iterator[Claim]:
    """`local functionary Anna (Jane Doe)`: the words just before the name of a character."""
    for name in line.names:
        who = line.text[name.start : name.end]
        after = line.text[name.end : name.end + 2]
        if after != " (" or not _known(who, characters):
            continue
        match = _BEFORE.search(line.text[max(0, name.start - 80) : name.start])
        if match is None:
            continue
        words = match["what"].split()
        what = " ".join(words[_last_stop(words) :])
        if what and not _FILM_WORDS.search(what):
            yield said(
                scene,
                line,
                (name.start - len(what) - 1, name.end),
                Said(
                    predicate="character",
                    subject=who,
                    value=what,
                    rule="characters.before/1",
                    p=0.75,
                    scope=Scope.STORY,
                ),
            )


def _last_stop(words: list[str]) -> int:
    stops = {
        "of",
        "in",
        "on",
        "and",
        "where",
        "when",
        "that",
        "the",
        "a",
        "an",
        "as",
        "around",
        "with",
        "by",
        "to",
        "from",
        "is",
        "was",
        "eyes",
        "about",
        "follows",
        "revolves",
        "for",
        "between",
        "meets",
        "her",
        "his",
        "see",
    }
    return max((i + 1 for i, word in enumerate(words) if word.lower() in stops), default=0)


def _kin(scene: Scene, line: Line, characters: frozenset[str]) -> Iterator[Claim]:
    for match in _KIN.finditer(line.text):
        owner = _owner(scene, line, match.start(), characters)
        kin = f"{owner}’s {match['kin'].lower()}" if owner else match["kin"].lower()
        who, what = match["name"] or kin, match["apposed"] or match["is"] or kin
        if what != who and not _FILM_WORDS.search(what) and not re.search(r"\b(?:that|which)\b", what):
            yield said(
                scene,
                line,
                match.span(),
                Said(
                    predicate="character",
                    subject=who,
                    value=what.strip(),
                    rule="characters.kin/1",
                    p=0.75,
                    scope=Scope.STORY,
                ),
            )


def _owner(scene: Scene, line: Line, at: int, characters: frozenset[str]) -> str | None:
    """Return the last character named before `at`, in this sentence or the two before it."""
    index = scene.lines.index(line)
    for earlier in (line, *reversed(scene.lines[max(0, index - 3) : index])):
        limit = at if earlier is line else len(earlier.text)
        names = [earlier.text[n.start : n.end] for n in earlier.names if n.end <= limit]
        known = [n for n in names if _known(n, characters)]
        if known:
            return known[-1]
    return None


def _known(name: str, characters: frozenset[str]) -> bool:
    return folded(name) in characters

"""What a page shows of each title that may be its film, as figures for the learned weights (`film_model`).

Figures are shares, logarithms of counts, or 0 and 1, so that no single one outweighs the rest. They belong to no
language but for the lists of words that the rules use too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import log1p
from typing import Final

from cinequorum.model.page import Role
from cinequorum.names.titles import title_key
from cinequorum.text.alternatives import any_of
from cinequorum.understand.agreement import compact
from cinequorum.understand.candidate import Candidate
from cinequorum.understand.data import headlines, works
from cinequorum.understand.film_scene import Scene
from cinequorum.understand.further_titles import SENTENCE_WORDS, SMALL, WORD
from cinequorum.understand.phrases import is_person
from cinequorum.understand.title_shape import places_of

_KINDS: Final = ("listing", "list", "news", "feature", "critic_review", "trailer_news")
_FIELDS: Final = frozenset(
    {"director", "directors", "regie", "réalisateur", "year", "release_year", "runtime", "imdb", "imdb_id", "cast"}
)
_ANNOUNCING: Final = frozenset(headlines.ANNOUNCING)
_NOUNS: Final = (*works.FILM_WORDS, *works.FILM_PLURALS, *headlines.NOUNS, "festival", "oscar", "oscars")
_FILM_NOUN: Final = re.compile(rf"(?<!\w){any_of(_NOUNS)}(?!\w)", re.IGNORECASE)
_FILM_WORD: Final = re.compile(rf"(?<!\w){any_of((*works.FILM_WORDS, *headlines.NOUNS))}(?!\w)", re.IGNORECASE)
_ODD: Final = re.compile(r"[{}@=<>\\$]|https?:|\w/\w")
_INNER_SIGN: Final = re.compile(r"\s[-–—|]\s|[|»•·]")
_BREAK: Final = re.compile(r"\s?:\s|\s[-–—|]\s")
_SIGN_BEFORE: Final = re.compile(r"(?:[:|–—»«/•·,\])-]|\s-)\s*$")
_SIGN_AFTER: Final = re.compile(r"\s*[:|–—»«/•·,(\[]|\s-\s")
_OPENING: Final = "\"“„«‘'《「『*_"
_CLOSING: Final = "\"”“»«’'》」』*_"
_CAPITAL_AFTER: Final = re.compile(r"\s[^\W_a-zà-ÿа-яё]")
_CAPITAL_BEFORE: Final = re.compile(r"(?:^|\s)[^\W\d_a-zà-ÿа-яё][\w’'-]*\s$")
_LOW_AFTER: Final = re.compile(r"\s[a-zà-ÿа-яё]")
_COUNTED: Final = 12  # places of a title that are looked at
_NEAR: Final = 18  # characters beside a title


@dataclass(frozen=True, slots=True)
class Choice:
    """A title that may be the film: its key, its evidence, whether no rule proposed it, how often the text names it."""

    key: str
    candidate: Candidate
    further: bool
    count: int


def choices_of(candidates: Sequence[Candidate], further: Sequence[Candidate], scene: Scene) -> tuple[Choice, ...]:
    """Return the titles with how often the text names each."""
    return tuple(
        Choice(title_key(candidate.title), candidate, is_further, _count(candidate.title, scene.body))
        for group, is_further in ((candidates, False), (further, True))
        for candidate in group
    )


def _count(title: str, body: str) -> int:
    return sum(1 for _ in islice(places_of(body, title.rstrip("!?.")), 2 * _COUNTED))


def page_figures(scene: Scene, *, told: bool) -> dict[str, float]:
    """Return what the page as a whole says for its being about one film; `told`: the rules found one."""
    page, head = scene.page, scene.headline
    words = [word.group().casefold() for word in WORD.finditer(head)]
    counts = sorted(scene.mentions.values(), reverse=True)
    return {
        **{f"kind_{kind}": float(page.kind.name == kind) for kind in _KINDS},
        "none_told": float(not told),
        "titles": log1p(len(counts)),
        "words": log1p(len(page.text) / 6) - 6,
        "second": counts[1] / counts[0] if len(counts) > 1 else 0.0,
        "top": counts[0] / sum(counts) if counts else 0.0,
        "head_film": float(_FILM_NOUN.search(head) is not None),
        "head_sentence": float(not SENTENCE_WORDS.isdisjoint(words)),
        "head_announces": float(not _ANNOUNCING.isdisjoint(words)),
        "head_words": min(len(head.split()), 14) / 10,
        "fields": float(any(meta.key in _FIELDS for meta in page.metadata)),
        "front_matter": float(any(meta.origin == "front-matter" for meta in page.metadata)),
        "untitled": float(not page.having(Role.TITLE)),
        "one": 1.0,
    }


def title_figures(choice: Choice, scene: Scene, choices: Sequence[Choice]) -> dict[str, float]:
    """Return what the page shows of one of its `choices`."""
    return {
        **_weighed(choice, choices),
        **_told(choice, scene, choices),
        **_placed(choice, scene),
        **_in_headline(choice.candidate.title, choice.key, scene.headline),
        **_shape(choice.candidate.title, scene),
        **_rivals(choice, scene, choices),
    }


def _weighed(choice: Choice, choices: Sequence[Choice]) -> dict[str, float]:
    """Return what the rules say."""
    candidate = choice.candidate
    best = max((other.candidate.score for other in choices if other is not choice), default=-3.0)
    return {
        "score": max(-3.0, min(7.0, candidate.score)),
        "lead": max(-4.0, min(4.0, candidate.score - best)),
        "stated": min(4.0, candidate.stated),
        "whole": float(candidate.whole),
        "set_off": log1p(candidate.set_off),
        "year": float(bool(candidate.year)),
        "further": float(choice.further),
    }


def _told(choice: Choice, scene: Scene, choices: Sequence[Choice]) -> dict[str, float]:
    """Return how the text names it."""
    key, text = choice.key, scene.page.text
    bare = choice.candidate.title.rstrip("!?.")
    size, filmed, quoted = len(bare), 0, 0
    for at in islice(places_of(text, bare), _COUNTED):
        end = at + size
        filmed += _FILM_WORD.search(text[max(0, at - _NEAR) : at] + " | " + text[end : end + _NEAR]) is not None
        quoted += at > 0 and text[at - 1] in _OPENING and text[end : end + 1] in _ENDS
    most, total = max(1, *(other.count for other in choices)), sum(scene.mentions.values())
    return {
        "named": log1p(choice.count),
        "unnamed": float(choice.count == 0),
        "share": choice.count / most,
        "mentioned": scene.mentions[key] / total if total else 0.0,
        "dated": float(key in scene.dated),
        "early": float(key in scene.early),
        "film_words": log1p(filmed),
        "quoted": log1p(quoted),
        "italics": min(2.0, log1p(scene.italics[key])),
    }


_ENDS: Final = frozenset({*_CLOSING, ",", "."})


def _placed(choice: Choice, scene: Scene) -> dict[str, float]:
    """Return which of the page's own names and lines it is."""
    key, bare = choice.key, compact(choice.key)
    within = f" {key} "
    addressed = bare in scene.slugs
    above = scene.above.get(key)
    return {
        "address": float(addressed),
        "in_address": float(not addressed and len(bare) > 3 and any(bare in slug for slug in scene.slugs)),
        "around_address": float(not addressed and any(len(slug) > 3 and slug in bare for slug in scene.slugs)),
        "own_name": float(bare in scene.own),
        "above": float(above is not None),
        "first_above": float(above is not None and above == max(scene.above.values())),
        "lines": float(min(scene.lines[key], 3)),
        "heads": float(min(4, sum(within in head for head, _ in scene.head_keys))),
        "summary": float(any(sort == "summary" and within in head for head, sort in scene.head_keys)),
    }


def _in_headline(title: str, key: str, headline: str) -> dict[str, float]:
    """Return where in the headline it stands, and what is beside it there."""
    whole = title_key(headline)
    found = {"is_head": float(key == whole), "in_head": float(key != whole and f" {key} " in f" {whole} ")}
    at = headline.find(title)
    if at < 0 or title == headline:
        return found
    before, after = headline[:at], headline[at + len(title) :]
    follows = WORD.match(after.lstrip())
    small = follows is not None and follows.group()[0].islower() and follows.group().casefold() in SMALL
    return found | {
        "opens": float(not before.strip()),
        "closes": float(not after.strip(" .!")),
        "sign_before": float(_SIGN_BEFORE.search(before) is not None),
        "sign_after": float(_SIGN_AFTER.match(after) is not None),
        "in_quotes": float(before[-1:] in set(_OPENING) and after[:1] in set(_CLOSING)),
        "low_after": float(_LOW_AFTER.match(after) is not None),
        "capital_beside": float(bool(_CAPITAL_AFTER.match(after) or _CAPITAL_BEFORE.search(before))),
        "rest": min(12, len(before.split()) + len(after.split())) / 6,
        "small_after": float(small),
    }


def _shape(title: str, scene: Scene) -> dict[str, float]:
    """Return what its words look like."""
    words = [word.group().casefold() for word in WORD.finditer(title)]
    size = len(title.split())
    return {
        "one_word": float(size == 1),
        "long": max(0, min(size, 14) - 4) / 4,
        "person": float(is_person(title, scene.named.known)),
        "question": float(title.endswith("?")),
        "film_noun": float(_FILM_NOUN.search(title) is not None),
        "announces": float(not _ANNOUNCING.isdisjoint(words)),
        "sentence": float(not SENTENCE_WORDS.isdisjoint(words)),
        "signs": float(_INNER_SIGN.search(title) is not None),
        "odd": float(_ODD.search(title) is not None),
        "digit": float(title[-1:].isdigit()),
    }


def _rivals(choice: Choice, scene: Scene, choices: Sequence[Choice]) -> dict[str, float]:
    """Return how often the text names what it is a part of, what is a part of it, and its last word alone."""
    key, title, body, head = choice.key, choice.candidate.title, scene.body, title_key(scene.headline)
    mine = max(1, choice.count)
    longer = [other for other in choices if other.key != key and f" {key} " in f" {other.key} "]
    shorter = [other for other in choices if other.key != key and f" {other.key} " in f" {key} "]
    words, cut = title.split(), _BREAK.split(title, maxsplit=1)
    name = 1 < len(words) <= _NAME and words[-1][:1].isupper()
    alone = log1p(max(0, body.count(words[-1]) - body.count(title))) if name else 0.0
    halves = [log1p(max(0, body.count(half) - body.count(title))) if half else 0.0 for half in cut]
    return {
        "longer": max([0.0, *(other.count / mine for other in longer)]),
        "shorter": min(3.0, max([0.0, *((other.count - choice.count) / mine for other in shorter)])) / 3,
        "of_whole": float(any(other.key == head or other.candidate.whole for other in longer)),
        "last_alone": alone,
        "before_sign": halves[0] if len(halves) > 1 else 0.0,
        "after_sign": halves[1] if len(halves) > 1 else 0.0,
    }


_NAME: Final = 3  # words

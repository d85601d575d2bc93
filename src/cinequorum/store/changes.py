"""What is otherwise in a film from one state to another: facts, scores, disagreements, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cinequorum.model.film import Fact, Film
from cinequorum.model.score import Score

HOW_READ = frozenset({"resolved", "raw_date", "as_printed", "note", "premiere"})
"""Qualifiers that say how a value was read; they make no other fact of it."""

Key = tuple[str, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How well a fact was carried."""

    p: float
    status: str
    witnesses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact that came (`before` is None), went (`after` is None), or is carried otherwise."""

    field: str
    value: str
    role: str | None
    qualifiers: tuple[tuple[str, str], ...]
    before: Standing | None
    after: Standing | None

    @property
    def kind(self) -> str:
        """`came`, `gone` or `moved`."""
        return "came" if self.before is None else "gone" if self.after is None else "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreState:
    """A score at one time. `value`, `low` and `high` are None where there were too few voices."""

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """A score that moved. `by`: `critics` or `audience`."""

    by: str
    before: ScoreState | None
    after: ScoreState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChange:
    """A page that came to the film (`new`), or is no longer on it."""

    id: str
    source: str
    kind: str
    author: str | None
    outlet: str | None
    published: str | None
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChange:
    """A point on which the sources differ since then (`new`), or no longer do."""

    topic: str
    nature: str
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that is otherwise; empty where nothing is."""

    title: tuple[str, str] | None = None
    facts: tuple[FactChange, ...] = ()
    scores: tuple[ScoreChange, ...] = ()
    disagreements: tuple[TopicChange, ...] = ()
    sources: tuple[SourceChange, ...] = ()


def changes(before: Film | None, after: Film | None) -> Changes:
    """Return what is otherwise from `before` to `after`; None is a film of which nothing was known.

    What lies behind the spoiler wall must be taken out of both before.
    """
    titles = (_title(before), _title(after))
    return Changes(
        title=titles if titles[0] != titles[1] and all(titles) else None,
        facts=tuple(_facts(before, after)),
        scores=tuple(_scores(before, after)),
        disagreements=tuple(_topics(before, after)),
        sources=tuple(_sources(before, after)),
    )


def _title(film: Film | None) -> str:
    return "" if film is None else f"{film.title} ({film.year})" if film.year else film.title


def _facts(before: Film | None, after: Film | None) -> Iterator[FactChange]:
    was, now = _by_key(before), _by_key(after)
    for key in sorted(was.keys() | now.keys()):
        old, new = was.get(key), now.get(key)
        if old != new:
            field, value, role, qualifiers = key
            yield FactChange(field=field, value=value, role=role or None, qualifiers=qualifiers, before=old, after=new)


def _by_key(film: Film | None) -> Mapping[Key, Standing]:
    """Return how the facts of a film stand; of several of one key the best carried, as a reader sees it first."""
    if film is None:
        return {}
    facts = sorted(film.facts, key=lambda fact: (fact.p, fact.witnesses))
    return {_key(fact): Standing(p=round(fact.p, 2), status=fact.status, witnesses=fact.witnesses) for fact in facts}


def _key(fact: Fact) -> Key:
    qualifiers = tuple(sorted(pair for pair in fact.qualifiers if pair[0] not in HOW_READ))
    return (fact.field, fact.value, fact.role or "", qualifiers)


def _scores(before: Film | None, after: Film | None) -> Iterator[ScoreChange]:
    for by in ("critics", "audience"):
        old, new = (None if film is None else _state(getattr(film, by)) for film in (before, after))
        if old != new:
            yield ScoreChange(by=by, before=old, after=new)


def _state(score: Score | None) -> ScoreState | None:
    if score is None:
        return None
    value, low, high = (None if one is None else round(one, 1) for one in (score.value, score.low, score.high))
    return ScoreState(value=value, low=low, high=high, n=score.n)


def _topics(before: Film | None, after: Film | None) -> Iterator[TopicChange]:
    was, now = (
        {(card.topic, card.nature) for card in (film.disagreements if film else ()) if card.values}
        for film in (before, after)
    )
    for topic, nature in sorted(was ^ now):
        yield TopicChange(topic=topic, nature=nature, new=(topic, nature) in now)


def _sources(before: Film | None, after: Film | None) -> Iterator[SourceChange]:
    was, now = ({entry.id: entry for entry in film.sources} if film else {} for film in (before, after))
    for page in sorted(was.keys() ^ now.keys()):
        entry = now.get(page) or was[page]
        yield SourceChange(
            id=page, source=entry.source, kind=entry.kind, author=entry.author, outlet=entry.outlet,
            published=entry.published, new=page in now,
        )  # fmt: skip

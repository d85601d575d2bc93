"""What people decided on doubtful pairs: judgements, and what takes them back. Both are rows of a log that grows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class PairKind(StrEnum):
    """What is compared."""

    PERSON = "person"  # two spellings of a name: are they one person?
    FILM = "film"  # two films, each known by one of its pages: are they one film?
    PAGE = "page"  # a page and a film, known by one of its pages: is the page about the film?


class Answer(StrEnum):
    """What was decided. Only `unsure` changes nothing but that nobody is asked again."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # looked at, and it cannot be told
    NOT_APPLICABLE = (
        "not_applicable"  # the question does not arise: one side is no person, no film, no page about a film
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a pair. `key`: a person's spelling, or the id of a page (a film's is one of its pages).

    A film has no number of its own that lasts; the bytes of a page never change. `name` is what the judge saw.
    """

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things that may be one. `within`, for persons only: the film (one of its pages) that is spoken of."""

    kind: PairKind
    left: Side
    right: Side
    within: Side | None = None

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of both sides, the lesser first: the same however the pair was put."""
        low, high = sorted((self.left.key, self.right.key))
        return low, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision of one person on one pair, with what it rests on.

    `evidence`: why, in words, the judge's own first. `time` is ISO 8601, given by the caller. `within`, for persons
    only: the film (one of its pages) on which alone it holds; None: wherever both spellings are credited.
    """

    id: str
    kind: PairKind
    left: Side
    right: Side
    answer: Answer
    evidence: tuple[str, ...]
    author: str
    time: str
    note: str | None = None
    within: Side | None = None

    @property
    def pair(self) -> Pair:
        """What was judged."""
        return Pair(kind=self.kind, left=self.left, right=self.right, within=self.within)

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of both sides, the lesser first."""
        return self.pair.keys

    @property
    def day(self) -> str:
        """The day on which it was made."""
        return self.time[:10]

    def told(self) -> str:
        """Return who judged what and when, in a line.

        >>> pair = Pair(kind=PairKind.PERSON, left=spelling("A. Lee"), right=spelling("Ada Lee"))
        >>> judge(pair, Answer.SAME, Signed(author="Bo Ek", time="2026-05-01T10:00:00Z")).told()
        'judged the same by Bo Ek on 2026-05-01'
        """
        reason = f": {self.evidence[0]}" if self.evidence else ""
        return f"judged {_TOLD[self.answer]} by {self.author} on {self.day}{reason}"


_TOLD = {
    Answer.SAME: "the same",
    Answer.DIFFERENT: "different",
    Answer.UNSURE: "impossible to tell",
    Answer.NOT_APPLICABLE: "not comparable",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Takes back the row `of`: a judgement, which holds no longer, or a withdrawal, which then is void."""

    id: str
    of: str
    author: str
    time: str
    reason: str = ""


def namesake(judgement: Judgement) -> tuple[str, str] | None:
    """Return the spelling and the mark of a judgement that parts two persons of one spelling, on two films.

    It is one on one film (`within`) that `Ann Lee` is different from `Ann Lee (the editor)`: on that film the name is
    the editor's, whom the same mark joins over all films judged so.
    """
    if judgement.kind is not PairKind.PERSON or judgement.within is None or judgement.answer is not Answer.DIFFERENT:
        return None
    return marked_name(judgement.left.key, judgement.right.key)


def marked_name(one: str, other: str) -> tuple[str, str] | None:
    """Return the plain name and the mark of the longer one, where they are one name but for a mark in parentheses.

    >>> marked_name("Ann Lee (the editor)", "Ann Lee"), marked_name("Ann Lee", "Anne Lee")
    (('Ann Lee', 'the editor'), None)
    """
    plain, marked = sorted((one, other), key=len)
    if not (marked.startswith(f"{plain} (") and marked.endswith(")")):
        return None
    mark = marked[len(plain) + 2 : -1].strip()
    return (plain, mark) if mark else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Judgements that cannot all hold: `apart` parts what the chain `same` joins. None of them has any effect."""

    apart: Judgement
    same: tuple[Judgement, ...]

    def told(self) -> str:
        """Return what contradicts what, in a line."""
        chain = "; ".join(f"{j.left.name} = {j.right.name} ({j.author}, {j.day}, {j.id})" for j in self.same)
        one = self.apart
        return f"{one.left.name} ≠ {one.right.name} ({one.author}, {one.day}, {one.id}) against {chain}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who decides, when (ISO 8601) and why; the library has no clock of its own."""

    author: str
    time: str
    evidence: tuple[str, ...] = ()
    note: str | None = None


def spelling(name: str) -> Side:
    """Return a spelling of a person's name as a side of a pair."""
    return Side(key=name.strip(), name=name.strip())


def judge(pair: Pair, answer: Answer, signed: Signed) -> Judgement:
    """Return a judgement with its id, which is a digest: the same decision sent twice is one row.

    Raises `ValueError` for a pair of one thing with itself, and where nobody signs.
    """
    left, right, within = pair.left, pair.right, pair.within
    if left.key == right.key:
        raise ValueError(
            f"{left.name!r} is compared with itself; of two persons of one name mark one: 'Ann Lee (the editor)'"
        )
    if not signed.author.strip() or not signed.time.strip():
        raise ValueError("a judgement needs an author and a time")
    parts = (pair.kind, left.key, right.key, within.key if within else "", answer, signed.author, signed.time)
    return Judgement(
        id=_digest(*parts),
        kind=pair.kind,
        left=left,
        right=right,
        answer=answer,
        evidence=signed.evidence,
        author=signed.author,
        time=signed.time,
        note=signed.note,
        within=within,
    )


def withdraw(of: str, signed: Signed) -> Withdrawal:
    """Return the row that takes back the row `of`. Raises `ValueError` where nobody signs."""
    if not signed.author.strip() or not signed.time.strip():
        raise ValueError("a withdrawal needs an author and a time")
    number = _digest("withdrawal", of, signed.author, signed.time)
    return Withdrawal(id=number, of=of, author=signed.author, time=signed.time, reason="; ".join(signed.evidence))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]

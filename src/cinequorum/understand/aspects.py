"""What a page thinks of each side of its film."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from cinequorum.model.claim import Claim
from cinequorum.model.opinion import Aspect, Rating
from cinequorum.model.page import Span
from cinequorum.understand.clauses import clauses, model_strength, strength_at, surely_one
from cinequorum.understand.crew import Person, crew_names
from cinequorum.understand.lexicon import judgements, starts_of
from cinequorum.understand.parting import parted
from cinequorum.understand.polarity import Leaning, leanings, probability
from cinequorum.understand.stance import own_words
from cinequorum.understand.weighing import Weighed, Weighing

_LONGEST, _SHORTEST = 25, 5  # words of a quote that reads well
_STORY = 0.05  # probability of being a judgement below which a sentence surely tells the story
_BESIDE = 3  # words from a side of the film to a word that judges it, even in a sentence that tells the story
_WITHIN = 8  # ... and within a clause of it
_ANNOUNCING = 6  # words of a sentence that only announces what the next one judges
_OPENS = 3  # words of a clause in which a name is what it speaks of
_POINTERS = frozenset({"it", "it's", "they", "they're", "both", "all", "each", "none", "there"})
_CLEAR = 0.5  # strength from which an opinion is said, not hinted at
_SENTENCE_SHARE = 0.25  # of what the model makes of the whole sentence, beside the clause
_PAGE_SHARE = 0.5  # of what the whole page thinks: a doubtful judgement more likely goes with it
_BY_WORDS = 0.5  # what stands for the model's probability of a judgement where only words tell
_MIDDLING, _RATING_STEP = 56.0, 10.0  # the rating that says neither good nor bad; points to one log odds
_STRONG = 1.5  # strength that a dissenting sentence needs beside those of the other side
_DISSENT = 0.3  # and its share of what the other side has
_EVEN = 0.6  # share from which both sides are kept however softly they speak


class _Clause(NamedTuple):
    """A clause that names sides of the film: each side and the word that names it, counted from the clause's first."""

    weighed: Weighed
    start: int
    end: int
    signs: tuple[tuple[int, float], ...]
    named: Mapping[str, int]
    people: tuple[Person, ...] = ()

    @property
    def text(self) -> str:
        return self.weighed.sentence.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        return self.end - self.start == len(self.weighed.sentence.text)


class _Remark(NamedTuple):
    aspect: str
    praise: float
    scorn: float
    outright: float  # strength of the clause by itself, without what the page around it adds
    span: Span
    who: tuple[str, ...] = ()

    @property
    def balance(self) -> float:
        return self.praise - self.scorn


def find_aspects(weighing: Weighing, ratings: tuple[Rating, ...], claims: Iterable[Claim] = ()) -> tuple[Aspect, ...]:
    """Return the clear opinions on aspects of the subject film, each with its sentence and whose work it names.

    `claims` are the page's: by its credits the film's people are known where a sentence only names them.
    A side of the film that a text judges both ways keeps both judgements where the weaker is strong too; otherwise
    what contradicts the rest is taken for a slip and left out.
    """
    crew = crew_names(weighing.prose.page.text, claims)
    texts = [_told(own_words(text), crew) for text in weighing.texts]
    each = iter(_seen([clause for text in texts for clause in text]))  # asked once for all texts
    found = [
        _aspect(remark)
        for index, text in enumerate(texts)
        for remark in _in_text([(clause, next(each)) for clause in text], _mood(weighing, index, ratings))
    ]
    return tuple(sorted(found, key=lambda aspect: aspect.span))


def _told(own: tuple[Weighed, ...], crew: Mapping[str, Person]) -> list[_Clause]:
    """Return the clauses of a text that name a side of the film and do not only tell its story."""
    met = frozenset(crew)
    return [
        clause
        for weighed, side in _with_sides(own)
        if weighed.sided or side is not None or not met.isdisjoint(weighed.words)
        for clause in _clauses(weighed, crew, side)
        if not _tells(clause)
    ]


def _in_text(clauses: Sequence[tuple[_Clause, Leaning]], mood: float) -> list[_Remark]:
    remarks: list[_Remark] = []
    for _, group in groupby(clauses, key=lambda pair: pair[0].weighed.sentence.span):
        remarks += _remarks(tuple(group), mood)
    return _consistent([r for r in remarks if max(r.praise, r.scorn) >= _CLEAR])


def _mood(weighing: Weighing, index: int, ratings: tuple[Rating, ...]) -> float:
    """How one text of the page leans, from -4 to 4: by its author's rating where one is stated, else by the words."""
    stated = next((r.value for r in ratings if r.by == "author" and r.value is not None), None)
    if index > 0:
        rating = weighing.rated[index - 1]
        stated = rating.value if rating else None
    if stated is not None:
        return max(-4.0, min(4.0, (stated - _MIDDLING) / _RATING_STEP))
    return model_strength(weighing.wholes[index])


def _with_sides(own: Sequence[Weighed]) -> Iterator[tuple[Weighed, str | None]]:
    """Yield each sentence and the side that the one before it announces: "But that ending. It never convinces." """
    side: str | None = None
    for weighed in own:
        points = side is not None and bool(weighed.words) and weighed.words[0] in _POINTERS
        yield weighed, side if points else None
        side = None
        if not weighed.sided or len(weighed.words) > _ANNOUNCING or weighed.signs:
            continue
        sides = {name[1:] for name in weighed.names if name.startswith(":")}
        side = next(iter(sides)) if len(sides) == 1 else None


def _tells(clause: _Clause) -> bool:
    """Whether a clause tells the story: its sentence does, and no judging word stands beside the side that it names."""
    if not clause.weighed.tokens or clause.weighed.seen.judging >= _STORY:
        return False
    near = _BESIDE if clause.is_whole else _WITHIN
    return not any(abs(i - place) <= near for i, _ in clause.signs for place in clause.named.values())


def _clauses(weighed: Weighed, crew: Mapping[str, Person], side: str | None) -> Iterator[_Clause]:
    """Yield the clauses of a sentence that name a side of the film.

    `side` is what the sentence before announces: the first clause is about it if it names nothing else.
    """
    met = not crew.keys().isdisjoint(weighed.words)
    text = weighed.sentence.text
    plain = side is None and not met
    cuts = () if plain and surely_one(text, weighed.words, weighed.code) else clauses(text, weighed.code)
    if plain and len(cuts) <= 1:
        yield from _whole(weighed)
        return
    words, starts = weighed.words, starts_of(text, weighed.code)
    for start, end in cuts:
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        hits = [hit for hit in weighed.hits if low <= hit.start and hit.end <= high]
        named = {hit.name[1:]: hit.start - low for hit in reversed(hits) if hit.name.startswith(":")}
        people = [
            (i - low, crew[words[i]])
            for i in range(low if met else high, high)
            if words[i] in crew and text[starts[i]].isupper()
        ]
        for place, person in people:
            if not named or (place <= _OPENS and not words[low + place].endswith("'s")):
                named.setdefault(person.aspect, place)
        if side is not None and not named and low == 0:
            named[side] = 0
        if named:
            signs = tuple((i - low, sign) for i, sign in judgements(hits))
            whose = tuple(person for _, person in people)
            yield _Clause(weighed=weighed, start=start, end=end, signs=signs, named=named, people=whose)


def _whole(weighed: Weighed) -> Iterator[_Clause]:
    """Yield a sentence of one clause that names no person."""
    named = {hit.name[1:]: hit.start for hit in reversed(weighed.hits) if hit.name.startswith(":")}
    end = len(weighed.sentence.text)
    yield _Clause(weighed=weighed, start=0, end=end, signs=weighed.signs, named=named)


def _seen(clauses: Sequence[_Clause]) -> Sequence[Leaning]:
    """What the model makes of each clause: asked once for all those that are only a part of their sentence."""
    parts = [parted(clause.text)[1] if clause.weighed.tokens else () for clause in clauses if not clause.is_whole]
    each = iter(leanings(parts))
    return [clause.weighed.seen if clause.is_whole else next(each) for clause in clauses]


def _remarks(group: Sequence[tuple[_Clause, Leaning]], mood: float) -> Iterator[_Remark]:
    """Yield one remark for each side of the film that the clauses of one sentence name."""
    weighed = group[0][0].weighed
    judging = weighed.seen.judging if weighed.tokens else _BY_WORDS * bool(weighed.signs)
    context = _SENTENCE_SHARE * model_strength(weighed.seen) + _PAGE_SHARE * mood * judging
    found: dict[str, list[tuple[_Clause, float, float]]] = {}
    for clause, seen in group:
        for aspect, place in clause.named.items():
            said = strength_at(place, clause.signs, seen)
            found.setdefault(aspect, []).append((clause, said, _in_context(said, context)))
    for aspect, remarks in found.items():
        total = [strength for _, _, strength in remarks]
        clause, outright, _ = max(remarks, key=lambda remark: abs(remark[2]))
        yield _Remark(
            aspect=aspect,
            praise=sum(s for s in total if s > 0),
            scorn=-sum(s for s in total if s < 0),
            outright=abs(outright),
            span=_quotable(clause),
            who=_who(aspect, [remark[0] for remark in remarks]),
        )


def _who(aspect: str, clauses: Iterable[_Clause]) -> tuple[str, ...]:
    """Return the names of those whose work the clauses on one side of the film name."""
    people = [person for clause in clauses for person in clause.people if person.aspect == aspect]
    return tuple(dict.fromkeys(person.name for person in people))


def _quotable(clause: _Clause) -> Span:
    """Return the words that show a judgement: its sentence, or a clause of it where it is too long."""
    whole, text = clause.weighed.sentence.span, clause.weighed.sentence.text
    bare = clause.text.strip(" ,;:—–-()\n")
    if len(text.split()) <= _LONGEST or not _SHORTEST <= len(bare.split()) <= _LONGEST:
        return whole
    start = whole.start + text.index(bare, clause.start)
    return Span(page=whole.page, start=start, end=start + len(bare))


def _in_context(strength: float, context: float) -> float:
    """Add the context, which may turn a hint round but only halve what is said outright."""
    if strength * context < 0 and abs(strength) >= _STRONG:
        half = abs(strength) / 2
        return strength + max(-half, min(half, context))
    return strength + context


def _consistent(remarks: list[_Remark]) -> list[_Remark]:
    praise: dict[str, float] = defaultdict(float)
    scorn: dict[str, float] = defaultdict(float)
    for remark in remarks:
        praise[remark.aspect] += remark.praise
        scorn[remark.aspect] += remark.scorn
    return [r for r in remarks if _stands(r, praise[r.aspect], scorn[r.aspect])]


def _stands(remark: _Remark, praise: float, scorn: float) -> bool:
    """Whether a remark goes with the rest on its side of the film, or holds its own against it."""
    share = min(praise, scorn) / max(praise, scorn)
    loud = max(remark.praise, remark.scorn) >= _STRONG and share >= _DISSENT
    return (remark.balance >= 0) == (praise >= scorn) or loud or share >= _EVEN


def _aspect(remark: _Remark) -> Aspect:
    both = min(remark.praise, remark.scorn) >= _CLEAR
    polarity = "mixed" if both else "pos" if remark.balance > 0 else "neg"
    return Aspect(
        aspect=remark.aspect,
        polarity=polarity,
        p=round(probability((max(remark.praise, remark.scorn) + remark.outright) / 3.0), 3),
        span=remark.span,
        who=remark.who,
    )

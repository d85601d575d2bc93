"""Cards that lay side by side what different voices say on one talking point: the ending, the length, the politics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from cinequorum.model.film import Disagreement, Support
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.names.people import parse
from cinequorum.reconcile.cards import Case, safe_cards, value_of, voices_in
from cinequorum.reconcile.data.talking_points import ABOUT_THE_FILM, ADDING_UP, POINTS, TELLING
from cinequorum.reconcile.evidence import support_at
from cinequorum.reconcile.notes import notes_on
from cinequorum.reconcile.talking import point_pattern
from cinequorum.text.fold import fold

A_VOICE = 2  # sentences of one voice on one point
MOST = 8  # voices on one card
AROUND = 12  # words shown on either side of what shows the point

_WORD = re.compile(r"\S+")

Ranked = tuple[int, Support]


def point_cards(case: Case) -> tuple[Disagreement, ...]:
    """Return a card for every talking point on which at least two independent voices have a sentence."""
    said: dict[str, dict[int, list[Ranked]]] = defaultdict(lambda: defaultdict(list))
    makers = _makers(case)
    for reading in case.readings:
        for point, rank, support in _sentences(reading, case, makers):
            said[point][support.witness].append((rank, support))
    return tuple(card for point in POINTS if len(said[point]) > 1 for card in _cards(point, said[point]))


def _makers(case: Case) -> frozenset[str]:
    """The directors' surnames, folded: their names stand for the film."""
    named = {one.claim.value for one in case.evidence if one.claim.predicate == "director" and one.votes}
    return frozenset(fold(parse(name).family) for name in named)


def _cards(point: str, said: dict[int, list[Ranked]]) -> Iterator[Disagreement]:
    sides: dict[str, list[Support]] = defaultdict(list)
    for voice in sorted(said)[:MOST]:
        best = sorted(said[voice], key=lambda found: (-found[0], found[1].source, found[1].span.start))
        for _, support in best[:A_VOICE]:
            sides[_excerpt(point, support.raw)].append(support)
    values = [value_of(f"“{words}”", held) for words, held in sides.items()]
    nature = "compatible" if point in ADDING_UP else "opinion"
    note = "Sentences of different voices on one point, side by side; how far they agree is for the reader to judge."
    yield from (card for card in safe_cards(point, nature, values, note) if voices_in(card.values) > 1)


def _excerpt(point: str, sentence: str) -> str:
    """At most 25 words of the sentence, with those that show the point among them."""
    found = list(_WORD.finditer(sentence))
    match = point_pattern(point).search(sentence)
    if len(found) <= 2 * AROUND + 1 or match is None:
        return " ".join(sentence.split())
    at = next(i for i, word in enumerate(found) if word.end() > match.start())
    first = max(0, min(at - AROUND, len(found) - 2 * AROUND - 1))
    last = min(len(found), first + 2 * AROUND + 1)
    middle = " ".join(sentence[found[first].start() : found[last - 1].end()].split())
    return ("… " if first else "") + middle + (" …" if last < len(found) else "")


def _sentences(reading: Reading, case: Case, makers: frozenset[str]) -> Iterator[tuple[str, int, Support]]:
    """The sentences of a page on each point; the rank is higher for one that speaks of the film as a film."""
    page = reading.page
    for point, start, end, is_plain in notes_on(reading).talk:
        about = is_plain or any(word in makers for word in fold(page.text[start:end]).split())
        if about or point not in ABOUT_THE_FILM:
            yield point, int(about), _support(reading, page.span(start, end), case, point)


def _support(reading: Reading, span: Span, case: Case, point: str) -> Support:
    support = support_at(reading, span, case.voices)
    return replace(support, spoiler="major") if point in TELLING else support

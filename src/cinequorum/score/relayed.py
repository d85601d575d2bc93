"""Words that one source quotes of another: second-hand until the other is among the sources, then seen in full.

Whoever quotes chooses. Where the original is at hand, the whole sentence is shown beside the quotation, with what was
cut and whether it turns. A quotation is no witness of its own: the words are its holder's, whoever prints them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from cinequorum.model.claim import Claim
from cinequorum.model.film import Relayed, Support
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.score.data.blurbs import DENIALS, TURNS
from cinequorum.score.voices import Heard
from cinequorum.text.fold import clip, fold
from cinequorum.text.sentences import sentence_spans

FEWEST = 2  # words by which a place is known; one word alone must stand there once only
NEAR = 3  # words before the quoted ones in which a denial is looked for

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CUT = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.\s?\.\s?\.|\[[^\]]{0,60}\])\s*")
_MARKS = re.compile(r"[“\"„«‘「『](?P<words>[^“”\"„«»「」『』]{3,600})[”\"“»’」』]")
_SINGLE = re.compile(r"(?<!\w)['‘](?P<words>[^'‘\n]{3,600})['’](?!\w)")
_WHOLE = "excerpt."  # rules whose words are all quoted, without marks
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il|lo|o|a|l) ")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the original, folded, and where it stands."""

    text: str
    start: int
    end: int


def quotes_in(reading: Reading) -> tuple[Claim, ...]:
    """Return the words of somebody else that a page quotes, where it says whose; not what it merely passes on."""
    return tuple(c for c in reading.claims if c.predicate == "quote" and c.holder and _quoted(c))


def is_relayed(reading: Reading, span: Span) -> bool:
    """Tell whether the words under `span` are wholly a quotation of somebody else's."""
    return any(c.span.start <= span.start and span.end <= c.span.end for c in quotes_in(reading))


def relayed_in(readings: Sequence[Reading], heard: Heard) -> tuple[Relayed, ...]:
    """Return every quotation of somebody else's judgement on the film, by holder and words, each once.

    The same words quoted by several pages are one quotation with several carriers. Linear in the pages for each
    quotation whose holder is among the sources.
    """
    found: dict[tuple[str, str], list[tuple[Reading, Claim]]] = defaultdict(list)
    for reading in readings:
        for claim in quotes_in(reading):
            found[_bare(claim.holder or ""), fold(_quoted(claim))].append((reading, claim))
    return tuple(_relayed(found[key], readings, heard) for key in sorted(found))


def _relayed(carried: Sequence[tuple[Reading, Claim]], readings: Sequence[Reading], heard: Heard) -> Relayed:
    first, claim = carried[0]
    carriers = {reading.page.id for reading, _ in carried}
    originals = [r for r in readings if r.page.id not in carriers and _is_holders(r, claim)]
    words = _quoted(claim)
    seen = next((found for one in originals if (found := _seen(one, words)) is not None), None)
    support = tuple(heard.support(reading, one.span) for reading, one in carried)
    by = tuple(dict.fromkeys(r.page.author or r.page.outlet or "unsigned" for r, _ in carried))
    held = Relayed(text=clip(words), holder=claim.holder or first.page.source, by=by, support=support)
    if seen is None:
        return held if not originals else _with(held, "not_there", None, ())
    reading, span, notes = seen
    return _with(held, "found", heard.support(reading, span), notes)


def _with(held: Relayed, status: str, original: Support | None, notes: tuple[str, ...]) -> Relayed:
    return replace(held, status=status, original=original, notes=notes)


def _quoted(claim: Claim) -> str:
    """The quoted words: those in quotation marks, or all of an excerpt; nothing where there are none."""
    match = _MARKS.search(claim.raw) or _SINGLE.search(claim.raw)
    whole = claim.raw if claim.rule.startswith(_WHOLE) else ""
    return " ".join((match["words"] if match and not whole else whole).split()).strip(" ,.")


def _bare(name: str) -> str:
    return _ARTICLE.sub("", fold(name))


def _is_holders(reading: Reading, claim: Claim) -> bool:
    """Tell whether a page is by the one who is quoted: the author or the outlet."""
    names = {_bare(name) for name in (reading.page.author, reading.page.outlet) if name}
    return bool(names & {_bare(claim.holder or ""), _bare(claim.qualifier("outlet") or "")} - {""})


def _seen(reading: Reading, quoted: str) -> tuple[Reading, Span, tuple[str, ...]] | None:
    """Find the quoted words on the page of whom they are, and what its sentences say beyond them."""
    words = [_Word(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(reading.page.text)]
    pieces = [[fold(m[0]) for m in _WORD.finditer(piece)] for piece in _CUT.split(quoted)]
    places = _places([one.text for one in words], [piece for piece in pieces if piece])
    if not places:
        return None
    first, last = words[places[0][0]], words[places[-1][1] - 1]
    span = _sentences(reading, first.start, last.end)
    return reading, span, tuple(_notes(reading, span, [(words[a].start, words[b - 1].end) for a, b in places]))


def _places(words: Sequence[str], pieces: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where the pieces stand one after another, as numbers of words; nothing where they do not."""
    if not pieces or (sum(map(len, pieces)) < FEWEST and words.count(pieces[0][0]) != 1):
        return []
    places, at = [], 0
    for piece in pieces:
        size = len(piece)
        starts = (i for i in range(at, len(words) - size + 1) if list(words[i : i + size]) == list(piece))
        start = next(starts, None)
        if start is None:
            return []
        at = start + size
        places.append((start, at))
    return places


def _sentences(reading: Reading, start: int, end: int) -> Span:
    """The sentences that hold the words, whole."""
    page = reading.page
    block = next((b.span for b in page.blocks if b.span.start <= start < b.span.end), page.span(start, end))
    cut = sentence_spans(page.slice(block), page.language)
    touched = [(block.start + a, block.start + b) for a, b in cut if block.start + a < end and start < block.start + b]
    return page.span(min([start, *(a for a, _ in touched)]), max([end, *(b for _, b in touched)]))


def _notes(reading: Reading, span: Span, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Say what the quotation leaves out of its sentence, and where that turns it."""
    text = reading.page.text
    before, after = text[span.start : places[0][0]], text[places[-1][1] : span.end]
    between = [text[a[1] : b[0]] for a, b in pairwise(places)]
    if _WORD.search(before):
        yield f"cut at the start: “{clip(before.strip())}”"
    for gap in between:
        if _WORD.search(gap):
            yield f"left out: “{clip(gap.strip(' ,;'))}”"
    if _WORD.search(after):
        yield f"cut at the end: “{clip(after.strip(' .'))}”"
    language = reading.page.language.split("-")[0]
    left_out = " / ".join(fold(one) for one in (before, *between, after))
    near = " ".join(fold(before).split()[-NEAR:])
    if _any_of("turns", language).search(left_out) or _any_of("denials", language).search(near):
        yield "what is left out turns the sentence"
    if reading.verdict.label in ("negative", "mixed"):
        yield f"the review that it is from is {reading.verdict.label}"


@lru_cache(maxsize=64)
def _any_of(kind: str, language: str) -> re.Pattern[str]:
    words: Mapping[str, tuple[str, ...]] = TURNS if kind == "turns" else DENIALS
    forms = sorted({fold(phrase) for phrase in words.get(language, words["en"])}, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")

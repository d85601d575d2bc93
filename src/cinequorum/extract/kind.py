"""What sort of page this is: weighted evidence, each piece with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cinequorum.extract.data.kinds import (
    HEADLINES,
    LEADS,
    SHEET_FIELDS,
    TRAILER_LISTS,
)
from cinequorum.extract.evidence import Evidence, label_of, names_film
from cinequorum.extract.kind_features import features_of
from cinequorum.extract.kind_layout import by_layout, label_cells
from cinequorum.extract.kind_model import KINDS, likelihood
from cinequorum.extract.kind_sections import by_sections
from cinequorum.extract.kind_statements import ARTICLES, by_statements
from cinequorum.extract.kind_talk import ASKING, NUMBERED, by_talk
from cinequorum.extract.kind_words import by_occasion, by_wording, sentences_of
from cinequorum.model.page import Kind
from cinequorum.text.data.film_words import ESSAYS

_PRIOR = {"critic_review": 1.0, "news": 0.2, "other": -0.3}
_SHEET_FIELDS = frozenset(SHEET_FIELDS)
_BEGINNING = 6  # lines among which an article begins
_SEVERAL = 2  # users' reviews that make a page theirs
_CREW_HEADINGS = 3  # headings such as "Directed by" from which a page is a film's record
_MANY_HEADINGS = 9  # headings from which they are entries, though the prose does not repeat them
_MANY_ROWS = 20  # rows with a title and a year from which a page is made of them
_RECORDS = 5  # times that one label of a film's record comes on a page of many films
_RECORD = 4  # different labels from which there is a film's record
_FULL_RECORD = 12  # different labels from which prose among them is no matter
_ARTICLE = 500  # words to each line that names a film, in an article that names it under a picture or among its sources
_FEW_FILMS = 3
_LEADING = 0.4  # of the lines that begin with a title and its year, from which they are the page's entries
_ROW = 300  # characters of a row
_CELL = 60  # characters of a cell, on average
_FEW_SENTENCES = 30  # words in lines that are sentences, below which there is no prose
_LITTLE_PROSE = 0.2  # share of a record's words that may be prose, however long it is


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_HEADLINES = tuple((kind, _any(patterns)) for kind, patterns in HEADLINES.items())
_TRAILER_LISTS = re.compile(TRAILER_LISTS, re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]{1,60}»|“[^”]{1,60}”|„[^“”]{1,60}[“”]|《[^》]{1,40}》|‘[^’]{2,60}’(?!\w)|『[^』]{1,40}』")
_ESSAYS = re.compile(ESSAYS, re.IGNORECASE)
_RATED_LINE = re.compile(
    r"\W{0,3}(?:★\s?\d{1,2}(?:[.,]\d)?|[★☆⭐½✭✮]{1,10}(?:\s?[★☆⭐½✭✮]){0,9}|\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|10|100|4))\W{0,3}"
)
_STARRED = re.compile(r"\S\s[★⭐]{2,10}[☆½]{0,5}$")
_FIELD = re.compile(r"^[^\W\d_][\w ./'’&()-]{1,34}\s?[::|]\s\S")
_ENTRIES = tuple((signs, re.compile(pattern, re.IGNORECASE)) for pattern, signs in LEADS.items())
_NUMBERED_TITLE = re.compile(r"^#?\d{1,3}[.):、．]\s?[《『「«“\"]")


def kind_of(evidence: Evidence) -> Kind:
    """Weigh everything that speaks for a kind; `p` is how likely the likeliest one is.

    What the rules say is put together by learned weights with how the page is worded and shaped (`kind_model`).
    """
    reasons = _told(evidence)
    found = likelihood(_scores(reasons), features_of(evidence))
    best = found.best
    why = tuple(reason for weight, reason in sorted(reasons[best], key=lambda r: -r[0]) if weight > 0)
    return Kind(name=best, p=round(found.chances[best], 4), reasons=(*why, *found.why))


def rule_scores(evidence: Evidence) -> dict[str, float]:
    """Return what the rules alone say of each kind: sums of weights, the prior among them."""
    return _scores(_told(evidence))


def _told(evidence: Evidence) -> dict[str, list[tuple[float, str]]]:
    told: dict[str, list[tuple[float, str]]] = {kind: [] for kind in KINDS}
    for kind, weight, reason in _weigh(evidence):
        told[kind].append((weight, reason))
    return told


def _scores(reasons: Mapping[str, Sequence[tuple[float, str]]]) -> dict[str, float]:
    return {kind: _PRIOR.get(kind, 0.0) + sum(weight for weight, _ in told) for kind, told in reasons.items()}


def _weigh(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    if evidence.reviews >= _SEVERAL:
        yield "user_reviews", 8.0, f"{evidence.reviews} user reviews"
    yield from _headline(evidence.headline or "")
    yield from by_statements(evidence)
    yield from _shape(evidence)
    if evidence.reviews < _SEVERAL:
        yield from _sheet(evidence)
    yield from _tables(evidence)
    yield from by_layout(evidence)
    yield from by_sections(evidence)
    yield from by_talk(evidence)
    yield from by_wording(evidence)
    yield from _lead(evidence)
    yield from by_occasion(evidence)


_REPORTS = frozenset({"news", "interview", "trailer_news"})


def _headline(headline: str) -> Iterator[tuple[str, float, str]]:
    weights = {"trailer_news": 4.5, "critic_review": 3.0, "list": 3.5, "interview": 4.5, "news": 2.0, "feature": 2.5}
    counted = _TRAILER_LISTS.search(headline)
    if counted:
        yield "list", 7.0, f"headline says “{counted[0]}”"
    for kind, pattern in _HEADLINES:
        match = pattern.search(headline)
        if match and not (kind == "trailer_news" and (counted or match[0] == headline.strip())):  # or a button's word
            yield kind, weights[kind], f"headline says “{match[0]}”"
            if kind in _REPORTS:
                yield "listing", -1.0, "a record has no such headline"
    if _ESSAYS.search(headline) and not _QUOTED.search(headline):
        yield "feature", 3.5, "the headline is about film at large"
        yield "critic_review", -1.0, "the headline is about film at large"
    titles = _QUOTED.findall(headline)
    if len(titles) >= 3:
        yield "list", 3.0, f"headline names {len(titles)} titles"


def _shape(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    films = sum(map(names_film, evidence.lines))
    one = (
        evidence.labels >= _RECORD or _crew(evidence) >= _CREW_HEADINGS
    )  # the record of one film: the rows are its own
    if films >= 2 and not one:
        weight = 2.0 + 1.2 * min(films, 4) if _ARTICLE * films > sum(evidence.sizes) or films > _FEW_FILMS else 1.0
        yield "list", weight, f"{films} lines that name a film with its year"
    if evidence.named >= _MANY_ROWS and evidence.labels < _RECORD:
        yield "list", 4.0, f"{evidence.named} films with their years all over the page"
    if evidence.records >= _RECORDS:
        yield "list", 4.0, f"{evidence.records} records with the same label"
    if evidence.dated_leads >= 2 and not one:
        share = evidence.dated_leads / max(1, len(evidence.lines))
        weight = 1.0 + 0.6 * min(evidence.dated_leads, 5) + 2.0 * (share >= _LEADING)
        yield "list", weight, f"{evidence.dated_leads} lines that begin with a title and its year"
    yield from _numbered(evidence)
    rated = sum(_is_rating(line) for line in evidence.lines)
    if rated >= 4:
        yield "list", 2.0 + 0.5 * min(rated, 6), f"{rated} ratings"
    if evidence.entries >= 3:
        yield "list", 2.5 + 0.7 * min(evidence.entries, 6), f"{evidence.entries} entries headed by a title"
    if evidence.headed >= 5:
        titles = evidence.echoed or evidence.headed >= _MANY_HEADINGS
        weight = 0.5 + 0.25 * min(evidence.headed, 13) if titles else 0.8
        yield "list", weight, f"{evidence.headed} headings with prose under them"
    if evidence.echoed >= 3 and 3 * evidence.echoed >= evidence.headed:
        yield "list", 2.0, f"{evidence.echoed} headings whose words the prose repeats"
    if evidence.leads >= 5 and 2 * evidence.leads >= len(evidence.lines):
        yield "list", 1.5 + 0.4 * min(evidence.leads, 8), f"{evidence.leads} paragraphs begin with a name of their own"


def _numbered(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    entries = [line for line in evidence.lines if NUMBERED.match(line) and len(line) <= 120]
    numbered = sum(not line.rstrip("! ").endswith(ASKING) for line in entries)
    if numbered >= 4:
        yield "list", 3.0, f"{numbered} numbered entries"
    titled = sum(bool(_NUMBERED_TITLE.match(line)) for line in evidence.lines)
    if titled >= 3:
        yield "list", 5.5, f"{titled} numbered titles in quotation marks"


def _is_rating(line: str) -> bool:
    """Tell a line that is a rating, or a note of a few words before stars."""
    line = line.strip()
    return len(line) <= 40 and bool(_RATED_LINE.fullmatch(line) or _STARRED.search(line))


def _crew(evidence: Evidence) -> int:
    """Count the headings that are labels of a film's record."""
    return sum(_begins_with_label(heading) for heading in evidence.headings)


def _begins_with_label(heading: str) -> bool:
    words = heading[:60].split()
    return any(label_of(" ".join(words[:count])) for count in range(1, min(4, len(words)) + 1))


def _sheet(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    lines = [part for line in evidence.lines for part in (line.split(" | ") if _is_row(line) else [line])]
    parted = [line for line in lines if len(line) <= 200 and not _ends_there(line)]
    known = sum(label_of(line) is not None for line in parted) + sum(map(label_cells, evidence.lines))
    fields = sum(bool(_FIELD.match(line)) for line in parted)
    prose = sum(size for size in evidence.sizes if size >= 25)
    longest = _longest(evidence)
    words = sum(evidence.sizes)
    if known >= (3 if longest < 25 else 4) and words < 350:
        yield "listing", 3.5 if longest < 90 else 1.5, f"{known} labelled data lines"
    if known >= 6 and known + fields >= 0.5 * len(lines) and prose < 120:
        yield "listing", 2.5, "most lines are labelled"
    if longest < 25 and words < 120 and sentences_of(evidence) < _FEW_SENTENCES:
        yield "listing", 1.0, "no prose"
    if longest < 12 and evidence.labels < 2 and not evidence.entries:
        yield "other", 1.5, "no sentence"
    if evidence.labels >= _RECORD and (prose < max(150, _LITTLE_PROSE * words) or evidence.labels >= _FULL_RECORD):
        yield "listing", 1.0 + 0.3 * min(evidence.labels, 10), f"{evidence.labels} labels of a film's record"
    crew = _crew(evidence)
    if crew >= _CREW_HEADINGS:
        yield "listing", 5.0, f"{crew} headings of a film's record"
    keys = {stated.key.partition(".")[0] for stated in evidence.stated if stated.origin == "front-matter"}
    held = len(keys & _SHEET_FIELDS)
    if held >= 6 and prose < 150:
        yield "listing", 4.0, f"{held} fields of a film's record and little prose"
    keys = {stated.key.partition(".")[0] for stated in evidence.stated}
    if "movie" in keys and not keys & ARTICLES and prose < 150:
        yield "listing", 2.5, "structured data of a film and little prose"


def _ends_there(line: str) -> bool:
    """Tell a line without a colon or bar, which is no labelled one."""
    return not any(sign in line for sign in ":：|")


def _longest(evidence: Evidence) -> int:
    """Count the words of the longest line; of a short one with bars, of its longest part."""
    told = zip(evidence.lines, evidence.sizes, strict=True)
    return max((_widest(line) if _is_row(line) else size for line, size in told), default=0)


def _is_row(line: str) -> bool:
    """Tell a row of a table, or a table that lies in one line."""
    return " | " in line and (len(line) <= _ROW or line.count(" | ") >= len(line) // _CELL)


def _widest(row: str) -> int:
    return max(len(part.split()) for part in row.split(" | "))


def _tables(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """A page that is mostly rows of three cells and more is a table about many things, whatever its words say."""
    rows = [line for line in evidence.lines if " | " in line]
    if len(rows) >= 8 and sum(map(len, rows)) > 0.5 * sum(map(len, evidence.lines)):
        yield "other", 9.0, f"{len(rows)} rows of a wide table make up most of the page"


def _lead(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """A text that begins as an encyclopaedia does describes a film; a critic begins otherwise."""
    match = next((m for line in evidence.lines[:_BEGINNING] if (m := _entry(line[:400]))), None)
    if match:
        yield "listing", 2.0, f"begins “{match[0][:40]}…”"
        yield "critic_review", -1.0, "begins as an encyclopaedia does"


def _entry(line: str) -> re.Match[str] | None:
    """Find the words with which an encyclopaedia begins, looking first for a word that each form of them has."""
    lower = line.lower()
    likely = (pattern for signs, pattern in _ENTRIES if any(sign in lower for sign in signs))
    return next((match for pattern in likely if (match := pattern.search(line))), None)

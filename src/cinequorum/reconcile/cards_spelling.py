"""Cards about writing: one person, title, place or outlet spelt in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cinequorum.model.film import Disagreement, Support
from cinequorum.model.page import PROSE, Page
from cinequorum.model.reading import Reading
from cinequorum.names.letters import romanise, same_sound
from cinequorum.names.people import parse
from cinequorum.names.variants import Spellings, spelling_variants
from cinequorum.reconcile.cards import Case, card, value_of
from cinequorum.reconcile.data.outlet_names import OUTLETS
from cinequorum.reconcile.evidence import Evidence, support_at
from cinequorum.text.fold import fold, words

_MARKS = ("!", "?")


def spelling_cards(case: Case, titles: Sequence[str]) -> tuple[Disagreement, ...]:
    """Return the cards of persons, the title, other names and outlets. `titles`: the film's, the shown one first."""
    texts = [_prose(reading.page) for reading in case.readings]
    families = [family for family in spelling_variants(texts) if not _of_title(family, titles)]
    surnames, others = _parted(families, case)
    found = [*_people(case, surnames), *_title(case, titles)]
    found += [_family(case, family) for family in others]
    found += _outlets(case, texts)
    return tuple(found)


def _prose(page: Page) -> str:
    """The page's text with everything that is not prose blanked out, so that places stay where they are."""
    pieces: list[str] = []
    at = 0
    for block in page.blocks:
        pieces.append(" " * (block.span.start - at))
        text = page.slice(block.span)
        pieces.append(text if block.role in PROSE else " " * len(text))
        at = block.span.end
    return "".join(pieces)


def _of_title(family: Spellings, titles: Sequence[str]) -> bool:
    own = {fold(word) for title in titles for word in words(title)}
    return all(fold(form) in own for form, _ in family.forms)


def _parted(families: Sequence[Spellings], case: Case) -> tuple[dict[int, Spellings], list[Spellings]]:
    """Spellings of a credited person's surname, by the person's number, and the spellings of everything else."""
    surnames: dict[int, Spellings] = {}
    others: list[Spellings] = []
    for family in families:
        bearers = [
            number
            for number, cluster in enumerate(case.cast.clusters)
            if any(same_sound(family.usual, part) for part in parse(cluster.name).surname)
        ]
        if len(bearers) == 1:
            surnames[bearers[0]] = family
        elif not bearers:
            others.append(family)
    return surnames, others


def _people(case: Case, surnames: dict[int, Spellings]) -> Iterator[Disagreement]:
    written = _written(case)
    for number, cluster in enumerate(case.cast.clusters):
        forms = written[number]
        family = surnames.get(number)
        for form, places in family.forms if family is not None else ():
            if not any(romanise(form) in romanise(known) for known in forms):
                forms[form] = [_at(case, p.text, p.start, p.end) for p in places]
        if len({fold(form) for form in forms}) > 1:
            why = "; ".join(cluster.evidence)
            note = f"One person, written differently{f' ({why})' if why else ''}."
            values = [value_of(form, support) for form, support in forms.items()]
            yield card(f"spelling of {cluster.name}", "spelling", values, note)


def _written(case: Case) -> dict[int, dict[str, list[Support]]]:
    """The full names of each person by number, as claimed of the film or as the one a claim is about."""
    found: dict[int, dict[str, list[Support]]] = defaultdict(lambda: defaultdict(list))
    for one in case.evidence:
        for number, name in _borne(case, one).items():
            if parse(name).given:
                found[number][name].append(_named(one.support))
    return found


def _borne(case: Case, one: Evidence) -> dict[int, str]:
    """The persons whom a claim names, in its value or, failing that, as its subject."""
    names = (one.claim.subject.strip(), one.claim.value.strip())
    numbered = ((case.cast.of.get(name), name) for name in names)
    return {number: name for number, name in numbered if number is not None}


def title_forms(case: Case, titles: Sequence[str]) -> dict[str, list[Support]]:
    """Return every way in which the pages write the film's title, with where they do; `titles`: the known ones."""
    forms: dict[str, list[Support]] = defaultdict(list)
    for number, reading in enumerate(case.readings):
        for match in _title_pattern(titles[0]).finditer(_prose(reading.page)):
            if _is_title(match[0]):
                forms[" ".join(match[0].split())].append(_at(case, number, match.start(), match.end()))
    for form in titles[1:]:
        if form not in forms:
            forms[form] = [
                _title_support(r, case) for r in case.readings if r.film is not None and r.film.title == form
            ]
    return forms


def _title(case: Case, titles: Sequence[str]) -> Iterator[Disagreement]:
    forms = title_forms(case, titles)
    if len(forms) > 1:
        values = [value_of(form, support) for form, support in forms.items()]
        yield card("spelling of the title", "spelling", values, "One film; every form finds it.")


def _title_support(reading: Reading, case: Case) -> Support:
    span = reading.film.span if reading.film is not None else reading.page.span(0, 0)
    return _named(support_at(reading, span, case.voices))


def _title_pattern(title: str) -> re.Pattern[str]:
    parts = [re.escape(word) for word in words(title)] or [re.escape(title)]
    end = "[!?]?" if title.endswith(_MARKS) else ""
    return re.compile(r"\b" + r"[\W_]{1,4}".join(parts) + r"\b" + end, re.IGNORECASE)


def _is_title(form: str) -> bool:
    """Tell whether words that make up a title are written as one: a capital on the first and on every long word."""
    return all(
        word[0].isupper() or not word[0].isalpha() for i, word in enumerate(words(form)) if i == 0 or len(word) > 3
    )


def _family(case: Case, family: Spellings) -> Disagreement:
    values = [value_of(form, [_at(case, p.text, p.start, p.end) for p in places]) for form, places in family.forms]
    note = f"{family.usual} is the usual spelling here; the others are slips or other transliterations."
    return card(f"spelling of {family.usual}", "spelling", values, note)


def _outlets(case: Case, texts: Sequence[str]) -> Iterator[Disagreement]:
    """Names of databases and papers that a page writes otherwise than they write themselves."""
    for usual in OUTLETS:
        pattern = re.compile(rf"\b{re.escape(usual)}\b", re.IGNORECASE)
        forms: dict[str, list[Support]] = defaultdict(list)
        for number, text in enumerate(texts):
            for match in pattern.finditer(text):
                forms[match[0]].append(_at(case, number, match.start(), match.end()))
        if set(forms) - {usual}:
            values = [value_of(form, support) for form, support in forms.items()]
            yield card(f"spelling of {usual}", "spelling", values, f"It writes itself {usual}.")


def _at(case: Case, number: int, start: int, end: int) -> Support:
    reading = case.readings[number]
    return _named(support_at(reading, reading.page.span(start, end), case.voices))


def _named(support: Support) -> Support:
    """A bare name gives nothing away, whatever its sentence does."""
    return replace(support, spoiler="none")

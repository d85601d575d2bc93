"""Cards about writing: one person, title, place or outlet spelt in several ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cinequorum.model.film import Disagreement, Support
from cinequorum.model.reading import Reading
from cinequorum.names.letters import romanise, same_sound
from cinequorum.names.people import parse
from cinequorum.names.variants import places_of, spellings_among
from cinequorum.reconcile.cards import Case, card, value_of
from cinequorum.reconcile.data.outlet_names import OUTLETS
from cinequorum.reconcile.evidence import Evidence, support_at
from cinequorum.reconcile.notes import notes_on
from cinequorum.reconcile.writings import prose_of, title_words, titles_in
from cinequorum.text.fold import fold, words

Family = tuple[str, ...]
"""The spellings of one name, the usual one first."""


def spelling_cards(case: Case, titles: Sequence[str]) -> tuple[Disagreement, ...]:
    """Return the cards of persons, the title, other names and outlets. `titles`: the film's, the shown one first."""
    spellings = spellings_among([notes_on(reading).names for reading in case.readings])
    surnames, others = _parted([family for family in spellings if not _of_title(family, titles)], case)
    found = [*_people(case, surnames), *_title(case, titles)]
    found += [_family(case, family) for family in others]
    found += _outlets(case)
    return tuple(found)


def _of_title(family: Family, titles: Sequence[str]) -> bool:
    own = {fold(word) for title in titles for word in words(title)}
    return all(fold(form) in own for form in family)


def _parted(families: Sequence[Family], case: Case) -> tuple[dict[int, Family], list[Family]]:
    """Spellings of a credited person's surname, by the person's number, and the spellings of everything else."""
    surnames: dict[int, Family] = {}
    others: list[Family] = []
    for family in families:
        bearers = [
            number
            for number, cluster in enumerate(case.cast.clusters)
            if any(same_sound(family[0], part) for part in parse(cluster.name).surname)
        ]
        if len(bearers) == 1:
            surnames[bearers[0]] = family
        elif not bearers:
            others.append(family)
    return surnames, others


def _people(case: Case, surnames: dict[int, Family]) -> Iterator[Disagreement]:
    written = _written(case)
    for number, cluster in enumerate(case.cast.clusters):
        forms = written[number]
        family = surnames.get(number)
        for form in family or ():
            if not any(romanise(form) in romanise(known) for known in forms):
                forms[form] = _places(case, form)
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
        for start, end in _title_places(reading, titles[0]):
            forms[" ".join(reading.page.text[start:end].split())].append(_at(case, number, start, end))
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


def _title_places(reading: Reading, title: str) -> tuple[tuple[int, int], ...]:
    notes = notes_on(reading)
    return notes.titles if notes.titled == title_words(title) else titles_in(prose_of(reading.page), title)


def _family(case: Case, family: Family) -> Disagreement:
    values = [value_of(form, _places(case, form)) for form in family]
    note = f"{family[0]} is the usual spelling here; the others are slips or other transliterations."
    return card(f"spelling of {family[0]}", "spelling", values, note)


def _places(case: Case, form: str) -> list[Support]:
    """Every place where a proper noun is written so."""
    return [
        _at(case, number, start, end)
        for number, reading in enumerate(case.readings)
        if any(word == form for word, _, _ in notes_on(reading).names.words)
        for start, end in places_of(form, prose_of(reading.page))
    ]


def _outlets(case: Case) -> Iterator[Disagreement]:
    """Names of databases and papers that a page writes otherwise than they write themselves."""
    found: dict[str, dict[str, list[Support]]] = {usual: defaultdict(list) for usual in OUTLETS}
    for number, reading in enumerate(case.readings):
        for usual, start, end in notes_on(reading).outlets:
            found[usual][reading.page.text[start:end]].append(_at(case, number, start, end))
    for usual, forms in found.items():
        if set(forms) - {usual}:
            values = [value_of(form, support) for form, support in forms.items()]
            yield card(f"spelling of {usual}", "spelling", values, f"It writes itself {usual}.")


def _at(case: Case, number: int, start: int, end: int) -> Support:
    reading = case.readings[number]
    return _named(support_at(reading, reading.page.span(start, end), case.voices))


def _named(support: Support) -> Support:
    """A bare name gives nothing away, whatever its sentence does."""
    return replace(support, spoiler="none")

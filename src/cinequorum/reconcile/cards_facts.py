"""Cards about facts: values that exclude each other, bounds and parts that fit, claims of a single witness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cinequorum.model.claim import Manner
from cinequorum.model.film import Disagreement, DisagreementValue
from cinequorum.reconcile.cards import Case, card, grouped, open_card, safe_cards, value_of, voices_in
from cinequorum.reconcile.evidence import Evidence, witnesses
from cinequorum.reconcile.facts import Alternatives, contenders, is_fact
from cinequorum.reconcile.fuse import fuse
from cinequorum.reconcile.people import Cast
from cinequorum.reconcile.values import COUNTED, shown_value, value_key
from cinequorum.text.edtf import exact
from cinequorum.text.fold import fold

LISTS = frozenset(
    {"writer", "director", "producer", "country", "language", "genre", "production_company", "distributor"}
)
FEW_DAYS = 6  # days whose weekdays are told; a crowd of dates is no tie that a weekday could break
NOTABLE = frozenset({"award", "box_office", "budget"})


def fact_cards(case: Case) -> tuple[Disagreement, ...]:
    """Return the cards about the film's facts, in order of field."""
    by_field: dict[str, list[Evidence]] = defaultdict(list)
    for one in case.evidence:
        if is_fact(one):
            by_field[one.claim.predicate].append(one)
    found: list[Disagreement] = []
    for field in sorted(by_field):
        for question in contenders(field, by_field[field], case.cast):
            found.extend(_contested(field, question, case.cast))
            found.extend(_bounded(field, question))
        found.extend(_parts(field, by_field[field], case.cast))
        found.extend(_single(field, by_field[field], case))
    found.extend(_characters(by_field["cast"], case.cast))
    found.extend(_event_names(by_field["event"]))
    return tuple(found)


def _contested(field: str, question: Alternatives, cast: Cast) -> Iterator[Disagreement]:
    if len(question) < 2:
        return
    chances = fuse(question)
    values = [
        value_of(_name(field, held, cast), [one.support for one in held], chances[key])
        for key, held in question.items()
    ]
    yield open_card(_topic(field, question), "contested", values, _contested_note(field, question, values))


def _contested_note(field: str, question: Alternatives, values: Sequence[DisagreementValue]) -> str:
    best = max(values, key=lambda v: (v.p or 0.0, v.value))
    rest = max((v.p or 0.0) for v in values if v is not best)
    lead = "No side is ahead." if (best.p or 0.0) - rest < 0.05 else f"{best.value} is better supported."
    settle = {
        "release": "The distributor's calendar would settle it; two territories may be meant.",
        "runtime": "The print or the classification record would settle it; cuts may differ.",
        "aspect_ratio": "The projection notes would settle it.",
    }.get(field, "The film's own credits would settle it.")
    return " ".join(part for part in (lead, settle, _weekdays(field, question)) if part)


def _weekdays(field: str, question: Alternatives) -> str:
    """Films open on one day of the week as a rule: arithmetic that a reader can check, not a vote."""
    days = sorted({one.claim.value for held in question.values() for one in held}) if field == "release" else []
    named = [(day, found) for day in days if (found := exact(day)) is not None]
    return " ".join(f"{day} is a {found:%A}." for day, found in named) if len(named) <= FEW_DAYS else ""


def _bounded(field: str, question: Alternatives) -> Iterator[Disagreement]:
    """One value stated as a figure by some, as a bound or vaguely by others."""
    if field not in COUNTED:
        return
    for held in question.values():
        forms = grouped(held, [_form(one) for one in held])
        if len(forms) > 1 and witnesses(held) > 1 and any(_is_loose(one) for one in held):
            values = [value_of(form, [one.support for one in own]) for form, own in forms.items()]
            note = "These fit together: a bound or a vague figure does not exclude the exact one."
            yield open_card(_topic(field, question), "compatible", values, note)


def _form(one: Evidence) -> str:
    prefix = {Manner.LOWER_BOUND: "at least ", Manner.ESTIMATE: "about "}.get(one.claim.manner, "")
    return f"{prefix}{one.claim.value}" if one.claim.value[:1].isdigit() else one.claim.value


def _is_loose(one: Evidence) -> bool:
    return one.claim.manner is not Manner.FACT or not one.claim.value[:1].isdigit()


def _parts(field: str, evidence: Sequence[Evidence], cast: Cast) -> Iterator[Disagreement]:
    """A list of which one witness names more than another."""
    if field not in LISTS:
        return
    named: dict[str, list[Evidence]] = {}
    for question in contenders(field, evidence, cast):
        if len(question) > 1:
            return
        for held in question.values():
            named[_name(field, held, cast)] = list(held)
    told = [{one.support.witness for one in held} for held in named.values()]
    if len(named) > 1 and len(set().union(*told)) > 1 and any(one != told[0] for one in told):
        values = [value_of(name, [one.support for one in held]) for name, held in named.items()]
        yield open_card(
            _words(field), "compatible", values, "Parts of one list: no source rules out what another adds."
        )


def _single(field: str, evidence: Sequence[Evidence], case: Case) -> Iterator[Disagreement]:
    """Something notable that one witness says and the other pages pass over."""
    if field not in NOTABLE or len(set(case.voices.pages.values())) < 2:
        return
    for question in contenders(field, evidence, case.cast):
        held = [one for own in question.values() for one in own]
        if len(question) == 1 and witnesses(held) == 1:
            name = _name(field, held, case.cast)
            value = value_of(name, [one.support for one in held], fuse(question)[next(iter(question))])
            others = len(set(case.voices.pages.values()) - {held[0].support.witness})
            note = f"Only one voice says so; {others} other {'page passes' if others == 1 else 'pages pass'} it over."
            yield open_card(f"{_words(field)}: {name}", "single", [value], note)


def _characters(evidence: Sequence[Evidence], cast: Cast) -> Iterator[Disagreement]:
    """An actor to whom the pages give different characters."""
    by_actor: dict[str, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if one.claim.role:
            by_actor[cast.name(one.claim.value)].append(one)
    for actor, held in sorted(by_actor.items()):
        roles = _names_of_parts(held)
        values = [value_of(role, [one.support for one in own]) for role, own in roles.items()]
        if len(values) > 1 and voices_in(values) > 1:
            yield card(
                f"the part played by {actor}", "framing", values, "The film's credits give the character's name."
            )


def _names_of_parts(held: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    """Characters by name; a shorter name joins the longer one that holds it, and descriptions are no names."""
    named = [one for one in held if one.claim.role and one.claim.role[0].isupper()]
    found: dict[str, list[Evidence]] = {}
    for one in sorted(named, key=lambda e: (-len(fold(e.claim.role or "").split()), e.claim.role or "")):
        words = set(fold(one.claim.role or "").split())
        home = next((role for role in found if words <= set(fold(role).split())), one.claim.role or "")
        found.setdefault(home, []).append(one)
    return found


def _event_names(evidence: Sequence[Evidence]) -> Iterator[Disagreement]:
    forms = grouped(evidence, [value_key("event", one.claim.value) for one in evidence])
    values = [value_of(shown_value("event", held), [one.support for one in held]) for held in forms.values()]
    if len(values) > 1 and voices_in(values) > 1:
        note = "Names of the true event as each source has them; who is named in them is the source's choice."
        yield from safe_cards("the name of the event", "framing", values, note)


def _name(field: str, held: Sequence[Evidence], cast: Cast) -> str:
    known = cast.of.get(held[0].claim.value.strip())
    return shown_value(field, held) if known is None else cast.clusters[known].name


def _topic(field: str, question: Alternatives) -> str:
    claims = [one.claim for held in question.values() for one in held]
    extra = [
        next((q for c in claims if (q := c.qualifier(name))), None) for name in ("window", "platform", "territory")
    ]
    told = ", ".join(part.replace("_", " ") for part in extra if part)
    return f"{_words(field)}: {told}" if told and field == "release" else _words(field)


def _words(field: str) -> str:
    return field.replace("_", " ")

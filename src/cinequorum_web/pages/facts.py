"""Facts, disagreements and releases for the film page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext

from cinequorum.model.claim import CREDITS
from cinequorum.model.codec import release_order
from cinequorum.model.film import Disagreement, Dissent, Fact, Film
from cinequorum.text.fold import fold
from cinequorum_web.pages.film_context import (
    BriefCard,
    BriefNature,
    BriefSide,
    CardOfDissent,
    CheckView,
    Count,
    FactGroup,
    FactRow,
    FactView,
    NatureView,
    ReleaseView,
    ValueView,
)
from cinequorum_web.pages.labels import (
    CHECKED,
    CHECKS,
    FIELDS,
    FLAGGED,
    GROUPS,
    HEADINGS,
    JUDGED,
    MEANINGS,
    NATURES,
    QUALIFIERS,
    STATUS,
    UNSAID,
    VALUES,
    WINDOWS,
    plain,
)
from cinequorum_web.pages.names import named
from cinequorum_web.pages.places import topic_link
from cinequorum_web.pages.reckoned import reckoned
from cinequorum_web.pages.shelf import Shelf
from cinequorum_web.pages.told import retold
from cinequorum_web.pages.words import counted, percent, say_date, say_topic, say_value

AT_ONCE, CREDITED = 3, 4  # facts of one field in the list, credits; the others stand on the field's own page
CONTESTED = "contested"
IN_BRIEF = 3  # cards of one nature on the film page
BY_NAME_ONLY = "said"  # the group of which the film page shows only how many there are
LONG = 32  # letters: a longer value takes a line of its own
OWN_PARTS = frozenset({"release", "offer"})
_GROUPED = frozenset(field for _, fields in GROUPS for field in fields)


def groups_of(film: Film, shelf: Shelf) -> tuple[FactGroup, ...]:
    """Return the film's facts in groups, but for what is only counted there."""
    people = {person.name: person.slug for person in film.people}
    held = _by_field(film)
    found = []
    for key, fields in GROUPS:
        if key != BY_NAME_ONLY and (rows := tuple(_rows(fields, held, shelf, people))):
            found.append(FactGroup(key=key, title=HEADINGS[key], rows=rows))
    return tuple(found)


def opened_facts(film: Film) -> Iterator[Fact]:
    """Yield the facts that the film page opens: those in front of each field, and all that have a part of their own."""
    for field, facts in _by_field(film).items():
        yield from facts[: _in_front(field)]
    yield from (fact for fact in (*film.facts, *film.statements) if fact.field in OWN_PARTS)


def _by_field(film: Film) -> dict[str, list[Fact]]:
    """The facts of each field, those with the most witnesses first; without fields that have a part of their own."""
    held: dict[str, list[Fact]] = {}
    for fact in sorted((*film.facts, *film.statements), key=lambda fact: -fact.witnesses):
        if fact.field not in OWN_PARTS:
            held.setdefault(fact.field, []).append(fact)
    return held


def _in_front(field: str) -> int:
    return CREDITED if field in CREDITS else AT_ONCE


def fact_view(fact: Fact, shelf: Shelf, people: Mapping[str, str]) -> FactView:
    """Return one fact with its evidence."""
    slug = people.get(fact.value) if fact.field in CREDITS else None
    return FactView(
        label=FIELDS.get(fact.field, plain(fact.field)),
        value=say_value(fact.field, fact.value),
        href=f"/people/{slug}/" if slug else topic_link("event", fact.value) if fact.field == "event" else "",
        role=_role(fact),
        detail=detail_of(fact),
        status=fact.status,
        status_label=STATUS.get(fact.status, fact.status),
        p=percent(fact.p) if fact.p else "",  # hearsay has no vote, which is not a probability of nought
        witnesses=counted(fact.witnesses, "witness", "witnesses"),
        note=retold(fact.note or ""),
        variants=fact.variants,
        evidence=shelf.evidence(fact.support),
        more=shelf.more(fact.support),
        dissent=tuple(_dissent(fact.field, other, shelf) for other in fact.dissent),
    )


def asides_of(film: Film, shelf: Shelf) -> tuple[Count, ...]:
    """Return how many statements there are on what lies beside the film: people, quotations, readings of it."""
    fields = next(fields for key, fields in GROUPS if key == BY_NAME_ONLY)
    held = Counter(fact.field for fact in film.statements)
    named = (*fields, *(field for field in sorted(held) if field not in _GROUPED and field not in OWN_PARTS))
    return tuple(
        Count(text=FIELDS.get(field, plain(field).capitalize()), n=held[field], href=f"facts/{field}/{shelf.query}")
        for field in named
        if held[field]
    )


def case_of(film: Film, field: str, shelf: Shelf) -> tuple[FactView, ...]:
    """Return everything under one field with all that speaks for and against it, the best carried first."""
    people = {person.name: person.slug for person in film.people}
    held = [fact for fact in (*film.facts, *film.statements) if fact.field == field]
    return tuple(fact_view(fact, shelf, people) for fact in sorted(held, key=lambda fact: -fact.witnesses))


def natures_of(cards: Iterable[Disagreement], shelf: Shelf) -> tuple[NatureView, ...]:
    """Return the disagreements by nature, those that exclude each other first."""
    held = list(cards)
    found = []
    for key, title, meaning in _known(held):
        views = tuple(_card(card, shelf) for card in held if card.nature == key)
        if views:
            found.append(NatureView(key=key, title=title, meaning=meaning, cards=views))
    return tuple(found)


def briefly(cards: Iterable[Disagreement]) -> tuple[BriefNature, ...]:
    """Return the disagreements that exclude nothing, by nature, a line each."""
    held = [card for card in cards if card.nature != CONTESTED]
    found = []
    for key, title, meaning in _known(held):
        mine = [card for card in held if card.nature == key]
        shown = tuple(map(_brief, mine[:IN_BRIEF]))
        if shown:
            more = len(mine) - len(shown)
            found.append(BriefNature(key=key, title=title, meaning=meaning, n=len(mine), cards=shown, more=more))
    return tuple(found)


def _brief(card: Disagreement) -> BriefCard:
    topic, field = say_topic(card.topic)
    hidden = card.spoiler if card.topic == "hidden" and not card.values else ""
    sides = (
        BriefSide(
            text=_side(card, field, value.value),
            p="" if value.p is None else percent(value.p),
            witnesses=counted(value.witnesses, "witness", "witnesses"),
        )
        for value in card.values
    )
    return BriefCard(
        topic=gettext("Something about the story") if hidden else topic,
        sides=tuple(sides),
        note=reckoned(card.note),
        hidden=hidden,
    )


def _side(card: Disagreement, field: str, value: str) -> str:
    return JUDGED.get(value, value) if card.nature == "opinion" else say_value(field, value)


def checks_of(film: Film, shelf: Shelf) -> tuple[CheckView, ...]:
    """Return the arithmetic on the film, what cannot be first; sentences that give something away are withheld."""
    return tuple(
        CheckView(
            key=check.level,
            level=CHECKED.get(check.level, check.level),
            about=CHECKS.get(check.kind, plain(check.kind).capitalize()),
            text=reckoned(check.text),
            evidence=shelf.evidence(check.support),
        )
        for check in film.checks
    )


def releases_of(film: Film, shelf: Shelf) -> tuple[ReleaseView, ...]:
    """Return the release calendar in order of date."""
    return tuple(_release(fact, shelf) for fact in sorted(film.having("release"), key=release_order))


def offers_of(film: Film, shelf: Shelf) -> tuple[FactView, ...]:
    """Return where the sources say the film can be watched."""
    dates = {entry.id: entry.published for entry in film.sources if entry.published}
    held = [fact for fact in film.statements if fact.field == "offer"]
    checked = [max((dates.get(one.span.page, "") for one in fact.support), default="") for fact in held]
    shown = zip(held, checked, strict=True)
    return tuple(replace(fact_view(fact, shelf, {}), checked=say_date(on) if on else "") for fact, on in shown)


def _rows(
    fields: Sequence[str], held: Mapping[str, Sequence[Fact]], shelf: Shelf, people: Mapping[str, str]
) -> Iterator[FactRow]:
    for field in fields:
        ranked = held.get(field, ())
        views = tuple(fact_view(fact, shelf, people) for fact in ranked[: _in_front(field)])
        if views:
            yield FactRow(
                label=views[0].label,
                href=f"facts/{field}/{shelf.query}",
                facts=views,
                more=len(ranked) - len(views),
            )


def detail_of(fact: Fact) -> str:
    """Return the qualifiers in words, those left out that the value says already: an award's festival and result."""
    subject = fact.qualifier("subject")
    said = [subject] if subject and subject != "event" else []
    for name, value in fact.qualifiers:
        if (flagged := FLAGGED.get(f"{name}={value}")) is not None:
            said.append(flagged)
        elif name not in UNSAID and fold(value) not in fold(fact.value):
            said.append(QUALIFIERS.get(name, "{}").replace("{}", VALUES.get(value, plain(value))))
    return " · ".join(filter(None, said))


def _role(fact: Fact) -> str:
    """Return the part that a member of the cast plays as words that go on from the name, another role as it is."""
    if fact.field == "cast" and fact.role:
        return gettext("as {role}").replace("{role}", fact.role)
    return fact.role or ""


def _dissent(field: str, other: Dissent, shelf: Shelf) -> ValueView:
    return ValueView(
        text=say_value(field, other.value),
        p=percent(other.p),
        witnesses=counted(len({carrier.witness for carrier in other.support}), "witness", "witnesses"),
        variants=other.variants,
        evidence=shelf.evidence(other.support),
        more=shelf.more(other.support),
    )


def _others(cards: Iterable[Disagreement]) -> list[str]:
    return list(dict.fromkeys(card.nature for card in cards if card.nature not in NATURES))


def _known(cards: Sequence[Disagreement]) -> list[tuple[str, str, str]]:
    """Return the natures with title and meaning; one that has no words of its own comes last."""
    ours = [(key, title, MEANINGS[key]) for key, title in NATURES.items()]
    return [*ours, *((name, plain(name).capitalize(), "") for name in _others(cards))]


def _card(card: Disagreement, shelf: Shelf) -> CardOfDissent:
    topic, field = say_topic(card.topic)
    hidden = card.spoiler if card.topic == "hidden" and not card.values else ""
    return CardOfDissent(
        topic=gettext("Something about the story") if hidden else topic,
        values=tuple(
            ValueView(
                text=_side(card, field, value.value),
                p="" if value.p is None else percent(value.p),
                witnesses=counted(value.witnesses, "witness", "witnesses"),
                variants=(),
                evidence=shelf.evidence(value.support),
                more=shelf.more(value.support),
            )
            for value in card.values
        ),
        long=any(len(value.value) > LONG for value in card.values),
        note=reckoned(card.note),
        hidden=hidden,
    )


def _release(fact: Fact, shelf: Shelf) -> ReleaseView:
    window = fact.qualifier("window") or ""
    where = (fact.qualifier("platform"), fact.qualifier("territory"), fact.qualifier("distributor"))
    view = fact_view(fact, shelf, {})
    return ReleaseView(
        date=say_date(fact.value),
        window=WINDOWS.get(window, plain(window).capitalize()) or gettext("Release"),
        where=" · ".join(named("country", place) for place in where if place),
        raw=fact.qualifier("raw_date") or next((piece.words for piece in view.evidence if piece.words), ""),
        fact=view,
    )

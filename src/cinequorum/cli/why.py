"""`cinequorum why`: the case for and against each value of a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from cinequorum.cli.console import Format, Spoilers, find_film, out, print_json
from cinequorum.cli.film import check_line, judgement_line
from cinequorum.cli.home import open_store
from cinequorum.errors import UnknownField
from cinequorum.model.claim import CREDITS
from cinequorum.model.film import Check, Fact, Film, Support
from cinequorum.model.judgement import Judgement, PairKind
from cinequorum.model.reading import Reading
from cinequorum.model.wall import behind_wall, visible
from cinequorum.names.ties import spelling_key
from cinequorum.store.port import Store
from cinequorum.text.fold import clip

AFTER = 80  # characters shown behind the words of a claim


def why(
    title: Annotated[str, typer.Argument(help="The film's title.")],
    field: Annotated[str, typer.Argument(help="A fact's name: director, release, aspect_ratio, …")],
    year: Annotated[int | None, typer.Option(help="The film's year, where several share the title.")] = None,
    spoilers: Annotated[Spoilers, typer.Option(help="How much may be given away.")] = Spoilers.NONE,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show the evidence behind a fact: each value, who says it in which words, who says otherwise.

    Example:  cinequorum why "Dear Comrades!" cinematographer
    """
    from cinequorum.model.codec import check_document, film_document

    store = open_store()
    try:
        found = behind_wall(find_film(store, title, year), spoilers.value)
        facts = facts_under(found, field)
        if output is Format.JSON:
            document = film_document(found, spoilers.value)
            every = document["facts"] + document["statements"]
            values = [f for f in every if f["field"] == field]
            checks = [check_document(check) for check in checks_on(found, facts)]
            print_json({"title": found.title, "field": field, "values": values, "checks": checks})
        else:
            out().print(
                "\n".join(case_lines(Case(store=store, film=found, allowed=spoilers.value), facts)), markup=False
            )
    finally:
        store.close()


def facts_under(film: Film, field: str) -> tuple[Fact, ...]:
    """Return the facts and statements under `field`. Raises `UnknownField`, which names what there is."""
    facts = tuple(fact for fact in (*film.facts, *film.statements) if fact.field == field)
    if not facts:
        raise UnknownField(field, tuple(sorted({fact.field for fact in (*film.facts, *film.statements)})))
    return facts


def checks_on(film: Film, facts: Sequence[Fact]) -> tuple[Check, ...]:
    """Return the arithmetic that bears upon these facts: on their field, or on the persons that they name."""
    fields = {fact.field for fact in facts}
    names = {fact.value for fact in facts} | {other.value for fact in facts for other in fact.dissent}
    return tuple(check for check in film.checks if check.field in fields or check.subject in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The film of which something is asked, behind the wall, and how much of the words around may be given away."""

    store: Store
    film: Film
    allowed: str


def case_lines(case: Case, facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the case for and against each value, with the words that carry it."""
    film = case.film
    yield f"{film.title} ({film.year})" if film.year else film.title
    of_films = [j for j in film.judgements if j.kind is not PairKind.PERSON]
    yield from (f"  rests on {judgement_line(judgement)}" for judgement in of_films)
    for fact in facts:
        qualifiers = "".join(f", {name} {value}" for name, value in fact.qualifiers)
        yield ""
        yield f"{fact.field}: {fact.value}{f' as {fact.role}' if fact.role else ''}{qualifiers}"
        yield f"  {fact.status}, probability {fact.p:.2f}, {fact.witnesses} independent"
        if fact.variants:
            yield f"  also written: {', '.join(fact.variants)}"
        if fact.note:
            yield f"  {fact.note}"
        yield from (f"  rests on {judgement_line(judgement)}" for judgement in judged_names(film, fact))
        yield "  for:"
        yield from _carriers(case, fact.support)
        for other in fact.dissent:
            yield f"  against, {other.value} (probability {other.p:.2f}):"
            yield from _carriers(case, other.support)
    if checks := checks_on(film, facts):
        yield from ("", "checks:", *(f"  {check_line(check)}" for check in checks))


def judged_names(film: Film, fact: Fact) -> tuple[Judgement, ...]:
    """Return what people decided of the spellings of a credited person, and of those named against that person."""
    if fact.field not in CREDITS:
        return ()
    names = [fact.value, *fact.variants, *(name for other in fact.dissent for name in (other.value, *other.variants))]
    named = set(map(spelling_key, names))
    return tuple(
        j for j in film.judgements if j.kind is PairKind.PERSON and named & {spelling_key(key) for key in j.keys}
    )


def _carriers(case: Case, support: Sequence[Support]) -> Iterator[str]:
    for carrier in support:
        said = f", says {carrier.holder}" if carrier.holder else ""
        manner = "" if carrier.manner == "fact" else f", {carrier.manner.replace('_', ' ')}"
        yield f"    [{carrier.witness}] {carrier.source} {carrier.span.start}–{carrier.span.end}{said}{manner}"
        yield f"        {_sentence(case, carrier)}"


def _sentence(case: Case, carrier: Support) -> str:
    """Return the words around the claim: its line, clipped; nothing where they give the story away."""
    if not carrier.raw:
        return "(the words give something away)"
    reading = case.store.reading(carrier.span.page)
    if reading is None:
        return carrier.raw
    start, end = _shown(reading, carrier, case.allowed)
    return clip(" ".join(reading.page.text[start:end].split()), 40)


def _shown(reading: Reading, carrier: Support, allowed: str) -> tuple[int, int]:
    """The words around the claim as far as the next sentence, on either side, that gives away more than is allowed."""
    text, span = reading.page.text, carrier.span
    start = max(text.rfind(mark, 0, span.start) + 1 for mark in ("\n", ". ", "! ", "? "))
    walled = [s.span for s in reading.spoilers if not visible(s.level, allowed)]
    start = max([start, *(one.end for one in walled if one.end <= span.start)])
    end = min([span.end + AFTER, *(one.start for one in walled if one.start >= span.end)])
    return start, max(end, span.end)

"""Telling others: what an outlet or a database has wrong, with the evidence, as text to be copied.

Three forms: a batch for Wikidata's QuickStatements, a note for an edit at TMDB, a mail to the outlet. Quotations have
25 words at most, each with its link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from cinequorum.model.codec import decode
from cinequorum.model.film import Fact, Film, Support
from cinequorum.model.reading import Reading
from cinequorum.store.correcting import NOTE_SOURCE
from cinequorum_web.catalog.models import PageRow
from cinequorum_web.curation.forms import MOST_WORDS, label_of
from cinequorum_web.curation.sides import shelf_for
from cinequorum_web.pages.shelf import Evidence, Shelf
from cinequorum_web.pages.words import say_value, source_name, web_address

EACH = 4  # sources quoted for a value
KINDS = ("wikidata", "tmdb", "mail")
ITEM = re.compile(r"Q[1-9]\d{0,11}")
PROPERTIES = MappingProxyType(
    {
        "director": "P57", "writer": "P58", "cast": "P161", "cinematographer": "P344", "composer": "P86",
        "editor": "P1040", "producer": "P162", "production_designer": "P2554", "production_company": "P272",
        "distributor": "P750", "country": "P495", "language": "P364", "genre": "P136", "based_on": "P144",
        "colour": "P462", "runtime": "P2047", "year": "P577", "original_title": "P1476",
    }
)  # fmt: skip
"""Fields and the properties of Wikidata that they are."""
_COLOURS = MappingProxyType({"black_and_white": "Q838368", "colour": "Q22006653"})
_REFERENCE_URL, _QUOTATION = "S854", "S1683"
_MINUTES = "U7727"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A source of a value: who, where, and its words."""

    name: str
    address: str
    words: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value with its sources."""

    value: str
    said: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is to be told of one field: our value, and the others with who states them."""

    film: Film
    field: str
    label: str
    ours: Stated
    others: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One text to be copied. `needs` names what is missing for it to be of use, or is empty."""

    kind: str
    name: str
    text: str
    needs: str = ""
    href: str = ""


def contradicted(film: Film) -> tuple[Fact, ...]:
    """Return the facts of a film of which outlets state something else than what is shown."""
    return tuple(fact for fact in film.facts if fact.dissent)


def case_of(film: Film, fact: Fact, allowed: str) -> Case:
    """Return the case of one fact, with the sentences of its sources."""
    held = [fact.support, *(other.support for other in fact.dissent)]
    shelf = shelf_for(film, held, allowed, most=EACH)
    return Case(
        film=film,
        field=fact.field,
        label=label_of(fact.field),
        ours=_stated(fact.field, fact.value, fact.support, shelf),
        others=tuple(_stated(fact.field, other.value, other.support, shelf) for other in fact.dissent),
    )


def letters(case: Case, item: str, value_item: str) -> tuple[Letter, ...]:
    """Return the three texts of a case. `item` and `value_item` are the film's and the value's numbers at Wikidata."""
    return (_wikidata(case, item, value_item), _tmdb(case), *_mails(case))


def quickstatements(case: Case, item: str, value_item: str) -> str:
    """Return a batch of QuickStatements, version 1: a statement a line, parts between tabs, references at its end."""
    stated = _wikidata_value(case, value_item)
    references = [
        part
        for one in [one for one in case.ours.quoted if one.address][:1]
        for part in (_REFERENCE_URL, f'"{_plain(one.address)}"', *_quotation(one))
    ]
    return "\t".join([item, PROPERTIES[case.field], stated, *references]) + "\n"


def shortened(evidence: Evidence) -> str:
    """Return the words that carry a value with as much of their sentence as a quotation may have."""
    before, words, after = evidence.before.split(), evidence.words.split(), evidence.after.split()
    left = max(0, MOST_WORDS - len(words[:MOST_WORDS]))
    lead = before[max(0, len(before) - left // 2) :] if left else []
    tail = after[: left - len(lead)]
    start = "… " if len(lead) < len(before) else ""
    end = " …" if len(tail) < len(after) else ""
    glued = "" if evidence.after[:1] and not evidence.after[:1].isspace() else " "
    return f"{start}{' '.join([*lead, *words[:MOST_WORDS]])}{glued if tail else ''}{' '.join(tail)}{end}".strip()


def _stated(field: str, value: str, support: Sequence[Support], shelf: Shelf) -> Stated:
    seen: dict[str, Quoted] = {}
    for carrier in support:
        if carrier.source.startswith(NOTE_SOURCE):
            one = _of_note(carrier.span.page)
        else:
            (piece,) = shelf.evidence([carrier])
            words = "" if piece.withheld else shortened(piece)
            address = web_address(carrier.source) or ""
            one = Quoted(name=piece.name, address=address, words=words, language=piece.language[:2])
        if one is not None:
            seen.setdefault(carrier.span.page, one)
        if len(seen) == EACH:
            break
    return Stated(value=value, said=say_value(field, value), quoted=tuple(seen.values()))


def _of_note(page_id: str) -> Quoted | None:
    """The source that an editor's note names, with the words that it quotes; a note without one is no source."""
    row = PageRow.objects.filter(page_id=page_id).first()
    text = decode(bytes(row.document), Reading).page.text if row is not None else ""
    address = _line(text, "Source: ")
    if web_address(address) is None:
        return None
    return Quoted(name=source_name(address), address=address, words=_line(text, "Quoted: ").strip("“”"), language="")


def _line(text: str, label: str) -> str:
    return next((line.removeprefix(label) for line in text.splitlines() if line.startswith(label)), "")


def _wikidata(case: Case, item: str, value_item: str) -> Letter:
    needs = ""
    if case.field not in PROPERTIES:
        needs = "property"
    elif not ITEM.fullmatch(item):
        needs = "item"
    elif not _wikidata_value(case, value_item):
        needs = "value"
    text = "" if needs else quickstatements(case, item, value_item)
    return Letter(kind="wikidata", name="Wikidata QuickStatements", text=text, needs=needs)


def _wikidata_value(case: Case, value_item: str) -> str:
    """The value as QuickStatements writes it; nothing where it has to be an item that nobody named."""
    value = case.ours.value
    if case.field == "runtime":
        return f"{value}{_MINUTES}"
    if case.field == "year":
        return f"+{value}-00-00T00:00:00Z/9"
    if case.field == "original_title":
        spoken = next((one.language for one in case.ours.quoted if one.language), "und")
        return f'{spoken}:"{_plain(value)}"'
    found = _COLOURS.get(value, "") if case.field == "colour" else value_item
    return found if ITEM.fullmatch(found) else ""


def _quotation(one: Quoted) -> tuple[str, ...]:
    return (_QUOTATION, f'{one.language or "und"}:"{_plain(one.words)}"') if one.words else ()


def _tmdb(case: Case) -> Letter:
    lines = [
        f"{_film(case.film)}: {case.label}",
        "",
        f"Proposed value: {case.ours.said}",
        *_quotes(case.ours),
        "",
        "Other values in circulation:",
    ]
    for other in case.others:
        lines += [f"{other.said}", *_quotes(other)]
    return Letter(kind="tmdb", name="TMDB", text="\n".join(lines) + "\n")


def _mails(case: Case) -> Iterable[Letter]:
    """A mail to each outlet that states another value."""
    told: set[str] = set()
    for other in case.others:
        for one in other.quoted:
            if one.name not in told:
                told.add(one.name)
                yield _mail(case, other, one)


def _mail(case: Case, other: Stated, one: Quoted) -> Letter:
    subject = " ".join(f"{_film(case.film)}: {case.label.lower()}".split())  # a head of the mail is one line
    stands = f"On your page{f' {one.address}' if one.address else ''} it says{f': “{one.words}”' if one.words else ''}"
    body = [
        "Dear editors,",
        "",
        f"{stands}",
        f"({case.label}: {other.said}).",
        "",
        f"Other sources have {case.ours.said}:",
        *_quotes(case.ours),
        "",
        "Could you look at it? If you are right, we should like to know your source, and will correct ours.",
        "",
        "With kind regards",
    ]
    text = "\n".join(body) + "\n"
    href = f"mailto:?subject={quote(subject)}&body={quote(text)}"
    return Letter(kind="mail", name=one.name, text=f"Subject: {subject}\n\n{text}", href=href)


def _quotes(stated: Stated) -> list[str]:
    return [
        f"- {one.name}{f': “{one.words}”' if one.words else ''}{f' {one.address}' if one.address else ''}"
        for one in stated.quoted
    ]


def _film(film: Film) -> str:
    return f"{film.title} ({film.year})" if film.year else film.title


def _plain(text: str) -> str:
    """Text that breaks out of no quotation mark, column or line of a batch."""
    return " ".join(text.replace('"', "”").split())

"""`cinequorum judge`, `judgements` and `undo`: deciding on a doubtful pair, the log of that, and taking it back."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from cinequorum.cli.console import Format, err, out, print_json, waiting
from cinequorum.cli.home import open_store
from cinequorum.cli.sides import pair_of
from cinequorum.errors import CinequorumError
from cinequorum.model.judgement import Answer, Judgement, Pair, PairKind, Signed, Withdrawal, withdraw
from cinequorum.model.judgement import judge as judgement_on
from cinequorum.names.people import compare
from cinequorum.reconcile.rulings import in_force, rulings_of
from cinequorum.reconcile.sides import plural
from cinequorum.store.judging import plan_judgements
from cinequorum.store.port import Change, Store


class AnswerWord(StrEnum):
    """The four answers as they are typed."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NOT_APPLICABLE = "not-applicable"


By = Annotated[str | None, typer.Option("--by", help="Who decides; without it the name of the user.")]
Because = Annotated[str | None, typer.Option(help="Why: what the decision rests on, in a sentence.")]


def judge(
    answer: Annotated[AnswerWord, typer.Argument(help="not-applicable: one side is no person, film or such page.")],
    left: Annotated[str, typer.Argument(help="A spelling, a film's title or address, a page's id or file name.")],
    right: Annotated[str, typer.Argument(help="The other one; the film, where LEFT is a page.")],
    kind: Annotated[PairKind | None, typer.Option(help="What both are, where the names leave it open.")] = None,
    film: Annotated[
        str | None,
        typer.Option(
            help="For persons: the film on which alone it holds. A namesake's: mark one, 'Ann Lee (the editor)'."
        ),
    ] = None,
    because: Because = None,
    by: By = None,
    note: Annotated[str | None, typer.Option(help="Anything else to remember.")] = None,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Decide on a pair: is it one person, one film, is the page about the film? It holds at once, and can be undone.

    Example:  cinequorum judge same "Yuliya Vysotskaya" "Julia Vysotskaya" --because "the poster has both"
    """
    store = open_store()
    try:
        pair = pair_of(store, (left, right), kind, film)
        row = judgement_on(pair, Answer(answer.value.replace("-", "_")), signed(by, evidence_for(pair, because), note))
        change = decided(store, [row])
    except ValueError as error:
        raise CinequorumError(str(error)) from error
    finally:
        store.close()
    _report(f"{row.left.name} / {row.right.name}: {row.told()} [{row.id}]", row.id, change, output)


def undo(
    number: Annotated[str, typer.Argument(metavar="ID", help="As `judgements` prints it, or its beginning; or: last.")],
    because: Because = None,
    by: By = None,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Take a judgement back: the films are as if it had never been made. A withdrawal can be taken back as well.

    Example:  cinequorum undo 3f2a91 --because "another actor of that name"
    """
    store = open_store()
    try:
        row = withdraw(_row(store, number), signed(by, (because,) if because else ()))
        change = decided(store, withdrawn=[row])
    finally:
        store.close()
    _report(f"{row.of} taken back [{row.id}]", row.id, change, output)


def judgements(
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show all judgements ever made, the latest last: who, when, why, and which were taken back.

    Example:  cinequorum judgements --format json
    """
    store = open_store()
    try:
        made, back = store.judgements(), store.withdrawals()
    finally:
        store.close()
    if output is Format.JSON:
        print_json(log_document(made, back))
    else:
        out().print("\n".join(log_lines(made, back)) or "nothing has been judged yet", markup=False)


def decided(store: Store, made: Sequence[Judgement] = (), withdrawn: Sequence[Withdrawal] = ()) -> Change:
    """Write decisions, or taking them back, and return what that changed."""
    with store.alone(waiting):
        change = plan_judgements(store, made, withdrawn)
        store.apply(change)
    return change


def signed(by: str | None, evidence: tuple[str, ...] = (), note: str | None = None) -> Signed:
    """Return who decides, now: the command line is where the clock and the user's name are known."""
    author = by if by is not None else getpass.getuser()
    return Signed(author=author, time=datetime.now(UTC).isoformat(timespec="seconds"), evidence=evidence, note=note)


def evidence_for(pair: Pair, because: str | None) -> tuple[str, ...]:
    """Return what a judgement rests on: the judge's own words, and what the program could say of the pair."""
    own = (because,) if because else ()
    if pair.kind is not PairKind.PERSON:
        return own
    found = compare(pair.left.key, pair.right.key)
    return (*own, f"names compared: {found.same:.2f} ({'; '.join(found.reasons)})")


def log_document(made: Sequence[Judgement], back: Sequence[Withdrawal]) -> dict[str, Any]:
    """Return the log for scripts: every row, and of each judgement whether it stands and what it contradicts."""
    from msgspec import to_builtins

    standing = {row.id for row in in_force(made, back)}
    clashes = rulings_of(made, back).contradictions
    return {
        "judgements": [to_builtins(row) | {"stands": row.id in standing} for row in made],
        "withdrawals": [to_builtins(row) for row in back],
        "contradictions": [{"apart": c.apart.id, "same": [row.id for row in c.same]} for c in clashes],
    }


def log_lines(made: Sequence[Judgement], back: Sequence[Withdrawal]) -> Iterator[str]:
    """Yield the log in words, a row with what took it back under it."""
    for row in made:
        where = f" on {row.within.name}" if row.within else ""
        yield f"{row.id}  {row.time}  {row.kind.value}  {row.left.name} / {row.right.name}{where}: {row.told()}"
        yield from (f"    {line}" for line in row.evidence[1:])
        yield from (f"    note: {note}" for note in (row.note,) if note)
        yield from _taken(row.id, back, "    ")
    for clash in rulings_of(made, back).contradictions:
        yield f"contradiction, none of these holds: {clash.told()}"


def _taken(number: str, back: Sequence[Withdrawal], indent: str) -> Iterator[str]:
    for row in back:
        if row.of == number:
            why = f": {row.reason}" if row.reason else ""
            yield f"{indent}taken back by {row.author} on {row.time[:10]}{why} [{row.id}]"
            yield from _taken(row.id, back, indent + "    ")


def _row(store: Store, number: str) -> str:
    """Return the id of the row meant. Raises `CinequorumError` where there is none, or it is taken back already."""
    if number == "last":
        standing = {row.id for row in in_force(store.judgements(), store.withdrawals())}
        number = next((row.id for row in reversed(store.judgements()) if row.id in standing), "")
    ids = [*(row.id for row in store.judgements()), *(row.id for row in store.withdrawals())]
    found = [one for one in ids if one.startswith(number)] if number else []
    if len(found) != 1:
        raise CinequorumError(f"{'several rows begin' if found else 'no row of the log begins'} with {number!r}")
    gone = {row.id for row in store.withdrawals() if any(other.of == row.id for other in store.withdrawals())}
    if any(row.of == found[0] and row.id not in gone for row in store.withdrawals()):
        raise CinequorumError(f"{found[0]} is taken back already; to restore it, undo that")
    return found[0]


def _report(line: str, number: str, change: Change, output: Format) -> None:
    clashes = {clash.apart.id: clash for film in change.made for clash in film.contradictions}.values()
    if output is Format.JSON:
        films = [film.slug for film in change.made]
        print_json({"id": number, "films": films, "gone": list(change.gone), "contradictions": len(clashes)})
    else:
        names = [f"  {film.title}{f' ({film.year})' if film.year else ''}  {film.slug}" for film in change.made]
        counted = f"{plural(len(change.made), 'film')} changed{':' if names else ''}"
        out().print("\n".join([line, counted, *names, *(f"  {slug} is no more" for slug in change.gone)]), markup=False)
    for clash in clashes:
        err().print(f"contradiction, none of these holds: {clash.told()}", style="yellow", markup=False)

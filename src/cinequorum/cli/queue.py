"""`cinequorum queue`: the doubtful pairs that somebody should decide, one key a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer

from cinequorum.cli.console import Format, out, print_json
from cinequorum.cli.home import open_store
from cinequorum.cli.judge import By, decided, evidence_for, signed
from cinequorum.model.doubt import Doubt, Queue
from cinequorum.model.judgement import Answer, Judgement, PairKind, judge, withdraw
from cinequorum.store.port import Store

KEYS = {"s": Answer.SAME, "d": Answer.DIFFERENT, "u": Answer.UNSURE, "n": Answer.NOT_APPLICABLE}
BACK, LATER, STOP = "z", " ", "q"
HELP = "s same · d different · u unsure · n not applicable · space later · z undo the last · q stop"


def queue(
    most: Annotated[int, typer.Option(min=1, max=10_000, help="How many pairs at most.")] = 20,
    kind: Annotated[PairKind | None, typer.Option(help="Only pairs of this kind.")] = None,
    ask: Annotated[bool, typer.Option("--ask", help="Ask for each pair; one key is one decision.")] = False,
    by: By = None,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Show the pairs that are in doubt, the most valuable first, with what speaks for and against each.

    Value is how open the question is times the voices that the answer would move. What was judged is not asked again.

    Example:  cinequorum queue --ask --by "Ada Editor"
    """
    from cinequorum.store.queue import queue_of

    store = open_store()
    try:
        found = _cut(queue_of(store), kind, most)
        if ask:
            import click

            made = Asking(store=store, by=by).go(found.doubts, click.getchar)
            out().print(f"{len(made)} decided", markup=False)
        elif output is Format.JSON:
            print_json(queue_document(found))
        else:
            out().print("\n".join(queue_lines(found)) or "nothing is in doubt", markup=False)
    finally:
        store.close()


def _cut(found: Queue, kind: PairKind | None, most: int) -> Queue:
    doubts = [doubt for doubt in found.doubts if kind in (None, doubt.pair.kind)]
    return Queue(contradictions=found.contradictions, doubts=tuple(doubts[:most]))


def queue_document(found: Queue) -> dict[str, Any]:
    """Return the queue for scripts."""
    from msgspec import to_builtins

    return {
        "contradictions": [to_builtins(clash) for clash in found.contradictions],
        "doubts": [to_builtins(doubt) | {"value": round(doubt.value, 4)} for doubt in found.doubts],
    }


def queue_lines(found: Queue) -> Iterator[str]:
    """Yield the queue in words, each pair with the command that decides it."""
    for clash in found.contradictions:
        yield f"contradiction, none of these holds until one is undone: {clash.told()}"
    for number, doubt in enumerate(found.doubts, start=1):
        yield f"{number}. {doubt_line(doubt)}"
        yield from (f"     for: {reason}" for reason in doubt.pro)
        yield from (f"     against: {reason}" for reason in doubt.contra)
        yield f"     cinequorum judge ANSWER {command_of(doubt)}"


def doubt_line(doubt: Doubt) -> str:
    """Return one pair on one line."""
    pair = doubt.pair
    voices = "1 voice" if doubt.voices == 1 else f"{doubt.voices} voices"
    where = "" if pair.kind is PairKind.FILM else f", on {', '.join(doubt.films)}"
    return f"{pair.kind.value}  {pair.left.name}  |  {pair.right.name}  (probability {doubt.p:.2f}, {voices}{where})"


def command_of(doubt: Doubt) -> str:
    """Return what to type after `cinequorum judge ANSWER` to decide on a pair."""
    import shlex

    pair = doubt.pair
    words = {
        PairKind.PERSON: (pair.left.key, pair.right.key, *(("--film", doubt.films[0]) if pair.within else ())),
        PairKind.FILM: (*doubt.films, "--kind", "film"),
        PairKind.PAGE: (pair.left.key, doubt.films[0], "--kind", "page"),
    }
    return shlex.join(words[pair.kind])


@dataclass
class Asking:
    """One person deciding pair after pair. Every decision is written at once; `say` is told what to show."""

    store: Store
    by: str | None
    say: Callable[[str], None] = field(default=lambda line: out().print(line, markup=False))

    def go(self, doubts: tuple[Doubt, ...], key: Callable[[], str]) -> list[Judgement]:
        """Ask for each pair in turn, taking keys from `key`. Returns the decisions that were not taken back."""
        made: list[tuple[int, Judgement]] = []
        self.say(HELP)
        at = 0
        while at < len(doubts):
            self._show(at, doubts)
            pressed = key().lower()
            if pressed == STOP:
                break
            if pressed == BACK and made:
                at, last = made.pop()
                decided(self.store, withdrawn=[withdraw(last.id, signed(self.by))])
                self.say(f"  taken back: {last.id}")
            elif pressed in KEYS:
                made.append((at, self._decide(doubts[at], KEYS[pressed])))
                at += 1
            elif pressed == LATER:
                at += 1
            else:
                self.say(HELP)
        return [row for _, row in made]

    def _show(self, at: int, doubts: tuple[Doubt, ...]) -> None:
        doubt = doubts[at]
        self.say(f"{at + 1} of {len(doubts)}  {doubt_line(doubt)}")
        for reason in doubt.pro:
            self.say(f"    for: {reason}")
        for reason in doubt.contra:
            self.say(f"    against: {reason}")

    def _decide(self, doubt: Doubt, answer: Answer) -> Judgement:
        shown = (
            f"shown with probability {doubt.p:.2f}",
            *doubt.pro,
            *(f"against: {reason}" for reason in doubt.contra),
        )
        evidence = evidence_for(doubt.pair, None) if not doubt.pro else ()
        row = judge(doubt.pair, answer, signed(self.by, (*evidence, *shown)))
        change = decided(self.store, [row])
        self.say(f"  {row.told()} [{row.id}]")
        for clash in {clash.apart.id: clash for film in change.made for clash in film.contradictions}.values():
            self.say(f"  contradiction, none of these holds: {clash.told()}")
        return row

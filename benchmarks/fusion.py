"""How well conflicting claims are settled, beside published methods in the same run.

Public sets with gold, simulated worlds (`fusion_worlds`), and what it costs. The method has one setting for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import mean

from benchmarks.common import Section, table
from benchmarks.fusion_books import Books, books, same_persons
from benchmarks.fusion_costs import costs
from benchmarks.fusion_measures import OURS, Key, calibration_error, ours, rivals, share
from benchmarks.fusion_rivals import RIVALS
from benchmarks.fusion_sets import Claims, flights, most_precise, places
from benchmarks.fusion_worlds import worlds_report
from cinequorum.reconcile.fusion.lists import believe_members
from cinequorum.reconcile.fusion.table import Statement, Table, table_of

LTM = "LTM (2012)"
PUBLISHED = ("published: majority vote", "published: best")
COLUMNS = ("flight", "book", "birthplaces: exact", "most precise stated", "heritages: exact", "most precise stated ")

Figures = dict[str, dict[str, float]]


def run() -> Section:
    """Score every method on every set."""
    found: Figures = defaultdict(dict)
    notes = [_flight(found, flights()), _book(found, books())]
    notes += [_place(found, places(name)) for name in ("birthplaces", "heritages")]
    found[PUBLISHED[0]] |= {"flight": 0.864, "book": 0.71}
    found[PUBLISHED[1]] |= {"flight": 0.943, "book": 0.89}
    rows = [(name, *(_cell(found[name].get(column)) for column in COLUMNS)) for name in found]
    text = (
        "Share of the gold that is met. All methods get the same values; rivals are short implementations of our own\n"
        "from the papers named. A tie counts by chance. Ours has one setting for all sets, chosen on simulated worlds\n"
        "and on these sets together, so expect a little less on others. Published figures are of the full sets and of\n"
        "their authors' own parsing.\n\n"
    )
    body = text + table(("method", *COLUMNS), rows) + "\n\n" + "\n".join(notes)
    return Section(title="Settling conflicting claims", body=f"{body}\n\n{worlds_report()}\n\n{costs()}")


def _flight(found: Figures, claims: Claims) -> str:
    for name, held in rivals(claims.statements).items():
        right = {key: mean(claims.right(key, value) for value in held[key]) for key in claims.gold if key in held}
        found[name]["flight"] = share(claims.gold, right)
    outcome = ours(claims.statements)
    stated = [(p, claims.right(key, v)) for key, (v, p) in outcome.answers.items() if key in claims.gold]
    found[OURS]["flight"] = sum(right for _, right in stated) / len(claims.gold)
    return (
        f"- flight: {len(claims.statements):,} statements of 38 sources on four days, {len(claims.gold):,} with gold; "
        f"{len(outcome.mirrors)} groups of near-mirrors; calibration error {calibration_error(stated):.3f}."
    )


def _place(found: Figures, claims: Claims) -> str:
    best = most_precise(claims)
    name = claims.name
    columns = (f"{name}: exact", "most precise stated" + (" " if name == "heritages" else ""))
    for method, held in rivals(claims.statements).items():
        found[method][columns[0]] = _mean(claims.gold, held, claims.right)
        found[method][columns[1]] = _mean(best, held, lambda key, value: best[key] == value)
    outcome = ours(claims.statements, claims.wider)
    answers = {key: (value,) for key, (value, _) in outcome.answers.items()}
    found[OURS][columns[0]] = _mean(claims.gold, answers, claims.right)
    found[OURS][columns[1]] = _mean(best, answers, lambda key, value: best[key] == value)
    reach = mean(claims.right(key, best.get(key, "")) for key in claims.gold)
    told = [(p, best.get(key) == value) for key, (value, p) in outcome.answers.items() if key in claims.gold]
    return (
        f"- {name}: some source names the most precise gold place of {reach:.3f} of {len(claims.gold):,} objects: no "
        "method that answers with a stated value can be exact more often. Ours reaches "
        f"{found[OURS][columns[0]] / reach:.3f} of that; calibration error against the most precise place stated "
        f"{calibration_error(told):.3f}." + _with_seats(claims, answers, best)
    )


def _with_seats(claims: Claims, answers: Mapping[Key, tuple[str, ...]], best: Mapping[Key, str]) -> str:
    """What an answer that may mean a region or its city of that name is worth, read as the city; for all alike."""
    voted = rivals(claims.statements)["majority vote"]
    held = (answers, voted, {key: (value,) for key, value in best.items()})
    read = ({key: tuple(claims.seats.get(v, v) for v in values) for key, values in one.items()} for one in held)
    ours_read, voted_read, reach = (_mean(claims.gold, one, claims.right) for one in read)
    return (
        f" With a region's name read as the city in it that bears the name (X as X City): ours {ours_read:.3f}, "
        f"majority vote {voted_read:.3f}, most precise stated {reach:.3f}."
    )


def _mean(wanted: Mapping[Key, str], held: Mapping[Key, tuple[str, ...]], right: Callable[[Key, str], bool]) -> float:
    return mean(mean(right(key, value) for value in held[key]) if key in held else 0.0 for key in wanted)


def _book(found: Figures, given: Books) -> str:
    lists = _as_lists(given.statements)
    for name, held in rivals(lists).items():
        if name != LTM:
            found[name]["book"] = mean(
                mean(_same(given, isbn, value.split("+")) for value in held["authors", isbn]) for isbn in given.gold
            )
    members = table_of(given.statements)
    for name, p in ((LTM, RIVALS[LTM](members)), (OURS, believe_members(members).p)):
        chosen = _chosen(members, p.tolist())
        found[name]["book"] = mean(_same(given, isbn, chosen[isbn]) for isbn in given.gold)
    return (
        f"- book: {len(lists):,} lists of authors by {len({one.source for one in lists})} booksellers, "
        f"{len(given.gold)} books with gold (one book is a point); right is the same set of persons, compared by "
        "`names`. LTM and ours weigh persons, the others whole lists."
    )


def _as_lists(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement a source and book: the whole list as one value."""
    held: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in statements:
        held[one.item, one.source].add(int(one.value))
    return tuple(
        Statement(field="authors", item=item, source=source, value="+".join(map(str, sorted(numbers))))
        for (item, source), numbers in held.items()
    )


def _chosen(members: Table, chances: Sequence[float]) -> dict[str, list[str]]:
    """The members of each question that are more likely in than out, or the likeliest where none is."""
    held: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for value, question, p in zip(members.values, members.candidate_question.tolist(), chances, strict=True):
        held[members.questions[question][1]].append((p, value))
    return {item: [v for p, v in found if p > 0.5] or [max(found)[1]] for item, found in held.items()}


def _same(given: Books, isbn: str, numbers: Sequence[str]) -> bool:
    return same_persons([given.persons[isbn][int(number)] for number in numbers], given.gold[isbn])


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    print(run().body)

"""How many of the ratings that critics gave are read right, beside the simplest reader one would write.

The strings are those of 69,232 Rotten Tomatoes critic reviews (`data/rt_critics` of the measuring material), of which
some 51,000 carry one. "Right" is told by a second reading, written apart from the program's in exact fractions
(`second_reading`): a stated scale must give the same value; a bare figure, or stars without a top, must be kept raw
without a value; words that are no rating must give none. Letters are compared with equal steps from A+ to F, with a
tolerance of 8.7 points: conversions in use differ by as much.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from benchmarks.common import Section, material, table
from cinequorum.text.outlet_scales import kind_of, on_scale, outlet_scale
from cinequorum.text.scores import ParsedScore, parse_score

FOLDER = Path("data") / "rt_critics"
TOLERANCE = 8.7
FRESH = 60.0  # the share of the scale from which the site's own editors call most reviews favourable
LADDER = ("F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review's rating as printed, its outlet, and whether the site calls it favourable."""

    raw: str
    outlet: str
    fresh: bool


Value = float | str | None
"""A value on 0..100, `bare` for a rating without a scale, `unreadable`, or None for what is no rating."""


def reviews() -> list[Review]:
    """Return the reviews that carry a rating."""
    from pyarrow import parquet

    found = []
    for name in ("reviews_titled", "reviews_untitled"):
        columns = ["original_score", "publisher", "fresh"]
        rows = parquet.read_table(material() / FOLDER / f"{name}.parquet", columns=columns).to_pylist()
        found += [
            Review(raw=r["original_score"], outlet=r["publisher"] or "", fresh=bool(r["fresh"]))
            for r in rows
            if r["original_score"]
        ]
    return found


def second_reading(raw: str) -> Value:
    """Read a string by other means than the program: tokens and exact fractions."""
    text = raw.strip().strip("'\"").strip().replace(" stars", "*").lower()
    around = re.fullmatch(r"(?:high |low )?([+-]?\d) out of -(\d)\.\.\+(\d)", text)
    if around:
        number, low, top = (int(g) for g in around.groups())
        return 100.0 * (number + low) / (low + top)
    letter = re.fullmatch(r"([a-df]) ?([+-])?", re.sub(r"[ -]*(plus|minus)$", lambda m: "+-"[m[1] == "minus"], text))
    if letter:
        step = LADDER.index(letter[1].upper())
        step += {"+": 1, "-": -1}.get(letter[2] or "", 0)
        return 100.0 * max(0, step) / 12
    parts = [part.strip() for part in re.split(r"/|out of|of", re.sub(r"([\d.]*)[ .]?1/2$", r"\1 h", text))]
    numbers = [_exact(part) for part in parts]
    if any(number is None for number in numbers) or len(parts) > 2:
        return "unreadable" if re.search(r"\d|^[a-f]\W", text) else None
    if len(parts) == 1:
        return "bare"
    share = numbers[0] / numbers[1] if numbers[0] is not None and numbers[1] else None
    return "unreadable" if share is None or share > Fraction(13, 10) else float(min(share, Fraction(1)) * 100)


def _exact(part: str) -> Fraction | None:
    stars = re.fullmatch(r"(\**)( h)?", part)
    if stars:
        return Fraction(len(stars[1])) + (Fraction(1, 2) if stars[2] else 0)
    plain = re.fullmatch(r"(\d{0,3}(?:\.\d+)?)\.?( h)?\*?", part)
    if plain is None or not (plain[1] or plain[2]):
        return None
    return Fraction(plain[1] or 0) + (Fraction(1, 2) if plain[2] else 0)


def simplest(raw: str) -> Value:
    """Read `a/b` and letter grades, and nothing else: what one would write first."""
    fraction = re.fullmatch(r"([\d.]+)/([\d.]+)", raw)
    if fraction:
        number, top = (float(g) for g in fraction.groups())
        return 100 * number / top
    return 100.0 * LADDER.index(raw) / 12 if raw in LADDER else None


def ours(raw: str) -> Value:
    """Read with the program."""
    score = parse_score(raw)
    return None if score is None else "bare" if score.value is None and score.note == "scale unknown" else score.value


def is_right(expected: Value, got: Value, raw: str) -> bool:
    """Compare two readings; of what nobody can read, no value must be given."""
    if expected == "unreadable":
        return not isinstance(got, float)
    if isinstance(expected, float) and isinstance(got, float):
        return abs(expected - got) <= (TOLERANCE if raw.strip()[:1].isalpha() else 0.01)
    return expected == got


def shares(counts: Counter[str], reader: Callable[[str], Value]) -> tuple[float, float, list[str]]:
    """Return the share of reviews and of distinct readable strings read right, and the strings read wrong."""
    expected = {raw: second_reading(raw) for raw in counts}
    wrong = [raw for raw in counts if not is_right(expected[raw], reader(raw), raw)]
    readable = [raw for raw, value in expected.items() if value not in ("unreadable", None)]
    right = len([raw for raw in readable if raw not in set(wrong)])
    return 1 - sum(counts[r] for r in wrong) / sum(counts.values()), right / len(readable), wrong


def agreement(found: Iterable[tuple[float, bool]]) -> tuple[float, int]:
    """Return how often a value of at least 60 goes with a favourable review, an outside check, and of how many."""
    pairs = list(found)
    return sum((value >= FRESH) == fresh for value, fresh in pairs) / max(1, len(pairs)), len(pairs)


def from_outlets(rows: list[Review]) -> list[tuple[float, bool]]:
    """Return value and flag of the bare ratings whose scale their outlet's other ratings tell."""
    outlets: dict[str, list[tuple[ParsedScore, bool]]] = defaultdict(list)
    for row in rows:
        score = parse_score(row.raw)
        if score is not None and row.outlet:
            outlets[row.outlet].append((score, row.fresh))
    found = []
    for scores in outlets.values():
        for kind in ("stars", "out_of"):
            scale = outlet_scale([score for score, _ in scores], kind)
            bare = [(s, f) for s, f in scores if s.value is None and kind_of(s.scale) == kind]
            values = [(on_scale(s, scale), f) for s, f in bare] if scale else []
            found += [(value, fresh) for value, fresh in values if value is not None]
    return found


def run() -> Section:
    """Return the shares read right, the program's beside the simplest reader's."""
    rows = reviews()
    counts = Counter(row.raw for row in rows)
    lines = []
    for name, reader in (("Cinequorum", ours), ("`a/b` and letters only", simplest)):
        by_review, by_string, _ = shares(counts, reader)
        fresh, of = agreement((v, row.fresh) for row in rows if isinstance(v := reader(row.raw), float))
        lines.append((name, f"{by_review:.2%}", f"{by_string:.1%}", f"{of:,}", f"{fresh:.1%}"))
    expected = {raw: second_reading(raw) for raw in counts}
    bare = sum(n for raw, n in counts.items() if expected[raw] == "bare")
    told = from_outlets(rows)
    share, of = agreement(told)
    text = (
        f"{len(rows):,} critic reviews with a rating, {len(counts)} distinct strings "
        f"({sum(v not in ('unreadable', None) for v in expected.values())} of them readable by a person). Right: the "
        "value of a second reading written apart from the program's; a figure without a scale kept raw, with no value. "
        "The last column is an outside check: how often a value of at least 60 goes with the site's own favourable "
        "mark.\n\n"
        + table(("reader", "reviews right", "readable strings right", "values given", "values that agree"), lines)
        + f"\n\n{bare:,} ratings are bare figures. An outlet's other ratings tell the scale of {of:,} of them; "
        f"{share:.1%} of these agree with the favourable mark."
    )
    return Section(title="Reading rating strings", body=text)


if __name__ == "__main__":
    print(run().body)
    print(shares(Counter(row.raw for row in reviews()), ours)[2])

"""How well users' reviews are found: on listings of our own making, beside two simple readers, markup on and off.

A record is found when its words overlap with one made-up review's by a token F1 of .8, each used once; fields are
judged on what was found. Designs of half the families were kept back while the program was developed. Beside it stand
a miner of repeated elements, as simple as they come, and a reader of JSON-LD alone.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.common import Section, table
from benchmarks.listing_pages import shapes_dev, shapes_dev2, shapes_held, shapes_held2
from benchmarks.listing_pages.drawing import Shape
from benchmarks.listing_pages.flatten import flattened
from benchmarks.listing_pages.made import Gold, without
from benchmarks.listing_pages.rivals import Row, json_ld_alone, repeated_elements
from benchmarks.listing_pages.tokens import token_f1
from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read

SHAPES = (*shapes_dev.SHAPES, *shapes_dev2.SHAPES, *shapes_held.SHAPES, *shapes_held2.SHAPES)
SEEDS = (1, 2)
SAME = 0.8


@dataclass(slots=True)
class Tally:
    """Counts over pages: records right, found and there, fields right and judged, near misses kept clean."""

    right: int = 0
    got: int = 0
    there: int = 0
    pages: int = 0
    perfect: int = 0
    clean: list[bool] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.got + self.there)

    def share(self, name: str) -> str:
        return f"{self.fields[name] / self.judged[name]:.3f}" if self.judged[name] else "-"


def ours(text: str, name: str) -> list[Row]:
    reading = read(from_bytes(text.encode(), name))
    page = reading.page
    return [
        Row(
            author=r.author,
            date=r.published,
            value=r.rating.value if r.rating else None,
            text=page.slice(r.text_span),
        )
        for r in reading.reviews
    ]


def judge(tally: Tally, gold: Sequence[Gold], rows: Sequence[Row]) -> list[tuple[Gold, Row | None]]:
    """Pair the made-up reviews with what was found, in order, each once, and count."""
    free = list(rows)
    pairs: list[tuple[Gold, Row | None]] = []
    for one in gold:
        alike = [row for row in free if token_f1(one.text, row.text) >= SAME]
        hit = next((row for row in alike if row.author == one.author), alike[0] if alike else None)
        if hit is not None:
            free.remove(hit)
            _fields(tally, one, hit)
        pairs.append((one, hit))
    right = sum(row is not None for _, row in pairs)
    tally.right += right
    tally.got += len(rows)
    tally.there += len(gold)
    tally.pages += 1
    tally.perfect += right == len(gold) == len(rows)
    if not gold:
        tally.clean.append(not rows)
    return pairs


def _fields(tally: Tally, gold: Gold, row: Row) -> None:
    shown = {
        "author": (row.author or "Anonymous") == (gold.author or "Anonymous"),
        "date": row.date == gold.date,
        "rating": gold.value in {row.value, -1},
    }
    for name, right in shown.items():
        tally.judged[name] += 1
        tally.fields[name] += right


Reader = Callable[[str, str], list[Row]]


def measure(shapes: Sequence[Shape], reader: Reader, *, flat: bool) -> tuple[Tally, dict[str, Tally]]:
    """Read every shape with every seed, with and without furniture around it; `flat`: with the markup gone."""
    whole = Tally()
    by_family: defaultdict[str, Tally] = defaultdict(Tally)
    for shape in shapes:
        for seed in SEEDS:
            drawn = shape.draw(seed, furniture=seed % 2 == 0)
            if flat and "text" in shape.hidden:
                continue
            text, name = (flattened(drawn.html), "a.txt") if flat else (drawn.html, "a.html")
            rows = reader(text, name)
            for tally in (whole, by_family[shape.family]):
                judge(tally, drawn.flat if flat else drawn.gold, rows)
    return whole, by_family


def hidden(shapes: Sequence[Shape]) -> tuple[Tally, int]:
    """Compare what is found once structured data are taken out with what they say, on pages that show it all."""
    tally, pages = Tally(), 0
    for shape in shapes:
        for seed in SEEDS:
            html = shape.draw(seed, furniture=seed % 2 == 0).html
            stated = json_ld_alone(html, "") or (ours(html, "a.html") if "itemprop" in html else [])
            if not stated or "text" in shape.hidden:
                continue
            bare = re.sub(r" item(?:prop|type|scope)(?:='[^']*')?|<script.*?</script>", "", html, flags=re.DOTALL)
            golds = [Gold(author=r.author, date=r.date, value=r.value, text=r.text) for r in stated]
            judge(tally, without(golds, *shape.hidden), ours(bare, "a.html"))
            pages += 1
    return tally, pages


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    clean = f"{sum(tally.clean)}/{len(tally.clean)}"
    perfect = f"{tally.perfect}/{tally.pages}"
    return (name, f"{tally.f1:.3f}", perfect, clean, *(tally.share(f) for f in ("author", "date", "rating")))


def run() -> Section:
    """Measure ours and the rivals on both halves, then ours family by family."""
    halves = {"developed on": [s for s in SHAPES if not s.held], "kept back": [s for s in SHAPES if s.held]}
    head = ("", "record F1", "perfect pages", "near misses clean", "author", "date", "rating")
    rows, families = [], []
    for half, shapes in halves.items():
        for flat in (False, True):
            where = f"{half}, {'lines' if flat else 'markup'}"
            whole, parts = measure(shapes, ours, flat=flat)
            rows.append(_row(f"Cinequorum, {where}", whole))
            families += [(f"{half}, {'lines' if flat else 'markup'}: {name}", part) for name, part in parts.items()]
            if not flat:
                rows.append(_row(f"repeated elements, {where}", measure(shapes, repeated_elements, flat=False)[0]))
                rows.append(_row(f"JSON-LD alone, {where}", measure(shapes, json_ld_alone, flat=False)[0]))
    count = {half: len({s.family for s in shapes}) for half, shapes in halves.items()}
    text = (
        f"{len(SHAPES)} made-up listings of {sum(count.values())} designs ({count['kept back']} of them kept back), "
        f"each drawn {len(SEEDS)} times, once bare and once with menus and teasers around it.\n\n" + table(head, rows)
    )
    tally, pages = hidden(SHAPES)
    text += (
        f"\n\nStructured data taken out of {pages} pages and what is found held against them: "
        f"record F1 {tally.f1:.3f}, author {tally.share('author')}, date {tally.share('date')}, "
        f"rating {tally.share('rating')}."
    )
    text += "\n\nDesign by design:\n\n" + table(head, (_row(name, part) for name, part in families))
    return Section(title="Finding users' reviews", body=text)


def show(half: str, flat: str) -> None:  # for development: what is missed in the shapes that may be looked at
    for shape in SHAPES:
        if shape.held is (half == "held"):
            tally = Tally()
            for seed in SEEDS:
                drawn = shape.draw(seed, furniture=seed % 2 == 0)
                gold = drawn.flat if flat == "flat" else drawn.gold
                if flat == "flat" and "text" in shape.hidden:
                    continue
                text, name = (flattened(drawn.html), "a.txt") if flat == "flat" else (drawn.html, "a.html")
                rows = ours(text, name)
                pairs = judge(tally, gold, rows)
                if half != "held" and (lost := [g for g, r in pairs if r is None]):
                    print(f"   lost {len(lost)} of {len(gold)}: {lost[0]}\n      got {len(rows)}: {rows[:1]}")
                for g, r in pairs if half != "held" else ():
                    if r and ((r.author, r.date) != (g.author, g.date) or g.value not in (-1, r.value)):
                        print(f"   field {(g.author, g.date, g.value)} got {(r.author, r.date, r.value)}")
                        break
            print(" ".join(_row(f"{shape.family} [{shape.wanted.language}]", tally)), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        show(*sys.argv[1:])
    else:
        print(run().body)

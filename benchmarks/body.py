"""How well the body of a page is found, beside trafilatura in the same run.

Scored as the article extraction benchmark scores: multisets of runs of four words; precision and recall averaged over
the pages, F1 of the two averages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from statistics import mean

from benchmarks.common import Section, material, table
from cinequorum.acquire.files import from_bytes
from cinequorum.model.page import PROSE, Role
from cinequorum.pipeline import read

WORD = re.compile(r"\w+")


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Return how often each run of `size` words stands in the text; a shorter text is one run."""
    words = WORD.findall(text)
    if len(words) < size:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def precision_recall(gold: str, found: str) -> tuple[float, float]:
    """Return precision and recall of the runs of words; 1.0 where both texts are empty."""
    want, have = shingles(gold), shingles(found)
    both = (want & have).total()
    precision = both / have.total() if have else float(not want)
    recall = both / want.total() if want else float(not have)
    return precision, recall


def our_body(html: str) -> str:
    """Return the text of the blocks that we take for prose, without the title."""
    page = read(from_bytes(html.encode(), "page.html", media_type="text/html")).page
    return "\n".join(page.slice(block.span) for block in page.blocks if block.role in PROSE - {Role.TITLE})


def run() -> Section:
    """Score both over the 181 pages."""
    import pyarrow.parquet
    from trafilatura import extract as trafilatura_extract

    path = material() / "data" / "extraction" / "article_extraction_181.parquet"
    rows = pyarrow.parquet.read_table(path, columns=["html", "article_body"]).to_pylist()
    systems: dict[str, Callable[[str], str]] = {
        "Cinequorum, blocks of role body, heading, user review": our_body,
        "trafilatura.extract, fast": lambda html: trafilatura_extract(html, fast=True) or "",
        "trafilatura.extract, defaults": lambda html: trafilatura_extract(html) or "",
    }
    found = []
    for name, system in systems.items():
        scores = [precision_recall(row["article_body"], system(row["html"])) for row in rows]
        p, r = mean(p for p, _ in scores), mean(r for _, r in scores)
        found.append((name, f"{2 * p * r / (p + r):.3f}", f"{p:.3f}", f"{r:.3f}"))
    body = "The 181 pages of the article extraction benchmark, scored by its rule.\n\n"
    return Section(
        title="Finding the body of a page", body=body + table(("system", "F1", "precision", "recall"), found)
    )

"""How well the body of a page is found once its markup is lost, beside simple rules on the same lines.

The pages are flattened as a naive tool does it, a line a block. Score: F1 of the words of the kept lines against the
words of the body as people wrote it down (multisets of words in small letters), averaged over the pages. Whatever is
fitted is fitted without the site that it is measured on: sites fall into five parts, each in turn is kept out.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from time import process_time

from benchmarks.common import Section, material, table
from cinequorum.acquire.files import from_bytes
from cinequorum.extract.line_model import body_chances, likeliest
from cinequorum.extract.page import extract
from cinequorum.training.flattened import Flat, flat_pages
from cinequorum.training.lines import FOLDS, fold_of, held_out, summary, usable

LONG = 80


def by_length(pages: Sequence[Flat]) -> list[tuple[bool, ...]]:
    """Keep lines by a logistic regression on their characters and words alone, chosen as the model's are."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    def rows(page: Flat) -> list[list[float]]:
        return [[np.log1p(len(line)), np.log1p(len(line.split()))] for line in page.lines]

    kept: list[tuple[bool, ...]] = [()] * len(pages)
    for fold in range(FOLDS):
        seen = [page for page in pages if fold_of(page.site) != fold]
        model = LogisticRegression().fit([r for p in seen for r in rows(p)], [b for p in seen for b in p.body])
        for index, page in enumerate(pages):
            if fold_of(page.site) == fold:
                kept[index] = likeliest(model.predict_proba(rows(page))[:, 1].tolist(), page.lines)
    return kept


def milliseconds(pages: Sequence[Flat]) -> tuple[float, float]:
    """Return the median time of the model on pages of about a hundred lines, and that of reading them whole."""
    some = [page.lines for page in pages if 90 <= len(page.lines) <= 110][:20]
    body_chances(some[0])
    raw = [from_bytes("\n\n".join(lines).encode(), "a.txt") for lines in some]
    times, whole = [], []
    for lines, page in zip(some, raw, strict=True):
        start = process_time()
        body_chances(lines)
        between = process_time()
        extract(page)
        times.append(between - start)
        whole.append(process_time() - between)
    return 1000 * median(times), 1000 * median(whole)


def run() -> Section:
    """Fit on four parts, measure on the fifth, for each part."""
    pages = usable(flat_pages(material() / "data" / "extraction"))
    systems = {
        "right lines (the most that lines allow)": [page.body for page in pages],
        "Cinequorum's line model, unseen sites": held_out(pages, {}),
        "logistic regression on length, unseen sites": by_length(pages),
        f"lines of at least {LONG} characters": [tuple(len(x) >= LONG for x in p.lines) for p in pages],
        "all lines": [(True,) * len(page.lines) for page in pages],
    }
    found = summary(pages, systems)
    sorts = sorted({f"{page.source} {page.sort}" for page in pages})
    rows = []
    for name in systems:
        low, high = found[name]["95 %"]
        rows.append((name, f"{found[name]['f1']:.3f}", f"{low:.3f} to {high:.3f}", *(found[name][s] for s in sorts)))
    model, whole = milliseconds(pages)
    text = (
        f"{found['pages']} pages of {found['sites']} sites (WCXB development pages, article extraction benchmark), "
        "flattened to a line a block. F1 of words, mean over pages, 95 % interval by drawing sites; then by collection "
        "and sort of page.\n\n" + table(("lines kept", "F1", "95 %", *sorts), rows)
    )
    text += f"\n\nA page of a hundred lines: {model:.1f} ms for the model, {whole:.1f} ms to read it as plain text."
    return Section(title="Finding the body of a page without markup", body=text)


if __name__ == "__main__":
    print(run().body)

"""How fast a page is read whole, beside trafilatura's extraction of the text alone on the same pages."""

from __future__ import annotations

from benchmarks.common import Section, in_turn, material, table
from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read
from cinequorum.understand.options import USUAL


def html_pages() -> list[str]:
    """Return the 181 saved pages of the article extraction benchmark."""
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(
        material() / "data" / "extraction" / "article_extraction_181.parquet", columns=["html"]
    )
    pages: list[str] = rows.column("html").to_pylist()
    return pages


def run() -> Section:
    """Time both in turn on one core and print the ratio."""
    from trafilatura import bare_extraction

    pages = html_pages()
    raws = [from_bytes(page.encode(), f"{index}.html", media_type="text/html") for index, page in enumerate(pages)]

    def ours() -> None:
        for raw in raws:
            read(raw, USUAL)

    def theirs() -> None:
        for page in pages:
            bare_extraction(page)

    a, b, ratio = in_turn(ours, theirs)
    rows = [
        (
            "`cinequorum read`: text, kind, film, ratings, facts, opinions, spoilers",
            f"{len(pages) / a:.1f}",
            f"{ratio:.2f}",
        ),
        ("`trafilatura.bare_extraction`, defaults: text only", f"{len(pages) / b:.1f}", "1.00"),
    ]
    body = (
        f"{len(pages)} saved HTML pages, one core, processor time, in turn, median of 3 runs. The ratio is what\n"
        "holds on a noisy machine: above 1 the whole reading is faster than the rival's extraction alone.\n\n"
        + table(("what", "pages/s", "times trafilatura's speed"), rows)
    )
    return Section(title="Speed of a whole reading", body=body)

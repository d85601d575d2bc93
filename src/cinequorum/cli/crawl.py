"""`cinequorum crawl`: pages out of a large crawl, looked up in its index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import Format, fail, out, print_failures, print_json, tracked
from cinequorum.cli.inputs import barred_here
from cinequorum.model.reading import Failure

if TYPE_CHECKING:
    from cinequorum.acquire.archives.cdx import Entry

_MOST_BYTES = 20_000_000  # of one record, packed


def crawl(
    index: Annotated[str, typer.Argument(help="A cluster.idx or a sorted CDXJ file, here or in a store (s3://…).")],
    patterns: Annotated[
        list[str], typer.Argument(help="paper.example, *.paper.example, https://paper.example/films/*")
    ],
    root: Annotated[str, typer.Option(help="The folder that the index names archives in, here or in a store.")],
    archive: Annotated[Path, typer.Option("--out", help="The archive to write: a .warc.gz file.")],
    most: Annotated[int, typer.Option(min=1, help="Pages to take at most.")] = 10_000,
    replace: Annotated[bool, typer.Option("--replace", help="Write over an archive that is there.")] = False,
    output: Annotated[Format, typer.Option("--format", help="text, or json for scripts.")] = Format.TEXT,
) -> None:
    """Take pages out of a crawl, such as Common Crawl, into an archive of their own.

    Pages that were taken down in the store in use are left out, and named.

    Example:  cinequorum crawl cluster.idx paper.example --root s3://commoncrawl/ --out paper.warc.gz
    """
    try:
        if archive.exists() and not replace:
            raise typer.BadParameter(f"{archive} is there already: give --out another name, or --replace to lose it")
        taken, failures = _taken(index, patterns, root, (archive, most))
    except OSError as error:
        raise fail(f"{archive}: {error.strerror or error}") from error
    if output is Format.JSON:
        from cinequorum.model.codec import failure_document

        failed = [failure_document(failure) for failure in failures]
        print_json({"pages": taken, "archive": str(archive) if taken else None, "failed": failed})
    else:
        lines = [f"{taken} pages taken, {len(failures)} failed"]
        lines += [f"  failed: {count} {code}" for code, count in sorted(Counter(f.code for f in failures).items())]
        lines += [f"kept in {archive}"] if taken else []
        out().print("\n".join(lines), markup=False)
    print_failures(failures)
    if failures:
        raise typer.Exit(1)


def _taken(index: str, patterns: list[str], root: str, into: tuple[Path, int]) -> tuple[int, list[Failure]]:
    """Write the records of what is wanted; the archive is there when it is whole."""
    from cinequorum.acquire.archives.crawl import entries, record_of, wanted

    archive, most = into
    half = archive.with_name(f".{archive.name}.half")
    taken, failures = 0, list[Failure]()
    with half.open("wb") as file:
        found = (entry for pattern in patterns for entry in entries(index, wanted(pattern)))
        for entry in tracked(_let_in(found), "taking"):
            if taken == most:
                break
            record = entry if isinstance(entry, Failure) else record_of(entry, root, _MOST_BYTES)
            if isinstance(record, Failure):
                failures.append(record)
            else:
                file.write(record)
                taken += 1
    if taken:
        half.replace(archive)
    else:
        half.unlink()
    return taken, failures


def _let_in(found: Iterable[Entry | Failure]) -> Iterator[Entry | Failure]:
    """Yield what an index has; for what was taken down a failure that says so."""
    from cinequorum.store.barring import refusal

    barred = barred_here()
    for one in found:
        if isinstance(one, Failure) or not barred.bars_source(one.url):
            yield one
        else:
            yield refusal(one.url)

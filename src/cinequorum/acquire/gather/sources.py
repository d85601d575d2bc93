"""Where a gathering begins: addresses, and files that name some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cinequorum.acquire.addresses import tidied
from cinequorum.acquire.gather.frontier import Want
from cinequorum.acquire.sources.listing import MOST_BYTES, listing_of
from cinequorum.acquire.storage import in_store, opened
from cinequorum.errors import MissingExtra, StorageError, UnreadablePage
from cinequorum.model.reading import Failure


def wants_of(sources: Iterable[str]) -> Iterator[Want | Failure]:
    """Yield what is wanted: the addresses given, and those that the files given name (feeds, OPML, sitemaps, lists).

    A file that is none of these, or can't be read, is a `Failure`.
    """
    for source in sources:
        if "://" in source and not in_store(source):
            tidy = tidied(source)
            yield Want(url=tidy, kind="source") if tidy else _failed(source, "forbidden", "is no address of a page")
        else:
            yield from _named(source)


def _named(path: str) -> Iterator[Want | Failure]:
    try:
        with opened(path) as file:
            listing = listing_of(file.read(MOST_BYTES + 1), path)
    except OSError as error:
        yield _failed(path, "missing", f"cannot be opened: {error.strerror}")
        return
    except (UnreadablePage, StorageError, MissingExtra) as error:
        code = "extra" if isinstance(error, MissingExtra) else error.code
        yield Failure(source=path, code=code, message=str(error))
        return
    if listing is None:
        yield _failed(path, "no_list", "is neither a feed nor a list of addresses")
        return
    yield from (Want(url=url, depth=1) for url in listing.pages)
    yield from (Want(url=url, kind="list", depth=1) for url in listing.lists)
    if listing.broken:
        yield _failed(path, "corrupt", f"is broken: {listing.broken}")


def _failed(source: str, code: str, message: str) -> Failure:
    return Failure(source=source, code=code, message=f"{source} {message}")

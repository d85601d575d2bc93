"""Annotated pages for training: folders, each a collection, with a `gold.jsonl` that has a row a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from cinequorum.acquire.files import from_paths
from cinequorum.errors import TrainingError, UnreadablePage
from cinequorum.extract.page import extract
from cinequorum.model.page import Page, RawPage
from cinequorum.understand.read import may_be_about_films

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An annotated page: its collection, its site, where its file is, and what is annotated, by name."""

    collection: str
    site: str
    path: Path
    told: dict[str, Any]


def rows_in(data_dir: Path) -> Iterator[Row]:
    """Yield the rows of the collections under `data_dir`, folder by folder.

    `page_file` is below the collection's folder; the site is `source.repo`, or the page alone where it is not stated.
    Raises `TrainingError` for a row that is no object with these.
    """
    for gold in sorted(data_dir.glob("*/gold.jsonl")):
        for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                told = json.loads(line)
                file = told["page_file"]
                site = told["source"].get("repo") or file
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise TrainingError(f"{gold}, line {number}: no row with page_file and source") from error
            yield Row(collection=gold.parent.name, site=site, path=gold.parent / file, told=told)


def enough(examples: Iterable[T], data_dir: Path) -> list[T]:
    """Return what is learned from. Raises `TrainingError` for nothing: no weights are made of it, none overwritten."""
    found = list(examples)
    if not found:
        raise TrainingError(f"{data_dir}: no folder with a gold.jsonl whose pages can be learned from")
    return found


def raw_at(path: Path) -> RawPage | None:
    """Return the first page of a file; None for one that is not there or cannot be read."""
    return next((raw for raw in from_paths([str(path)]) if isinstance(raw, RawPage)), None)


def page_at(path: Path) -> Page | None:
    """Return the page of a file; None for one that is not there, cannot be read, or is not about films."""
    raw = raw_at(path)
    try:
        page = None if raw is None else extract(raw)
    except UnreadablePage:
        return None
    return page if page is not None and may_be_about_films(page) else None

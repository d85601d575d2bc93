"""The public review collections that the polarity model is trained on, as labelled texts with their films."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cinequorum.training.marks import unmarked

_BREAK = re.compile(r"<br ?/?>")
_OUT_OF = re.compile(r"\s*(\d{1,3}(?:\.\d)?)\s*/\s*(\d{1,3})\s*")
_STOP = re.compile(r"(?<=[.!?])\s+")
_SPARES = re.compile(r"\b(?:no|not|without|free|non|any|avoid|\w+n't)\W{1,3}(?:\w+ ){0,4}spoil|spoil\w{0,4}[ -]free")
_FEWEST_WORDS = 3
_FEWEST_WORDS_TOLD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One labelled text. `label` 1: a good review (or, in the opinion task, an opinion); `value` 0..100 if stated."""

    source: str
    film: str
    label: int
    text: str
    value: float | None = None


def polarity_examples(folder: Path) -> Iterator[Example]:
    """Yield the reviews under `folder`: `aclimdb`, `pang_lee` and `rt_critics`, in the order of their files."""
    for row in _rows(folder / "aclimdb" / "reviews.parquet"):
        text = _BREAK.sub("\n", row["text"])
        good, value = int(row["sentiment"] == "pos"), 10.0 * int(row["stars"])
        yield Example(source="imdb", film=f"imdb {row['imdb_title_id']}", label=good, text=text, value=value)
    for row in _rows(folder / "pang_lee" / "reviews_2000.parquet"):
        good = int(row["sentiment"] == "pos")
        yield Example(source="usenet", film=f"usenet {row['cv_id']}", label=good, text=row["text"])
    yield from _quotes(folder / "rt_critics")


def opinion_examples(folder: Path) -> Iterator[Example]:
    """Yield sentences that judge a film (label 1) and sentences that tell its story (label 0)."""
    for number, row in enumerate(_rows(folder / "pang_lee" / "subjectivity_10000.parquet")):
        label = int(row["label"] == "subjective")
        yield Example(source="subjectivity", film=f"subjectivity {number}", label=label, text=row["sentence"])
    for number, quote in enumerate(_quotes(folder / "rt_critics")):
        if number % 6 == 0:  # as many opinions as there are sentences of synopses
            yield Example(source="quotes", film=quote.film, label=1, text=quote.text)
    for row in _rows(folder / "rt_critics" / "films_untitled.parquet"):
        for sentence in _STOP.split(row["synopsis"] or ""):
            if len(sentence.split()) > _FEWEST_WORDS:
                yield Example(source="quotes", film=_film(row), label=0, text=sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A review that marks that it gives the plot away (label 1), or does not speak of spoilers, the marks cut out.

    `after`: where in the text what follows the first mark begins.
    """

    film: str
    label: int
    text: str
    after: int | None


def telling_examples(folder: Path) -> Iterator[Told]:
    """Yield reviews that mark their spoilers and reviews that do not speak of them; who merely does is left out.

    A weak label: some that warn give nothing away, and more that give something away do not warn.
    """
    for row in _rows(folder / "aclimdb" / "reviews.parquet"):
        text = _BREAK.sub("\n", row["text"])
        lower = text.lower()
        speaks = "spoiler" in lower
        if _SPARES.search(lower) or (not speaks and "spoil" in lower):
            continue
        found = unmarked(text)
        if found.warned == speaks and len(found.text.split()) >= _FEWEST_WORDS_TOLD:
            yield Told(film=f"imdb {row['imdb_title_id']}", label=int(speaks), text=found.text, after=found.after)


def _quotes(folder: Path) -> Iterator[Example]:
    films = {row["film_id"]: _film(row) for row in _rows(folder / "films_untitled.parquet")}
    seen: set[str] = set()
    for name in ("titled", "untitled"):
        for row in _rows(folder / f"reviews_{name}.parquet"):
            text = html.unescape(row["quote"] or "").strip()
            if text in seen or len(text.split()) < _FEWEST_WORDS:
                continue
            seen.add(text)
            film = films.get(row["film_id"], f"rt {row['film_id']}")
            good = int(str(row["fresh"]) == "True")
            yield Example(source="quotes", film=film, label=good, text=text, value=_value(row["original_score"]))


def _film(row: dict[str, Any]) -> str:
    twin = row["same_film_as"]
    return f"rt {twin if twin and str(twin) != 'None' else row['film_id']}"


def _value(raw: str | None) -> float | None:
    match = _OUT_OF.fullmatch(raw or "")
    if match is None or not 0 < float(match[2]) <= 100 or float(match[1]) > float(match[2]):
        return None
    return 100.0 * float(match[1]) / float(match[2])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches():
        yield from batch.to_pylist()

"""Aggregates that a page states in its data: JSON-LD, microdata, front matter, embedded fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Metadatum, Page
from cinequorum.text.alternatives import any_of
from cinequorum.text.score_forms import ParsedScore
from cinequorum.text.scores import parse_score
from cinequorum.understand.counts import count_of
from cinequorum.understand.data import aggregates

_CRITICS = re.compile(rf"(?<!\w){any_of((*aggregates.CRITICS, 'critics', 'press', 'presse'))}(?!\w)", re.IGNORECASE)
_USERS = re.compile(rf"(?<!\w){any_of(aggregates.USERS)}(?!\w)", re.IGNORECASE)
_MARK: Final = "aggregaterating."
_MOST = 3  # different aggregates of films on one page: more belong to a list of films
_NOT_FILMS: Final = frozenset(aggregates.NOT_FILMS)
_BARE = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?")
_LETTERS = re.compile(r"[\s_.:-]+")


@dataclass(slots=True)
class _Group:
    """One aggregate's fields as they come: `ratingvalue`, `bestrating`, `ratingcount`, `name`."""

    owner: str
    fields: dict[str, Metadatum] = field(default_factory=dict)


def stated_aggregates(page: Page) -> Iterator[Rating]:
    """Yield what the page states of its users' and of critics' ratings of its film; a count alone has no value."""
    found = [rating for group in _groups(page) if (rating := _rating(group))]
    distinct = {(rating.by, rating.value, rating.raw): rating for rating in reversed(found)}
    if len(distinct) <= _MOST:
        yield from reversed(distinct.values())
    yield from _of_other_sites(page)
    if not found:
        yield from _voted(page)


def _groups(page: Page) -> list[_Group]:
    """Gather the fields of each aggregate; a field that comes again begins the next one."""
    groups: list[_Group] = []
    for meta in page.metadata:
        owner, mark, name = f".{meta.key}".rpartition(f".{_MARK}")
        if not mark or meta.key.startswith("site."):
            continue
        if not _NOT_FILMS.isdisjoint(owner.strip(".").split(".")) or ".itemlistelement" in owner:
            continue
        if not groups or groups[-1].owner != owner or name in groups[-1].fields:
            groups.append(_Group(owner))
        groups[-1].fields[name] = meta
    return groups


def _rating(group: _Group) -> Rating | None:
    value, best = group.fields.get("ratingvalue"), group.fields.get("bestrating")
    count = group.fields.get("ratingcount") or group.fields.get("reviewcount")
    meta = value or count
    if meta is None:
        return None
    score, note = _on(value.value, best.value if best else None) if value else (None, "a count without a mean")
    named = " ".join(m.value for key in ("name", "description") if (m := group.fields.get(key)))
    return Rating(
        by="critics" if _CRITICS.search(named) and not _USERS.search(named) else "users",
        raw=meta.value,
        value=score.value if score else None,
        scale=score.scale if score else None,
        span=meta.span,
        count=count_of(count.value) if count else None,
        note=note,
    )


def _on(value: str, best: str | None) -> tuple[ParsedScore | None, str | None]:
    """Read a value on its stated top; without one on the top that schema.org takes for granted, if it can be."""
    score = parse_score(f"{value}/{best}" if best else value)
    if score is not None and score.value is not None:
        return score, score.note
    return on_least_top(value) if _BARE.fullmatch(value.strip()) else (score, "scale unknown")


def on_least_top(value: str) -> tuple[ParsedScore | None, str | None]:
    """Read a bare figure on the least usual top that holds it, and say so; only where it surely is a mean.

    >>> on_least_top("3,8")[0].value, on_least_top("7.2")[0].value, on_least_top("64")[0].value
    (76.0, 72.0, 64.0)
    """
    number = float(value.strip().replace(",", "."))
    if not 0 < number <= 100:
        return None, "scale unknown"
    top = 5 if number <= 5 else 10 if number <= 10 else 100
    return parse_score(f"{number:g}/{top}"), "no top is stated: the least usual one that holds it"


def _of_other_sites(page: Page) -> Iterator[Rating]:
    """Yield figures of other sites that the front matter quotes: `imdb_rating: 7.4`."""
    keys = {_LETTERS.sub(" ", meta.key): meta for meta in reversed(page.metadata) if meta.origin == "front-matter"}
    seen: set[str] = set()
    for key, site in aggregates.SITE_KEYS.items():
        meta = keys.get(key)
        score = site_score(meta.value, site) if meta else None
        if meta is None or score is None or score.value is None or site in seen:
            continue
        seen.add(site)
        count = next((keys[k] for k in aggregates.SITE_COUNT_KEYS.get(site, ()) if k in keys), None)
        yield Rating(
            by=aggregates.SITE_BY[site],
            raw=meta.value,
            value=score.value,
            scale=score.scale,
            span=meta.span,
            count=count_of(count.value) if count else None,
            note=f"as {site} rates",
        )


def site_score(raw: str, site: str) -> ParsedScore | None:
    """Read a figure on the scale of the site that it is from; None where it is over its top.

    >>> site_score("7.4", "imdb").value, site_score("86%", "rotten tomatoes").value, site_score("tt0123", "imdb")
    (74.0, 86.0, None)
    """
    score = parse_score(raw)
    if score is None or score.value is not None:
        return score
    top = aggregates.SITE_TOP[site]
    number = re.fullmatch(r"\d{1,3}(?:[.,]\d{1,3})?", raw.strip())
    if number is None or not 0 < float(number.group().replace(",", ".")) <= top:
        return None
    return parse_score(f"{number.group()}/{top}")


def _voted(page: Page) -> Iterator[Rating]:
    """Yield a rating beside which the page states a number of votes; without one the number alone."""
    votes = page.meta(*aggregates.VOTE_KEYS)
    value = page.meta(*aggregates.AUTHOR_KEYS)
    if votes is None:
        return
    score = parse_score(value.value) if value else None
    yield Rating(
        by="users",
        raw=value.value if value else votes.value,
        value=score.value if score else None,
        scale=score.scale if score else None,
        span=value.span if value else votes.span,
        count=count_of(votes.value),
        note=None if score and score.scale else "scale unknown" if value else "a count without a mean",
    )

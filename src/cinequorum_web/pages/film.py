"""The film page, from the film and the readings behind it."""

from __future__ import annotations

from collections.abc import Iterable

from cinequorum.model.film import Comparison, Film, SharedText, SourceEntry
from cinequorum.model.judgement import Contradiction
from cinequorum.model.reading import Reading
from cinequorum.model.wall import behind_wall
from cinequorum.text.fold import fold
from cinequorum_web.pages.charts import cover, parts
from cinequorum_web.pages.contexts import Choice, Link
from cinequorum_web.pages.facts import checks_of, groups_of, natures_of, offers_of, releases_of
from cinequorum_web.pages.film_context import (
    ComparisonView,
    FilmPage,
    SharedView,
    SourceRow,
)
from cinequorum_web.pages.labels import KINDS, LEVELS, RELATIONS, VERDICTS, plain
from cinequorum_web.pages.opinions import (
    aggregate_view,
    aspect_views,
    consensus_view,
    relayed_views,
    review_views,
    score_view,
    verdict_words,
)
from cinequorum_web.pages.shelf import Shelf
from cinequorum_web.pages.words import counted, percent, public_source, say_date, say_value, source_name, web_address

BESIDE = 6  # films named beside this one that stand open; the others unfold
META = ("country", "genre", "runtime", "colour")


def film_page(film: Film, readings: Iterable[Reading], allowed: str) -> FilmPage:
    """Return the page of `film` as a reader who allows this much may see it."""
    shown = behind_wall(film, allowed)
    shelf = Shelf(readings, film.sources, allowed)
    pages = {entry.source: entry.id for entry in film.sources}
    beside = tuple(_comparison(comparison, shelf) for comparison in shown.comparisons)
    people = {person.name: person.slug for person in film.people}
    aspects = aspect_views(shown.aspects, shelf)
    checks = checks_of(shown, shelf)
    return FilmPage(
        slug=film.slug,
        title=film.title,
        original_title=film.original_title if film.original_title and film.original_title != film.title else "",
        other_titles=_other_titles(film),
        year=film.year,
        meta=tuple(_meta(shown)),
        directors=tuple(_person(fact.value, people) for fact in shown.having("director")[:3]),
        cover=cover(film.slug, film.title),
        spoilers=allowed,
        choices=choices(f"/films/{film.slug}/", allowed),
        scores=(score_view("critics", "Critics", shown.critics), score_view("audience", "Audience", shown.audience)),
        aggregates=tuple(aggregate_view(aggregate, shelf) for aggregate in shown.aggregates),
        verdicts=parts(shown.verdicts),
        verdict_words=verdict_words(shown.verdicts),
        quoted=relayed_views(shown.quotes, shelf),
        consensus=tuple(consensus_view(line, shelf) for line in shown.consensus if shelf.shows(*line.support)),
        aspects=aspects,
        more_quotes=sum(len(aspect.more_quotes) for aspect in aspects),
        groups=groups_of(shown, shelf),
        natures=natures_of(shown.disagreements, shelf),
        disagreements=len(shown.disagreements),
        checks=tuple(check for check in checks if check.key != "fits"),
        fitting=tuple(check for check in checks if check.key == "fits"),
        releases=releases_of(shown, shelf),
        shared=tuple(_shared(text, shelf) for text in shown.shared if shelf.shows(*text.support)),
        critics=review_views(shown, "critic", shelf, pages),
        users=review_views(shown, "user", shelf, pages),
        comparisons=beside[:BESIDE],
        more_comparisons=beside[BESIDE:],
        offers=offers_of(shown, shelf),
        news=shown.related_news,
        similar=tuple(
            Link(text=f"{s.title} ({s.year})" if s.year else s.title, href=f"/films/{s.slug}/", note=s.why)
            for s in shown.similar
        ),
        sources=tuple(_source(entry, film.sources, allowed) for entry in shown.sources),
        witnesses=_witnesses(film.sources),
        hidden=_hidden(film, shown),
        decided=tuple(
            f"{judgement.left.name} / {judgement.right.name}: {judgement.told()}" for judgement in shown.judgements
        ),
        undecided=tuple(_clash(clash) for clash in shown.contradictions),
    )


def _clash(clash: Contradiction) -> str:
    told = (f"{j.left.name} / {j.right.name}: {j.told()}" for j in (clash.apart, *clash.same))
    return "; ".join(told)


def choices(address: str, allowed: str) -> tuple[Choice, ...]:
    """Return the settings of the spoiler wall as links to the same page."""
    return tuple(
        Choice(
            level=level,
            label=label,
            href=address if level == "none" else f"{address}?spoilers={level}",
            current=level == allowed,
        )
        for level, label in LEVELS.items()
    )


def _other_titles(film: Film) -> tuple[str, ...]:
    """Return the titles that differ from those shown by more than case and punctuation."""
    seen = {fold(film.title), fold(film.original_title or "")}
    found = []
    for title in film.titles:
        if fold(title) not in seen:
            seen.add(fold(title))
            found.append(title)
    return tuple(found)


def _meta(film: Film) -> Iterable[str]:
    for field in META:
        if values := [say_value(field, fact.value) for fact in film.having(field)[:4]]:
            yield ", ".join(values)


def _person(name: str, people: dict[str, str]) -> Link:
    return Link(text=name, href=f"/people/{people[name]}/" if name in people else "")


def _shared(text: SharedText, shelf: Shelf) -> SharedView:
    what = "Synopsis" if text.kind == "synopsis" else "Text"
    pages = len({carrier.span.page for carrier in text.support})
    return SharedView(
        text=text.text,
        heading=f"{what} shared by {counted(pages, 'page')}: one witness",
        sources=tuple(Link(text=shelf.name(c.span.page, c.source), href=shelf.href(c.span)) for c in text.support),
    )


def _comparison(comparison: Comparison, shelf: Shelf) -> ComparisonView:
    return ComparisonView(
        title=comparison.title,
        year=comparison.year,
        relation=RELATIONS.get(comparison.relation, plain(comparison.relation)),
        voices=counted(comparison.n, "voice"),
        evidence=shelf.evidence(comparison.support),
    )


def _source(entry: SourceEntry, entries: Iterable[SourceEntry], allowed: str) -> SourceRow:
    query = "" if allowed == "none" else f"?spoilers={allowed}"
    verdict = VERDICTS.get(entry.verdict, entry.verdict) if entry.verdict != "none" else ""
    return SourceRow(
        name=source_name(entry.source, entry.outlet, entry.author),
        title=entry.title or public_source(entry.source),
        kind=KINDS.get(entry.kind, plain(entry.kind)),
        date=say_date(entry.published) if entry.published else "",
        rating=entry.rating_raw or "",
        verdict=verdict,
        href=f"/sources/{entry.id}/{query}",
        address=web_address(entry.source) or "",
        independence=_independence(entry, entries),
        independent=entry.independent,
    )


def _independence(entry: SourceEntry, entries: Iterable[SourceEntry]) -> str:
    if entry.independent:
        return "; ".join(entry.notes) or "own words"
    origin = next((e for e in entries if entry.copied_from in (e.source, e.id)), None)
    named = source_name(origin.source, origin.outlet, origin.author) if origin else ""
    share = f"{percent(entry.shared_share)} of its words " if entry.shared_share else "its words "
    copied = f"{share}are also in {named}" if named else f"{share}are copied"
    return "; ".join((copied, *entry.notes))


def _witnesses(entries: tuple[SourceEntry, ...]) -> str:
    own = sum(entry.independent for entry in entries)
    return f"{counted(len(entries), 'page')}, {counted(own, 'independent witness', 'independent witnesses')}"


def _hidden(film: Film, shown: Film) -> int:
    """Return how many facts, lines and quotes the wall took away without leaving a place of their own."""
    gone = sum(
        len(getattr(film, name)) - len(getattr(shown, name)) for name in ("facts", "statements", "consensus", "quotes")
    )
    quotes = sum(len(a.quotes) - len(b.quotes) for a, b in zip(film.aspects, shown.aspects, strict=True))
    return gone + quotes

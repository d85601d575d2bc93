"""Reasons in words: what ties a suggested film to one that the member knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cinequorum.taste import Because, Strand, Suggestion, Tie
from cinequorum_web.members.films import FilmRef
from cinequorum_web.pages.labels import ASPECTS, plain
from cinequorum_web.pages.names import named
from cinequorum_web.pages.tongue import Words
from cinequorum_web.taste.contexts import ReasonView

LIKED = gettext_lazy("many who rate films here like it")
SAID = 3  # ties that are told for one film
LEAST = 0.08  # share of a reason below which a tie is not worth telling
TIES = Words(
    {
        "director": "both directed by {value}", "person": "both with {value}", "genre": "both {value}",
        "theme": "both about {value}", "aspect": "reviews of both dwell on {value}", "country": "both from {value}",
        "language": "both in {value}", "period": "both of the {value}s",
    }
)  # fmt: skip


def reasons_of(found: Suggestion, films: Mapping[str, FilmRef]) -> tuple[ReasonView, ...]:
    """Return the reasons of a suggestion whose films are here, the weightiest first; that many like it comes last."""
    told = [one for because in found.reasons if (one := _reason(because, films)) is not None and one.ties]
    return tuple(sorted(told, key=lambda one: one.film is None))


def ties_of(because: Because) -> tuple[str, ...]:
    """Return in words how a film is tied to another: the weightiest ties; never none where there is one."""
    worth = [one for one in because.strands if one.share >= LEAST * because.share] or list(because.strands)
    kinds = dict.fromkeys(one.tie for one in worth)
    return tuple(_tie(kind, [one for one in worth if one.tie is kind][:SAID]) for kind in kinds)[:SAID]


def films_named(found: Iterable[Suggestion]) -> frozenset[str]:
    """Return the films that these suggestions are, and those that they are made for."""
    named_in = {because.film for one in found for because in one.reasons if because.film}
    return frozenset({one.film for one in found} | named_in)


def _reason(because: Because, films: Mapping[str, FilmRef]) -> ReasonView | None:
    if because.film is None:
        return ReasonView(film=None, ties=(str(LIKED),))
    film = films.get(because.film)
    return ReasonView(film=film, ties=ties_of(because)) if film else None


def _tie(kind: Tie, strands: Sequence[Strand]) -> str:
    """One kind of tie in words, all its values in one."""
    n = strands[0].n
    if kind is Tie.RATINGS:
        return ngettext("someone here likes both", "%(n)s people here like both", max(n, 1)) % {"n": n}
    if kind is Tie.COMPARISON:
        return ngettext("a source names them together", "%(n)s sources name them together", max(n, 1)) % {"n": n}
    if kind is Tie.POPULAR:
        return str(LIKED)
    if kind.value not in TIES:
        return _("who like the one like films such as the other")
    values = [_value(one) for one in strands]
    told = values[0] if len(values) == 1 else f"{', '.join(values[:-1])} {_('and')} {values[-1]}"
    return TIES[kind.value].replace("{value}", told)


def _value(strand: Strand) -> str:
    if strand.tie is Tie.ASPECT:
        return ASPECTS.get(strand.value, plain(strand.value))
    return named(strand.tie.value, strand.value)

"""No, thanks: a film that a member does not want suggested, kept until they take it back; and their services."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count

from cinequorum_web.members.films import names_of
from cinequorum_web.members.models import Member
from cinequorum_web.taste.models import Offered, OwnService, TurnedDown

MOST = 60  # services that the settings list


def turn_down(member: Member, slug: str, on: str) -> dict[str, str]:
    """Keep a film out of the suggestions, or no longer, as `on` says. Returns what `put_back` needs."""
    names = names_of(slug)
    before = {"film": slug, "on": "1" if TurnedDown.objects.filter(member=member, film__in=names).exists() else ""}
    if on:
        TurnedDown.objects.get_or_create(member=member, film=slug)
    else:
        TurnedDown.objects.filter(member=member, film__in=names).delete()
    return before


def services() -> tuple[tuple[str, str, int], ...]:
    """Return the services on which films here can be watched, as sources say: address, name, films; the most first."""
    rows = Offered.objects.values("service").annotate(n=Count("pk")).order_by("-n", "service")[:MOST]
    named = dict(Offered.objects.filter(service__in=[row["service"] for row in rows]).values_list("service", "name"))
    return tuple((row["service"], named[row["service"]], row["n"]) for row in rows)


def choose(member: Member, chosen: Iterable[str]) -> None:
    """Keep the services that a member chose; those that no film here is on any more are kept as they are."""
    known = {slug: name for slug, name, _n in services()}
    asked = known.keys() & set(chosen)
    with transaction.atomic():
        OwnService.objects.filter(member=member, service__in=known.keys() - asked).delete()
        for slug in sorted(asked):
            OwnService.objects.get_or_create(member=member, service=slug, defaults={"name": known[slug]})

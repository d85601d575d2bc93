"""What tests of the editors' desk share: members of each role, and a store of invented pages that can be decided on."""

from __future__ import annotations

from typing import Any

from django.test import Client

from cinequorum.model.reading import Reading
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.members.models import Member, Role
from tests.reconcile.build import Draft

ROLES = (None, *Role.values)
LOCK, SLUICE = "the-lock-1931", "the-sluice-1932"


def page(source: str, title: str, year: int, text: str, **claims: str) -> Reading:
    """A page that says something of a film: field and value."""
    draft = Draft(source=f"https://{source}.example/film", text=f"{title}. {text}", title=title, year=year)
    for field, value in claims.items():
        draft.says(field, value, value)
    return draft.reading()


VELL = "Nora Vell"
PAGES = (
    page("quay", "The Lock", 1931, f"{VELL} directed it. It runs 104 minutes.", director=VELL, runtime="104"),
    page("tide", "The Lock", 1931, f"{VELL}, Ulrich Muehe. 88.", director=VELL, cast="Ulrich Muehe", runtime="88"),
    page("wharf", "The Lock", 1931, f"{VELL} has Ulrich Mühe in it.", director=VELL, cast="Ulrich Mühe"),
    page("mole", "The Sluice", 1932, f"{VELL} directed Otto Brandt in it.", director=VELL, cast="Otto Brandt"),
)


def filled() -> CatalogStore:
    """The site's store with two invented films."""
    store = CatalogStore()
    store.apply(plan_change(store, PAGES))
    return store


def member(role: str) -> Member:
    """A member of this role, the same for the same role."""
    found, _ = Member.objects.get_or_create(username=f"the-{role}", defaults={"role": role})
    return found


def signed_in(role: str | None) -> Client:
    """A browser in which a member of this role is signed in; None: a guest."""
    client = Client()
    if role is not None:
        client.force_login(member(role))
    return client


def shown(client: Client, address: str, status: int = 200) -> str:
    """The page at `address`."""
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return str(response.content.decode())


def sent(client: Client, to: str, status: int = 200, **typed: Any) -> str:
    """What a form leads to."""
    response = client.post(to, typed, follow=True)
    assert response.status_code == status, (to, response.status_code)
    return str(response.content.decode())

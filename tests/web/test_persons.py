"""A reviewer who is no member is told what is held on her, and is forgotten for good when she asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from typer.testing import CliRunner

from cinequorum.acquire.files import from_bytes
from cinequorum.errors import StoreError
from cinequorum.pipeline import read
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.models import ErasedRow, PageRow, VoiceRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.models import AuditEntry
from cinequorum_web.curation.reading import keep
from cinequorum_web.rights import takedown
from cinequorum_web.rights.person_commands import app
from cinequorum_web.rights.persons import Person, erase, held_on
from tests.web.conftest import BACKENDS, POSTGRESQL, site_on
from tests.web.desk import sent, signed_in
from tests.web.test_takedown import everything

HER = "Ingeborg Tvedt"
OWN = (
    f"<html><body><article><h1>The Lock (1931) review</h1><p>By {HER}</p><p>“The Lock” (1931), directed by Nora Vell, "
    "is wonderful. The acting is superb and the photography is beautiful.</p><p>Rating: 5/5</p></article></body></html>"
)
VISITORS = "<html><body><h1>The Lock (1931): user reviews</h1>{}</body></html>".format(
    "".join(
        f"<div class='review'><h3 class='author'>{name}</h3><span class='rating'>{n}/10</span><time>2021-03-0{n}</time>"
        f"<p>{text}</p></div>"
        for name, n, text in (
            (HER, 9, "I loved the quiet harbour and the two stubborn sisters of this film, wonderful acting."),
            ("old_otter", 3, "A dull film with a poor script; nothing happens and then it happens once again."),
            ("milldust", 8, "Great photography, a superb score and a fine cast; I would see it twice again."),
        )
    )
)
RAWS = (
    from_bytes(OWN.encode(), "https://quay.example/lock", media_type="text/html"),
    from_bytes(VISITORS.encode(), "https://tide.example/lock/reviews", media_type="text/html"),
)


@pytest.fixture(params=BACKENDS)
def backend(
    request: pytest.FixtureRequest, db: None, django_db_blocker: DjangoDbBlocker, settings: Any
) -> Iterator[str]:
    """Each database in turn, empty."""
    settings.DESK_WORKER = "here"
    settings.CINEQUORUM_HOME = request.getfixturevalue("tmp_path")
    if request.param != POSTGRESQL:
        yield request.param
        return
    with django_db_blocker.unblock(), site_on(request.getfixturevalue("site_database")):
        yield request.param


def filled() -> CatalogStore:
    store = CatalogStore()
    store.apply(plan_change(store, map(read, RAWS)))
    keep(RAWS)
    assert VoiceRow.objects.filter(critic_name=HER).exists()
    return store


def test_everything_that_is_held_is_given_out(backend: str) -> None:
    """Her own page with its text and score, her review on another's page, how her name is spelt; nobody else's."""
    filled()
    told = held_on(Person(name=HER.upper()))
    assert [one["source"] for one in told["pages"]] == [RAWS[0].source]
    assert "The acting is superb" in told["pages"][0]["text"]
    assert told["spellings"] == [HER]
    assert [one["source"] for one in told["reviews"]] == [RAWS[1].source]
    assert "stubborn sisters" in told["reviews"][0]["text"]
    assert "dull film" not in json.dumps(told)
    assert held_on(Person(name=HER, host="tide.example"))["pages"] == []


def test_a_name_is_replaced_everywhere_and_does_not_come_back(backend: str) -> None:
    """In no table, on no page; her words stay under one other name; read again, the pages do not bring her back."""
    store = filled()
    assert HER in everything()
    row = erase(Person(name=HER), "pseudonym", "the-admin")
    assert HER not in everything()
    pseudonym = row.erased.pseudonym
    assert VoiceRow.objects.filter(critic_name=pseudonym).exists()
    visitors = store.reading(RAWS[1].id)
    assert visitors is not None
    assert pseudonym in {one.author for one in visitors.reviews}
    assert "stubborn sisters" in visitors.page.text
    assert len(visitors.page.text) == len(read(RAWS[1]).page.text)
    store.apply(plan_change(store, map(read, RAWS)))
    assert HER not in everything()
    body = Client().get(f"/sources/{RAWS[0].id}/").content.decode()
    assert HER not in body
    assert AuditEntry.objects.get().act == "erased"


def test_reviews_go_where_that_is_asked(backend: str) -> None:
    """Her own page is taken down, her review on another's page goes with its words; others' stay."""
    store = filled()
    erase(Person(name=HER), "reviews", "the-admin")
    held = everything()
    assert HER not in held
    assert "stubborn sisters" not in held
    assert "dull film" in held
    assert not PageRow.objects.filter(page_id=RAWS[0].id).exists()
    store.apply(plan_change(store, map(read, RAWS)))
    assert "stubborn sisters" not in everything()


def test_an_older_state_is_veiled_again(backend: str) -> None:
    """After a restore the digest is brought along, and the name goes again."""
    store = filled()
    erase(Person(name=HER), "pseudonym", "the-admin")
    kept = takedown.in_force()
    ErasedRow.objects.all().delete()
    store.apply(plan_change(store, map(read, RAWS)))
    assert HER in everything()
    takedown.bring(kept)
    assert takedown.again() == 2
    assert HER not in everything()


def test_the_desk_asks_for_the_name_again(backend: str) -> None:
    """An administrator sees how much there is, takes it as a file, and erases only by typing the name."""
    filled()
    admin = signed_in("admin")
    assert "Own pages: 1" in sent(admin, "/desk/person-data/", name=HER)
    told = admin.post("/desk/person-data/", {"name": HER, "do": "export"})
    assert json.loads(told.content)["spellings"] == [HER]
    sent(admin, "/desk/person-data/", name=HER, do="erase", way="pseudonym", again="Somebody", token="1")
    assert not ErasedRow.objects.exists()
    sent(admin, "/desk/person-data/", name=HER, do="erase", way="pseudonym", again=HER, token="2")
    assert ErasedRow.objects.count() == 1


def test_the_command_asks_for_the_name_again(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it nothing is erased."""
    monkeypatch.setattr("cinequorum_web.rights.person_commands._ready", lambda: None)
    filled()
    assert CliRunner().invoke(app, ["export", HER, "--out", str(tmp_path / "her.json")]).exit_code == 0
    assert json.loads((tmp_path / "her.json").read_text())["pages"]
    assert CliRunner().invoke(app, ["erase", HER]).exit_code != 0
    assert not ErasedRow.objects.exists()
    assert CliRunner().invoke(app, ["erase", HER, "--type", HER]).exit_code == 0
    assert ErasedRow.objects.exists()


def test_nobody_is_not_erased(db: None) -> None:
    """Of a name that is nowhere no digest is kept."""
    with pytest.raises(StoreError):
        erase(Person(name="No Such Person"), "pseudonym", "the-admin")
    assert not ErasedRow.objects.exists()

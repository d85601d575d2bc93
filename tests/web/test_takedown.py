"""A source that is taken down is gone everywhere, its films are weighed anew, and it does not come again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from typer.testing import CliRunner

from cinequorum.acquire.files import from_bytes
from cinequorum.cli.ingest import ingest_paths
from cinequorum.errors import StoreError
from cinequorum.model.judgement import Answer, Pair, PairKind, Signed, judge, spelling
from cinequorum.packs.making import make, take
from cinequorum.packs.signing import own_signer
from cinequorum.pipeline import read
from cinequorum.store.ingest import plan_change
from cinequorum.store.memory import MemoryStore
from cinequorum.store.port import Change
from cinequorum_web.catalog.models import PageRow, SearchRow, TakedownRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import asking, exporting, importing
from cinequorum_web.curation.models import AuditEntry, DoubtRow, JobPage, KeptPage
from cinequorum_web.curation.reading import keep
from cinequorum_web.curation.work import work_off
from cinequorum_web.rights import takedown
from cinequorum_web.rights.commands import app
from cinequorum_web.rights.takedown import Order, lift, named, preview, take_down
from tests.web.conftest import BACKENDS, POSTGRESQL, site_on
from tests.web.desk import sent, shown, signed_in

WORDS = "a quiet marvel in which the harbour itself breathes between the long evenings of two stubborn sisters"
TEXT = (
    f"<html><body><article><h1>The Lock (1931) review</h1><p>By Ida Holm</p><p>“The Lock” (1931), directed by Nora "
    f"Vell, is wonderful: {WORDS}. The acting is superb and the photography is beautiful.</p><p>It runs 104 minutes "
    f"and was shot in Norway.</p><p>Rating: 5/5</p></article></body></html>"
)
OTHERS = (
    "<html><body><article><h1>The Lock (1931) review</h1><p>By Per Dahl</p><p>“The Lock” (1931), directed by Nora "
    "Vell, is a dull film. The script is poor and the pace is slow.</p><p>It runs 88 minutes.</p><p>Rating: 2/5</p>"
    "</article></body></html>"
)
ADDRESS = "https://quay.example/lock?utm_source=mail"
ORDER = Order(reason="the writer asks", asked_by="Ida Holm", name="the-admin")
RAW = from_bytes(TEXT.encode(), ADDRESS, media_type="text/html")


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
    other = from_bytes(OTHERS.encode(), "https://wharf.example/lock", media_type="text/html")
    store.apply(plan_change(store, (read(RAW), read(other))))
    keep([RAW])
    return store


def everything() -> str:
    """All that the tables hold, as text."""
    from django.apps import apps

    found = []
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            found += [bytes(c).decode("utf-8", "replace") if isinstance(c, bytes | memoryview) else str(c) for c in row]
    return "\n".join(found)


def test_nothing_of_it_stays(backend: str, django_capture_on_commit_callbacks: Any, tmp_path: Path) -> None:
    """Text, bytes, quotes, questions, jobs, search, exports: no six words of it are anywhere; the film is made anew."""
    store = filled()
    asking.refresh(store)
    old = tmp_path / "exports" / "cinequorum-export-1.zip"
    old.parent.mkdir()
    old.write_bytes(b"with its words")
    signed = Signed(author="Bo", time="2026-05-01T10:00:00Z", evidence=("I know", f"“{WORDS}”"))
    page = store.reading(RAW.id)
    assert page is not None
    judged = judge(
        Pair(kind=PairKind.PERSON, left=spelling("Nora Vell"), right=spelling("N. Vell")), Answer.SAME, signed
    )
    store.apply(Change(judgements=(judged,)))
    (card,) = store.films()
    assert WORDS in everything()
    with django_capture_on_commit_callbacks(execute=True):
        take_down(named(ADDRESS), ORDER)
    held = everything()
    assert "harbour itself breathes" not in held
    assert "wonderful" not in held
    assert not old.exists()
    assert not PageRow.objects.filter(page_id=RAW.id).exists()
    assert not KeptPage.objects.exists()
    assert not any(RAW.id.encode() in bytes(row.document) for row in DoubtRow.objects.all())
    assert not SearchRow.objects.filter(kind="source", ref=RAW.id).exists()
    (kept,) = store.judgements()
    assert (kept.author, kept.answer, kept.evidence[0]) == ("Bo", Answer.SAME, "I know")
    film = store.film(card.slug)
    assert film is not None
    assert [fact.value for fact in film.having("runtime")] == ["88"]
    assert len(film.sources) == 1


def test_what_will_change_is_shown_before(backend: str) -> None:
    """The preview names the film with its sources and facts before and after, and changes nothing."""
    store = filled()
    (one,) = preview(named("quay.example").pages)
    assert one.after is not None
    assert (len(one.before.sources), len(one.after.sources)) == (2, 1)
    assert any(fact.value == "104" and fact.kind == "gone" for fact in one.changes.facts)
    assert store.page_count() == 2


def test_a_film_of_which_nothing_is_left_goes(backend: str) -> None:
    """Its page and what is searched of it are gone."""
    store = filled()
    (one,) = [*preview(named("quay.example").pages)]
    take_down(named("quay.example"), ORDER)
    take_down(named("https://wharf.example/lock"), ORDER)
    assert store.films() == ()
    assert Client().get(f"/films/{one.before.slug}/").status_code == 404


def test_its_page_says_that_it_is_gone(backend: str) -> None:
    """410 with the day, the reason and nothing of the page; the interface says the same."""
    filled()
    take_down(named(RAW.id), ORDER)
    answer = Client().get(f"/sources/{RAW.id}/")
    assert answer.status_code == 410
    body = answer.content.decode()
    assert "the writer asks" in body
    assert "The Lock (1931) review" not in body
    assert "Ida Holm" not in body, "who asked is the desk's affair"
    told = Client().get(f"/api/v1/sources/{RAW.id}")
    assert (told.status_code, told.json()["code"]) == (410, "taken_down")


def test_it_does_not_come_again_by_any_way(backend: str, tmp_path: Path) -> None:
    """Ingest, the desk, a pack and an import refuse it, by its bytes, its address or its words, and say so."""
    store = filled()
    (card,) = store.films()
    film = store.film(card.slug)
    assert film is not None
    pack = make(store, film, own_signer(tmp_path))
    exporting.export(tmp_path / "export", "jsonl")
    take_down(named(ADDRESS), ORDER)
    (tmp_path / "copy.html").write_text(TEXT, encoding="utf-8")
    (tmp_path / "moved.html").write_text(TEXT.replace("<h1>", "<h1 class='big'>"), encoding="utf-8")
    found = ingest_paths(store, [str(tmp_path / "copy.html"), str(tmp_path / "moved.html")])
    assert [one.code for one in found.failed] == ["taken_down"] * 2
    sent(signed_in("curator"), "/desk/read/", paste=TEXT + " ", token="1")
    work_off()
    assert JobPage.objects.get().code == "taken_down"
    assert [one.code for one in take(store, pack).refused] == ["taken_down"]
    assert store.page_count() == 1
    with transaction.atomic():
        store.clear()
    importing.import_from(tmp_path / "export")
    assert store.page_count() == 1
    assert not store.known({RAW.id})
    assert "harbour itself breathes" not in everything()


def test_lifting_lets_it_in_again_and_brings_nothing_back(backend: str) -> None:
    """Only what is there to be lifted is; then the page is read like any other. Both acts stand in the log."""
    store = filled()
    row = take_down(named(ADDRESS), ORDER)
    lift(row.pk, "the-admin")
    assert not store.known({RAW.id})
    with pytest.raises(StoreError):
        lift(row.pk, "the-admin")
    store.apply(plan_change(store, (read(RAW),)))
    assert store.known({RAW.id})
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == ["taken_down", "lifted"]
    assert Client().get(f"/sources/{RAW.id}/").status_code == 200


def test_after_a_restore_it_goes_again(backend: str) -> None:
    """What was taken down is brought along, and what came back with an older state is taken out."""
    store = filled()
    held = [*takedown.in_force()]
    take_down(named(ADDRESS), ORDER)
    held = takedown.in_force()
    TakedownRow.objects.all().delete()
    store.apply(plan_change(store, (read(RAW),)))
    takedown.bring(held)
    takedown.bring(held)
    assert TakedownRow.objects.count() == 1
    assert takedown.again() == 1
    assert not store.known({RAW.id})


def test_the_desk_shows_what_will_change_and_asks(backend: str) -> None:
    """A curator names it, sees the film before and after, and confirms; only an administrator lifts it."""
    filled()
    curator = signed_in("curator")
    told: dict[str, Any] = {"what": ADDRESS, "reason": "the writer asks", "asked_by": "Ida Holm"}
    seen = sent(curator, "/desk/takedowns/", 200, **told, token="1")
    assert "The Lock" in seen
    assert PageRow.objects.count() == 2
    sent(curator, "/desk/takedowns/", **told, confirm="yes", token="2")
    assert PageRow.objects.count() == 1
    row = TakedownRow.objects.get()
    assert row.decided_by == "the-curator"
    assert "the writer asks" in shown(curator, "/desk/takedowns/")
    sent(curator, f"/desk/takedowns/{row.pk}/lift/", 403, token="3")
    sent(signed_in("admin"), f"/desk/takedowns/{row.pk}/lift/", token="4")
    assert TakedownRow.objects.get().lifted_by == "the-admin"


@pytest.mark.parametrize("what", ["", "no such thing", "javascript:alert(1)", "outlet:"])
def test_what_is_no_source_is_said_so(db: None, what: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(StoreError):
        named(what)


def test_the_command_shows_and_does(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --yes it only says what would change."""
    monkeypatch.setattr("cinequorum_web.rights.commands._ready", lambda: None)
    filled()
    told = ["add", ADDRESS, "--reason", "r", "--asked-by", "a"]
    run = CliRunner().invoke(app, told)
    assert "The Lock" in run.output
    assert PageRow.objects.count() == 2
    assert CliRunner().invoke(app, [*told, "--yes"]).exit_code == 0
    assert PageRow.objects.count() == 1
    assert CliRunner().invoke(app, ["save", str(tmp_path / "down.json")]).exit_code == 0
    assert json.loads((tmp_path / "down.json").read_text())[0]["pages"][0]["page_id"] == RAW.id
    assert "0 pages" in CliRunner().invoke(app, ["again", str(tmp_path / "down.json")]).output
    assert "1 " in CliRunner().invoke(app, ["list"]).output


def test_what_was_taken_down_is_not_in_memory_either() -> None:
    """The reference store refuses like the others."""
    from cinequorum.store.barring import Barred

    store = MemoryStore(barred=Barred(pages=frozenset({RAW.id})))
    store.apply(plan_change(store, (read(RAW),)))
    assert store.page_count() == 0

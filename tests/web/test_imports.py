"""Bringing one's films from other programs: told, taken, reported, decided on, undone, the same twice; and back out."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from cinequorum.diary.reading import read_diary
from cinequorum.diary.record import Record
from cinequorum.store.ingest import plan_change
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.diary import running, views
from cinequorum_web.diary.exporting import records_of
from cinequorum_web.diary.models import Entry, Import
from cinequorum_web.diary.urls import urlpatterns
from cinequorum_web.diary.work import work_off
from cinequorum_web.members.export import all_of
from cinequorum_web.members.models import FilmList, Mark, Member, Review, Role, Viewing
from tests.diary import exports
from tests.web.conftest import BACKENDS, POSTGRESQL, site_on
from tests.web.desk import LOCK, SLUICE, filled, page
from tests.web.membership import as_, body_of, member

HERE = "/members/imports/"


@pytest.fixture(params=BACKENDS)
def ada(request: pytest.FixtureRequest, db: None, django_db_blocker: Any, settings: Any) -> Any:
    """A member of a site with two films, on each database; imports are done by who asks for them."""
    settings.DESK_WORKER = "here"
    if request.param != POSTGRESQL:
        filled()
        yield member("ada")
        return
    with django_db_blocker.unblock(), site_on(request.getfixturevalue("site_database")):
        filled()
        yield member("ada")


def upload(client: Client, body: str | bytes, name: str = "export.csv") -> str:
    """Hand a file in; the address that it leads to, or the page that says why not."""
    data = body.encode() if isinstance(body, str) else body
    response = client.post(HERE, {"file": SimpleUploadedFile(name, data)})
    return str(response["Location"]) if response.status_code == 302 else response.content.decode()


def bring(who: Member, body: str | bytes, name: str = "export.csv", **said: str) -> Import:
    """Import a file, saying of it what has to be said."""
    client = as_(who)
    at = upload(client, body, name)
    assert at.startswith(HERE), at
    client.post(f"{at}say/", {"go": "begin", **said})
    work_off()
    return Import.objects.get(pk=int(at.split("/")[-2]))


def held(who: Member) -> dict[str, object]:
    """All that the member's own tables hold, without numbers and moments of writing."""
    found = all_of(who)
    days = [(row["film"], row["watched"], row["again"]) for row in found["diary"]]  # type: ignore[attr-defined]
    texts = [(row["film"], row["body"], row["spoils"]) for row in found["reviews"]]  # type: ignore[attr-defined]
    lists = [(row["of_title"], row["film"]) for row in found["list_entries"]]  # type: ignore[attr-defined]
    return {"marks": found["marks"], "days": sorted(days), "texts": texts, "lists": lists}


def test_letterboxd_whole(ada: Member) -> None:
    """Each row has its place with its own dates; what isn't known here is kept; what can't be taken is named."""
    of = bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip")
    assert of.state == "done", of.error
    mark = Mark.objects.get(member=ada, film=LOCK)
    assert (mark.given, mark.scale, mark.score) == ("3.5", "stars", 70)
    assert mark.rated is not None
    assert mark.rated.date() == date(2024, 2, 3)
    assert mark.liked is not None
    assert mark.liked.date() == date(2022, 7, 2)
    (day,) = Viewing.objects.filter(member=ada)
    assert (day.film, day.watched) == (LOCK, date(2024, 2, 29))
    review = Review.objects.get(member=ada)
    assert (review.film, review.made.date()) == (LOCK, date(2024, 3, 1))
    (made,) = FilmList.objects.filter(member=ada)
    assert (made.title, made.private, made.about) == ("Water, always", True, "Two\nlines.")
    states = dict.fromkeys(Entry.objects.filter(state="unknown").values_list("title", flat=True))
    assert {"Пристань", "The Groyne", "The Pier"} <= set(states)
    told = body_of(as_(ada), f"{HERE}{of.pk}/failed/")
    assert "31 of May" in told
    table = as_(ada).get(f"{HERE}{of.pk}/not-taken.csv").content.decode("utf-8-sig")
    assert "31 of May" in table
    assert "profile.csv" in table


def test_twice_changes_nothing(ada: Member) -> None:
    """The second time every row is already here; so is a row of another program that says the same."""
    bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip")
    before, entries = held(ada), Entry.objects.exclude(state__in=("failed", "left")).count()
    of = bring(ada, exports.packed(exports.LETTERBOXD), "again.zip")
    assert held(ada) == before
    assert Entry.objects.exclude(state__in=("failed", "left")).count() == entries
    assert of.repeated == 12
    assert not of.entries.filter(state="placed").exists()
    diary = bring(ada, exports.DIARY.replace("The Lock,1931,https://boxd.it/e3,", "The Lock,1931,https://boxd.it/x,"))
    assert held(ada) == before
    assert diary.entries.filter(state="placed").count() == 0


def test_undo_takes_back_a_whole_import(ada: Member) -> None:
    """What was there before is there again; what was changed since stays; it can be imported again."""
    Mark.objects.create(member=ada, film=LOCK, score=20, given="1", scale="stars")
    before = held(ada)
    of = bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip", wins="1")
    assert Mark.objects.get(film=LOCK).given == "3.5"
    as_(ada).post(f"{HERE}{of.pk}/undo/")
    assert held(ada) == before
    assert not FilmList.objects.exists()
    assert not Entry.objects.exists()
    of = bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip", wins="1")
    Mark.objects.filter(film=LOCK).update(score=100, given="5")
    as_(ada).post(f"{HERE}{of.pk}/undo/")
    assert Mark.objects.get(film=LOCK).given == "5"


@pytest.mark.parametrize("wins", ["", "1"])
def test_what_is_here_stays_unless_the_file_is_to_win(ada: Member, wins: str) -> None:
    """Another rating or review here is kept and said so, or replaced where that was asked for."""
    Mark.objects.create(member=ada, film=LOCK, score=20, given="1", scale="stars")
    Review.objects.create(member=ada, film=LOCK, body="Warm.")
    of = bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip", wins=wins)
    mark, review = Mark.objects.get(film=LOCK), Review.objects.get(film=LOCK)
    assert (mark.given, review.body.startswith("Cold.")) == (("3.5", True) if wins else ("1", False))
    assert of.entries.filter(state="differs").exists() is not bool(wins)


def test_the_newest_rating_of_a_file_is_taken(ada: Member) -> None:
    """Days of a diary have ratings of their own; the one that says when it was given goes before, in any order."""
    rows = "2020-01-02,The Lock,1931,x,5,,,2020-01-01\n2021-01-02,The Lock,1931,y,4,Yes,,2021-01-01\n"
    days = f"{exports.FILMS},Rating,Rewatch,Tags,Watched Date\n{rows}"
    bring(ada, days)
    assert Mark.objects.get(film=LOCK).given == "4"
    ratings = f"{exports.FILMS},Rating\n2022-01-02,The Lock,1931,z,2\n"
    bring(ada, exports.packed({"diary.csv": days.replace("x,5", "x2,1"), "ratings.csv": ratings}), wins="1")
    assert Mark.objects.get(film=LOCK).given == "2"


def test_a_missing_date_stays_missing(ada: Member) -> None:
    """A rating without a day has none; a film seen some day is in no day of the diary, and least of all today's."""
    bring(ada, exports.MOVARY_RATINGS)
    bring(ada, f"{exports.FILMS}\n2018-01-01,The Sluice,1932,x\n", role="seen")
    assert Mark.objects.get(film=LOCK).rated is None
    assert not Viewing.objects.exists()
    assert any(one.seen and one.watched is None for one in records_of(ada) if one.film.title == "The Sluice")


def test_doubtful_ones_are_asked_about_and_not_guessed(ada: Member) -> None:
    """A year beside: a short list; one answer is for all rows that name it so, in later files too; undone too."""
    table = (
        "Title,Year,Rating10,WatchedDate\nThe Lock,1930,8,2024-01-01\nThe Lock,1930,8,2024-01-02\nThe Weir,1930,7,\n"
    )
    of = bring(ada, table)
    assert not Mark.objects.exists()
    first = of.entries.filter(state="doubtful").first()
    assert first is not None
    told = body_of(as_(ada), f"{HERE}{of.pk}/")
    assert f'value="{LOCK}"' in told
    as_(ada).post(f"{HERE}rows/{first.pk}/", {"film": SLUICE})
    assert not Mark.objects.exists()  # none of the list
    as_(ada).post(f"{HERE}rows/{first.pk}/", {"film": LOCK})
    assert Mark.objects.get(film=LOCK).given == "8"
    assert Viewing.objects.filter(film=LOCK).count() == 2
    bring(ada, "Title,Year,Rating10,WatchedDate\nThe Lock,1930,8,2024-01-03\n")
    assert Viewing.objects.filter(film=LOCK).count() == 3
    as_(ada).post(f"{HERE}rows/{first.pk}/", {"again": "1"})
    assert Viewing.objects.filter(film=LOCK).count() == 1


def test_none_of_these_is_an_answer(ada: Member) -> None:
    """The rows are kept as those of a film that is not here."""
    of = bring(ada, "Title,Year,Rating10,WatchedDate\nThe Lock,1930,8,\n")
    entry = of.entries.get()
    as_(ada).post(f"{HERE}rows/{entry.pk}/", {"film": "none"})
    entry.refresh_from_db()
    assert (entry.state, entry.film, entry.decided) == ("unknown", "", True)
    assert [one.film.title for one in records_of(ada)] == ["The Lock"]


def test_a_film_that_comes_later_finds_its_rows(ada: Member) -> None:
    """Nothing is lost for films that the site doesn't know: their rows take their place when the film comes."""
    bring(ada, "Title,Year,Rating10,WatchedDate\nThe Weir,1950,8,2024-01-01\n")
    assert not Mark.objects.exists()
    store = CatalogStore()
    weir = page("quay", "The Weir", 1950, "Nora Vell directed it.", director="Nora Vell")
    store.apply(plan_change(store, (weir,)))
    body_of(as_(ada), "/members/settings/")
    assert Mark.objects.get().given == "8"
    assert Viewing.objects.get().film.startswith("the-weir")
    assert not Entry.objects.filter(state="unknown").exists()


def test_a_table_of_no_known_program(ada: Member) -> None:
    """Its columns are proposed, in any language; their owner decides, and can say otherwise before anything is done."""
    client = as_(ada)
    at = upload(client, exports.IN_GERMAN.replace("Die Schleuse", "The Lock").encode("utf-16"))
    asked = body_of(client, at)
    assert '<option value="meine bewertung" selected>' in asked
    assert client.post(f"{at}say/", {"go": "begin", "at_rating": "titel"}).status_code == 400  # where is the film?
    columns = {"at_title": "titel", "at_year": "jahr", "at_rating": "meine bewertung", "at_watched": "gesehen am"}
    client.post(f"{at}say/", {"go": "look", **columns})
    assert "The Lock" in body_of(client, at)
    assert not Mark.objects.exists()
    client.post(f"{at}say/", {"go": "begin", "scale": "ten", **columns})
    work_off()
    mark = Mark.objects.get()
    assert (mark.given, mark.scale) == ("75", "hundred")
    assert Viewing.objects.get().watched == date(2024, 2, 29)


@pytest.mark.parametrize(
    "body", [b"", b"%PDF-1.4", exports.BOMB.encode(), exports.packed({"../a.csv": "x"}), b"a\nb\n"]
)
def test_what_is_no_export_is_refused_with_a_reason(ada: Member, body: bytes) -> None:
    """At the field, and nothing is kept."""
    told = upload(as_(ada), body)
    assert 'class="errorlist"' in told
    assert not Import.objects.exists()


def addresses(of: Import) -> list[tuple[str, str]]:
    """Every address of imports as it is declared, and as it is of an import with a row."""
    found = []
    for pattern in (one for one in urlpatterns if isinstance(one, URLPattern)):
        bare = str(pattern.pattern)
        row = of.entries.first()
        number = row.pk if bare.startswith("rows/") and row else of.pk
        found.append((bare, HERE + bare.replace("<int:pk>", str(number)).replace("<slug:state>", "placed")))
    return found


def test_an_import_is_for_its_owner_only(ada: Member) -> None:
    """Address by address: a guest is led to the sign-in, another of any role finds nothing, its owner is let in."""
    of = bring(ada, "Title,Year,Rating10,WatchedDate\nThe Lock,1930,8,\n")
    before = of.entries.values().get()
    others = [(str(role), as_(member(f"a-{role}", role))) for role in Role]
    for method in ("get", "post"):
        for bare, address in addresses(of):
            guest = getattr(Client(), method)(address)
            assert "/members/login/" in guest["Location"], (method, address)
            for role, client in others:
                response = getattr(client, method)(address)
                where = (role, method, address, response.status_code)
                assert response.status_code in ((404, 405) if "<" in bare else (200, 302, 400, 405)), where
                assert b"The Lock" not in response.content, where
                assert of.name.encode() not in response.content, where
    assert of.entries.values().get() == before
    for method in ("get", "post"):
        for _, address in addresses(of):
            assert getattr(as_(ada), method)(address).status_code in (200, 302, 400, 405), (method, address)


def test_an_import_that_failed_is_tried_again(ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on behind the last batch that was written, and nothing is there twice; one that is done is let be."""
    days = "".join(f"The Lock,1931,8,2024-01-{day:02}\n" for day in range(1, 11))
    monkeypatch.setattr("cinequorum_web.diary.running.BATCH", 4)
    real, batches = running._take, []

    def breaks(*said: Any) -> None:
        batches.append(said)
        if len(batches) == 2:
            raise RuntimeError("the disk is full")
        real(*said)

    monkeypatch.setattr(running, "_take", breaks)
    of = bring(ada, f"Title,Year,Rating10,WatchedDate\n{days}")
    assert (of.state, of.done, Viewing.objects.count()) == ("failed", 4, 4)
    told = body_of(as_(ada), f"{HERE}{of.pk}/")
    assert "the disk is full" in told
    assert f"{HERE}{of.pk}/again/" in told
    as_(ada).post(f"{HERE}{of.pk}/again/")
    work_off()
    of.refresh_from_db()
    assert (of.state, of.done, of.error, Viewing.objects.count()) == ("done", 10, "", 10)
    assert len(batches) == 4  # the first, the one that broke, and the two that were left
    as_(ada).post(f"{HERE}{of.pk}/again/")
    of.refresh_from_db()
    assert of.state == "done"


def test_an_import_that_nobody_works_on_any_more_is_said_to_have_failed(ada: Member) -> None:
    """After the last try it does not stand at "working" for ever: it can be tried again from its page."""
    of = bring(ada, "Title,Year,Rating10,WatchedDate\nThe Lock,1931,8,\n")
    long_ago = timezone.now() - timedelta(hours=1)
    Import.objects.filter(pk=of.pk).update(state="working", tries=3, beat=long_ago, body=zlib.compress(b"x"))
    told = body_of(as_(ada), f"{HERE}{of.pk}/")
    assert "Whoever worked on it has gone." in told
    assert Import.objects.get(pk=of.pk).state == "failed"


def test_rows_of_films_that_are_not_here_are_said_to_wait(ada: Member) -> None:
    """On their member's own pages, with a list of them; to nobody else."""
    bring(ada, "Title,Year,Rating10,WatchedDate\nThe Weir,1950,8,\nThe Lock,1931,8,\n")
    mine = body_of(as_(ada), "/members/@ada/ratings/")
    assert "1 row of your imports" in mine
    listed = body_of(as_(ada), f"{HERE}waiting/")
    assert "The Weir" in listed
    assert "The Lock" not in listed
    assert "of your imports" not in body_of(as_(member("bo")), "/members/@ada/ratings/")


def told_by(records: list[Record]) -> list[str]:
    import msgspec

    bare = (msgspec.structs.replace(one, source=None, imported=None) for one in records)
    return sorted(msgspec.json.encode(one).decode() for one in bare)


def test_what_is_exported_is_the_same_when_it_is_imported(ada: Member) -> None:
    """Everything of every program, and what was done here: lines of JSON, brought to another account, give the same."""
    for name in ("IMDB_NEW", "TMDB", "MOVARY_HISTORY", "YAMTRACK", "NEODB_MARKS", "NFO"):
        bring(ada, getattr(exports, name))
    bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip")
    bring(ada, exports.packed(exports.TRAKT), "trakt.zip")
    client = as_(ada)
    client.post(f"/members/on/{SLUICE}/rate/", {"given": "4"})
    client.post(f"/members/on/{SLUICE}/seen/", {"watched": "2024-05-05"})
    client.post(f"/members/on/{SLUICE}/review/", {"body": "Wet. ||She rows||."})
    lines = client.post(f"{HERE}export/", {"form": "lines"}).content
    first = [row for row in read_diary("x", lines).rows if isinstance(row, Record)]
    bo = member("bo")
    of = bring(bo, lines, "cinequorum-diary.jsonl")
    assert (of.state, of.error, of.repeated) == ("done", "", 0)
    assert set(told_by(list(records_of(bo)))) ^ set(told_by(first)) == set()
    assert {k: v for k, v in held(bo).items() if k != "marks"} == {k: v for k, v in held(ada).items() if k != "marks"}
    assert not bring(ada, lines, "own.jsonl").entries.filter(state="placed", made__gt={}).exists()


def test_more_rows_than_can_be_kept_are_refused(ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever brings file after file fills no disk: the file is refused in words, and nothing of it is kept."""
    monkeypatch.setattr(views, "MOST_ROWS", 3)
    of = bring(ada, "title,year\nThe Lock,1931\nSluice,1932\n", at_title="title", at_year="year", role="seen")
    assert of.entries.count() == 2
    at = upload(as_(ada), "title,year\nQuay,1933\nWeir,1934\n")
    answer = as_(ada).post(f"{at}say/", {"go": "begin", "at_title": "title", "at_year": "year", "role": "seen"})
    assert "more rows than can be kept" in answer.content.decode()
    assert "more rows than can be kept" in upload(as_(ada), exports.packed(exports.LETTERBOXD), "letterboxd.zip")
    assert Entry.objects.count() == 2


def test_tables_for_letterboxd(ada: Member) -> None:
    """An archive of tables with the days, ratings and reviews."""
    bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip")
    packed = as_(ada).post(f"{HERE}export/", {"form": "letterboxd"}).content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["letterboxd-1.csv"]
        table = archive.read("letterboxd-1.csv").decode()
    assert "The Lock,1931,,,2024-02-29" in table


def test_all_goes_with_the_account(ada: Member) -> None:
    """Imports, rows and files are among what is saved as a copy, and go when the account does."""
    bring(ada, exports.packed(exports.LETTERBOXD), "letterboxd.zip")
    assert len(all_of(ada)["imports"]) == 1  # type: ignore[arg-type]
    as_(ada).post("/members/settings/delete/", {"name": "ada"})
    assert not Import.objects.exists()
    assert not Entry.objects.exists()

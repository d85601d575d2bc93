"""Posters: looked at by their bytes, shown with whose they are, served from here, replaced and put back."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum.errors import UnreadablePage
from cinequorum_web.catalog.models import FilmRow, FormerSlug, JudgementRow, PageRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation.exporting import export
from cinequorum_web.curation.importing import import_from
from cinequorum_web.curation.models import Act, AuditEntry
from cinequorum_web.members.models import Member
from cinequorum_web.posters.models import Poster
from cinequorum_web.posters.pictures import MOST_BYTES, NoPicture, picture_of
from tests.web.desk import LOCK, SLUICE, filled, sent, shown, signed_in
from tests.web.pictures import SECRET, chunk, jpeg, png, riff, segment, webp

PLACE = f"/desk/films/{LOCK}/poster/"
FILM = f"/films/{LOCK}/"
TYPED = {"credit": "Vell Studio", "licence": "https://creativecommons.org/licenses/by/4.0/", "token": "t1"}


@pytest.fixture
def store(db: None) -> CatalogStore:
    return filled()


def picture(body: bytes, name: str = "poster.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def put(client: Client, body: bytes = b"", **more: Any) -> str:
    return sent(client, PLACE, **(TYPED | {"file": picture(body or png())} | more))


def address_in(body: str) -> str:
    found = re.findall(r'<img class="poster" src="(/posters/[^"]+)"', body)
    assert len(found) == 1, found
    return str(found[0])


@pytest.mark.parametrize(
    ("made", "kind"),
    [(png(), "image/png"), (jpeg(), "image/jpeg"), (jpeg(frame=0xC2), "image/jpeg"), (webp(), "image/webp")],
)
def test_a_picture_keeps_what_draws_it_and_nothing_else(made: bytes, kind: str) -> None:
    """Its size is known; words, places and what follows its end are gone; kept again it is the same."""
    found = picture_of(made + b"<script>alert(1)</script>MZ" if kind != "image/webp" else made)
    assert (found.media_type, found.width, found.height) == (kind, 200, 300)
    assert SECRET in made
    assert SECRET not in found.body
    assert b"<script>" not in found.body
    assert picture_of(found.body) == found


CANVAS = b"\0\0\0\0" + (16_000).to_bytes(3, "little") * 2
STILL = b"\x2f" + (199 | 299 << 14).to_bytes(4, "little") + bytes(9)  # of another size than its canvas
BROKEN_CRC = png()[:60] + bytes([png()[60] ^ 1]) + png()[61:]


@pytest.mark.parametrize(
    ("body", "told"),
    [(b"", "no picture"), (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "no picture"),
     (b"GIF89a" + bytes(99), "no picture"), (b"MZ" + bytes(99), "no picture"), (b"\x89PNG\r\n\x1a\n", "damaged"),
     (BROKEN_CRC, "damaged"), (png()[:-20], "damaged"), (jpeg()[:-2], "damaged"), (jpeg()[:30], "damaged"),
     (webp()[:-8], "damaged"), (jpeg(frame=0xC9), "browsers do not show"), (png(100, 300), "pixels each way"),
     (png(200, 7000), "pixels each way"), (jpeg(60_000, 60_000), "pixels each way"),
     (riff((b"ANIM", bytes(6))), "animation"), (bytes(MOST_BYTES + 1), "at most 4 MB"),
     (jpeg(60_000, 60_000)[:-2] + jpeg()[2:], "damaged"), (riff((b"VP8X", CANVAS), (b"VP8L", STILL)), "damaged"),
     (b"\0\0\1\0\1\0" + png(), "no picture"), (b"<!doctype html><script>x()</script>" + png(), "no picture"),
     (b"%PDF-1.7 " + jpeg(), "no picture"), (b"PK\x03\x04" + png(), "no picture")],
)  # fmt: skip
def test_what_is_no_picture_is_refused_with_the_reason(body: bytes, told: str) -> None:
    """By its bytes, whatever it is called."""
    with pytest.raises(NoPicture) as caught:
        picture_of(body)
    assert told in str(caught.value)


@given(st.sampled_from([png(), jpeg(), webp()]), st.data())
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_picture_or_refused(made: bytes, data: st.DataObject) -> None:
    """Cut and spoilt anywhere: nothing else is raised, and what is taken is a picture again."""
    at = data.draw(st.integers(0, len(made) - 1))
    spoilt = made[:at] + data.draw(st.binary(max_size=6)) + made[at + data.draw(st.integers(0, 6)) :]
    try:
        found = picture_of(spoilt)
    except NoPicture:
        return
    assert picture_of(found.body) == found


PAGE = b"<html><script>alert(1)</script>"


@pytest.mark.parametrize(
    "made",
    [png(more=PAGE), jpeg(more=PAGE), jpeg()[:2] + segment(0xE0, PAGE) + jpeg()[2:], jpeg()[:2] + segment(0xEE, PAGE)
     + jpeg()[2:], jpeg()[:2] + segment(0xFE, PAGE) + jpeg()[2:],
     jpeg()[:2] + segment(0xE0, b"JFIF\0" + PAGE) + jpeg()[2:],
     png()[:33] + chunk(b"tEXt", PAGE) + png()[33:], png()[:33] + chunk(b"evIL", PAGE) + png()[33:],
     riff((b"VP8L", STILL), (b"evil", PAGE)), riff((b"VP8L", STILL)) + PAGE],
)  # fmt: skip
def test_a_picture_that_is_a_page_too(store: CatalogStore, made: bytes) -> None:
    """The page goes; what is left is served as the picture that it is, under heads that let nothing run."""
    assert PAGE in made
    body = picture_of(made).body
    assert PAGE not in body
    put(signed_in("curator"), made)
    answer = Client().get(address_in(shown(Client(), FILM)))
    assert answer.content == body
    assert answer["Content-Type"].startswith("image/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_poster_takes_the_place_of_the_cover(store: CatalogStore) -> None:
    """With its credit, on our own host, with heads that let nothing run; machines are told."""
    guest, curator = Client(), signed_in("curator")
    assert "<img" not in shown(guest, FILM)
    assert "The poster is shown" in put(curator, source="https://vell.example/press")
    body = shown(guest, FILM)
    assert "Vell Studio" in body
    assert 'href="https://vell.example/press"' in body
    address = address_in(body)
    answer = guest.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert picture_of(answer.content).body == answer.content
    assert guest.get(address.replace(".png", ".jpg")).status_code == 404
    told = [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', body)]
    (movie,) = [one for one in told if "image" in one]
    assert movie["@id"] == FILM
    assert (movie["image"]["contentUrl"], movie["image"]["creditText"]) == (address, "Vell Studio")
    card = guest.get("/oembed", {"url": f"http://testserver{FILM}"}).json()
    assert (card["thumbnail_url"], card["thumbnail_width"]) == (f"http://testserver{address}", 200)
    assert "thumbnail_url" not in guest.get("/oembed", {"url": f"http://testserver/films/{SLUICE}/"}).json()


def test_a_small_poster_stands_in_lists_too(store: CatalogStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """On cards, on pages beside the film and on a person's; under a former name too; one that is large does not."""
    guest, places = Client(), ("/", "/films/", f"{FILM}reviews/", f"/members/on/{LOCK}/", "/people/ulrich-muehe/")
    put(signed_in("curator"))
    address = address_in(shown(guest, FILM))
    for place in places:
        assert f'<img class="cover" src="{address}"' in shown(guest, place), place
    assert f'<li><img src="{address}"' in shown(guest, f"/search/?q={LOCK.replace('-', '+')}")
    FormerSlug.objects.create(slug="earlier", film=FilmRow.objects.get(slug=LOCK))
    Poster.objects.update(film="earlier")
    assert address in shown(guest, "/films/")
    monkeypatch.setattr("cinequorum_web.posters.keeping.THUMB", 20)
    Poster.objects.update(film=LOCK)
    assert address not in shown(guest, "/films/")
    assert address in shown(guest, FILM)


def test_a_poster_is_replaced_taken_away_and_put_back(store: CatalogStore) -> None:
    """Each is a row of the log; a form sent twice acts once; what is not shown is not served."""
    curator = signed_in("curator")
    put(curator)
    first = address_in(shown(curator, FILM))
    put(curator, png(colour=0x80), credit="Another", token="t2")
    put(curator, png(colour=0x90), credit="Twice", token="t2")
    second = address_in(shown(curator, FILM))
    assert second != first
    assert curator.get(first).status_code == 404
    assert Poster.objects.count() == 2
    number = Poster.objects.exclude(removed=None).get().pk
    sent(curator, f"{PLACE}{number}/back/", token="t3")
    assert address_in(shown(curator, FILM)) == first
    sent(curator, f"{PLACE}away/", token="t4")
    assert "<img" not in shown(curator, FILM)
    assert "no poster to take away" in sent(curator, f"{PLACE}away/", token="t5")
    assert [entry.act for entry in AuditEntry.objects.order_by("pk")] == [
        Act.POSTER, Act.POSTER, Act.POSTER, Act.POSTER_GONE,
    ]  # fmt: skip
    Poster.objects.update(removed=now() - timedelta(days=31))
    assert "not kept any more" in sent(curator, f"{PLACE}{number}/back/", token="t6")
    put(curator, token="t7")
    assert Poster.objects.count() == 1, "what was taken away long ago is deleted"


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [({"credit": ""}, "credit", "required"), ({"licence": ""}, "licence", "required"),
     ({"file": ""}, "file", "Choose a file"),
     ({"address": "https://a.example/p.png"}, "file", "Give one"), ({"source": "javascript:x"}, "source", "no address"),
     ({"file": "svg"}, "file", "no picture"), ({"credit": "x" * 301}, "credit", "at most 300")],
)  # fmt: skip
def test_a_wrong_form_is_said_at_the_field(store: CatalogStore, typed: dict[str, Any], field: str, told: str) -> None:
    """And what was typed stays."""
    if typed.get("file") == "svg":
        typed = {"file": picture(b"<svg/>", "poster.png")}
    elif "file" not in typed:
        typed = typed | {"file": picture(png())}
    response = signed_in("curator").post(PLACE, TYPED | typed)
    body = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert told in body.split(f'id="id_{field}_error"')[1][:300]
    assert ("Vell Studio" in body) == ("credit" not in typed)
    assert not Poster.objects.exists()


@pytest.mark.parametrize("wrong", [None, UnreadablePage("x", "robots", "a.example asks programs not to"), "page"])
def test_a_linked_poster_is_fetched_once_and_kept(
    store: CatalogStore, monkeypatch: pytest.MonkeyPatch, wrong: Any
) -> None:
    """By the careful fetch; readers load it from here, and its address is its source."""
    asked: list[str] = []

    def fetch_bytes(self: object, address: str) -> tuple[str, str | None, bytes]:
        asked.append(address)
        if isinstance(wrong, UnreadablePage):
            raise wrong
        return address, "image/png", png() if wrong is None else b"<!doctype html>"

    monkeypatch.setattr("cinequorum.acquire.web.Fetcher.fetch_bytes", fetch_bytes)
    status = 200 if wrong is None else 400
    body = sent(signed_in("curator"), PLACE, status, **TYPED, address="https://a.example/p.png")
    assert asked == ["https://a.example/p.png"]
    if wrong is None:
        page = shown(Client(), FILM)
        assert address_in(page)
        assert 'src="https://a.example' not in page
        assert 'href="https://a.example/p.png"' in page
    else:
        assert "asks programs not to" in body or "no picture" in body
        assert not Poster.objects.exists()


def test_a_poster_follows_a_film_that_was_merged_or_renamed(store: CatalogStore) -> None:
    """Put to it under a former name it is still shown, unless the film has one of its own."""
    curator = signed_in("curator")
    put(curator)
    Poster.objects.update(film="the-old-lock")
    assert "<img" not in shown(curator, FILM)
    FormerSlug.objects.create(slug="the-old-lock", film=FilmRow.objects.get(slug=LOCK))
    assert address_in(shown(curator, FILM))
    put(curator, png(colour=0x90), token="t2")
    assert Poster.objects.filter(removed=None).get().film == LOCK


def test_an_export_carries_posters(store: CatalogStore, tmp_path: Path) -> None:
    """An import of it shows them again, and refuses bytes that are not what the row says."""
    put(signed_in("curator"))
    before = Poster.objects.get()
    export(tmp_path / "e", "jsonl")
    for model in (Poster, FilmRow, PageRow, JudgementRow, Member):
        model.objects.all().delete()
    import_from(tmp_path / "e")
    after = Poster.objects.get()
    assert (after.digest, after.credit, after.film) == (before.digest, before.credit, LOCK)
    assert bytes(after.body) == bytes(before.body)
    assert address_in(shown(Client(), FILM))

"""Pages of topics, critics and outlets, from tables that are filled as films come and go."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from django.test import Client

from cinequorum.model.record import Leaning
from cinequorum.store.port import Change, Store
from cinequorum_web.catalog import browsing
from cinequorum_web.catalog.catching_up import catch_up
from cinequorum_web.catalog.models import FilmRow, SubjectRow, TopicRow, VoiceRow, WordRow
from cinequorum_web.catalog.topics import address_of, topics_of
from cinequorum_web.pages.voices import _agreements, _beside, leaning_told
from tests.web.ferry_pages import READINGS
from tests.web.films import SALT_FERRY, SLUG, bare, fact

CRITIC = "/critics/mara-quill/"


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def tables() -> dict[str, Counter[tuple[object, ...]]]:
    """What the tables hold, without the numbers of rows."""
    voices = VoiceRow.objects.values_list("page__page_id", "film__slug", "at", "critic", "outlet", "value", "opening")
    return {
        "topics": Counter(TopicRow.objects.values_list("film__slug", "kind", "slug", "name", "weight")),
        "subjects": Counter(SubjectRow.objects.values_list("kind", "slug", "name", "n")),
        "voices": Counter(voices),
    }


def test_a_film_is_filed_under_its_topics() -> None:
    """Year and decade, what sources state, how it is judged; nothing that only spoiling sentences say."""
    found = {(topic.kind, topic.slug) for topic in topics_of(SALT_FERRY)}
    assert {("year", "2019"), ("decade", "2010s")} <= found
    doubtful = replace(SALT_FERRY, facts=(*SALT_FERRY.facts, fact("genre", "Western", p=0.2)))
    assert ("genre", "western") not in {(topic.kind, topic.slug) for topic in topics_of(doubtful)}
    assert address_of("??") == ""


@pytest.mark.parametrize("place", ["genres", "countries", "years", "events", "critics", "outlets"])
def test_every_list_answers(client: Client, catalog: Store, place: str) -> None:
    """Filled or empty; each link leads to a page."""
    body = text_of(client, f"/{place}/")
    for one in browsing.subjects({"countries": "country"}.get(place, place[:-1]), 0, 9):
        assert f'href="/{place}/{one.slug}/"' in body
        assert one.name.casefold() in text_of(client, f"/{place}/{one.slug}/").casefold()
    assert "Nothing is here" in text_of(client, f"/{place}/no-such-thing/", 404)


def test_an_empty_store_has_lists(client: Client, db: None) -> None:
    """Nothing was read: the lists say so."""
    assert "None of the films" in text_of(client, "/genres/")


def test_a_critic_has_a_page(client: Client, catalog: Store) -> None:
    """What was reviewed, for whom, with which marks, and the words that give nothing away."""
    body = text_of(client, CRITIC)
    assert "Mara Quill" in body
    assert f'href="/films/{SLUG}/"' in body
    assert "Positive" in body
    assert "opened the valve" not in body
    assert f'href="{CRITIC}"' in text_of(client, f"/films/{SLUG}/")


def test_an_outlet_has_a_page(client: Client, catalog: Store) -> None:
    """Its scale and who writes for it; visitors' reviews that say nothing are left out."""
    body = text_of(client, "/outlets/filmnotes/")
    assert "marks of 10" in body
    assert VoiceRow.objects.filter(outlet="filmnotes").count() == 2


def test_the_tables_are_the_same_when_made_again(catalog: Store) -> None:
    """Applied again, renamed and back, or caught up with from an older store: always the same rows."""
    before = tables()
    catalog.apply(Change(readings=READINGS, films=(SALT_FERRY, bare())))
    assert tables() == before
    catalog.apply(Change(films=(replace(SALT_FERRY, slug="salt-ferry"),), gone=(SLUG,)))
    assert browsing.subject("critic", "mara-quill") is not None
    catalog.apply(Change(films=(SALT_FERRY,), gone=("salt-ferry",)))
    assert tables() == before
    for table in (TopicRow, VoiceRow, SubjectRow, WordRow):
        table.objects.all().delete()
    FilmRow.objects.update(told=False)
    catch_up("default")
    assert tables() == before


def test_what_is_gone_is_counted_no_more(catalog: Store) -> None:
    """A film that goes takes its topics along, and its reviews out of the count."""
    catalog.apply(Change(gone=(SLUG,)))
    assert browsing.subject("year", "2019") is None
    assert browsing.subject("critic", "mara-quill") is None


def test_agreement_needs_films_in_common() -> None:
    """Two critics are compared from three films on; the nearest first."""
    marks = {1: 80.0, 2: 60.0, 3: 40.0}
    near = [(film, "near", "Near", mark + 2) for film, mark in marks.items()]
    far = [(film, "far", "Far", mark - 30) for film, mark in marks.items()]
    few = [(1, "few", "Few", 80.0), (2, "few", "Few", 60.0)]
    assert [(a.who.text, a.apart) for a in _agreements(marks, near + far + few)] == [("Near", "2"), ("Far", "30")]
    assert "14 points" in _beside(marks, near + far)
    assert _beside(marks, few) == ""


@pytest.mark.parametrize(("points", "said"), [(3.2, "3.2 points milder"), (-4.0, "4.0 points stricter"), (0.4, "as s")])
def test_a_leaning_in_words(points: float, said: str) -> None:
    """Milder, stricter, or neither; nothing where nothing is known."""
    assert leaning_told(Leaning(by="critic", name="x", n=7, leaning=points, noise=9.0)).startswith(said)
    assert leaning_told(None) == ""

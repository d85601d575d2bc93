"""The desk: questions with both sides, a key a decision, merges, splits, corrections, each undone in one step."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from cinequorum.model.judgement import Answer
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.curation import asking
from cinequorum_web.curation.models import Act, AuditEntry, DoubtRow, Job, JobKind
from tests.web.desk import LOCK, SLUICE, filled, sent, shown, signed_in

DESK = f"/desk/films/{LOCK}/"


@pytest.fixture
def store(db: None) -> CatalogStore:
    """Two films and a queue."""
    made = filled()
    asking.refresh(made)
    return made


@pytest.fixture
def curator(store: CatalogStore) -> Client:
    """A curator at the desk."""
    return signed_in("curator")


def question(kind: str) -> DoubtRow:
    row = DoubtRow.objects.filter(kind=kind).first()
    assert row is not None, list(DoubtRow.objects.values_list("kind", flat=True))
    return row


def slugs(store: CatalogStore) -> set[str]:
    return {card.slug for card in store.films()}


def runtime(store: CatalogStore) -> tuple[str, str | None]:
    film = store.film(LOCK)
    assert film is not None
    (fact,) = film.having("runtime")
    return fact.value, fact.qualifier("locked")


def test_the_queue_shows_both_sides_with_their_sentences(curator: Client) -> None:
    """A pair of spellings: each with the words in which it stands, marked."""
    body = html.unescape(shown(curator, "/desk/queue/?kind=person"))
    assert "One person, or two?" in body
    assert "<mark>Ulrich Muehe</mark>" in body
    assert "<mark>Ulrich Mühe</mark>" in body
    assert 'data-key="s"' in body


def test_a_queue_that_was_never_made_is_offered(store: CatalogStore) -> None:
    """What the command line read has made none: the page says so, and has the button for it; later it has not."""
    DoubtRow.objects.all().delete()
    curator = signed_in("curator")
    assert "Nobody has looked yet" in shown(curator, "/desk/queue/")
    Job.objects.create(kind=JobKind.QUEUE, what="all", state="done")
    assert "Nobody has looked yet" not in shown(curator, "/desk/queue/")


def test_what_went_wrong_is_said_once(curator: Client) -> None:
    """At the top of the page, in a sentence; an address for forms alone has a page that says so."""
    body = curator.get("/desk/find/?film=", follow=True).content.decode()
    assert body.count("Type the title of a film") == 1
    told = curator.get(f"/desk/films/{LOCK}/split/")
    assert (told.status_code, told["Allow"]) == (405, "POST")
    assert "Nothing to read" in told.content.decode()


@pytest.mark.parametrize("answer", [answer.value for answer in Answer])
def test_an_answer_is_one_row_of_the_log(curator: Client, store: CatalogStore, answer: str) -> None:
    """Each of the four answers is written with who and when, leaves the queue, and stands in the audit log."""
    row = question("person")
    sent(curator, f"/desk/queue/{row.pk}/", answer=answer, token="t1", because="the poster")
    (judged,) = store.judgements()
    assert (judged.answer.value, judged.author, judged.evidence[0]) == (answer, "the-curator", "the poster")
    assert not DoubtRow.objects.filter(pk=row.pk).exists()
    (entry,) = AuditEntry.objects.all()
    assert (entry.act, entry.name, entry.ref) == (Act.JUDGED, "the-curator", judged.id)


def test_a_form_sent_twice_acts_once(curator: Client, store: CatalogStore) -> None:
    """The second time leads on, and decides nothing."""
    row = question("person")
    for _ in range(2):
        sent(curator, f"/desk/queue/{row.pk}/", answer="same", token="once")
    sent(curator, f"{DESK}split/", page=store.film(LOCK).sources[0].id, answer="different", token="once")  # type: ignore[union-attr]
    assert len(store.judgements()) == 1
    assert AuditEntry.objects.count() == 1


def test_no_answer_is_said_so(curator: Client, store: CatalogStore) -> None:
    """An answer that is none changes nothing, and the question stays."""
    row = question("person")
    sent(curator, f"/desk/queue/{row.pk}/", answer="maybe", token="t")
    assert not store.judgements()
    assert DoubtRow.objects.filter(pk=row.pk).exists()
    assert not AuditEntry.objects.exists()


def test_undo_gives_the_former_film(curator: Client, store: CatalogStore) -> None:
    """Taken back, the film is as it was; taking back is a row of its own, and can be taken back."""
    before = store.film(LOCK)
    sent(curator, f"/desk/queue/{question('person').pk}/", answer="same", token="a")
    assert store.film(LOCK) != before
    (row,) = store.judgements()
    assert row.id in shown(curator, "/desk/history/")
    sent(curator, "/desk/undo/", number=row.id, token="b", because="another one")
    assert store.film(LOCK) == before
    (back,) = store.withdrawals()
    sent(curator, "/desk/undo/", number=row.id, token="c")
    assert len(store.withdrawals()) == 1
    sent(curator, "/desk/undo/", number=back.id, token="d")
    assert store.film(LOCK) != before


def test_two_films_are_merged_and_parted_again(curator: Client, store: CatalogStore) -> None:
    """Both sides are compared first; merged, the address that goes leads on; undone, both are back."""
    body = shown(curator, f"{DESK}merge/?other=The+Sluice")
    assert "Yes, merge them" in body
    assert slugs(store) == {LOCK, SLUICE}
    sent(curator, f"{DESK}merge/", other=SLUICE, sure="yes", token="m", because="one print")
    assert slugs(store) == {LOCK}
    assert curator.get(f"/films/{SLUICE}/")["Location"] == f"/films/{LOCK}/"
    (row,) = store.judgements()
    sent(curator, "/desk/undo/", number=row.id, token="u")
    assert slugs(store) == {LOCK, SLUICE}


@pytest.mark.parametrize("other", ["", "No Such Film", LOCK, "/films/the-lock-1931/", "x" * 400])
def test_a_merge_with_nothing_is_said_at_the_field(curator: Client, store: CatalogStore, other: str) -> None:
    """What was typed is kept, and nothing is merged."""
    response = curator.post(f"{DESK}merge/", {"other": other, "sure": "yes", "token": "m"})
    body = response.content.decode()
    assert response.status_code == 400
    assert 'class="errorlist"' in body
    assert f'value="{other}"' in body or not other
    assert slugs(store) == {LOCK, SLUICE}


def test_a_page_is_taken_off_a_film(curator: Client, store: CatalogStore) -> None:
    """It becomes a film of its own, or a source of none; the only page of a film can't go."""
    film = store.film(LOCK)
    assert film is not None
    page = film.sources[0].id
    sent(curator, f"{DESK}split/", page=page, answer="different", token="s1")
    assert len(slugs(store)) == 3
    sent(curator, "/desk/undo/", number=store.judgements()[0].id, token="s2")
    assert len(slugs(store)) == 2
    sent(curator, f"{DESK}split/", page=page, answer="none", token="s3")
    assert len(slugs(store)) == 2
    assert page not in store.members(frozenset({LOCK}))[LOCK]
    body = sent(curator, f"/desk/films/{SLUICE}/split/", page="x", answer="different", token="s4")
    assert "not among the sources" in body


def test_a_correction_is_a_claim_with_its_source(curator: Client, store: CatalogStore) -> None:
    """It stands in the case of the field as an editor's note, with words and name, and is shown where it is locked."""
    where = "https://archive.example/lock"
    sent(curator, f"{DESK}facts/runtime/", value="97", address=where, quote="Runs 97 min.", locked="on", token="c")
    assert runtime(store) == ("97", "yes")
    case = html.unescape(shown(curator, f"/films/{LOCK}/facts/runtime/"))
    assert "<mark>97</mark>" in case
    assert "the-curator" in case
    assert "locked by an editor" in case
    note = next(entry for entry in store.film(LOCK).sources if entry.kind == "editor_note")  # type: ignore[union-attr]
    source = shown(curator, f"/sources/{note.id}/")
    assert "archive.example/lock" in source
    assert "Runs 97 min." in source
    (entry,) = AuditEntry.objects.all()
    assert (entry.act, entry.after) == (Act.CORRECTED, "97 (locked)")


@pytest.mark.parametrize(
    ("field", "typed", "wrong"),
    [
        ("runtime", {"value": "two hours", "reason": "seen"}, "value"),
        ("year", {"value": "31", "reason": "seen"}, "value"),
        ("colour", {"value": "sepia", "reason": "seen"}, "value"),
        ("runtime", {"value": "97"}, "address"),
        ("runtime", {"value": "97", "address": "javascript:alert(1)"}, "address"),
        ("runtime", {"value": "97", "quote": "word " * 26}, "quote"),
        ("genre", {"value": "x" * 301, "reason": "seen"}, "value"),
        ("genre", {"value": "", "reason": "<script>alert(1)</script>"}, "value"),
    ],
)  # fmt: skip
def test_a_wrong_correction_is_said_at_the_field(
    curator: Client, field: str, typed: dict[str, str], wrong: str
) -> None:
    """What was typed is kept; nothing is noted."""
    response = curator.post(f"{DESK}facts/{field}/", {**typed, "token": "c"})
    body = html.unescape(response.content.decode())
    assert response.status_code == 400
    assert f'id="id_{wrong}_error"' in body
    assert all(value.strip() in body for value in typed.values())
    assert "<script>alert(1)</script>" not in response.content.decode()
    assert not CatalogStore().judgements()


def test_a_value_is_locked_by_one_press(curator: Client, store: CatalogStore) -> None:
    """The value that stands is fixed; one that is gone is not."""
    value, _ = runtime(store)
    sent(curator, f"{DESK}facts/runtime/lock/", value=value, token="l")
    assert runtime(store) == (value, "yes")
    body = sent(curator, f"{DESK}facts/runtime/lock/", value="12", token="l2")
    assert "does not have that value any more" in body


def test_a_contested_fact_is_a_question(curator: Client, store: CatalogStore) -> None:
    """Each value has a key; the one that is pressed is locked."""
    row = question("fact")
    body = shown(curator, "/desk/queue/?kind=fact")
    assert "Which value is right?" in body
    assert 'data-key="2"' in body
    sent(curator, f"/desk/queue/{row.pk}/", answer="88", token="f")
    assert runtime(store) == ("88", "yes")


def test_a_fact_left_open_is_not_asked_again(curator: Client, store: CatalogStore) -> None:
    """Can't tell: it stays contested, and the queue leaves it out."""
    sent(curator, f"/desk/queue/{question('fact').pk}/", answer="unsure", token="f")
    assert asking.refresh(store) > 0
    assert not DoubtRow.objects.filter(kind="fact").exists()


def test_a_film_that_is_gone_leads_on(curator: Client, store: CatalogStore) -> None:
    """A merged film's desk leads to the other's; an unknown one is a 404 that helps."""
    sent(curator, f"{DESK}merge/", other=SLUICE, sure="yes", token="m")
    assert curator.get(f"/desk/films/{SLUICE}/")["Location"] == f"/desk/films/{LOCK}/"
    assert "Nothing is here" in shown(curator, "/desk/films/no-such/", status=404)


@pytest.mark.parametrize("address", ["/desk/", "/desk/queue/", "/desk/history/", DESK, f"{DESK}facts/genre/"])
def test_pages_of_the_desk_answer(curator: Client, address: str) -> None:
    """Each kind of page."""
    assert 'class="desk-nav"' in shown(curator, address)

"""What to watch next, whose taste is mine, critics like me: with reasons, on this machine, and for nobody else."""

from __future__ import annotations

import json
import re
import socket
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cinequorum.store.port import Change, Store
from cinequorum_web.catalog.models import VoiceRow
from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.catalog.topics import recount
from cinequorum_web.diary.work import work_off
from cinequorum_web.members.models import Mark, Member, Role, Viewing
from cinequorum_web.taste import learning
from cinequorum_web.taste.agreeing import agreement_page, like_me
from cinequorum_web.taste.gathering import all_comparisons, all_marks
from cinequorum_web.taste.learning import keep_fresh, learn_again
from cinequorum_web.taste.models import FilmFacts, Learned, Near, Offered, OwnService, TurnedDown
from cinequorum_web.taste.own import marks_of, own_of
from cinequorum_web.taste.statistics import statistics_page
from cinequorum_web.taste.suggesting import Asked, suggestions_page
from cinequorum_web.taste.urls import urlpatterns
from tests.web.films import SLUG
from tests.web.membership import as_, body_of, member
from tests.web.tasting import ALL, SAND, SEA, film, gives, says, shelf

NEXT = "/members/suggestions/"
OWN = ("suggestions/", "suggestions/turned-down/", "taste/", "settings/services/")


@pytest.fixture
def ada(db: None) -> Member:
    """A member who loves the sea and has rated five films."""
    shelf()
    ada = member("ada")
    for slug, score in (("tide", 90), ("harbour", 85), ("kelp", 80), ("dune", 20), ("oasis", 30)):
        gives(ada, slug, score)
    return ada


def suggested(who: Member, asked: Asked | None = None) -> list[str]:
    return [one.film.slug for one in suggestions_page(who, asked or Asked(), NEXT).suggestions]


def test_what_is_suggested_is_liked_by_those_with_ones_taste(ada: Member) -> None:
    """Films of the sea come first, each for the sake of films that the member likes; none that they know."""
    learn_again()
    found = suggestions_page(ada, Asked(), NEXT)
    slugs = [one.film.slug for one in found.suggestions]
    assert set(slugs[:3]) <= set(SEA)
    assert not set(slugs) & {"tide", "harbour", "kelp", "dune", "oasis"}
    best = found.suggestions[0]
    assert {reason.film.slug for reason in best.reasons if reason.film} <= set(SEA)
    ties = {tie for reason in best.reasons if reason.film for tie in reason.ties}
    assert ties & {"both directed by Hollis Wade", "2 people here like both", "3 sources name them together"}
    assert found.missing == 0
    body = body_of(as_(ada), NEXT)
    assert 'href="/films/tide/"' in body
    assert "never leaves this machine" in body


def test_a_new_rating_counts_at_once(ada: Member) -> None:
    """What was learned is asked anew each time: a film that was rated meanwhile is not suggested."""
    learn_again()
    best = suggested(ada)[0]
    gives(ada, best, 70)
    assert best not in suggested(ada)


def test_who_is_new_is_told_what_to_do(ada: Member) -> None:
    """Rate five films, offered there; what is shown till then is said to be what many like."""
    learn_again()
    new = member("new")
    body = body_of(as_(new), NEXT)
    assert "Rate 5 more films" in body
    assert "many who rate films here like it" in body
    assert body.count('#mine"') == len(ALL)
    gives(new, "tide", 90)
    body = body_of(as_(new), NEXT)
    assert "Rate 4 more films" in body
    assert "/films/tide/#mine" not in body


def test_before_anything_is_learned_the_page_says_so(ada: Member) -> None:
    """No suggestions, the reason, and no fault; the film's page has its similar films as ever."""
    assert "cinequorum taste" in body_of(as_(ada), NEXT)
    assert "You may also like" not in body_of(Client(), "/films/tide/")


def test_what_was_learned_by_another_version_is_not_asked(ada: Member) -> None:
    """Bytes that are no taste are none; the page says that nothing was learned."""
    learn_again()
    Learned.objects.update(body=b"CQTASTE\xffold")
    Learned.objects.update(id=10_000)  # as another lesson is
    assert suggested(ada) == []
    assert "cinequorum taste" in body_of(as_(ada), NEXT)


def test_no_thanks_is_kept_and_taken_back(ada: Member) -> None:
    """Sent twice it is kept once; undo, and the page of what was turned down, let the film in again."""
    learn_again()
    best = suggested(ada)[0]
    client = as_(ada)
    for _ in range(2):
        assert client.post(f"/members/on/{best}/no-thanks/", {"on": "1"})["Location"] == NEXT
    assert TurnedDown.objects.count() == 1
    assert best not in suggested(ada)
    body = body_of(client, NEXT)
    assert "is not suggested any more" in body
    token = re.findall(r'name="token" value="([^"]+)"', body)[0]
    client.post("/members/undo/", {"token": token})
    assert best in suggested(ada)
    client.post(f"/members/on/{best}/no-thanks/", {"on": "1"})
    assert f"/films/{best}/" in body_of(client, "/members/suggestions/turned-down/")
    client.post(f"/members/on/{best}/no-thanks/", {"on": ""})
    assert best in suggested(ada)
    assert client.post("/members/on/no-such-film/no-thanks/", {"on": "1"}).status_code == 404
    assert (
        client.post("/members/on/no-such-film/no-thanks/", {"on": "", "back": "https://x.example/"})["Location"] == "/"
    )


def test_undo_of_a_second_no_changes_nothing(ada: Member) -> None:
    """What was turned down before stays so."""
    client = as_(ada)
    client.post("/members/on/reef/no-thanks/", {"on": "1"})
    body_of(client, NEXT)
    client.post("/members/on/reef/no-thanks/", {"on": "1"})
    token = re.findall(r'name="token" value="([^"]+)"', body_of(client, NEXT))[0]
    client.post("/members/undo/", {"token": token})
    assert TurnedDown.objects.filter(film="reef").exists()


def test_services_are_chosen_from_what_sources_name(ada: Member) -> None:
    """Films on them come first, or alone; what no source names can't be chosen."""
    learn_again()
    assert set(Offered.objects.values_list("film", flat=True)) == {"reef", "mesa"}
    client = as_(ada)
    assert "Kinobox" in body_of(client, "/members/settings/services/")
    client.post("/members/settings/services/", {"service": ["kinobox", "no-such", "<b>"]})
    assert [one.service for one in OwnService.objects.all()] == ["kinobox"]
    assert suggested(ada)[0] == "reef"
    assert set(suggested(ada, Asked(services=True))) <= {"reef", "mesa"}
    assert 'aria-current="true"' in body_of(client, f"{NEXT}?services=1")
    client.post("/members/settings/services/", {})
    assert not OwnService.objects.exists()
    assert suggested(ada, Asked(services=True)) == []


def test_the_watchlist_can_be_left_out(ada: Member) -> None:
    """A film on it may be suggested, marked as such, or not."""
    learn_again()
    best = suggested(ada)[0]
    Mark.objects.create(member=ada, film=best, wanted="2026-05-01T10:00Z")
    assert best in suggested(ada)
    assert best not in suggested(ada, Asked(new=True))


def test_films_are_known_by_their_present_names(ada: Member) -> None:
    """A mark under a former name counts for the film that it is now, and what was seen is not suggested."""
    store = CatalogStore()
    store.apply(Change(films=(film("reef"),)))
    Viewing.objects.create(member=ada, film="reef-1992", watched=date(2026, 5, 1))
    from cinequorum_web.catalog.models import FilmRow, FormerSlug

    FormerSlug.objects.create(slug="reef-1992", film=FilmRow.objects.get(slug="reef"))
    assert "reef" in {one.film for one in own_of(ada).films}
    learn_again()
    assert "reef" not in suggested(ada)


def test_a_guests_film_page_has_what_is_near_in_few_questions(ada: Member) -> None:
    """The same for all guests, each with its reason, without a question to any member's table."""
    learn_again()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        body = body_of(Client(), "/films/tide/")
    part = body[body.index("You may also like") :].split("</section>")[0]
    assert 'href="/films/reef/"' in part
    assert "3 sources name them together" in part
    assert "both directed by Hollis Wade" in part or "people here like both" in part
    told = [one["sql"] for one in asked.captured_queries]
    assert not [sql for sql in told if "member" in sql or "taste_learned" in sql or "turned_down" in sql]
    assert sum("taste_near" in sql for sql in told) == 1


def test_a_member_is_not_offered_what_they_know(ada: Member) -> None:
    """What they rated, saw or turned down is left out beside a film; what they want to see is not."""
    learn_again()
    client = as_(ada)
    TurnedDown.objects.create(member=ada, film="lagoon")
    Mark.objects.create(member=ada, film="reef", wanted="2026-05-01T10:00Z")
    part = body_of(client, "/films/trawler/").split("You may also like")[1].split("</section>")[0]
    assert "/films/reef/" in part
    for known in ("tide", "harbour", "kelp", "lagoon"):
        assert f"/films/{known}/" not in part


def test_learning_again_replaces_and_follows_the_films(ada: Member) -> None:
    """One lesson is kept; films that changed are looked at anew, those that are gone leave nothing."""
    first = learn_again()
    assert (first.films, first.anew) == (len(ALL), len(ALL))
    assert learn_again().anew == 0
    CatalogStore().apply(Change(films=(film("dune"),), gone=("mesa",)))
    again = learn_again()
    assert (again.films, again.anew) == (len(ALL) - 1, 1)
    assert Learned.objects.count() == 1
    assert not FilmFacts.objects.filter(film="mesa").exists()
    assert not Offered.objects.filter(film="mesa").exists()


def test_pages_that_come_in_are_learned_from(ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the desk's queue was asked anew; in a large store once a day."""
    from cinequorum_web.curation.models import JobKind
    from cinequorum_web.curation.work import ask_for, work_off

    monkeypatch.setattr("cinequorum_web.curation.work.set_going", lambda: None)
    ask_for(JobKind.QUEUE, None, "queue")
    assert work_off() == 1
    first = Learned.objects.get()
    assert keep_fresh() is not None
    monkeypatch.setattr(learning, "QUICK", 3)
    assert keep_fresh() is None
    Learned.objects.update(at=first.at - timedelta(days=2))
    assert keep_fresh() is not None


def test_comparisons_are_of_films_here(ada: Member) -> None:
    """A title that sources set beside a film stands for the film of that title; no film for itself."""
    found = [(one.film, one.other, one.witnesses) for one in all_comparisons()]
    assert found == [("tide", "reef", 3)]


def test_hidden_ratings_are_in_nobody_elses_suggestions(ada: Member) -> None:
    """Whoever keeps ratings to themselves is not learned from, not compared, and still gets suggestions."""
    bo = member("bo", hides_ratings=True)
    for slug in ALL[:8]:
        gives(bo, slug, 90 if slug in SEA else 10)
    assert f"member:{bo.pk}" not in {one.who for one in all_marks()}
    learn_again()
    assert suggested(bo)
    assert [group.key for group in agreement_page(ada).groups] == ["critic", "outlet"]
    assert "@bo/" not in body_of(as_(ada), "/members/taste/")
    Member.objects.filter(pk=bo.pk).update(hides_ratings=False)
    assert f"member:{bo.pk}" in {one.who for one in all_marks()}
    assert "@bo/" in body_of(as_(ada), "/members/taste/")
    Member.objects.filter(pk=bo.pk).update(is_active=False)
    assert f"member:{bo.pk}" not in {one.who for one in all_marks()}
    assert "@bo/" not in body_of(as_(ada), "/members/taste/")


def test_nothing_of_a_diary_is_learned(ada: Member) -> None:
    """Days and watchlists, private or not, are no marks."""
    before = sorted(map(repr, all_marks()))
    Viewing.objects.create(member=ada, film="reef", watched=date(2026, 5, 1), private=True)
    Mark.objects.create(member=ada, film="mesa", wanted="2026-05-01T10:00Z", liked="2026-05-01T10:00Z")
    assert sorted(map(repr, all_marks())) == before


def test_enjoyment_counts_where_it_was_given(ada: Member) -> None:
    """Of two marks the one for enjoyment is one's taste."""
    gives(ada, "reef", 30, joy=95, joy_given="95", joy_scale="hundred", quality=True)
    assert marks_of(ada)["reef"] == 95
    assert {one.score for one in all_marks() if one.who == f"member:{ada.pk}" and one.film == "reef"} == {95}


def test_those_who_agree_come_first(ada: Member) -> None:
    """With the number of films that both marked and how many of these agree; who shares too few is not named."""
    says("Rare Guest", "tide", 90)
    says("Rare Guest", "dune", 20)
    page = agreement_page(ada)
    critics = next(group for group in page.groups if group.key == "critic")
    assert {one.who.text for one in critics.rows[:2]} == {"Mara Quill", "Edwin Marsh"}
    assert {one.who.text for one in critics.rows[2:]} == {"Tessa Thorn", "Livia Vane"}
    assert critics.rows[0].agree in ("you agree on 4 of 4 films", "you agree on 5 of 5 films")
    assert critics.rows[-1].agree.startswith("you agree on 0 of")
    assert "Rare Guest" not in body_of(as_(ada), "/members/taste/")
    body = body_of(as_(ada), "/members/taste/")
    assert 'href="/critics/mara-quill/"' in body
    assert 'id="critic-mara-quill"' in body


def test_a_critics_page_says_how_they_go_with_me(ada: Member) -> None:
    """And leads to the rest; a guest's page says nothing of it."""
    recount({("critic", "mara-quill"), ("outlet", "harbour-courier")}, "default")
    body = body_of(as_(ada), "/critics/mara-quill/")
    assert re.search(r"you agree on \d of \d films", body)
    assert "/members/taste/#critic-mara-quill" in body
    assert re.search(r"you agree on \d of \d films", body_of(as_(ada), "/outlets/harbour-courier/"))
    assert "you agree on" not in body_of(Client(), "/critics/mara-quill/")
    assert "you agree on" not in body_of(as_(member("new")), "/critics/mara-quill/")


def test_critics_like_me_stand_beside_the_score(ada: Member) -> None:
    """Those who agree make more of a film of the sea than all do; with how many there are; never for a guest."""
    told = like_me(ada, "lagoon")
    assert told is not None
    assert float(told.value) > float(told.plain) + 10
    assert {link.text for link in told.critics} <= {"Mara Quill", "Edwin Marsh"}
    assert "who agree" in told.told
    body = body_of(as_(ada), "/films/lagoon/")
    assert "Critics like you" in body
    assert "Critics like you" not in body_of(Client(), "/films/lagoon/")
    assert "Critics like you" not in body_of(as_(member("new")), "/films/lagoon/")
    VoiceRow.objects.filter(film__slug="lagoon").delete()
    assert like_me(ada, "lagoon") is None


def test_ones_own_mark_has_no_part_in_it(ada: Member) -> None:
    """What the member gives the film itself moves nothing."""
    before = like_me(ada, "lagoon")
    gives(ada, "lagoon", 5)
    assert like_me(ada, "lagoon") == before


def test_every_address_says_who_may(ada: Member) -> None:
    """A new one has to be added here, and to the tests of its kind."""
    known = {*OWN, "on/<str:slug>/no-thanks/", "@<str:name>/statistics/", "@<str:name>/statistics/<int:year>/"}
    assert {str(one.pattern) for one in urlpatterns} == known
    for who in (None, member("bo"), ada, member("mo", Role.MODERATOR)):
        assert as_(who).get("/members/@ada/statistics/").status_code == 200
        assert as_(who).post("/members/@ada/statistics/").status_code == 405
        assert as_(who).get("/members/on/reef/no-thanks/").status_code == (405 if who else 302)


@pytest.mark.parametrize("place", OWN)
def test_own_pages_are_for_members(ada: Member, place: str) -> None:
    """A guest is led to sign in, and comes back; each role sees its own."""
    response = Client().get(f"/members/{place}")
    assert response.status_code == 302
    assert response["Location"] == f"/members/login/?next=/members/{place}"
    for role in Role:
        body_of(as_(member(f"r-{role.value}", role)), f"/members/{place}")
    assert Client().post("/members/on/reef/no-thanks/", {"on": "1"}).status_code == 302
    assert not TurnedDown.objects.exists()


def test_nobody_else_sees_what_comes_of_ones_ratings(ada: Member) -> None:
    """Neither what was turned down nor services nor suggestions of one are in another's pages."""
    learn_again()
    Member.objects.filter(pk=ada.pk).update(hides_ratings=True)
    TurnedDown.objects.create(member=ada, film="mirage")
    OwnService.objects.create(member=ada, service="kinobox", name="Kinobox")
    bo = member("bo")
    assert "Kinobox" not in body_of(as_(bo), "/members/suggestions/turned-down/")
    assert "mirage" not in body_of(as_(bo), "/members/suggestions/turned-down/").lower()
    assert "checked" not in body_of(as_(bo), "/members/settings/services/")
    assert "mirage" in suggested(bo)


def test_all_of_it_is_taken_along_and_deleted(ada: Member) -> None:
    """What was turned down, services and second marks are in the file; with the account they are gone."""
    bo = member("bo")
    for who in (ada, bo):
        TurnedDown.objects.create(member=who, film="mirage")
        OwnService.objects.create(member=who, service="kinobox", name="Kinobox")
    gives(ada, "reef", 30, joy=95, joy_given="95", joy_scale="hundred", quality=True)
    data = json.loads(as_(ada).post("/members/settings/data/").content)
    assert [row["film"] for row in data["turned_down"]] == ["mirage"]
    assert data["services"] == [{"service": "kinobox", "name": "Kinobox"}]
    mark = next(row for row in data["marks"] if row["film"] == "reef")
    assert (mark["quality"], mark["joy"], mark["joy_given"], mark["joy_scale"]) == (True, 95, "95", "hundred")
    as_(ada).post("/members/settings/delete/", {"name": "ada"})
    assert [one.member for one in TurnedDown.objects.all()] == [bo]
    assert [one.member for one in OwnService.objects.all()] == [bo]


def test_nothing_of_it_goes_over_the_network(ada: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bringing, learning, suggesting, comparing, counting and taking along are done with every socket shut."""

    def shut(*_args: object, **_more: object) -> None:
        raise AssertionError("something asked the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, shut)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, shut)
    monkeypatch.setattr(settings, "DESK_WORKER", "here", raising=False)
    client = as_(ada)
    table = SimpleUploadedFile("x.csv", b"Title,Year,Rating10,WatchedDate\nLagoon,2000,8,2024-01-01\n")
    at = client.post("/members/imports/", {"file": table})["Location"]
    client.post(f"{at}say/", {"go": "begin"})
    work_off()
    assert Mark.objects.get(film="lagoon").given == "8"
    learn_again()
    for place in (at, NEXT, *(f"/members/{one}" for one in OWN), "/members/@ada/statistics/", "/films/reef/"):
        body_of(client, place)
    assert client.post("/members/imports/export/", {"form": "lines"}).content
    assert client.post("/members/settings/data/").content


def test_a_deleted_member_is_forgotten_when_it_is_learned_again(ada: Member) -> None:
    """The next lesson has nothing of theirs."""
    before = learn_again()
    ada.delete()
    after = learn_again()
    assert (before.people - after.people, before.marks - after.marks) == (1, 5)


def test_queries_do_not_grow_with_marks(ada: Member) -> None:
    """Twice the ratings and critics cost no more questions, on any of the pages."""
    learn_again()
    client = as_(ada)

    def asked(place: str) -> int:
        with CaptureQueriesContext(connection) as told:
            body_of(client, place)
        return len(told)

    places = (NEXT, "/members/taste/", "/films/lagoon/", "/members/@ada/statistics/")
    before = [asked(place) for place in places]
    for slug in (*SEA[3:4], *SAND[1:3]):
        gives(ada, slug, 60)
    for critic in ("New One", "New Two", "New Three"):
        for slug in ALL:
            says(critic, slug, 50)
    assert all(now <= then + 1 for now, then in zip([asked(place) for place in places], before, strict=True))


def test_the_command_learns(ada: Member, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """And says from how much."""
    from cinequorum_web.catalog import opening
    from cinequorum_web.taste.command import taste

    monkeypatch.setattr(opening, "ready", lambda *_args, **_more: "default")
    taste()
    assert "learned from 12 films" in " ".join(capsys.readouterr().out.split())
    assert Near.objects.exists()


def test_taste_is_the_same_on_either_database(catalog: Store) -> None:
    """Learning, suggestions, a no taken back, agreement, statistics: what one database answers the other does."""
    shelf()
    ada, bo = member("ada"), member("bo", hides_ratings=True)
    for slug, score in (("tide", 90), ("harbour", 85), ("kelp", 80), ("dune", 20), ("oasis", 30)):
        gives(ada, slug, score)
        gives(bo, slug, score)
        Viewing.objects.create(member=ada, film=slug, watched=date(2026, 1, score % 28 + 1), private=slug == "kelp")
    for _ in range(2):
        assert learn_again().marks == 47  # two of them of the ferry
    client = as_(ada)
    best = suggested(ada)[0]
    assert best in SEA
    for on in ("1", "1", ""):
        client.post(f"/members/on/{best}/no-thanks/", {"on": on})
        assert (best in suggested(ada)) == (not on)
    client.post("/members/settings/services/", {"service": ["kinobox"]})
    assert set(suggested(ada, Asked(services=True))) <= {"reef", "mesa", SLUG}
    assert [group.key for group in agreement_page(ada).groups] == ["critic", "outlet"]
    told = like_me(ada, "lagoon")
    assert told
    assert float(told.value) > float(told.plain)
    assert "5" in {one.value for one in statistics_page(ada, ada).tallies}
    assert "4" in {one.value for one in statistics_page(ada, bo).tallies if one.label == "in the diary"}
    assert "You may also like" in body_of(Client(), "/films/tide/")

"""What a token opens in the interface for machines, and what it does not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now

from cinequorum.store.port import Store
from cinequorum_web.curation.models import Act, AuditEntry, Job
from cinequorum_web.curation.work import work_off
from cinequorum_web.members.models import Mark, Member, Role, Viewing
from cinequorum_web.tokens import making
from cinequorum_web.tokens.models import Scope, Token
from tests.web import desk
from tests.web.doors import (
    BODIES,
    CURATE,
    DOORS,
    INGEST,
    PATHS,
    READ,
    ROLES,
    WRITE,
    address,
    secret_of,
    with_token,
)
from tests.web.films import SLUG
from tests.web.membership import as_, member
from tests.web.test_desk_reading import REVIEW

JSON = "application/json"
ME = "/api/v1/me"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def ask(client: Client, method: str, to: str, body: object = None, **heads: str) -> Any:
    """The answer to a question with a body of JSON."""
    data = "" if body is None else json.dumps(body)
    return client.generic(method, to, data, content_type=JSON, headers=heads or None)


def problem(response: Any, status: int, code: str) -> dict[str, Any]:
    """The problem that was answered."""
    assert response["Content-Type"] == "application/problem+json", response.content
    found: dict[str, Any] = json.loads(response.content)
    assert (response.status_code, found["status"], found["code"]) == (status, status, code), found
    assert response["WWW-Authenticate"].startswith("Bearer ") if status in (401, 403) else True
    return found


def test_every_door_is_known(client: Client, db: None) -> None:
    """What the schema says is guarded is what is tried below, with this scope in its words."""
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    guarded = {
        (method.upper(), path): told["description"]
        for path, operations in paths.items()
        for method, told in operations.items()
        if "security" in told
    }
    assert guarded.keys() == DOORS.keys()
    for door, scope in DOORS.items():
        assert scope is None or f"`{scope.value}`" in guarded[door], door
    assert all((method.upper(), path) in DOORS or method == "get" for path, told in paths.items() for method in told), (
        "nothing is written without a token"
    )
    assert set(paths) >= PATHS


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("held", [(), (READ,), (WRITE,), (INGEST,), (CURATE,), tuple(Scope)])
def test_who_may_what(catalog: Store, role: Role, held: tuple[Scope, ...]) -> None:
    """Each door opens for its scope in the hand of its role, and for no other."""
    who = member("ada", role)
    client = with_token(who, *held)
    for (method, path), scope in DOORS.items():
        cache.clear()
        response = ask(client, method, address(path), BODIES.get(path, {}))
        if (scope is None or scope in held) and who.may(ROLES[scope]):
            assert response.status_code not in (401, 403, 500), (method, path)
        else:
            told = problem(response, 403, "wrong_scope")
            assert scope is not None
            assert scope.value in told["detail"], (method, path)
            assert f'scope="{scope.value}"' in response["WWW-Authenticate"]


@pytest.mark.parametrize("door", sorted(DOORS))
def test_without_a_good_token_no_door_opens(catalog: Store, door: tuple[str, str]) -> None:
    """No head, another kind, nonsense, a token over or revoked, one of somebody shut out; and never a cookie."""
    method, path = door
    ada, bo = member("ada", Role.ADMIN), member("bo", Role.ADMIN)
    over, shut, gone = secret_of(ada, *Scope, days=-1), secret_of(bo, *Scope), secret_of(ada, *Scope)
    Member.objects.filter(pk=bo.pk).update(is_active=False)
    making.revoke(Token.objects.latest("pk"))
    for head in (f"Bearer {over}", f"Bearer {shut}", f"Bearer {gone}", "Bearer x", f"Bearer {'x' * 9000}", "Bearer é"):
        response = ask(Client(headers={"authorization": head}), method, address(path), BODIES.get(path, {}))
        problem(response, 401, "unknown_token")
    others = [Client(headers={"authorization": head}) for head in ("Basic YTpi", "Bearer  ")]
    for client in (Client(), as_(ada), *others):
        problem(ask(client, method, address(path), BODIES.get(path, {})), 401, "no_token")
    assert not Mark.objects.exists()
    assert not Job.objects.exists()


def test_a_role_that_was_lost_takes_its_scopes_along(catalog: Store) -> None:
    """The token stays, and is worth what its member is worth now."""
    ada = member("ada", Role.CURATOR)
    client = with_token(ada, INGEST)
    assert ask(client, "GET", "/api/v1/jobs/1").status_code == 404
    Member.objects.filter(pk=ada.pk).update(role=Role.MEMBER)
    assert "curator" in problem(ask(client, "GET", "/api/v1/jobs/1"), 403, "wrong_scope")["detail"]


def test_a_token_says_whose_it_is(catalog: Store) -> None:
    """With what its member can give, so that a program knows."""
    found = ask(with_token(member("ada", scale="thumbs"), READ), "GET", ME).json()
    assert (found["name"], found["role"], found["rates"], found["steps"]) == ("ada", "member", "thumbs", ["up", "down"])
    assert found["scopes"] == ["read:own"]


def test_uses_are_counted_and_written_down_once(catalog: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many in a minute are refused with the time to wait, those of another token are not."""
    monkeypatch.setattr(making, "MOST_A_MINUTE", 3)
    moments = [datetime(2026, 5, 1, 12, 0, 50, tzinfo=UTC)]
    monkeypatch.setattr("cinequorum_web.tokens.bearer.now", lambda: moments[-1])
    ada = member("ada")
    client, other = with_token(ada, READ), with_token(ada, READ, name="another")
    assert [ask(client, "GET", ME).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = ask(client, "GET", ME)
    assert "10 seconds" in problem(refused, 429, "too_many")["detail"]
    assert refused["Retry-After"] == "10"
    assert ask(other, "GET", ME).status_code == 200
    assert Token.objects.get(name="a script").used == moments[0]
    moments.append(datetime(2026, 5, 1, 12, 1, 5, tzinfo=UTC))
    assert ask(client, "GET", ME).status_code == 200
    assert Token.objects.get(name="a script").used == moments[0], "not written down at each use"
    moments.append(datetime(2026, 5, 1, 12, 31, tzinfo=UTC))
    ask(client, "GET", ME)
    assert Token.objects.get(name="a script").used == moments[-1]


def test_marks_are_made_read_and_taken_back(catalog: Store) -> None:
    """Each may be sent twice; the last one leaves no row."""
    ada = member("ada")
    client = with_token(ada, READ, WRITE)
    for _ in range(2):
        given = ask(client, "PUT", f"{ME}/ratings/{SLUG}", {"given": "3.5"}).json()
        assert given["rating"]["score"] == 70
        assert ask(client, "PUT", f"{ME}/likes/{SLUG}").json()["liked"]
        assert ask(client, "PUT", f"{ME}/watchlist/{SLUG}").json()["wanted"]
    assert Mark.objects.count() == 1
    (listed,) = ask(client, "GET", f"{ME}/marks?only=rated").json()
    assert listed == ask(client, "GET", f"{ME}/marks/{SLUG}").json()
    assert (listed["film"], listed["title"], listed["rating"]["given"]) == (SLUG, "The Salt Ferry", "3.5")
    assert [one["film"] for one in ask(client, "GET", f"{ME}/watchlist").json()] == [SLUG]
    for what in ("ratings", "likes", "watchlist"):
        assert ask(client, "DELETE", f"{ME}/{what}/{SLUG}").status_code == 200
    assert not Mark.objects.exists()
    assert ask(client, "GET", f"{ME}/marks/{SLUG}").json()["rating"] is None
    wrong = problem(ask(client, "PUT", f"{ME}/ratings/{SLUG}", {"given": "11"}), 422, "wrong_parameter")
    assert wrong["errors"][0]["parameter"] == "given"
    assert problem(ask(client, "PUT", f"{ME}/likes/the-salt-fery-2019"), 404, "unknown_film")["near"] == [SLUG]


def test_two_marks_are_kept_apart(catalog: Store) -> None:
    """How much a film was enjoyed is said, listed and taken back beside how good it is."""
    ada = member("ada", scale="ten", two_marks=True)
    client = with_token(ada, READ, WRITE)
    assert ask(client, "GET", ME).json()["two_marks"] is True
    ask(client, "PUT", f"{ME}/ratings/{SLUG}", {"given": "6"})
    given = ask(client, "PUT", f"{ME}/enjoyment/{SLUG}", {"given": "9"}).json()
    assert (given["rating"]["score"], given["quality"], given["enjoyment"]["given"]) == (60, True, "9")
    assert ask(client, "GET", f"{ME}/marks?only=enjoyed").json() == [given]
    wrong = problem(ask(client, "PUT", f"{ME}/enjoyment/{SLUG}", {"given": "11"}), 422, "wrong_parameter")
    assert wrong["errors"][0]["parameter"] == "given"
    left = ask(client, "DELETE", f"{ME}/enjoyment/{SLUG}").json()
    assert (left["rating"]["given"], left["enjoyment"]) == ("6", None)
    assert ask(client, "GET", f"{ME}/marks?only=enjoyed").json() == []


def test_the_diary_is_written_and_read(catalog: Store) -> None:
    """A day once a film; private as the settings have it unless it is said; the film leaves the watchlist."""
    ada = member("ada", hides_diary=True)
    client = with_token(ada, READ, WRITE)
    ask(client, "PUT", f"{ME}/watchlist/{SLUG}")
    for body in ({}, {"again": True}):
        assert ask(client, "PUT", f"{ME}/diary/{SLUG}/2026-05-01", body).status_code == 200
    ask(client, "PUT", f"{ME}/diary/{SLUG}/2026-06-01", {"private": False})
    days = ask(client, "GET", f"{ME}/diary").json()
    assert [(one["watched"], one["again"], one["private"]) for one in days] == [
        ("2026-05-01", True, True), ("2026-06-01", False, False),
    ]  # fmt: skip
    assert [one["watched"] for one in ask(client, "GET", f"{ME}/diary?since=2026-05-02").json()] == ["2026-06-01"]
    assert [one["watched"] for one in ask(client, "GET", f"{ME}/diary?until=2026-05-01").json()] == ["2026-05-01"]
    assert ask(client, "GET", f"{ME}/watchlist").json() == []
    assert ask(client, "DELETE", f"{ME}/diary/{SLUG}/2026-05-01").status_code == 204
    problem(ask(client, "DELETE", f"{ME}/diary/{SLUG}/2026-05-01"), 404, "unknown_day")
    assert Viewing.objects.get().watched == date(2026, 6, 1)
    for day in ("2999-01-01", "1800-01-01", "yesterday"):
        problem(ask(client, "PUT", f"{ME}/diary/{SLUG}/{day}", {}), 422, "wrong_parameter")


def test_own_means_own(catalog: Store) -> None:
    """Nobody's token shows or changes what another keeps."""
    bo = member("bo")
    Mark.objects.create(member=bo, film=SLUG, liked=now())
    Viewing.objects.create(member=bo, film=SLUG, watched=date(2026, 5, 1))
    client = with_token(member("ada", Role.ADMIN), *Scope)
    assert [ask(client, "GET", f"{ME}/{what}").json() for what in ("marks", "watchlist", "diary")] == [[], [], []]
    ask(client, "DELETE", f"{ME}/likes/{SLUG}")
    problem(ask(client, "DELETE", f"{ME}/diary/{SLUG}/2026-05-01"), 404, "unknown_day")
    assert Mark.objects.filter(member=bo).exists()


def test_own_lists_come_in_pages(catalog: Store) -> None:
    """The next one's address is in the head; marks of films that are gone are there by name."""
    ada = member("ada")
    for n in range(5):
        Mark.objects.create(member=ada, film=f"lost-film-{n}", wanted=now())
    client, following, found = with_token(ada, READ), f"{ME}/watchlist?limit=2", []
    while following:
        response = ask(client, "GET", following)
        found += [one["film"] for one in response.json()]
        following = response.headers.get("Link", "").partition("<http://testserver")[2].partition(">")[0]
    assert found == [f"lost-film-{n}" for n in range(5)]
    problem(ask(client, "GET", f"{ME}/diary?cursor=x"), 422, "wrong_cursor")


def test_answers_to_a_token_are_kept_by_nobody(catalog: Store) -> None:
    """Neither on the way nor here."""
    response = ask(with_token(member("ada"), READ), "GET", f"{ME}/marks")
    assert "no-store" in response["Cache-Control"]
    assert "Authorization" in response["Vary"]


@pytest.fixture
def desk_here(settings: Any) -> None:
    settings.DESK_WORKER = "here"


def test_a_page_is_handed_in_and_asked_after(
    db: None, desk_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    """Read as at the desk, once for one key, and the log says by which token."""
    ada = member("ada", Role.CURATOR)
    client = with_token(ada, INGEST, name="gatherer")
    body = {"paste": REVIEW, "source": "https://weekly.example/weir"}
    first = ask(client, "POST", "/api/v1/pages", body, **{"Idempotency-Key": "k1"})
    assert first.status_code == 202
    again = ask(client, "POST", "/api/v1/pages", body, **{"Idempotency-Key": "k1"})
    assert again["Location"] == first["Location"] == f"/api/v1/jobs/{first.json()['id']}"
    assert Job.objects.filter(kind="ingest").count() == 1
    work_off()
    found = ask(client, "GET", first["Location"]).json()
    assert (found["state"], found["pages"][0]["state"], found["pages"][0]["film"]) == (
        "done",
        "read",
        "the-weir-keeper-1987",
    )
    entry = AuditEntry.objects.get(act=Act.READ)
    assert (entry.name, entry.through) == ("ada", "gatherer")
    assert "by the token “gatherer”" in as_(member("ed", Role.ADMIN)).get("/desk/log/").content.decode()


@pytest.mark.parametrize(
    ("body", "code", "parameter"),
    [({}, "wrong_parameter", "paste"), ({"paste": "a", "address": "https://a.example/"}, "wrong_parameter", "address"),
     ({"paste": "a", "source": "ftp://a.example"}, "wrong_parameter", "source"),
     ({"paste": " "}, "wrong_parameter", "paste"),
     ({"address": "http://127.0.0.1/"}, "refused_page", "address"), ({"paste": "a\x00b"}, "wrong_parameter", "paste"),
     ({"paste": "\ud800"}, "wrong_parameter", "paste"), ({"paste": 7}, "wrong_parameter", "paste"),
     ({"paste": "x" * 20_000_001}, "wrong_parameter", "paste")],
)  # fmt: skip
def test_what_is_no_page_is_refused_with_the_reason(db: None, body: object, code: str, parameter: str) -> None:
    """As at the desk, and nothing is kept."""
    response = ask(with_token(member("ada", Role.CURATOR), INGEST), "POST", "/api/v1/pages", body)
    found = problem(response, 422, code)
    assert found["errors"][0]["parameter"] == parameter
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [(b"{", 400, "wrong_body"), (b"\xff", 400, "wrong_body"),
     (b"[" * 100_000, 400, "wrong_body"), (b'"' + b"x" * 21_000_001 + b'"', 413, "too_large")],
)  # fmt: skip
def test_a_body_that_is_none_is_a_problem(db: None, body: bytes, status: int, code: str) -> None:
    """Broken, endlessly nested, or longer than a page may be."""
    client = with_token(member("ada", Role.CURATOR), INGEST)
    problem(client.generic("POST", "/api/v1/pages", body, content_type=JSON), status, code)


def test_a_fact_is_corrected_and_that_taken_back(db: None) -> None:
    """Through the same door as at the desk: a claim with its source, and rows of the log with the token's name."""
    store = desk.filled()
    client = with_token(member("ada", Role.CURATOR), CURATE, name="fixer")
    place = f"/api/v1/films/{desk.LOCK}/corrections"
    body = {"field": "runtime", "value": "97", "address": "https://archive.example/lock", "locked": True}
    made = ask(client, "POST", place, body, **{"Idempotency-Key": "a"})
    assert made.status_code == 201
    problem(ask(client, "POST", place, body, **{"Idempotency-Key": "a"}), 409, "sent_before")
    film = store.film(desk.LOCK)
    assert film is not None
    assert [one.value for one in film.having("runtime")] == ["97"]
    assert ask(client, "DELETE", f"/api/v1/corrections/{made.json()['id']}").status_code == 204
    problem(ask(client, "DELETE", f"/api/v1/corrections/{made.json()['id']}"), 404, "unknown_decision")
    assert [entry.through for entry in AuditEntry.objects.exclude(act=Act.TOKEN_MADE)] == ["fixer", "fixer"]
    for wrong, parameter in (
        ({"field": "source_id"}, "field"),
        ({"field": "award"}, "result"),
        ({"value": "long"}, "value"),
        ({"address": ""}, "address"),
    ):
        found = problem(ask(client, "POST", place, body | wrong), 422, "wrong_parameter")
        assert found["errors"][0]["parameter"] == parameter

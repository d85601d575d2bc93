"""The pages: each kind answers, says what it should, and stays calm where there is nothing."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cinequorum.model.judgement import Answer, Contradiction, Pair, PairKind, Signed, judge, spelling
from cinequorum.store.port import Change, Store
from tests.web.ferry_pages import COURIER, TIDES
from tests.web.films import SALT_FERRY, SLUG, bare

FILM = f"/films/{SLUG}/"
ALL = ("/", "/films/", FILM, "/films/glass-orchard-2017/", "/people/ingrid-solheim/", f"/sources/{COURIER.id}/",
       "/search/", "/search/?q=solheim", "/methods/", "/healthz")  # fmt: skip


def text_of(client: Client, address: str, status: int = 200) -> str:
    """The page at `address`, as text."""
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


@pytest.mark.parametrize("address", ALL)
def test_every_page_answers(client: Client, catalog: Store, address: str) -> None:
    """Each kind of page answers, with the policy that lets nothing in from elsewhere and nothing inline."""
    response = client.get(address)
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert not response.cookies
    body = response.content.decode()
    assert " style=" not in body
    assert " onclick" not in body


@pytest.mark.parametrize("address", ["/", "/films/", "/search/?q=x", "/healthz"])
def test_an_empty_store_has_pages_too(client: Client, db: None, address: str) -> None:
    """Before anything was read, the pages say so."""
    assert client.get(address).status_code == 200


def test_the_first_page_says_how_to_begin(client: Client, db: None) -> None:
    """An empty store names the command that fills it."""
    assert "cinequorum ingest" in text_of(client, "/")


@pytest.mark.parametrize(
    "address", ["/films/no-such/", "/people/nobody/", f"/sources/{'0' * 32}/", "/nowhere", "/films/%00/", "/sources/x/"]
)
def test_what_is_not_there_is_said_so(client: Client, catalog: Store, address: str) -> None:
    """An unknown address is a 404 with a way on."""
    body = text_of(client, address, status=404)
    assert "Nothing is here" in body
    assert 'href="/films/"' in body


def test_a_mistyped_address_is_led_on(client: Client, catalog: Store) -> None:
    """A 404 for a film offers what comes near."""
    assert f'href="{FILM}"' in text_of(client, "/films/the-salt-fery/", status=404)


def test_a_former_address_leads_to_the_film(client: Client, catalog: Store) -> None:
    """After a rename the old address redirects, its query kept."""
    moved = replace(SALT_FERRY, slug="salt-ferry")
    catalog.apply(Change(films=(moved,), gone=(SLUG,)))
    response = client.get(f"{FILM}?spoilers=all")
    assert response.status_code == 301
    assert response["Location"] == "/films/salt-ferry/?spoilers=all"


@pytest.mark.parametrize(
    "words",
    [
        "The Salt Ferry", "Saltfergen", "Directed by", "104 min", "Black and white", "of 100",
        "2 of 3 liked it (Wilson 95%: 21% to 94%)", "too few voices for a score", "4,211 people rated",
        "not counted: empty: says nothing", "no rating given", "15 March 2019", "22 March 2019", "Kaja Brandt",
        "Contested", "Synopsis shared by 2 pages: one witness", "6 pages, 5 independent witnesses",
        "61% of its words are also in Screen Ledger", "reel-tides-salt-ferry.txt", "The Lighthouse Wife", "Fjordshop",
        "earns money from links", "Glass Orchard", "both told in silences", "at least 31", "says nothing beyond",
        "104 minutes against 131", "1 that fits",
    ],
)  # fmt: skip
def test_the_film_page_has_every_part(client: Client, catalog: Store, words: str) -> None:
    """Whatever the film's document holds is on its page."""
    assert words in text_of(client, FILM)


def test_a_missing_rating_is_never_zero(client: Client, catalog: Store) -> None:
    """Voices without a rating have none; no cell says 0 of 100."""
    body = text_of(client, FILM)
    assert '<td class="num">0</td></tr>' not in body.split('class="parts"')[1].split("</details>")[0]


def test_a_fact_opens_to_its_sentence(client: Client, catalog: Store) -> None:
    """The sentence around the words is shown, the words marked, with a link to the place on the source's page."""
    body = text_of(client, FILM)
    assert "<mark>104 minutes</mark>" in body
    assert "Shot in black and white by Kaia Brandt, it runs a taut" in body
    start = COURIER.text.index("104 minutes")
    anchor = f"c-{start}-{start + len('104 minutes')}"
    assert f"/sources/{COURIER.id}/#{anchor}" in body
    assert f'id="{anchor}"' in text_of(client, f"/sources/{COURIER.id}/")


def test_every_link_into_a_source_has_its_anchor(client: Client, catalog: Store) -> None:
    """No link from a film's page into a source leads to the top of the page for want of an anchor."""
    body = text_of(client, f"{FILM}?spoilers=all")
    wanted = set(re.findall(r'href="(/sources/\w+/)\?spoilers=all#(c-\d+-\d+)"', body))
    assert wanted
    for address, anchor in wanted:
        assert f'id="{anchor}"' in text_of(client, f"{address}?spoilers=all"), (address, anchor)


def test_a_path_on_this_machine_is_shown_by_its_name(client: Client, catalog: Store) -> None:
    """Folders of the machine that read a page are nobody's business."""
    for address in (FILM, f"/sources/{TIDES.id}/", "/", f"/api/v1/films/{SLUG}"):
        assert "/home/ada" not in text_of(client, address)


def test_the_text_of_a_source_is_complete(client: Client, catalog: Store) -> None:
    """Everything that the page says is there when everything is asked for."""
    body = text_of(client, f"/sources/{COURIER.id}/?spoilers=all")
    shown = html.unescape(re.sub(r"<[^>]+>", "", body))
    for block in COURIER.blocks:
        assert COURIER.slice(block.span) in shown


def test_queries_do_not_grow(
    client: Client, catalog: Store, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """However many films and sources there are, a page asks the database the same few questions.

    One of them is PostgreSQL's alone: how the database stands, for pages that are kept; one is for posters on covers.
    """
    catalog.apply(Change(films=tuple(bare(f"film-{n}", f"Film {n}") for n in range(40))))
    few = ("/", "/films/", "/people/ingrid-solheim/", f"/sources/{COURIER.id}/", "/genres/", "/years/2019/")
    for most, addresses in ((7, few), (7, (FILM,)), (9, ("/critics/maud-lindgren/",)), (12, ("/search/?q=film",))):
        for address in addresses:
            with django_assert_max_num_queries(most):
                client.get(address)


def test_films_are_listed_a_screenful_at_a_time(client: Client, catalog: Store) -> None:
    """Many films make pages; a page number that makes no sense is the nearest that does."""
    catalog.apply(Change(films=tuple(bare(f"film-{n}", f"Film {n}") for n in range(60))))
    assert "Page 1 of 2" in text_of(client, "/films/")
    for number in ("2", "99", "²"):
        assert client.get("/films/", {"page": number}).status_code == 200


@pytest.mark.parametrize("query", ["SOLHEIM", "sólheim", "salt ferr", "saltfergen", "Le bac", "stoker", "2019"])
def test_search_finds_every_spelling(client: Client, catalog: Store, query: str) -> None:
    """Case, accents and other titles make no difference."""
    response = client.get("/search/", {"q": query})
    assert FILM in response.content.decode() or "/people/ingrid-solheim/" in response.content.decode()


@pytest.mark.parametrize("query", ['"', "a* OR", "(", "NEAR(", "\x00", "-", "x" * 5000])
def test_search_takes_any_text(client: Client, catalog: Store, query: str) -> None:
    """What a query language would trip over is plain text here."""
    assert client.get("/search/", {"q": query}).status_code == 200


def test_what_people_decided_is_said_with_name_and_day(client: Client, catalog: Store) -> None:
    """A film that rests on somebody's word says on whose; decisions that contradict each other are said to be void."""
    pair = Pair(kind=PairKind.PERSON, left=spelling("I. Solheim"), right=spelling("Ingrid Solheim"))
    made = judge(pair, Answer.SAME, Signed(author="Ada Editor", time="2026-05-01T10:00:00Z", evidence=("<b>seen</b>",)))
    against = judge(pair, Answer.DIFFERENT, Signed(author="Bo Ek", time="2026-05-02T10:00:00Z"))
    catalog.apply(Change(films=(replace(SALT_FERRY, judgements=(made,)),)))
    shown = text_of(client, FILM)
    assert "I. Solheim / Ingrid Solheim: judged the same by Ada Editor on 2026-05-01: &lt;b&gt;seen" in shown
    clash = Contradiction(apart=against, same=(made,))
    catalog.apply(Change(films=(replace(SALT_FERRY, contradictions=(clash,)),)))
    assert "none of these holds" in text_of(client, FILM)
    assert "judged different by Bo Ek on 2026-05-02" in text_of(client, FILM)
    assert "What people decided" not in text_of(client, FILM)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("disagreements/", "Different, yet all can be true."),
        ("facts/cinematographer/", "Against it:"),
        ("facts/cast/", "Torben Aas"),
        ("reviews/", "Best thing I saw all year."),
        ("sources/", "61% of its words are also in Screen Ledger"),
    ],
)
def test_the_pages_beside_the_film_have_the_rest(client: Client, catalog: Store, place: str, words: str) -> None:
    """What the film page only begins stands whole on a page of its own, which leads back."""
    body = text_of(client, f"{FILM}{place}")
    assert words in html.unescape(body)
    assert f'href="{FILM}"' in body


def test_a_field_that_nobody_speaks_of_is_not_there(client: Client, catalog: Store) -> None:
    """A case without a statement is a 404, not an empty page."""
    assert "Nothing is here" in text_of(client, f"{FILM}facts/hairdresser/", status=404)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("by=user", {"user"}), ("by=critic", {"critic"}), ("by=critic&verdict=positive", {"critic"}),
        ("by=nobody", set()), ("order=nonsense&page=999", {"critic", "user"}),
    ],
)  # fmt: skip
def test_reviews_are_narrowed_by_what_is_asked(client: Client, catalog: Store, query: str, kept: set[str]) -> None:
    """Every answer narrows; what nobody fits says so and leads back to all."""
    body = text_of(client, f"{FILM}reviews/?{query}")
    fitting = [review for review in SALT_FERRY.reviews if review.by in kept]
    if "verdict" in query:
        fitting = [review for review in fitting if review.verdict == "positive"]
    assert body.count('<li class="review') == len(fitting)
    assert ("No review fits all of this." in body) == (not fitting)


def test_reviews_come_in_the_order_asked_for(client: Client, catalog: Store) -> None:
    """The highest first, those without a value last; and the lowest first."""
    for order, sign in (("highest", -1), ("lowest", 1)):
        body = html.unescape(text_of(client, f"{FILM}reviews/?order={order}"))
        valued = [(r.value, r.opening) for r in SALT_FERRY.reviews if r.value is not None and r.opening]
        places = [body.index(opening) for _, opening in sorted(valued, key=lambda one: sign * one[0])]
        assert places == sorted(places), order

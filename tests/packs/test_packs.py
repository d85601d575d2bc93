"""Evidence packs merge in any order and however often, and nothing in one can be changed without being noticed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.errors import PackError
from cinequorum.model.film import Film
from cinequorum.model.judgement import Withdrawal
from cinequorum.model.page import Span
from cinequorum.model.reading import Reading
from cinequorum.packs.making import films_in, make, take, travelling
from cinequorum.packs.pack import Pack, Row, Sheet, Statement, from_bytes, merged, pack_of, row_of, to_bytes
from cinequorum.packs.signing import (
    KNOWN_FILE,
    Signer,
    check,
    known_signers,
    own_signer,
    signed,
    signer_from,
)
from cinequorum.store.ingest import plan_change
from cinequorum.store.judging import plan_judgements
from cinequorum.store.memory import MemoryStore
from tests.reconcile.made_pages import pages
from tests.store.contract import judgement

SIGNERS = tuple(signer_from(bytes([n]) * 32) for n in (1, 2, 3))
READINGS = tuple(travelling(one) for one in pages(5, 9))
JUDGED = (judgement("Ann Lee", "Anne Lee"), judgement("Bo Holm", "Bo Holme"))
STATEMENTS: tuple[Statement, ...] = (
    *READINGS,
    replace(READINGS[0], spoiler_warning=None, ratings=()),  # the same page, read by another version
    *JUDGED,
    Withdrawal(id="w1", of=JUDGED[0].id, author="Ada Editor", time="2026-06-01T00:00:00Z"),
)
ROWS = tuple(row_of(one) for one in STATEMENTS)


def sheet_of(rows: tuple[Row, ...], signer: Signer) -> Sheet:
    listed = tuple(sorted({row.digest for row in rows}))
    return signed(Sheet(slug="a", title="Aurora", year=1950, rows=listed, signer="", signature=""), signer)


def packed(chosen: list[tuple[frozenset[int], int]]) -> Pack:
    """A pack of sheets: each of some rows, signed by one of the signers."""
    sheets = [(tuple(ROWS[n] for n in sorted(rows)), SIGNERS[who]) for rows, who in chosen]
    return pack_of([sheet_of(rows, signer) for rows, signer in sheets], [row for rows, _ in sheets for row in rows])


PACKS = st.lists(
    st.tuples(st.frozensets(st.integers(0, len(ROWS) - 1), max_size=5), st.integers(0, len(SIGNERS) - 1)), max_size=3
).map(packed)


@given(PACKS, PACKS)
def test_merging_commutes(one: Pack, two: Pack) -> None:
    """Ours with theirs is theirs with ours, byte for byte."""
    assert to_bytes(merged([one, two])) == to_bytes(merged([two, one]))


@given(PACKS, PACKS, PACKS)
def test_merging_associates(one: Pack, two: Pack, three: Pack) -> None:
    """Whoever merges first, the last one has the same bytes."""
    left, right = merged([merged([one, two]), three]), merged([one, merged([two, three])])
    assert to_bytes(left) == to_bytes(right) == to_bytes(merged([three, one, two]))


@given(PACKS, PACKS)
def test_merging_again_changes_nothing(one: Pack, two: Pack) -> None:
    """With itself, and with what is in it already."""
    both = merged([one, two])
    assert to_bytes(merged([one, one])) == to_bytes(one)
    assert to_bytes(merged([both, one])) == to_bytes(both) == to_bytes(merged([both, both]))


@given(PACKS, PACKS)
def test_what_is_merged_keeps_its_signatures(one: Pack, two: Pack) -> None:
    """It comes back out of its bytes as it was, nothing is lost, and every signature holds."""
    both = merged([one, two])
    again = from_bytes("both", to_bytes(both))
    check("both", again)
    assert again == both
    assert again.sheets.keys() == one.sheets.keys() | two.sheets.keys()
    assert again.rows.keys() == one.rows.keys() | two.rows.keys()


@given(st.permutations(range(3)))
def test_the_film_is_the_same_whoever_merges(order: list[int]) -> None:
    """Also where two servers read one page differently."""
    three = [packed([(frozenset(rows), who)]) for who, rows in enumerate(((0, 1, 2, 10), (2, 3, 9, 11), (4, 5, 0, 12)))]
    assert films_in(merged(three[n] for n in order)) == films_in(merged(three))


WHOLE = to_bytes(packed([(frozenset({0, 1, 10}), 0), (frozenset({1, 9, 12}), 1)]))


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 7))
def test_one_turned_bit_is_noticed(at: int, bit: int) -> None:
    """Wherever it is: in a page's words, in a digest, in a signature, between lines."""
    spoilt = WHOLE[:at] + bytes([WHOLE[at] ^ (1 << bit)]) + WHOLE[at + 1 :]
    with pytest.raises(PackError):
        check("spoilt", from_bytes("spoilt", spoilt))


@given(st.integers(0, len(WHOLE) - 1))
def test_a_cut_pack_is_noticed(at: int) -> None:
    """Wherever it ends."""
    with pytest.raises(PackError) as told:
        from_bytes("cut", WHOLE[:at])
    assert told.value.code in ("cut", "foreign")


def test_the_whole_one_is_taken() -> None:
    """The bytes that the tests above spoil are good."""
    check("whole", from_bytes("whole", WHOLE))


@given(st.binary(max_size=200))
def test_other_bytes_are_no_pack(data: bytes) -> None:
    """Whatever they are, they are named and nothing else is raised."""
    with pytest.raises(PackError):
        from_bytes("other", data)


def test_lines_nested_without_end_are_no_pack() -> None:
    """Neither as the head nor as a row."""
    deep = b"[" * 200_000
    for data in (deep, b'{"pack":1,"rows":1,"sheets":0}\n{"row":"reading","value":' + deep + b"}\n"):
        with pytest.raises(PackError):
            from_bytes("deep", data)


def test_nobody_can_add_or_take_away() -> None:
    """A row that nobody signed for, a row that is missing, a sheet that somebody else signed: each by name."""
    good = packed([(frozenset({0, 1}), 0)])
    (sheet,) = good.sheets.values()
    forged = replace(sheet, signer=SIGNERS[1].public)
    for wrong, code in (
        (pack_of(good.sheets.values(), [*good.rows.values(), ROWS[5]]), "unsigned"),
        (pack_of(good.sheets.values(), [ROWS[0]]), "incomplete"),
        (pack_of([forged], good.rows.values()), "signature"),
        (pack_of([replace(sheet, title="Another")], good.rows.values()), "signature"),
        (pack_of([replace(sheet, signature="")], good.rows.values()), "signature"),
    ):
        with pytest.raises(PackError) as told:
            check("wrong", from_bytes("wrong", to_bytes(wrong)))
        assert told.value.code == code


def test_a_pack_of_a_later_form_is_refused() -> None:
    """And a file that is something else."""
    with pytest.raises(PackError) as told:
        from_bytes("later", WHOLE.replace(b'"pack":1', b'"pack":2', 1))
    assert told.value.code == "newer"


def store_of(readings: tuple[Reading, ...] | list[Reading]) -> tuple[MemoryStore, Film]:
    store = MemoryStore()
    store.apply(plan_change(store, readings))
    largest = max(store.films(), key=lambda card: card.sources)
    film = store.film(largest.slug)
    assert film is not None
    return store, film


def test_a_pack_tells_the_film() -> None:
    """Made of a store, and read by another, it gives the same film: facts, scores, decisions."""
    store, film = store_of(pages(5, 9))
    people = [person.name for person in film.people]
    store.apply(plan_judgements(store, (judgement(people[0], people[1]),)))
    film = store.film(film.slug) or film
    assert film.judgements
    made = make(store, film, SIGNERS[0])
    assert to_bytes(make(store, film, SIGNERS[0])) == to_bytes(made)
    (told,) = films_in(from_bytes("made", to_bytes(made)))
    assert (told.facts, told.critics, told.audience) == (film.facts, film.critics, film.audience)
    assert [row.id for row in told.judgements] == [row.id for row in film.judgements]


def test_where_a_file_lay_stays_here() -> None:
    """Of a path its last part goes along; an address does."""
    page = READINGS[0].page
    for source, shown in (("/home/ada/pages/a.html", "a.html"), ("https://a.example/x", "https://a.example/x")):
        assert travelling(replace(READINGS[0], page=replace(page, source=source))).page.source == shown


def test_two_servers_come_to_the_same_film() -> None:
    """Each takes what the other has: afterwards both know what both knew; again, nothing is new."""
    every = pages(5, 9)
    (here, ours), (there, theirs) = store_of(every[:6]), store_of(every[4:])
    out, back = make(here, ours, SIGNERS[0]), make(there, theirs, SIGNERS[1])
    assert take(here, back).pages > 0
    assert take(there, out).pages > 0
    assert (take(here, merged([out, back])).pages, take(there, merged([out, back])).pages) == (0, 0)
    one, two = (max(store.films(), key=lambda card: card.sources) for store in (here, there))
    left, right = here.film(one.slug), there.film(two.slug)
    assert left is not None
    assert right is not None
    assert {entry.id for entry in left.sources} == {entry.id for entry in right.sources}
    assert [(fact.field, fact.value, fact.p) for fact in left.facts] == [(f.field, f.value, f.p) for f in right.facts]


def test_a_reading_that_points_elsewhere_is_refused() -> None:
    """A signature says who states it, not that it can be: nothing of such a pack is taken."""
    page = READINGS[0]
    for span in (Span(page=page.page.id, start=0, end=10**6), Span(page="b" * 32, start=0, end=1)):
        row = row_of(replace(page, claims=(replace(page.claims[0], span=span),)))
        wrong = pack_of([sheet_of((row,), SIGNERS[0])], [row])
        check("wrong", wrong)
        store = MemoryStore()
        with pytest.raises(PackError, match="points to"):
            take(store, wrong)
        assert store.page_count() == 0


def test_the_key_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    """The same signer each time; a key that others can read, or that is none, is refused."""
    home = tmp_path / "home"
    first = own_signer(home)
    assert own_signer(home).public == first.public != own_signer(tmp_path / "other").public
    key = home / "signing-key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in home.iterdir()] == ["signing-key"]
    key.chmod(0o640)
    with pytest.raises(PackError, match="chmod 600"):
        own_signer(home)
    key.chmod(0o600)
    key.write_text("no key", encoding="ascii")
    with pytest.raises(PackError, match="no signing key"):
        own_signer(home)


def test_two_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    """Nobody signs with a key that another overwrites."""
    children = []
    for _ in range(6):
        if (child := os.fork()) == 0:
            own_signer(tmp_path)
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 6
    assert [path.name for path in tmp_path.iterdir()] == ["signing-key"]


def test_signers_are_known_by_name(tmp_path: Path) -> None:
    """By whoever keeps the list; a line that makes no sense is said so."""
    assert known_signers(tmp_path) == {}
    listed = tmp_path / KNOWN_FILE
    listed.write_text(f"# friends\n{SIGNERS[0].public} The film club\n\n", encoding="utf-8")
    assert known_signers(tmp_path) == {SIGNERS[0].public: "The film club"}
    listed.write_text("abc The film club\n", encoding="utf-8")
    with pytest.raises(PackError, match="no key with a name"):
        known_signers(tmp_path)

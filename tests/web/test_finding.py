"""Search finds the same on every database, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum_web.catalog.orm import CatalogStore
from cinequorum_web.search.marks import marked, snippet, words_asked
from cinequorum_web.search.port import Asked, Entry, Hit, Index
from cinequorum_web.search.terms import CLOSE, OPEN
from cinequorum_web.search.vectors import MOST_BYTES, asked_for, vector, words_of
from tests.store.contract import OpenStore

NAMES = {
    "quay": ("The Quay at Åndalsnes", "Kaien"),
    "nightboat": ("Ночной катер", "Nochnoi kater"),
    "harbour": ("Λιμάνι της Ελλάδας",),
    "crane": ("鶴の港", "Tsuru no minato"),
    "jetty": ("מזח", "Mezah"),
    "pier": ("O'Brien's Pier", "L’Écluse"),
    "lamp": ("Müller & Söhne", "Light-house 1931"),
}


@pytest.fixture
def index(open_store: OpenStore) -> Index:
    """An index with films, a person and sources, some of whose words are behind the wall."""
    store = open_store()
    assert isinstance(store, CatalogStore)
    films = [Entry(kind="film", ref=ref, film=ref, title=names[0], names=names) for ref, names in NAMES.items()]
    person = Entry(kind="person", ref="quay/zoe-moller", film="quay", title="Zoë Møller", names=("Zoë Møller", "Zoya"))
    prose = (
        "Rain falls on the quay. " * 9 + "A lantern swings above the boats, and nobody sleeps. " + "Wind rises. " * 20
    )
    page = Entry(kind="source", ref="p1", film="quay", title="Rain", safe=prose, walled="The keeper drowns at dawn.")
    store.index.put([*films, person, page, Entry(kind="source", ref="p2", film="", title="", names=("Ada Ek",))])
    return store.index


def found(index: Index, query: str) -> set[str]:
    return {hit.ref for hit in index.find(query, 20)}


FOUND = (
    ("andalsnes", "quay"), ("ÅNDALSNES", "quay"), ("quay åndal", "quay"), ("НОЧНОЙ", "nightboat"),
    ("ночной кат", "nightboat"), ("ΕΛΛΆΔΑΣ", "harbour"), ("鶴の", "crane"), ("tsuru", "crane"), ("מזח", "jetty"),
    ("o'brien", "pier"), ("o’brien's", "pier"), ("brien", "pier"), ("ecluse", "pier"), ("l'écluse", "pier"),
    ("muller sohne", "lamp"), ("light-house", "lamp"), ("light house 19", "lamp"), ("1931", "lamp"),
    ("zoe", "quay/zoe-moller"), ("ZOYA", "quay/zoe-moller"), ("lantern boats", "p1"), ("drowns", "p1"), ("ada", "p2"),
    ("lantern AND boats", "p1"), ("lantern nonesuch", "p1"),
)  # fmt: skip
NOT_FOUND = ("house-light", "uay", "drown keeperr", "nonesuch", "", "'", "\x00")
ANY_TEXT = (
    '"',
    "'",
    "a' | b",
    "\\",
    "a:*",
    "!x",
    "<->",
    "(",
    "&",
    "a\\'b:*",
    "\x00",
    ";--",
    "½ ㎏",
    "\u0301",
    "a" * 5000,
)


def test_names_and_words_are_found(index: Index) -> None:
    """Whatever the case, the accents or the script; the last word may be unfinished; others may be nowhere."""
    assert [(query, ref) for query, ref in FOUND if ref not in found(index, query)] == []


def test_what_is_not_there_is_not_found(index: Index) -> None:
    """Every word but the last is whole, and what a mark joins must stand side by side, in this order."""
    assert {query: hits for query in NOT_FOUND if (hits := found(index, query))} == {}


def test_any_text_is_a_query(index: Index) -> None:
    """What is an operator to a database is no operator here."""
    for query in ANY_TEXT:
        index.find(query, 5)


def test_one_hit_is_the_same_on_all(index: Index) -> None:
    """The words around, the spelling that matched, nothing of what is behind the wall."""
    (lantern,) = index.find("lantern swing", 5)
    assert (lantern.kind, lantern.ref, lantern.film, lantern.words) == ("source", "p1", "quay", "lantern")
    assert lantern.before.endswith("A ")
    assert lantern.after.startswith(" swings above the boats")
    assert (lantern.before[0], lantern.after[-1]) == ("…", "…")
    (film,) = index.find("kaien", 5)
    assert film == Hit(kind="film", ref="quay", film="quay", title="The Quay at Åndalsnes", year=None, name="Kaien")
    (drowned,) = index.find("keeper drowns", 5)
    assert (drowned.before, drowned.words, drowned.after, drowned.name) == ("", "", "", "")


def test_a_readers_search_is_the_same_on_all(index: Index) -> None:
    """Kinds with their numbers, a slip mended, narrowed by kind; the words around, and nothing from behind the wall."""
    quay = index.look(Asked(query="quay"))
    assert [(hit.kind, hit.ref) for hit in quay.hits] == [("film", "quay"), ("source", "p1")]
    assert quay.kinds == (("film", 1), ("source", 1))
    assert (quay.hits[1].words, quay.mended, quay.capped) == ("quay", False, False)
    assert [hit.ref for hit in index.look(Asked(query="quay", kind="source")).hits] == ["p1"]
    slip = index.look(Asked(query="andalsens"))
    assert (slip.query, slip.mended, slip.hits[0].ref) == ("andalsnes", True, "quay")
    assert index.look(Asked(query="ночной катре")).query == "ночной катер"
    (drowned,) = index.look(Asked(query="keeper drowns")).hits
    assert (drowned.ref, drowned.before, drowned.words, drowned.after) == ("p1", "", "", "")
    assert index.look(Asked(query="nonesuch")).hits == index.look(Asked(query="'")).hits == ()
    for query in ANY_TEXT:
        index.look(Asked(query=query))


def test_names_come_before_texts(index: Index) -> None:
    """A film of that name leads, however often a text has the word."""
    assert index.find("quay", 5)[0].ref == "quay"


def test_entries_are_replaced_and_forgotten(index: Index) -> None:
    """What a film was called, or who was on it, is found no more; a page stays when its film goes."""
    index.replace_film("quay", [Entry(kind="film", ref="quay", film="quay", title="Pontoon", names=("Pontoon",))])
    assert found(index, "zoya") == set()
    assert found(index, "kaien") == set()
    assert found(index, "pontoon") == {"quay"}
    index.drop_film("quay")
    assert found(index, "pontoon") == set()
    (page,) = index.find("lantern", 5)
    assert page.film == ""
    index.link(["p1"], "lamp")
    assert index.find("lantern", 5)[0].film == "lamp"


def test_a_text_of_any_size_is_taken(index: Index) -> None:
    """What is more than the database takes is left out; names are always found."""
    huge = " ".join(f"word{number}" for number in range(120_000))
    index.put([Entry(kind="source", ref="p3", film="", title="", names=("Bo Ek",), safe=huge, walled="x" * 70_000)])
    assert {"p3"} == found(index, "word7 bo") == found(index, "bo ek")


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.text())))
def test_a_vector_has_every_word_and_nothing_else(texts: list[tuple[str, str]]) -> None:
    """No text can break out of its quotes; each word is there once, in places that exist."""
    told = vector(texts)
    words = {word for _, text in texts for word in words_of(text)}
    pieces = told.split(" ") if told else []
    assert {piece.rpartition(":")[0] for piece in pieces} == {f"'{word}'" for word in words}
    assert len(told.encode()) < 2 * MOST_BYTES


@given(st.text(max_size=200), st.text(max_size=20))
def test_marks_change_no_letter(text: str, query: str) -> None:
    """Without its marks a marked text is the text; a snippet is a piece of it."""
    bare = text.replace(OPEN, "").replace(CLOSE, "")
    if not asked_for(query.split(), every=True):
        return
    asked = words_asked(query.split())
    assert marked(bare, asked).replace(OPEN, "").replace(CLOSE, "") == bare
    assert snippet(bare, asked).replace(OPEN, "").replace(CLOSE, "").strip("…") in bare

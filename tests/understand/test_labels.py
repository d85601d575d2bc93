"""Labels of data sheets: many languages, forms with an ending in brackets, several trades under one label."""

from __future__ import annotations

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.pipeline import read
from cinequorum.text.data.labels import LABELS as ALL_LABELS
from cinequorum.understand.facts.labels import begins_label, predicates_of

LABELS = [
    ("Görüntü Yönetmeni", "tr", ("cinematographer",)),
    ("Distribuție", "ro", ("cast",)),
    ("У головних ролях", "uk", ("cast",)),
    ("Σεναριογράφος", "el", ("writer",)),
    ("במאי", "he", ("director",)),
    ("المخرج", "ar", ("director",)),
    ("کارگردان", "fa", ("director",)),
    ("Sutradara", "id", ("director",)),
    ("ผู้กำกับ", "th", ("director",)),
    ("Estreno en España", "es", ("release",)),
    ("Regisseur(in)", "de", ("director",)),
    ("Director/a", "es", ("director",)),
    ("製作・監督・脚本", "ja", ("producer", "director", "writer")),
    ("Réalisation et scénario", "fr", ("director", "writer")),
    ("Regie, Buch & Schnitt", "de", ("director", "writer", "editor")),
    ("Director and year", "en", ()),  # only trades of persons share a label
    ("Music and weather", "en", ()),
    ("Category", "en", ()),
    ("Actors' Studio", "en", ()),
]


@pytest.mark.parametrize(("label", "language", "predicates"), LABELS)
def test_a_label_names_its_predicates(label: str, language: str, predicates: tuple[str, ...]) -> None:
    """A label is known in its language, whatever its ending; a word that is no label of a sheet names nothing."""
    assert predicates_of(label, language) == predicates


def test_no_label_is_passed_over_at_a_glance() -> None:
    """Every label of the table is seen by the look at a line's first word: alone, before a colon, before its value."""
    labels = [label for group in ALL_LABELS.values() for label in group]
    lines = [f"{label}{end}" for label in labels for end in ("", ":", "：", ": Ann Lee")]
    assert [line for line in lines if not begins_label(line)] == []


def test_most_lines_of_menus_are_passed_over_at_a_glance() -> None:
    """A line that no label begins is left at its first word."""
    assert not any(map(begins_label, ("She is late.", "Weather: rain", "Ann Lee", "12:30", "")))


SHEETS = [
    (
        "Sis Limanı (2014)\n\nYönetmen: Derya Uydurma\nSenaryo ve Kurgu: Kerem Hayali\n"
        "Başrol Oyuncuları: Selin Yokdu, Onur Masal\nFilm Süresi: 104 dakika\n\n"
        "Film, küçük bir liman kasabasında geçiyor. Yönetmen ilk filminde sessiz bir dünya kuruyor.\n",
        {
            ("director", "Derya Uydurma"),
            ("writer", "Kerem Hayali"),
            ("editor", "Kerem Hayali"),
            ("cast", "Selin Yokdu"),
            ("cast", "Onur Masal"),
            ("runtime", "104"),
        },
    ),
    (
        "霧の港（2014）\n\n監督・脚本：山野架空\n主要出演者：海田仮名、空井幻子\n上映時間：104分\n\n"
        "小さな港町を舞台にした映画です。監督の長編デビュー作です。\n",
        {
            ("director", "山野架空"),
            ("writer", "山野架空"),
            ("cast", "海田仮名"),
            ("cast", "空井幻子"),
            ("runtime", "104"),
        },
    ),
]


@pytest.mark.parametrize(("text", "facts"), SHEETS)
def test_a_sheet_is_read_in_its_language(text: str, facts: set[tuple[str, str]]) -> None:
    """Every row of a made-up sheet becomes its facts, joint labels included."""
    reading = read(from_bytes(text.encode(), "sheet.txt"))
    assert facts <= {(claim.predicate, claim.value) for claim in reading.claims}


RELATED = "\n\n".join(
    f"{title} ({year})\n\nDrama, France\n\nDirector: {director}\n\nCast: {actor}"
    for title, year, director, actor in (
        ("Grey Water", 2016, "Ben Falso", "Otto Nonesuch"),
        ("Nine Doors Down", 2017, "Clara Falsa", "Ida Nonesuch"),
        ("The Paper Boat", 2018, "Dora Falsa", "Uwe Nonesuch"),
    )
)
PROSE = (
    "The Lantern is a quiet film about a lighthouse. The film is slow, the actors are good and the movie is worth it."
)


def test_records_of_related_films_are_not_the_films_own() -> None:
    """Where the director's label keeps coming back, only the first record is the page's film's."""
    own = "The Lantern (2015)\n\nDirector: Anna Inventa\n\nCast: Marco Ficticio"
    page = f"{own}\n\n{PROSE}\n\nRelated films\n\n{RELATED}\n"
    found = {(c.predicate, c.value) for c in read(from_bytes(page.encode(), "film.txt")).claims}
    assert {("director", "Anna Inventa"), ("cast", "Marco Ficticio")} <= found
    assert not any("Fals" in value or "Nonesuch" in value for _, value in found)

"""Aspects: which sides of the film are praised or criticised, each with its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.claim import Claim, Scope
from cinequorum.model.opinion import Aspect
from cinequorum.model.page import Span
from cinequorum.understand.aspects import find_aspects
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.weighing import weigh
from tests.understand.pages import page_from_text, prose_from_text

NOBODY = Films(subject=None)


def aspects_of(prose: Prose) -> tuple[Aspect, ...]:
    return find_aspects(weigh(prose, NOBODY), ())


CASES = [
    ("The acting is superb.", "acting", {"pos"}),
    ("The performances are wooden and unconvincing.", "acting", {"neg"}),
    ("The screenplay is a clumsy mess.", "script", {"neg"}),
    ("The cinematography is stunning.", "cinematography", {"pos"}),
    ("The score is gorgeous and haunting.", "music", {"pos"}),
    ("The pacing is terrible and it drags.", "pacing", {"neg"}),
    ("The special effects look cheap and fake.", "effects", {"neg"}),
    ("Gorgeous costumes and beautiful sets make it a treat.", "production_design", {"pos"}),
]


@pytest.mark.parametrize(("text", "aspect", "polarity"), CASES)
def test_plain_opinions(text: str, aspect: str, polarity: set[str]) -> None:
    """One plain sentence, one judgement, and its span is the sentence."""
    prose = prose_from_text(text)
    found = [a for a in aspects_of(prose) if a.aspect == aspect]
    assert {a.polarity for a in found} == polarity
    assert all(prose.page.slice(a.span) == text for a in found)


def test_a_sentence_that_turns() -> None:
    """What stands on either side of a `but` is judged apart."""
    prose = prose_from_text("The acting is superb, but the script is a dreadful, clumsy mess.")
    found = {a.aspect: a.polarity for a in aspects_of(prose)}
    assert found["acting"] == "pos"
    assert found["script"] == "neg"


def test_praise_of_the_director_by_name() -> None:
    """A surname stands for the work that the page says its bearer did."""
    prose = prose_from_text("Directed by Ada Quillfeather, it opens at sea. Quillfeather is brilliant as ever.")
    assert ("direction", "pos") in {(a.aspect, a.polarity) for a in aspects_of(prose)}


def test_plot_is_no_opinion() -> None:
    """Naming a character or a camera in the story judges nothing."""
    prose = prose_from_text("A woman finds an old camera in the attic and takes it to the market.")
    assert aspects_of(prose) == ()


@pytest.mark.parametrize(
    ("language", "text", "aspect", "polarity"),
    [
        ("fr", "La musique est magnifique.", "music", "pos"),
        ("de", "Das Drehbuch ist schwach und vorhersehbar.", "script", "neg"),
        ("es", "La fotografía es impresionante.", "cinematography", "pos"),
        ("it", "La regia è brillante.", "direction", "pos"),
        ("pt", "O roteiro é péssimo.", "script", "neg"),
        ("ru", "Актеры великолепны.", "acting", "pos"),
        ("nl", "De camerawerk is prachtig.", "cinematography", "pos"),
        ("pl", "Scenariusz jest przewidywalny i nudny.", "script", "neg"),
        ("cs", "Hudba je nádherná.", "music", "pos"),
        ("sv", "Skådespeleriet är lysande.", "acting", "pos"),
        ("da", "Historien er forudsigelig og kedelig.", "script", "neg"),
        ("no", "Musikken er vakker.", "music", "pos"),
        ("tr", "Oyunculuklar harika.", "acting", "pos"),
        ("vi", "Diễn xuất tuyệt vời.", "acting", "pos"),
        ("id", "Aktingnya memukau.", "acting", "pos"),
        ("id", "Sinematografinya kurang indah.", "cinematography", "neg"),
        ("uk", "Музика чудова.", "music", "pos"),
        ("ro", "Scenariul este previzibil.", "script", "neg"),
        ("hu", "A forgatókönyv unalmas.", "script", "neg"),
        ("fi", "Musiikki on upeaa.", "music", "pos"),
        ("ca", "El guió és avorrit.", "script", "neg"),
        ("ja", "演技が素晴らしい。", "acting", "pos"),
        ("ja", "脚本が陳腐で退屈だ。", "script", "neg"),
        ("ko", "배우들의 연기는 훌륭하다.", "acting", "pos"),
        ("zh", "演员的演技非常精彩。", "acting", "pos"),
        ("zh", "剧情老套而且拖沓。", "script", "neg"),
    ],
)
def test_other_languages(language: str, text: str, aspect: str, polarity: str) -> None:
    """Other languages are read by their word lists."""
    prose = prose_of(page_from_text(text, language=language))
    assert (aspect, polarity) in [(a.aspect, a.polarity) for a in aspects_of(prose)]
    assert {a.polarity for a in aspects_of(prose)} == {polarity}


@pytest.mark.parametrize(
    ("language", "text", "aspect", "polarity"),
    [
        ("ko", "촬영은 압권이다.", "cinematography", "pos"),
        ("ja", "小道具が緻密です。", "production_design", "pos"),
        ("zh", "灯光廉价。", "cinematography", "neg"),
        ("pt", "O desempenho da atriz é comovente.", "acting", "pos"),
        ("de", "Die Nebenrollen sind grandios.", "acting", "pos"),
        ("it", "Il montatore è approssimativo.", "editing", "neg"),
        ("pl", "Oświetlenie jest przejmujące.", "cinematography", "pos"),
        ("vi", "Lồng tiếng rất gượng gạo.", "acting", "neg"),
    ],
)
def test_rarer_words_for_sides_and_judgements(language: str, text: str, aspect: str, polarity: str) -> None:
    """Languages without a model have lists of some length."""
    prose = prose_of(page_from_text(text, language=language))
    assert {(a.aspect, a.polarity) for a in aspects_of(prose)} == {(aspect, polarity)}


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("The script falls flat.", {("script", "neg")}),
        ("The songs are spot on.", {("music", "pos")}),
        ("Great actors, we were told.", set()),
        ("Great actors, I tell you.", {("acting", "pos")}),
        ("The script has been criticised as dull.", set()),
    ],
)
def test_idioms_of_judging_and_what_others_said(text: str, judged: set[tuple[str, str]]) -> None:
    """A failing is told in idioms too; what one was told is no opinion of one's own."""
    assert {(a.aspect, a.polarity) for a in aspects_of(prose_from_text(text))} == judged


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "촬영은 부산에서 했다."), ("pt", "O desempenho foi gravado em Lisboa."), ("zh", "灯光熄灭了。")],
)
def test_a_side_that_is_only_mentioned_is_not_judged(language: str, text: str) -> None:
    """Where it was filmed says nothing of how."""
    assert aspects_of(prose_of(page_from_text(text, language=language))) == ()


@pytest.mark.parametrize(
    ("language", "text", "praised", "blamed"),
    [
        ("en", "Gorgeous photography, but the script is dull.", "cinematography", "script"),
        ("en", "While the acting is superb, the script is a clumsy mess.", "acting", "script"),
        ("en", "Acting: superb; script: dreadful.", "acting", "script"),
        ("fr", "La photographie est superbe, mais le scénario est raté.", "cinematography", "script"),
        ("fr", "Même si la musique est magnifique, le scénario est raté.", "music", "script"),
        ("de", "Die Kamera ist grandios, aber das Drehbuch ist schwach.", "cinematography", "script"),
        ("de", "Obwohl die Musik großartig ist, ist das Drehbuch schwach.", "music", "script"),
        ("es", "La fotografía es magnífica, pero el guion es flojo.", "cinematography", "script"),
        ("it", "La fotografia è splendida, ma la sceneggiatura è banale.", "cinematography", "script"),
        ("pt", "A fotografia é belíssima, mas o roteiro é fraco.", "cinematography", "script"),
        ("ru", "Музыка великолепна, но сценарий слабый.", "music", "script"),
        ("nl", "De muziek is prachtig, maar het scenario is zwak.", "music", "script"),
        ("pl", "Muzyka jest piękna, ale scenariusz jest słaby.", "music", "script"),
        ("ja", "音楽は素晴らしいが、脚本は退屈だ。", "music", "script"),
        ("ko", "음악은 훌륭하지만 각본은 지루하다.", "music", "script"),
        ("zh", "虽然音乐很精彩，但是剧本太俗套。", "music", "script"),
    ],
)
def test_clause_by_clause(language: str, text: str, praised: str, blamed: str) -> None:
    """Praise on one side of a turning word and blame on the other stay apart, in every language that is read."""
    prose = prose_of(page_from_text(text, language=language))
    assert {a.aspect: a.polarity for a in aspects_of(prose)} == {praised: "pos", blamed: "neg"}


@pytest.mark.parametrize(
    "text",
    [
        "Running time: 98 minutes.",
        "At the festival in Ostend it won best actor and was nominated for best cinematography.",
        "Directed by Ada Quillfeather, photographed by Ben Ostrander.",
    ],
)
def test_facts_are_no_opinion(text: str) -> None:
    """A running time, a prize and a credit praise nothing."""
    assert aspects_of(prose_from_text(text)) == ()


def test_a_long_sentence_is_quoted_by_its_clause() -> None:
    """Where a sentence is too long to quote, the span is the whole clause that judges."""
    clause = "the cinematography of the harbour scenes is simply stunning"
    prose = prose_from_text(
        "A keeper takes in a stray one winter and walks it along the pier every evening until the whole town knows "
        f"both of them by name; {clause}; he then leaves for the mainland to look for work."
    )
    spans = {prose.page.slice(a.span) for a in aspects_of(prose) if a.aspect == "cinematography"}
    assert spans == {clause}


def test_shooting_is_photography() -> None:
    """What a clause names by its word is not counted for the director whose name stands in it."""
    prose = prose_from_text("Directed by Ada Quillfeather. Quillfeather's photography is gorgeous.")
    assert {a.aspect for a in aspects_of(prose)} == {"cinematography"}


def credit(predicate: str, name: str) -> Claim:
    return Claim(predicate=predicate, value=name, raw=name, span=Span(page="0", start=0, end=1), rule="test/1", p=0.9)


@pytest.mark.parametrize(
    ("language", "text", "predicate", "found"),
    [
        ("en", "Ostrander is superb throughout.", "cast", ("acting", "pos", ("Ben Ostrander",))),
        ("en", "Ostrander makes the most of the harbour.", "director", ("direction", "pos", ("Ben Ostrander",))),
        ("fr", "Ostrander est magnifique.", "cast", ("acting", "pos", ("Ben Ostrander",))),
        ("it", "Ostrander è bravissimo.", "cast", ("acting", "pos", ("Ben Ostrander",))),
    ],
)
def test_praise_by_name_alone(language: str, text: str, predicate: str, found: object) -> None:
    """Whom the page credits stands for his work wherever a sentence judges it, and the opinion says whom it is of."""
    weighing = weigh(prose_of(page_from_text(text, language=language)), NOBODY)
    aspects = find_aspects(weighing, (), [credit(predicate, "Ben Ostrander")])
    assert [(a.aspect, a.polarity, a.who) for a in aspects] == [found]
    assert find_aspects(weighing, ()) == ()


def test_only_the_credits_of_this_film_name_its_people() -> None:
    """Whoever made another film, or is a person of the story, stands for no side of this one."""
    weighing = weigh(prose_from_text("Ostrander is superb throughout."), NOBODY)
    of_another = replace(credit("cast", "Ben Ostrander"), subject="The Weir")
    told = replace(credit("cast", "Ben Ostrander"), scope=Scope.STORY)
    assert find_aspects(weighing, (), [of_another, told]) == ()


def test_a_name_beside_another_side() -> None:
    """Who does something well is praised along with what is done well, but not for what is merely his."""
    prose = prose_from_text("Ostrander does a wonderful job with the lighting. Ostrander's lighting is wonderful.")
    found = find_aspects(weigh(prose, NOBODY), (), [credit("director", "Ben Ostrander")])
    assert {(a.aspect, prose.page.slice(a.span)[:14]) for a in found} == {
        ("direction", "Ostrander does"),
        ("cinematography", "Ostrander does"),
        ("cinematography", "Ostrander's li"),
    }


def test_what_a_sentence_announces_the_next_one_judges() -> None:
    """A sentence that only names a side of the film is judged by the one that follows and points back to it."""
    announced = prose_from_text("And then the ending. It's abrupt, clumsy and implausible.")
    assert [(a.aspect, a.polarity) for a in aspects_of(announced)] == [("script", "neg")]
    apart = prose_from_text("The ending is set on an island. The island's weather is abrupt and implausible.")
    assert aspects_of(apart) == ()


def test_judged_amid_the_story() -> None:
    """A word of praise right beside a side of the film is said even where the sentence else tells the story."""
    prose = prose_from_text(
        "A baker follows her brother to the island, asks the priest and the ferryman where he went, and finds his coat "
        "on the pier, all of it to a superb soundtrack."
    )
    assert [(a.aspect, a.polarity) for a in aspects_of(prose)] == [("music", "pos")]

"""Bad input: whatever is handed in for a review gets an answer, and the answer says what to doubt about it."""

from __future__ import annotations

import time

import pytest

from cinequorum.model.opinion import Rating, Verdict
from cinequorum.model.page import Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.aspects import find_aspects
from cinequorum.understand.doubts import DOUBTFUL
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.spoilers import find_spoilers, page_level
from cinequorum.understand.verdict import page_verdict, review_verdicts
from cinequorum.understand.weighing import weigh
from tests.understand.pages import PAGE_ID, page_from_text


def span(start: int, end: int) -> Span:
    return Span(page=PAGE_ID, start=start, end=end)


LAMP = SubjectFilm(title="The Lamp", year=None, span=span(0, 1), p=0.9)


def verdict_of(
    text: str, *, language: str = "en", stated: float | None = None, others: tuple[str, ...] = ()
) -> Verdict:
    page = page_from_text(text, language=language)
    named = tuple(
        OtherFilm(title=o, year=None, relation="mentioned", p=0.9, span=span(text.index(o), text.index(o) + len(o)))
        for o in others
    )
    ratings = (Rating(by="author", raw="?", value=stated, scale="out_of/10", span=span(0, 1)),) if stated else ()
    return page_verdict(weigh(prose_of(page), Films(subject=LAMP, others=named)), ratings)


@pytest.mark.parametrize(
    ("text", "label"),
    [("Boring.", "negative"), ("Masterpiece", "positive"), ("Meh", "negative"), ("Superb!!!", "positive")],
)
def test_one_word(text: str, label: str) -> None:
    """A single judging word is an answer, but not a sure one."""
    verdict = verdict_of(text)
    assert (verdict.label, verdict.note) == (label, "hardly a word")
    assert verdict.p <= DOUBTFUL


@pytest.mark.parametrize("text", ["Lamp.", "The", "1987", "?!", "…"])
def test_one_word_that_says_nothing(text: str) -> None:
    """A word that judges nothing is no verdict."""
    assert verdict_of(text).label == "none"


def test_a_review_of_two_hundred_thousand_words() -> None:
    """Length changes nothing but the time, which grows no faster than the text."""
    few, many = ("The Lamp is a tedious, clumsy mess. The acting is dull. " * n for n in (1000, 19_000))
    spent = []
    for text in (few, many):
        start = time.process_time()
        weighing = weigh(prose_of(page_from_text(text)), Films(subject=LAMP))
        verdict = page_verdict(weighing, ())
        aspects, level = find_aspects(weighing, ()), page_level(find_spoilers(weighing))
        spent.append(time.process_time() - start)
        assert (verdict.label, level) == ("negative", "none")
        assert ("acting", "neg") in {(a.aspect, a.polarity) for a in aspects}
    assert len(many.split()) > 200_000
    assert spent[1] < 60 * max(spent[0], 0.02)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Lamp is a wonderful film. Superbly acted and moving. Highly recommended!", "positive"),
        ("The Lamp is a tedious mess, badly acted and dull. Avoid!", "negative"),
    ],
)
def test_capitals(text: str, label: str) -> None:
    """Shouting changes no verdict."""
    assert verdict_of(text).label == verdict_of(text.upper()).label == label


def test_two_languages() -> None:
    """What was not read takes sureness away; a foreign title alone does not."""
    english = "The Lamp is a wonderful, moving film, superbly acted."
    mixed = verdict_of(
        f"{english} Der Film ist wunderbar gespielt, und ich habe jede Minute davon von Herzen genossen."
    )
    assert (mixed.label, mixed.note, mixed.p <= DOUBTFUL) == ("positive", "partly in another language", True)
    assert (
        verdict_of(f"{english} At home it is called Die Lampe im Fenster, and all of us went to see it twice.").note
        is None
    )


@pytest.mark.parametrize(
    ("language", "own"),
    [
        ("de", "Der Film ist wunderbar gespielt, und ich habe jede Minute davon von Herzen genossen."),
        ("fr", "Le film est magnifique, et les acteurs sont tous remarquables du début à la fin."),
        ("nl", "De film is prachtig, en ik heb er met veel plezier naar gekeken, wat een verhaal."),
        ("da", "Filmen er fremragende, og man kan ikke andet end at holde af den."),
    ],
)
def test_english_on_a_page_in_another_language(language: str, own: str) -> None:
    """It is not read there, which is said; a page that is all in its own language is not doubted for it."""
    english = "The camera stays with the sailors, and they were never better than in this one."
    assert verdict_of(own, language=language).note is None
    mixed = verdict_of(f"{own} {english}", language=language)
    assert (mixed.note, mixed.p <= DOUBTFUL) == ("partly in another language", True)


@pytest.mark.parametrize(
    ("text", "label"), [("😍😍😍👍", "positive"), ("👎💩", "negative"), ("🎬🎞️", "none"), ("👍👎", "none")]
)
def test_pictures_alone(text: str, label: str) -> None:
    """Pictures that judge are an answer with its doubt, others are none."""
    verdict = verdict_of(text)
    assert verdict.label == label
    assert label == "none" or (verdict.note == "no words" and verdict.p <= DOUBTFUL)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Lamp is a masterpiece of boredom."),
        ("en", "A triumph of sheer tedium."),
        ("fr", "Le film est un chef-d'œuvre d'ennui."),
        ("es", "La película es una obra maestra del aburrimiento."),
        ("de", "Der Film ist ein Meisterwerk der Langeweile."),
        ("it", "Il film è un capolavoro di noia."),
    ],
)
def test_mocking_praise(language: str, text: str) -> None:
    """A masterpiece of something bad is no praise, and may be meant otherwise."""
    verdict = verdict_of(text, language=language)
    assert (verdict.label, verdict.note) == ("negative", "may be ironic")
    assert verdict.p <= DOUBTFUL


@pytest.mark.parametrize(
    "text", ["The Lamp is a masterpiece of suspense.", "A triumph of wit. The boredom of the town is well shown."]
)
def test_praise_of_something_good_is_meant(text: str) -> None:
    """The same words with a good object are plain praise."""
    verdict = verdict_of(text)
    assert (verdict.label, verdict.note) == ("positive", None)


def test_a_rating_that_contradicts_the_words() -> None:
    """The rating decides, the words are kept beside it, and the contradiction is said."""
    scorn = "The Lamp is a tedious, clumsy mess, badly acted and far too long. A waste of time. Avoid it."
    verdict = verdict_of(scorn, stated=100.0)
    assert (verdict.label, verdict.note) == ("positive", "the words are negative")
    assert verdict.words is not None
    assert verdict.words < 40
    assert (verdict.value or 0) >= 95
    assert verdict.p <= DOUBTFUL
    agreed = verdict_of(scorn, stated=10.0)
    assert (agreed.label, agreed.note) == ("negative", None)
    assert agreed.words == verdict.words


@pytest.mark.parametrize(
    "text",
    [
        "The government should resign. The tax law is a scandal, and the senators are corrupt liars.",
        "The studio announced that The Lamp will open in May. Filming starts in Ghent next week.",
        "A keeper's despair ends in a massacre. The cruel officer is killed, and the terrible war goes on.",
        "",
    ],
)
def test_no_judgement(text: str) -> None:
    """Politics, news, a story full of dark words and an empty review judge no film."""
    verdict = verdict_of(text)
    assert (verdict.label, verdict.value) == ("none", None)


def test_praise_of_another_film() -> None:
    """Praise that goes to another film is not this one's."""
    text = "The Weir is a masterpiece. It is moving and superbly acted. It's a gem of a film. The Lamp opens in May."
    assert verdict_of(text, others=("The Weir",)).label == "none"
    assert verdict_of(text.replace("The Weir", "The Lamp")).label == "positive"
    scorn = "The Weir is a masterpiece, moving and superb. The Lamp is a dull, clumsy, badly acted film. Avoid it."
    assert verdict_of(scorn, others=("The Weir",)).label == "negative"


def test_a_film_that_this_one_is_likened_to() -> None:
    """What is likened to another film is about this one; liking the other one is not."""
    likened = (
        "Like The Weir it is superbly acted, wonderfully lit and deeply moving, and a joy to watch from first to last."
    )
    assert verdict_of(likened, others=("The Weir",)).label == "positive"
    liked = (
        "I like The Weir, which is superbly acted, wonderfully lit and deeply moving, and a joy to watch to the last."
    )
    assert verdict_of(liked, others=("The Weir",)).label == "none"


def test_rejected_criticism() -> None:
    """What others are said to think is not the author's verdict."""
    text = "Some critics called it dull and pretentious. They are wrong: The Lamp is a tender, beautifully acted film."
    assert verdict_of(text).label == "positive"


def test_a_page_of_pictures_whose_kind_is_doubtful() -> None:
    """Whatever the page is, pictures that judge are an answer with its doubt."""
    weighing = weigh(prose_of(page_from_text("👎👎", kind="other")), Films(subject=LAMP))
    assert (page_verdict(weighing, ()).label, page_verdict(weighing, ()).note) == ("negative", "no words")


def test_an_empty_review_and_one_of_pictures_on_a_page_of_reviews() -> None:
    """Each user review has its own answer."""
    page = page_from_text("# The Lamp", kind="user_reviews", reviews=("The Lamp", "👎👎", "A wonderful, moving film."))
    labels = [v.label for v in review_verdicts(weigh(prose_of(page), Films(subject=LAMP)))]
    assert labels == ["none", "negative", "positive"]

"""A verdict is the author's judgement on the subject film, and none where there is no judgement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.model.opinion import Rating
from cinequorum.model.page import Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.verdict import page_verdict, review_verdicts, text_verdict
from cinequorum.understand.weighing import weigh
from tests.examples import examples
from tests.understand.pages import PAGE_ID, page_from_text, prose_from_text


def films_of(prose: Prose, title: str, *others: str) -> Films:
    def span(name: str) -> Span:
        at = prose.page.text.find(name)
        return Span(page=PAGE_ID, start=max(0, at), end=max(0, at) + len(name))

    named = tuple(OtherFilm(title=o, year=None, relation="mentioned", p=0.9, span=span(o)) for o in others)
    return Films(subject=SubjectFilm(title=title, year=None, span=span(title), p=0.9), others=named)


REVIEWS = [
    ("positive", "A keeper takes in a stray. It is a tender, beautifully acted film, and one of the year's best."),
    ("negative", "A keeper takes in a stray. The film is a tedious, clumsy mess, badly acted and far too long."),
    ("positive", "I expected nothing. What a wonderful movie! Funny, moving and superbly shot. Highly recommended."),
    ("negative", "What a waste of time. The plot makes no sense and the jokes are unfunny. Avoid this movie."),
]


@pytest.mark.parametrize(("label", "text"), REVIEWS)
def test_plain_reviews(label: str, text: str) -> None:
    """Praise is positive, scorn negative, and the span shows a sentence of the review."""
    prose = prose_from_text(text)
    verdict = page_verdict(weigh(prose, films_of(prose, "The Lamp")), ())
    assert verdict.label == label
    assert verdict.span is not None
    assert prose.page.slice(verdict.span).strip()


@pytest.mark.parametrize(
    ("label", "last"),
    [("negative", "A disappointment."), ("negative", "Avoid it."), ("positive", "A triumph."), ("positive", "A gem.")],
)
def test_the_summing_up_outweighs(label: str, last: str) -> None:
    """A short last sentence that judges the film as a whole decides over a lukewarm review."""
    text = "The film opens at sea. Some scenes are good and some are dull. The cast do what they can. " + last
    prose = prose_from_text(text)
    assert page_verdict(weigh(prose, films_of(prose, "The Lamp")), ()).label == label


@pytest.mark.parametrize("kind", ["critic_review", "other"])
def test_prizes_are_no_praise(kind: str) -> None:
    """A news item about prizes has no verdict, even where it is taken for a review."""
    prose = prose_from_text(
        "The Lamp won best director and best film at the festival in Ostend. It was nominated for best actress. "
        "The jury is chaired by Ada Quillfeather.",
        kind=kind,
    )
    assert page_verdict(weigh(prose, films_of(prose, "The Lamp")), ()).label == "none"


@pytest.mark.parametrize(("value", "label"), [(67.0, "mixed"), (70.0, "positive"), (50.0, "mixed"), (40.0, "negative")])
def test_bands_of_stated_ratings(value: float, label: str) -> None:
    """A B- and two stars of four are mixed, three and a half of five good, two of five bad, whatever the words."""
    prose = prose_from_text("The Lamp is a wonderful, moving, superb film.")
    rating = Rating(by="author", raw=str(value), value=value, scale="percent", span=prose.page.span(0, 3))
    assert page_verdict(weigh(prose, films_of(prose, "The Lamp")), (rating,)).label == label


NO_JUDGEMENT = [
    "The harvest failed again and the government did nothing. My grandparents left the country that winter.",
    "She takes the train to the coast, where her brother waits with the children.",
    "",
]


@pytest.mark.parametrize("text", NO_JUDGEMENT)
def test_no_judgement(text: str) -> None:
    """A retold plot, a remark on a country, and nothing at all are no verdict: not a negative one."""
    prose = prose_from_text(text)
    verdict = text_verdict(weigh(prose, films_of(prose, "The Lamp")), 0)
    assert (verdict.label, verdict.value) == ("none", None)


def test_other_films_do_not_count() -> None:
    """Harsh words about another film are not about this one."""
    prose = prose_from_text(
        "His last picture, Grey Harbour, was a disastrous, awful, embarrassing movie, one of the worst ever made. "
        "The Lamp is a lovely, moving film with a superb cast."
    )
    assert page_verdict(weigh(prose, films_of(prose, "The Lamp", "Grey Harbour")), ()).label == "positive"


@pytest.mark.parametrize(("value", "label"), [(90.0, "positive"), (10.0, "negative")])
def test_a_stated_rating_weighs_most(value: float, label: str) -> None:
    """Where the author states a rating, lukewarm words do not turn it round."""
    prose = prose_from_text("The film has good scenes and dull ones. I am of two minds about it.")
    rating = Rating(by="author", raw=str(value), value=value, scale="percent", span=prose.page.span(0, 3))
    assert page_verdict(weigh(prose, films_of(prose, "The Lamp")), (rating,)).label == label


def test_news_has_no_verdict() -> None:
    """A trailer post praises in advance; that is no judgement on the film."""
    prose = prose_from_text("The wonderful new trailer is here. It opens on 3 May.", kind="trailer_news")
    assert page_verdict(weigh(prose, films_of(prose, "The Lamp")), ()).label == "none"


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("fr", "Un film magnifique, des acteurs remarquables. Un vrai chef-d'œuvre.", "positive"),
        ("de", "Ein langweiliger, misslungener Film mit schwachem Drehbuch und hölzernen Darstellern.", "negative"),
        ("es", "Una película maravillosa, con actores brillantes y una historia emocionante.", "positive"),
        ("ru", "Скучный, затянутый фильм с плохим сценарием.", "negative"),
        ("fi", "Elokuva kertoo majakanvartijasta.", "none"),
        ("fi", "Elokuva on pitkästyttävä ja kömpelö, ja käsikirjoitus on heikko.", "negative"),
        ("id", "Film ini keren banget, aktingnya memukau dan sinematografinya indah.", "positive"),
        ("id", "Filmnya membosankan, alurnya klise, dan endingnya mengecewakan.", "negative"),
        ("id", "Film ini bercerita tentang seorang penjaga mercusuar.", "none"),
        ("uk", "Нудний, затягнутий фільм з поганим сценарієм.", "negative"),
        ("ro", "Un film minunat, cu actori convingători și o imagine superbă.", "positive"),
        ("hu", "Lenyűgöző film, remek alakításokkal.", "positive"),
        ("ca", "Una pel·lícula magnífica, amb actors esplèndids.", "positive"),
        ("et", "Film on suurepärane.", "none"),
    ],
)
def test_other_languages(language: str, text: str, label: str) -> None:
    """Languages without a model are judged by word lists, those without lists not at all."""
    prose = prose_of(page_from_text(text, language=language))
    assert page_verdict(weigh(prose, films_of(prose, "The Lamp")), ()).label == label


def test_majority_of_user_reviews() -> None:
    """A page of user reviews says what most of those say that judge."""
    page = page_from_text(
        "# The Lamp",
        kind="user_reviews",
        reviews=["A great, moving film.", "Wonderful movie, superb acting!", "Boring film.", "My dog is ill."],
    )
    prose = prose_of(page)
    weighing = weigh(prose, films_of(prose, "The Lamp"))
    assert page_verdict(weighing, (), review_verdicts(weighing)).label == "positive"


@examples(30)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """Whatever stands there, the verdict is well formed."""
    prose = prose_from_text(text)
    verdict = text_verdict(weigh(prose, Films(subject=None)), 0)
    assert verdict.label in {"positive", "mixed", "negative", "none"}
    assert 0.0 <= verdict.p <= 1.0
    assert (verdict.value is None) == (verdict.label == "none")

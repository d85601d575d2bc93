"""What stands around names in Chinese, Japanese and Korean sentences. Films and persons are invented."""

from __future__ import annotations

import pytest

from cinequorum.model.page import Span
from cinequorum.model.reading import SubjectFilm
from cinequorum.understand.facts import find_claims
from cinequorum.understand.facts.credit_model import LEAST, RULE, Table, weighed
from cinequorum.understand.facts.page_persons import persons_of
from cinequorum.understand.facts.person_signs import signs_of
from cinequorum.understand.facts.scene import Scene, scene_of
from cinequorum.understand.prose import Films, prose_of
from tests.understand.pages import page_from_text

ZH = "# 夜渡\n\n夜渡是一部电影，很好看。\n\n王小明的表演很自然，李梅、陈国强也在船上。导演林雅芳说这很难。"
JA = "# 夜の渡し\n\n夜の渡しは静かな映画です。とても良かった。\n\n山田花子の演技が見事で、アンナ・ベックさんも良い。"
KO = "# 밤의 나루\n\n밤의 나루는 조용한 영화다. 정말 좋았다.\n\n홍지민의 연기가 좋다. 김수아, 박도현도 배에 있다."
LANGUAGES = {"夜渡": "zh", "夜の渡し": "ja", "밤의 나루": "ko", "Night Ferry": "en"}
ALWAYS = Table(trades=tuple(sorted(LEAST)), start=(9.0,) * len(LEAST), weights={})


def scene(text: str) -> Scene:
    title = text.split("\n", 1)[0].removeprefix("# ")
    page = page_from_text(text, language=LANGUAGES[title])
    subject = SubjectFilm(title=title, year=None, span=Span(page="0" * 32, start=0, end=1), p=0.9)
    return scene_of(prose_of(page), Films(subject=subject, others=()))


def signs(name: str, text: str) -> frozenset[str]:
    page = scene(text)
    found = persons_of(page)
    return next(s for p, s in zip(found, signs_of(page, found, ()), strict=True) if p.name == name)


SHOWN = [
    (ZH, "王小明", {"~", "~right plays", "~shape=han3", "~-1 <begin>", "~+1 的", "~line praise"}),
    (ZH, "李梅", {"~listed", "~shape=han2", "~+1 、"}),
    (ZH, "林雅芳", {"~left director", "~right said"}),
    (JA, "山田花子", {"~right plays", "~+1 の", "~line praise"}),
    (JA, "アンナ・ベック", {"~shape=kana", "~right honour"}),
    (KO, "홍지민", {"~shape=hangul", "~+1 의", "~right plays"}),
    (KO, "김수아", {"~listed", "~names=1"}),
]


@pytest.mark.parametrize(("text", "name", "shown"), SHOWN)
def test_words_of_the_trade_right_beside_a_name_are_signs(text: str, name: str, shown: set[str]) -> None:
    """What stands before and behind the name, by class, across particles; and lists."""
    assert shown <= signs(name, text)


def test_a_word_far_off_is_another_sign_than_one_beside() -> None:
    """A trade in the same clause is near, one in another clause is of the sentence only."""
    text = "# 夜渡\n\n夜渡是一部电影，很好看，很有意思。\n\n王小明这次带来了这位导演，后来演员们都走了。"
    found = signs("王小明", text)
    assert {"~right near director", "~line player"} <= found
    assert not {"~right director", "~right near player"} & found


@pytest.mark.parametrize(("text", "name"), [(ZH, "李梅"), (JA, "山田花子"), (KO, "박도현")])
def test_whom_the_weights_are_sure_of_gets_a_credit(text: str, name: str) -> None:
    """The credit stands on the name's own words, and says that it was learned."""
    page = scene(text)
    claims = find_claims(page.prose, page.films)
    told = [c for c in weighed(page, claims, ALWAYS) if c.predicate == "cast" and c.value == name]
    assert [(c.raw, c.rule) for c in told] == [(name, RULE)]


def test_pages_with_capitals_have_no_such_signs() -> None:
    """In English a name is told by its capitals, and its signs are words."""
    text = "# Night Ferry\n\nNight Ferry is a film about the sea, and it is slow.\n\nAnn Marlowe is on board."
    assert not [sign for sign in signs("Ann Marlowe", text) if sign.startswith("~")]


def test_a_family_name_alone_is_the_one_who_has_it() -> None:
    """`山田監督` beside `山田太郎` is no second person."""
    text = "# 夜の渡し\n\n夜の渡しは静かな映画です。とても良かった。\n\n山田太郎の新作。山田監督は静かだ。"
    found = {person.name: person for person in persons_of(scene(text))}
    assert set(found) == {"山田太郎"}
    assert [mention.form for mention in found["山田太郎"].mentions] == ["full", "surname"]

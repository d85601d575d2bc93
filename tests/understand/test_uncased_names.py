"""What may name a person in Chinese, Japanese and Korean sentences. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinequorum.understand.facts.uncased_names import LANGUAGES, names_in_lines

# language, sentence, the names in it
NAMED = [
    ("zh", "影片由王小明执导。", ["王小明"]),
    ("zh", "由李梅、陈国强和林雅芳主演。", ["李梅", "陈国强", "林雅芳"]),
    ("zh", "導演陳國強與演員林雅芳到場", ["陳國強", "林雅芳"]),
    ("zh", "欧阳梅在片中很出色", ["欧阳梅"]),
    ("zh", "女主角安娜·贝克饰演护士", ["安娜·贝克"]),
    ("zh", "山田花子和佐藤健二都来了", ["山田花子", "佐藤健二"]),
    ("zh", "由此可见，高兴的时候马上就会安静", []),
    ("zh", "电影的方面很多，成为经典于是被记住", []),
    ("ja", "山田太郎が監督した。", ["山田太郎"]),
    ("ja", "主演の佐藤花さんがいい", ["佐藤花"]),
    ("ja", "アンナ・ベックと鈴木サクラが共演", ["アンナ・ベック", "鈴木サクラ"]),
    ("ja", "田中 花が素晴らしい", ["田中 花"]),
    ("ja", "犬塚丸監督の新作", ["犬塚丸"]),
    ("ja", "上野公園で東京駅を見た", []),
    ("ko", "홍지민의 연기가 좋다", ["홍지민"]),
    ("ko", "김수아, 박도현이 나온다", ["김수아", "박도현"]),
    ("ko", "필구선 감독의 영화", ["필구선"]),
    ("ko", "주연은 앤 브릭슨이 맡았다", ["앤 브릭슨"]),
    ("ko", "톰 켈빅스는 좋았다", ["톰 켈빅스"]),
    ("ko", "남궁민지가 나온다", ["남궁민지"]),
    ("ko", "주인공의 이야기는 인상적이다", []),
    ("ko", "스토리 캐릭터 모두 한국의 영화답다", []),
]


@pytest.mark.parametrize(("language", "line", "names"), NAMED)
def test_names_are_found_where_both_sides_bound_them(language: str, line: str, names: list[str]) -> None:
    """A family's name with a given one is found between signs, particles and trades; common words are not."""
    found = names_in_lines([line], language)[0]
    assert [line[name.start : name.end] for name in found] == names


def test_a_name_that_is_bounded_once_is_found_everywhere() -> None:
    """In one place a sign bounds the name; in the other nothing does, and it is found all the same."""
    lines = ["（王小明）", "大概王小明团队如此"]
    assert [len(found) for found in names_in_lines(lines, "zh")] == [1, 1]
    assert [len(found) for found in names_in_lines(lines[1:], "zh")] == [0]


def test_particles_after_vowels_and_consonants_are_told_apart() -> None:
    """`은` follows a consonant: after an open syllable it belongs to no name before it."""
    assert [len(found) for found in names_in_lines(["박도현은", "박도하은"], "ko")] == [1, 0]


def test_a_page_of_names_alone_is_a_table() -> None:
    """So many different names are no prose: nobody is told of them."""
    families = "王李张刘陈杨黄赵吴周徐孙朱胡郭"
    given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞刚桂英华玉兰建辉永志光"
    line = "、".join(family + name for family in families for name in given)
    assert names_in_lines([line], "zh") == ((),)


@given(
    st.sampled_from(sorted(LANGUAGES)), st.lists(st.text("王小明·、，的導演山田アン・さん김수아가 the(", max_size=60))
)
def test_names_lie_in_their_sentence_in_order(language: str, lines: list[str]) -> None:
    """Whatever the text: places inside the sentence, one after the other, none empty."""
    for line, names in zip(lines, names_in_lines(lines, language), strict=True):
        ends = [0, *(name.end for name in names)]
        assert all(end <= name.start < name.end <= len(line) for end, name in zip(ends, names, strict=False))

"""Names are found in a pool under other spellings."""

from __future__ import annotations

import pytest

from cinequorum.names.index import NameIndex

POOL = (
    *("Kira Muratova", "Dinara Asanova", "Larisa Shepitko", "Naomi Kawase", "Takeshi Kitano", "Yasujirō Ozu"),
    *("Park Chan-wook", "Lee Chang-dong", "Kim Ki-young", "Wong Kar-wai", "Hou Hsiao-hsien", "Youssef Chahine"),
    *("Youssry Nasrallah", "Amos Gitai", "Ronit Elkabetz", "Theo Angelopoulos", "Melina Merkouri", "Claire Denis"),
    *("Chantal Akerman", "Danièle Huillet"),
)
ASKED = [
    ("Кира Муратова", "Kira Muratova"),
    ("Шепитько Лариса", "Larisa Shepitko"),
    ("キタノ・タケシ", "Takeshi Kitano"),
    ("박찬욱", "Park Chan-wook"),
    ("이창동", "Lee Chang-dong"),
    ("王家卫", "Wong Kar-wai"),
    ("يوسف شاهين", "Youssef Chahine"),
    ("עמוס גיתאי", "Amos Gitai"),
    ("Μελίνα Μερκούρη", "Melina Merkouri"),
    ("샹탈 아케르만", "Chantal Akerman"),
    ("Daniele Huillet", "Danièle Huillet"),
]


@pytest.mark.parametrize(("name", "right"), ASKED)
def test_a_name_of_another_script_is_found(name: str, right: str) -> None:
    """The likeliest name of the pool is the same person's."""
    assert NameIndex(POOL).nearest(name)[0].name == right


def test_a_given_name_to_the_letter_does_not_outweigh_the_surname() -> None:
    """Each word of a name counts to a bound, so that the surname is heard beside a common given name."""
    pool = NameIndex(["Jon Harcott", "Jon Dellwood", "John Mabry"])
    assert pool.nearest("존 메이브리")[0].name == "John Mabry"


@pytest.mark.parametrize("text", ["", "😀", "…", "1941", "a" * 5000])
def test_what_is_no_name_is_not_found(text: str) -> None:
    """Emoji, marks, figures and texts too long for a name have no neighbours."""
    assert NameIndex(POOL).nearest(text) == ()


def test_pools_may_hold_anything() -> None:
    """Empty and senseless entries are passed over."""
    pool = NameIndex(["", "😀", "x" * 5000, "Claire Denis"])
    assert [found.name for found in pool.nearest("Клер Дени", 1)] == ["Claire Denis"]

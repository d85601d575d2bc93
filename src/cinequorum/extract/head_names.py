"""Names about a headline that no line signs: under a label on a line of its own, or alone beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cinequorum.extract.article_head import head_lines
from cinequorum.extract.data.bylines import AUTHOR_LABELS, BY_LABELS, BY_VERBS, BY_WORDS, WITH_WORDS
from cinequorum.extract.drafts import Draft
from cinequorum.extract.foot_names import makes_user
from cinequorum.extract.material import Material
from cinequorum.extract.owner import is_person
from cinequorum.extract.signature import names_occupation
from cinequorum.model.page import Role
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold

_SIGNING = frozenset(map(fold, (*AUTHOR_LABELS, *BY_LABELS, *BY_WORDS)))
_VERBS, _WORDS = frozenset(map(fold, BY_VERBS)), frozenset(map(fold, BY_WORDS))
_CAST = re.compile(rf"{any_of(WITH_WORDS)}(?:\s?[:：]|\s(?=[^\W\d_]))", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]{0,25}(?:\s[^\W\d_][\w.'’-]{0,25}){1,3}")
_BESIDE = 2  # lines between a name and the date of a text
_BESIDE_PLACE = 4  # the same where a name stands with its place: a user's name and an address stand between
_PLACED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'’-]{0,20}(?:\s[^\W\d_a-z][\w'’-]{0,20}){1,2})"
    r"\s(?:in|à|en|a|em|aus|dans|w|v|в|i)\s[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){0,2}"
)


def names_in_head(material: Material, roles: Sequence[Role]) -> Iterator[str]:
    """Yield the names under a label such as "Written by", then those that stand alone beside the date of a byline."""
    drafts = material.drafts
    lines = [index for index in head_lines(material, roles) if roles[index] not in {Role.TITLE, Role.COMMENTS}]
    for index in lines:
        below = drafts[index + 1].text if index + 1 < len(drafts) else ""
        if _is_label(drafts[index].text) and _NAME.fullmatch(below) and not names_occupation(below):
            yield below
    for index in lines:
        placed = _PLACED.fullmatch(drafts[index].text)
        if (
            placed
            and (is_person(placed["name"]) or _has_user(drafts, index, placed["name"]))
            and _is_beside_date(drafts, roles, index, reach=_BESIDE_PLACE)
        ):
            yield placed["name"]
    for index in lines:
        name, _, what = drafts[index].text.partition(",")
        alone = not what or names_occupation(what)
        if alone and is_person(name) and not names_occupation(name) and _is_beside_date(drafts, roles, index):
            yield name


def _has_user(drafts: Sequence[Draft], index: int, name: str) -> bool:
    """Tell whether one of the next lines is a user's name made of this name: "@annlee"."""
    return any(d.text.startswith("@") and makes_user(name, d.text) for d in drafts[index + 1 : index + 1 + _BESIDE])


def is_credit(drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a line with "by" is of a film's makers: a line of its cast, "Mit ...", stands beside it."""
    near = (*drafts[max(0, index - _BESIDE) : index], *drafts[index + 1 : index + 1 + _BESIDE])
    return any(_CAST.match(draft.text) for draft in near)


def _is_label(text: str) -> bool:
    said = fold(text.strip(" :：|"))
    verb, _, word = said.rpartition(" ")
    return len(said) <= 30 and (said in _SIGNING or (verb in _VERBS and word in _WORDS))


def _is_beside_date(drafts: Sequence[Draft], roles: Sequence[Role], index: int, *, reach: int = _BESIDE) -> bool:
    near = range(max(0, index - reach), min(len(drafts), index + reach + 1))
    return any(roles[i] is Role.BYLINE and any(map(str.isdigit, drafts[i].text)) for i in near)

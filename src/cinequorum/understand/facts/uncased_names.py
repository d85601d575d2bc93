"""What may name a person in Chinese, Japanese and Korean sentences.

Nothing in these scripts shows that a word is a name. What speaks for one: a family's name begins it, what follows may
stand in a given name, and it is bounded on both sides: by a sign, a word of grammar, a trade. What is found is a
candidate: learned weights say whether it is somebody who made the film (`credit_model`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cinequorum.text.alternatives import any_of
from cinequorum.understand.facts.chinese_names import find_chinese
from cinequorum.understand.facts.japanese_names import find_japanese
from cinequorum.understand.facts.korean_names import find_korean
from cinequorum.understand.facts.person_names import NameMention

_FINDERS: Final = {"zh": find_chinese, "ja": find_japanese, "ko": find_korean}
LANGUAGES: Final = frozenset(_FINDERS)
"""The languages whose sentences are looked at."""
_MOST: Final = 400  # names of a page: more is a table


def names_in_lines(lines: Sequence[str], language: str) -> tuple[tuple[NameMention, ...], ...]:
    """Return what may name a person in each of a page's sentences, in order, without overlaps.

    `lines` have marks in place of what is known already; `language` is one of `LANGUAGES`. A name that is bounded in
    one place is found in the others as well; `sure` tells one whose characters are common in given names.

    >>> lines = ["由王小明执导，李梅、陈强主演。", "王小明这次成功了。"]
    >>> [[line[n.start : n.end] for n in found] for line, found in zip(lines, names_in_lines(lines, "zh"))]
    [['王小明', '李梅', '陈强'], ['王小明']]
    """
    found = [list(_FINDERS[language](line)) for line in lines]
    known = {line[n.start : n.end]: n.sure for line, names in zip(lines, found, strict=True) for n in names}
    if not known or len(known) > _MOST:
        return tuple(() for _ in lines)
    again = re.compile(("(?<![가-힣])" if language == "ko" else "") + any_of(known))
    return tuple(tuple(_everywhere(line, names, again, known)) for line, names in zip(lines, found, strict=True))


def _everywhere(
    line: str, names: Sequence[NameMention], again: re.Pattern[str], known: Mapping[str, bool]
) -> Iterator[NameMention]:
    """Yield the names of a line and the further places of names that are bounded elsewhere."""
    more = (NameMention(m.start(), m.end(), full=True, sure=known[m[0]]) for m in again.finditer(line))
    end = 0
    for name in sorted({*names, *more}, key=lambda n: (n.start, -n.end)):
        if name.start >= end:
            yield name
            end = name.end

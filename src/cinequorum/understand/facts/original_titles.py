"""The original title, where a sentence calls it that: `el título original, Salzweg`, `originally titled Salzweg`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data.works import ORIGINALLY
from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.rule import Rule, plain_rule
from cinequorum.understand.facts.said import Said, said
from cinequorum.understand.facts.scene import Scene, either

_OPENS: Final = r"[“\"«„‘*_]{0,2}"
_TITLE: Final = r"(?P<title>[^\W\d_a-zà-ÿ][^,.;:()“”\"«»„\n*_]{1,70}?)"


_BEFORE: Final = plain_rule(  # `_Kaze Nagare_ (the original title)`
    re.compile(
        rf"{_OPENS}{_TITLE}[”\"»“*_]{{0,2}}\s\((?i:(?:the|its|le|il|el|o|der)\s)?(?i:original\stitle|titre\soriginal|titolo\soriginale|"
        r"título\soriginal|originaltitel|oorspronkelijke\stitel|originele\stitel|tytuł\soryginalny)\b[^()]{0,20}\)"
    ),
    ("title", "titre", "titolo", "título", "originaltitel", "titel", "tytuł"),
)


def find_original_titles(scene: Scene) -> Iterator[Claim]:
    """Yield the title that the page's sentences call the film's original one."""
    known = fold(scene.films.subject.title) if scene.films.subject else ""
    for line in scene.lines:
        for match in (*_called().in_text(line), *_BEFORE.in_text(line)):
            title = match["title"].strip()
            if fold(title) != known and not about_other(line, match.start(), match.end()):
                what = Said(predicate="original_title", value=title, rule="original_titles.called/1", p=0.8)
                yield said(scene, line, match.span(), what)


@cache
def _called() -> Rule:
    joint = r"(?:,|:|\s(?:is|was|es|era|fue|est|était|è|ist|war|é|foi|lautet|zní|brzmi))?\s"
    found = re.compile(
        rf"(?<!\w)(?i:{either(ORIGINALLY)}){joint}{_OPENS}{_TITLE}(?=[,.;:()“”\"«»„*_]|\s(?-i:[a-zà-ÿ]{{2,}})\s|$)"
    )
    return plain_rule(found, ORIGINALLY)

"""Which film a sentence that names none goes on about: the one that the sentences before it named last.

`“Tin Soldiers” was her first. It won her an Oscar.` A prize, a sum or a book in such a sentence are the other film's.
"""

from __future__ import annotations

import re
from typing import Final

from cinequorum.understand.facts.credit import about_other
from cinequorum.understand.facts.marking import OTHER, SUBJECT
from cinequorum.understand.facts.scene import Line, Scene

_BACK: Final = 2  # sentences of the same paragraph that are looked at
_ASIDE: Final = re.compile(r"\([^()]{0,120}\)")  # a film named by the way
_OWN: Final = re.compile(
    r"\b(?:this\s(?:film|movie|picture|one)|dieser\sfilm|ce\sfilm|esta\spelícula|este\sfilme|questo\sfilm|этот\sфильм)\b",
    re.I,
)


def goes_on_about_other(scene: Scene, line: Line) -> bool:
    """Say whether a sentence without a film's title follows one, in its paragraph, whose last title is another's."""
    if SUBJECT in line.words or OTHER in line.words or _OWN.search(line.text):
        return False
    index = scene.lines.index(line)
    for earlier in reversed(scene.lines[max(0, index - _BACK) : index]):
        if earlier.sentence.block != line.sentence.block:
            return False
        told = _ASIDE.sub("", earlier.marked)
        if SUBJECT in told or OTHER in told:
            return told.rfind(OTHER) > told.rfind(SUBJECT)
    return False


def speaks_of_other(scene: Scene, line: Line, place: tuple[int, int]) -> bool:
    """Say whether the words at `place` are of another film: by their own sentence, or by those before it."""
    return about_other(line, *place) or goes_on_about_other(scene, line)

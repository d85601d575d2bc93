"""Whether a page is a talk: questions, answers, and turns of named speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cinequorum.extract.data.kinds import ANSWER, QUESTION
from cinequorum.extract.evidence import Evidence, label_of
from cinequorum.extract.kind_features import questions_to_you
from cinequorum.extract.kind_layout import repeated_marks
from cinequorum.extract.wording import wording

ASKING = ("?", "？")
"""With what a question ends."""
NUMBERED = re.compile(r"^#?\d{1,3}(?:[.):]\s|[、．])\s?\S")
"""A line that is counted up."""
_QUESTION = re.compile(QUESTION, re.IGNORECASE)
_ANSWER = re.compile(ANSWER, re.IGNORECASE)
_NUMBERED_QUESTIONS = 3
_ANSWERED = 2  # questions and answers with their signs, from which a page is a talk
_TURN = re.compile(r"^([^\W\d_][\w.' ]{0,30}):\s")


def by_talk(evidence: Evidence) -> Iterator[tuple[str, float, str]]:
    """Yield what questions and turns say for an interview: kind, weight, reason."""
    questions = sum(bool(_QUESTION.match(line)) for line in evidence.lines)
    names = [match[1] for line in evidence.lines if (match := _TURN.match(line)) and label_of(line) is None]
    turns = sum(names.count(name) >= 3 for name in names)
    answers = sum(bool(_ANSWER.match(line)) for line in evidence.lines)
    asked = sum(bool(NUMBERED.match(line)) and line.rstrip("! ").endswith(ASKING) for line in evidence.lines)
    if asked >= _NUMBERED_QUESTIONS:
        yield "interview", 5.0, f"{asked} numbered questions"
    answered = sum(line.endswith(ASKING) and bool(_TURN.match(after)) for line, after in pairwise(evidence.lines))
    talked = _talked(evidence)
    if answered >= _ANSWERED and talked:
        yield "interview", 4.0, f"{answered} questions that somebody named answers"
    if (questions >= 4 and questions >= 0.2 * len(evidence.lines)) or min(questions, answers) >= _ANSWERED:
        yield "interview", 5.0, f"{questions} questions"
    you = questions_to_you(wording(evidence.text).lower)
    if you >= 4 and 100 * you >= 0.3 * sum(evidence.sizes):
        yield "interview", 2.5, f"{you} questions to somebody"
    asked = sum(line.rstrip("*_ ").endswith(("?", "？")) for line in evidence.bold)
    if len(evidence.bold) >= 2 and asked >= 2 and 2 * asked >= len(evidence.bold):
        yield "interview", 5.0, f"{asked} questions in bold"
    if turns >= 6 and len(set(names)) <= 6 and talked and not repeated_marks(evidence):
        yield "interview", 5.0, f"{turns} turns of a talk"


def _talked(evidence: Evidence) -> bool:
    """Tell whether the turns of a talk go through much of the page: a scene that a review quotes is none."""
    turns = [i for i, line in enumerate(evidence.lines) if _TURN.match(line) and label_of(line) is None]
    between = evidence.lines[turns[0] : turns[-1] + 1] if turns else ()
    return sum(map(len, between)) >= _TALKED * sum(map(len, evidence.lines))


_TALKED = 0.4  # of the page's letters

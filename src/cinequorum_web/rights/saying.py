"""What taking a source down changes in a film, in words."""

from __future__ import annotations

from django.utils.translation import gettext

from cinequorum.store.changes import ScoreState
from cinequorum_web.pages.labels import FIELDS, plain
from cinequorum_web.pages.tongue import counted
from cinequorum_web.pages.words import say_value
from cinequorum_web.rights.takedown import FilmBefore

MOST = 6  # facts named


def said(one: FilmBefore) -> list[str]:
    """Return what is otherwise in a film: how many sources and facts it had and has, its scores, facts that go."""
    if one.after is None:
        return [gettext("nothing is left of this film; its page goes")]
    lines = [
        _moved(counted(len(one.before.sources), "source"), counted(_sources(one), "source")),
        _moved(counted(len(one.before.facts), "fact"), counted(len(one.after.facts), "fact")),
    ]
    for score in one.changes.scores:
        label = gettext("Critics") if score.by == "critics" else gettext("Audience")
        lines.append(f"{label}: {_moved(_score(score.before), _score(score.after))}")
    gone = [fact for fact in one.changes.facts if fact.kind == "gone"]
    lines += [f"{gettext('gone')}: {FIELDS.get(f.field, plain(f.field))} {say_value(f.field, f.value)}" for f in gone][
        :MOST
    ]
    return lines


def _sources(one: FilmBefore) -> int:
    return len(one.after.sources) if one.after else 0


def _moved(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _score(state: ScoreState | None) -> str:
    if state is None or state.value is None:
        return gettext("too few voices for a score")
    return f"{state.value:.0f} ({counted(state.n, 'voice')})"

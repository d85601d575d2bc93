"""What a page gives away, and whether it warns (`spoiler_warning`).

Two witnesses: the shipped model, which knows how texts sound whose authors warn of spoilers, says how much a text as a
whole tells of its plot; cue words (who dies, what is revealed, how it ends) say which sentences give away most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from msgspec import Struct

from cinequorum.model.opinion import Spoiler
from cinequorum.understand.polarity import Leaning, probability
from cinequorum.understand.spoiler_warning import mentions_spoilers, spoiler_warning, warns
from cinequorum.understand.stance import own_words
from cinequorum.understand.telling import STORY, telling_odds
from cinequorum.understand.weighing import Weighed, Weighing, has_model

__all__ = ["find_spoilers", "page_level", "spoiler_warning"]

_CUES = frozenset({"fate", "reveal", "ending", "hint"})
_TELLING = frozenset({"fate", "reveal", "ending", "after"})  # what follows talk of the ending often tells it
_PREMISE = 2  # sentences of story that set the scene and give nothing away
_LONG = 6  # sentences of a text that sets a scene; shorter ones, mostly by users, go straight to what moved them
_MOST = 4  # sentences that are shown as giving a little away
_SHOWN = 0.4  # chance from which a sentence is shown as giving something away
_GIVEN_AWAY = 0.45  # ... from which one sentence alone makes the whole page give the end away
_USUAL = 0.2  # log odds of a critic's review that tells no more than the premise, which is longer than a user's
_SHARE = 0.4  # that the telling of the whole text has in the log odds of one sentence
_DOUBT = 3.0  # how much more the prior of a page that is no review counts where no single word gives anything away
_SHORT = 5  # words; a shorter sentence of story tells nothing by itself
_REVIEWS = frozenset({"critic_review", "user_reviews"})
_NO_REVIEW = -1.2  # news and sheets seldom tell what happens
_PRIORS = MappingProxyType({"list": -2.2})  # of many films none is told far
_FAR = 2.0  # log odds of the told story from which whoever warned means what follows, in whatever words it is told
_TOLD_FAR = 0.88  # the chance that goes with them, from which whoever did not warn gives the end away too
_BETWEEN = 0.05  # chance of a sentence that tells only together with the one after it: the page's is counted there
_WAY = 6  # sentences at most from talk of the ending to the sentence that gives it away
_AFTER = 2  # sentences after one on the ending that may tell it
_WARNED = 0.6  # log odds that a warning adds: about half of the pages that warn then give the end away
_LIMIT = 2.0  # of the log odds of the whole text, as far as they count for one sentence
# Log odds of one sentence. With "ending" or "fate" alone, late in the story, a sentence is as likely as not a spoiler.
_MAJOR = MappingProxyType(
    {
        "base": -4.0,
        "fate": 2.0,
        "reveal": 2.2,
        "ending": 1.8,
        "story": 1.6,
        "late": 0.8,
        "premise": -2.5,
        "after": 0.8,
        "warned": 0.5,
    }
)
_HINTS = MappingProxyType(
    {
        "base": -2.2,
        "fate": 0.8,
        "reveal": 1.0,
        "ending": 1.2,
        "hint": 1.2,
        "story": 0.6,
        "late": 0.4,
        "premise": -1.5,
    }
)


class _Told(Struct, frozen=True, kw_only=True):
    weighed: Weighed
    signs: frozenset[str]
    story: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What holds for every sentence of a page. `prior`: log odds; `may_warn`: it has a word that warnings have."""

    language: str
    prior: float
    may_warn: bool


def find_spoilers(weighing: Weighing) -> tuple[Spoiler, ...]:
    """Return the sentences that give something away, in text order."""
    prior = _WARNED if spoiler_warning(weighing.prose) else 0.0
    kind = weighing.prose.page.kind.name
    if kind not in _REVIEWS or weighing.films.subject is None:
        prior += _PRIORS.get(kind, _NO_REVIEW)
    page = _Page(language=weighing.language, prior=prior, may_warn=mentions_spoilers(weighing.prose.page.text))
    each = zip(weighing.texts, weighing.wholes, strict=True)
    found = [s for text, whole in each for s in _spoilers(own_words(text), whole, page)]
    return tuple(sorted(found, key=lambda spoiler: spoiler.span))


def page_level(spoilers: tuple[Spoiler, ...]) -> str:
    """Return `major`, `mild` or `none` for a page (or a review) with these spoilers: one that is right is enough.

    One sentence that may give the end away is enough: a reader who is warned of no more would read on.
    """
    major = [s.p for s in spoilers if s.level == "major"]
    if _any(major) >= 0.5 or max(major, default=0.0) >= _GIVEN_AWAY:
        return "major"
    return "mild" if _any(s.p for s in spoilers) >= 0.5 else "none"


def _any(chances: Iterable[float]) -> float:
    none = 1.0
    for p in chances:
        none *= 1.0 - p
    return 1.0 - none


def _spoilers(sentences: tuple[Weighed, ...], whole: Leaning, page: _Page) -> Iterator[Spoiler]:
    prior = page.prior
    told = _told(sentences, page)
    modelled = has_model(page.language) and any(item.story for item in told)
    telling = telling_odds(sentences, whole) - _USUAL if modelled else None
    context = prior + _SHARE * max(-_LIMIT, min(_LIMIT, telling or 0.0))
    rest: list[_Told] = []
    found: dict[int, Spoiler] = {}
    far = telling is not None and telling >= _FAR
    for index, item in enumerate(told):
        tells = item.signs & _TELLING or (far and "warned" in item.signs)
        major = probability(_odds(item, _MAJOR) + context) if tells else 0.0
        hints = probability(_odds(item, _HINTS) + min(0.0, prior)) if not _CUES.isdisjoint(item.signs) else 0.0
        chance = max(major, hints)
        if chance >= _SHOWN:
            level = "major" if major >= _SHOWN else "mild"
            found[index] = _spoiler(item, level, major if level == "major" else chance)
        elif item.story and "premise" not in item.signs and len(item.weighed.words) >= _SHORT:
            rest.append(item)
    found |= {index: _spoiler(told[index], "major", _BETWEEN) for index in _on_the_way(told, found)}
    yield from found.values()
    if telling is not None:
        yield from _told_too_much(rest, probability(telling + _DOUBT * min(0.0, prior)))


def _spoiler(item: _Told, level: str, p: float) -> Spoiler:
    return Spoiler(level=level, p=round(p, 3), span=item.weighed.sentence.span)


def _on_the_way(told: Sequence[_Told], found: Mapping[int, Spoiler]) -> frozenset[int]:
    """Return the sentences between talk of the ending and that of its paragraph which gives it away.

    "What happens at the end? All is lost. Then all is well. The last words are ...": those between tell it too.
    """
    majors = {index for index, spoiler in found.items() if spoiler.level == "major"}
    between: set[int] = set()
    for last in majors:
        block = told[last].weighed.sentence.block
        near = [i for i in range(max(0, last - _WAY), last) if told[i].weighed.sentence.block == block]
        between |= set(range(next((i for i in near if "ending" in told[i].signs), last), last))
    return frozenset(between - majors)


def _told_too_much(story: list[_Told], chance: float) -> Iterator[Spoiler]:
    """Yield the sentences of story that tell most, if the story as a whole is told beyond its premise.

    The chance that it is so is shared among them, so that together they make it up again. A story that is told as far
    as those that come with a warning gives its end away, in whatever words.
    """
    level = "major" if chance >= _TOLD_FAR else "mild"
    if chance < _SHOWN:
        return
    chosen = sorted(story, key=lambda item: -item.weighed.seen.giving)[:_MOST]
    for item in chosen:
        share = 1.0 - (1.0 - chance) ** (1.0 / len(chosen))
        yield _spoiler(item, level, share)


def _told(sentences: tuple[Weighed, ...], page: _Page) -> tuple[_Told, ...]:
    found: list[_Told] = []
    warned = False
    told, ended = 0, -_AFTER - 1
    modelled = has_model(page.language)
    for place, weighed in enumerate(sentences):
        story = weighed.seen.judging < STORY if modelled else not weighed.signs
        told += story
        conditions = (
            ("story", story),
            ("late", place * 2 > len(sentences)),
            ("premise", story and told <= _PREMISE and len(sentences) >= _LONG),
            ("after", 0 < place - ended <= _AFTER),
            ("warned", warned),
        )
        signs = (weighed.names & _CUES).union([sign for sign, holds in conditions if holds])
        ended = place if "ending" in weighed.names else ended
        warned = warned or (page.may_warn and warns(weighed.sentence.text))
        found.append(_Told(weighed=weighed, signs=signs, story=story))
    return tuple(found)


def _odds(item: _Told, weights: Mapping[str, float]) -> float:
    return weights["base"] + sum(weights.get(sign, 0.0) for sign in item.signs)

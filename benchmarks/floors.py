"""What has a floor beside the annotated pages: ratings, names, scores of few critics, opinions; each on its own inputs.

A set is the files that it is measured on, which are named by their digest, and figures of which more is better. All of
them together take about a minute, so that they are asked with the tests.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from benchmarks import names, opinions, ratings, scores
from benchmarks.common import material
from cinequorum.names.people import MAYBE, SAME_PERSON, compare
from cinequorum.names.words import spelling_odds
from cinequorum.training.reviews import polarity_examples
from cinequorum.understand.ngrams import tokens
from cinequorum.understand.polarity import leanings
from cinequorum.understand.prose import Films
from cinequorum.understand.verdict import page_verdict
from cinequorum.understand.weighing import weigh

Figures = dict[str, float]
_FEWER: Final = 4  # of the critics' films, every so many
_QUOTES, _REVIEWS = 6000, 150  # texts that are judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What is measured on which files of the material. `slack`: how much less is no decline."""

    files: tuple[str, ...]
    measure: Callable[[], Figures]
    slack: float

    @property
    def digest(self) -> str:
        """The digest of the files, folders with all that is in them."""
        found = [path for name in self.files for path in sorted((material() / name).rglob("*")) if path.is_file()]
        alone = [material() / name for name in self.files if (material() / name).is_file()]
        each = (hashlib.sha256(path.read_bytes()).digest() for path in (*found, *alone))
        return hashlib.sha256(b"".join(each)).hexdigest()[:32]


def rating_figures() -> Figures:
    """The shares of reviews and of distinct strings read right, and of values that go with the site's own mark."""
    rows = ratings.reviews()
    by_review, by_string, _ = ratings.shares(Counter(row.raw for row in rows), ratings.ours)
    fresh, _ = ratings.agreement((v, row.fresh) for row in rows if isinstance(v := ratings.ours(row.raw), float))
    told, _ = ratings.agreement(ratings.from_outlets(rows))
    return {"reviews": by_review, "strings": by_string, "values that agree": fresh, "scales of outlets": told}


def name_figures() -> Figures:
    """F1 of telling spellings and persons, and how precise joining is."""
    spelt = names.labelled("latin_spelling_pairs", ("a", "b", "same_name"))
    people = names.labelled("person_name_pairs", ("name1", "name2", "is_match"))
    words = names.f1([(spelling_odds(a, b), same) for a, b, same in spelt], 0.0)
    persons = [(compare(a, b).same, same) for a, b, same in people]
    korean = [(compare(a, b).same, same) for a, b, same in names.korean_pairs()]
    return {
        "words": words[0], "persons": names.f1(persons, MAYBE)[0], "korean": names.f1(korean, MAYBE)[0],
        "persons joined rightly": names.f1(persons, SAME_PERSON)[1],
        "korean joined rightly": names.f1(korean, SAME_PERSON)[1],
    }  # fmt: skip


def score_figures() -> Figures:
    """How close a small panel comes (1 less the root mean square error), and how near to 90% its interval holds."""
    found = scores.trial(scores.ratings(), _FEWER)
    close = {f"close, of {size}": 1 - found.error("cinequorum", size) for size in scores.SIZES}
    return close | {
        f"held, of {size}": 1 - abs(fmean(found.held["for these critics", size]) - 0.9) for size in scores.SIZES
    }


def opinion_figures() -> Figures:
    """How many critics' quotes and whole reviews the shipped weights judge as their authors do. They have seen both."""
    every = list(polarity_examples(material() / "data"))
    quotes = [example for example in every if example.source == "quotes"][:_QUOTES]
    found = leanings([tokens(example.text) for example in quotes])
    right = [(one.liking > 0) == bool(example.label) for one, example in zip(found, quotes, strict=True)]
    long = [example for example in every if example.source == "usenet"]
    long = long[:: max(1, len(long) // _REVIEWS)]
    said = [page_verdict(weigh(opinions.prose(example.text), Films(subject=None)), ()).label for example in long]
    wanted = ["positive" if example.label else "negative" for example in long]
    return {"quotes": fmean(right), "reviews": fmean(a == b for a, b in zip(said, wanted, strict=True))}


SETS: Mapping[str, Set] = {
    "ratings": Set(files=("data/rt_critics",), measure=rating_figures, slack=0.002),
    "names": Set(files=("data/names",), measure=name_figures, slack=0.005),
    "scores": Set(files=("data/rt_critics",), measure=score_figures, slack=0.003),
    "opinions": Set(files=("data/rt_critics", "data/pang_lee"), measure=opinion_figures, slack=0.01),
}

"""What reviews think, how sure that is, and what they give away, beside plain rivals on the same texts.

Every model is fitted anew here on texts about other films than those it is measured on; the shipped weights, which have
seen everything, are used for annotated pages and for speed only. How their own figures were measured is told in
docs/models/polarity.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from statistics import mean
from typing import TYPE_CHECKING, Any, Final

from benchmarks import corpus
from benchmarks.common import Section, material, table
from benchmarks.opinions_sets import (
    Outcome,
    by_list,
    calibrated,
    folds,
    in_folds,
    joined_texts,
    majority,
    makers_folds,
    official_split,
    ours,
    plain,
    reviews,
    seconds,
)
from cinequorum.model.page import Block, Kind, Page, Role, Span
from cinequorum.training import telling
from cinequorum.training.polarity import Texts, arrays
from cinequorum.training.reviews import Example, opinion_examples
from cinequorum.understand import polarity as model
from cinequorum.understand.aspects import find_aspects
from cinequorum.understand.ngrams import tokens
from cinequorum.understand.prose import Films, Prose, prose_of
from cinequorum.understand.spoilers import find_spoilers, page_level
from cinequorum.understand.telling import FEATURES
from cinequorum.understand.verdict import page_verdict
from cinequorum.understand.weighing import weigh

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LISTED: Final = 4000
"""Texts that the word list is tried on: it is slow, and sure enough on so many."""
PAGE_FIGURES: Final = ("verdict", "aspects_recall", "spoiler_level", "spoiler_major_recall", "spoiler_no_false_alarm",
                       "spoiler_warning")  # fmt: skip
ASKED: Final = (0.85, 0.70, 0.75, 0.85, 0.93, 0.97)
WORDS: Final = (670, 730)
ROUNDS: Final = 12
"""Of the measuring of speed: whatever else runs on the machine slows single ones down by half and more."""


def run() -> Section:
    """Return all tables."""
    parts = [pages(), user_reviews(), quotes(), critics(), sentences(), spoilers(), speed()]
    intro = (
        "Models are fitted anew for each row, on texts about other films than those they are tried on (sentences\n"
        "carry no film: they are cut by number). *Plain* is logistic regression on the same sequences of up to three\n"
        "words, not weighted; *word list* is the program's own list of judging words with negation, and nothing else."
    )
    return Section(title="Opinions and spoilers", body="\n\n".join([intro, *parts]))


def pages() -> str:
    """Return the figures on annotated pages, read with the shipped weights, beside always saying the commonest."""
    found = corpus.figures()
    common = commonest()
    rows = [
        (name, f"{found[name]:.3f}", f"{common.get(name, 0.0):.3f}", f"{asked:.2f}")
        for name, asked in zip(PAGE_FIGURES, ASKED, strict=True)
    ]
    head = ("annotated pages", "Cinequorum", "always the commonest", "asked")
    return "Shipped weights; the pages were at hand while the rules were written.\n\n" + table(head, rows)


def commonest() -> dict[str, float]:
    """Return what always answering `positive`, `none`, no warning and `pos` for each side asked would reach."""
    import json

    with (material() / "corpus" / "gold.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    sides = [polarity for row in rows for polarity in row.get("aspects", {}).values()]
    good = [("positive" in (row["verdict"], row.get("verdict_alt"))) for row in rows]
    none = [("none" in (row["verdict"], row.get("verdict_alt"))) for row in rows]
    return {
        "verdict": max(sum(good), sum(none)) / len(rows),
        "aspects_recall": sides.count("pos") / max(1, len(sides)),
        "spoiler_level": sum(row["spoiler"] == "none" for row in rows) / len(rows),
        "spoiler_major_recall": 0.0,
        "spoiler_no_false_alarm": 1.0,
        "spoiler_warning": sum(not row["has_spoiler_warning"] for row in rows) / len(rows),
    }


def user_reviews() -> str:
    """Return accuracy on the official split of the Large Movie Review Dataset."""
    examples, test = official_split()
    texts = user_texts()
    rows = [
        ("Cinequorum's method", ours(texts, ~test)),
        ("plain", plain(texts, ~test)),
        ("majority", majority(texts.label, ~test)),
    ]
    lines = [(name, f"{_outcome(texts, score, test).accuracy:.3f}") for name, score in rows]
    lines.insert(2, ("word list", f"{_listed(examples, test).accuracy:.3f}"))
    return "User reviews, official split, asked .915:\n\n" + table(("method", "accuracy, 25,000 reviews"), lines)


@cache
def user_texts() -> Texts:
    """Return the Large Movie Review Dataset as arrays: two tables are learned from it."""
    return arrays(reviews("imdb"))


def quotes() -> str:
    """Return accuracy, coverage and calibration on critics' quotes, five folds by film."""
    examples = reviews("quotes")
    texts = arrays(examples)
    fold = folds([e.film for e in examples], 5)
    outcomes = [
        ("Cinequorum's method", calibrated(texts, fold, _shipped()["keys"])),
        ("plain", Outcome(score=in_folds(fold, lambda seen: plain(texts, seen)), label=texts.label)),
        ("word list", _listed(examples, texts.label >= 0)),
        ("majority", Outcome(score=majority(texts.label, texts.label >= 0), label=texts.label)),
    ]
    lines = [
        (name, f"{o.accuracy:.3f}", f"{o.surest:.3f}", f"{o.calibration:.3f}" if o.chance is not None else "-")
        for name, o in outcomes
    ]
    head = ("method", "accuracy", "of the surest 60%", "calibration error")
    intro = (
        f"{len(examples):,} critics' quotes, five folds by film, learned from quotes alone (the vocabulary, which is\n"
        "counted without labels, is the shipped one); asked .78, .88 and .03:"
    )
    return f"{intro}\n\n" + table(head, lines)


def critics() -> str:
    """Return accuracy on long critics' reviews: the ten folds of their makers, with and without other collections."""
    import numpy as np

    own = reviews("usenet")
    alone = arrays(own)
    joint = joined_texts(alone, user_texts())
    fold = makers_folds()
    first = np.arange(len(joint.label)) < len(own)
    words = _shipped()["keys"]

    def beside(seen: NDArray[np.bool_]) -> NDArray[np.float64]:
        chosen = ~first
        chosen[: len(own)] = seen
        return ours(joint, chosen, words=words)[: len(own)]

    rows = [
        (
            "Cinequorum's method, user reviews and the other nine tenths",
            _all(alone, in_folds(fold, beside)),
        ),
        ("Cinequorum's method, learned from user reviews alone", _outcome(joint, ours(joint, ~first), first)),
        ("Cinequorum's method, the other nine tenths alone", _all(alone, in_folds(fold, lambda s: ours(alone, s)))),
        ("plain, the other nine tenths alone", _all(alone, in_folds(fold, lambda s: plain(alone, s)))),
        ("word list", _listed(own, alone.label >= 0)),
    ]
    intro = (
        "2,000 long critics' reviews, their makers' ten folds, asked .90. The shipped weights are learned as in the\n"
        "first row, with critics' quotes besides; its vocabulary, which is counted without labels, is the shipped one:"
    )
    return f"{intro}\n\n" + table(("method", "accuracy"), [(name, f"{o.accuracy:.3f}") for name, o in rows])


def sentences() -> str:
    """Return accuracy of telling judgements from story, ten folds of sentences."""
    import numpy as np

    examples = list(opinion_examples(material() / "data"))
    texts = arrays(examples)
    fold = folds([e.film for e in examples], 10)
    at = texts.source == "subjectivity"
    alone = at.copy()
    rows = [
        ("Cinequorum's method", in_folds(fold, lambda seen: ours(texts, seen, None))),
        ("plain", in_folds(fold, lambda seen: plain(texts, seen & alone))),
        ("majority", np.full(len(at), 1.0)),
    ]
    lines = [
        (name, f"{_outcome(texts, score, at).accuracy:.3f}", f"{_outcome(texts, score, ~at).accuracy:.3f}")
        for name, score in rows
    ]
    head = ("method", "10,000 sentences", "quotes against synopses")
    return "Fact against opinion, ten folds, asked .92:\n\n" + table(head, lines)


def spoilers() -> str:
    """Return the area under the curve for reviews that mark their spoilers, unseen films."""
    import numpy as np

    shipped = _shipped()
    found = telling.gathered(material() / "data", shipped["keys"], model.model_of(shipped), thinned=True)
    unseen = telling.unseen_scores(found, telling.rarity(found.known))
    areas = telling.areas(found, unseen)
    label = found.label[found.chosen]
    long = Outcome(score=found.manner[:, FEATURES.index("words")].ravel(), label=label)
    rows = [
        ("Cinequorum's method", f"{areas['auc']:.3f}"),
        ("its sentences alone, the six that give most", f"{areas['auc of the six sentences that give most']:.3f}"),
        ("its word sequences alone", f"{areas['auc of the words']:.3f}"),
        ("the number of words", f"{long.area:.3f}"),
        ("chance", "0.500"),
    ]
    intro = (
        f"{int(label.sum()):,} user reviews that mark their spoilers, the marks cut out, against "
        f"{int(np.sum(label == 0)):,} that do not speak of any\n(one in six of them), five folds by film, asked .78; "
        "who speaks of spoilers without marking one is in neither:"
    )
    return f"{intro}\n\n" + table(("method", "area under the curve"), rows)


def speed() -> str:
    """Return the processor time of a review of 700 words, and the rate of the model by itself."""
    long, some = _reviews_to_time()
    pages = [prose(text) for text in long]
    rounds = [[seconds(partial(judged, page)) for page in pages] for _ in range(ROUNDS)]
    spent = [1000 * min(of_page) for of_page in zip(*rounds, strict=True)]
    rate = len(some) / seconds(lambda: [model.leanings([tokens(text)]) for text in some])
    size = sum(file.stat().st_size for file in _weights()) / 1e6
    rows = [
        ("verdict, aspects and spoilers of a review of 700 words, ms (asked 3)", f"{mean(spent):.1f}"),
        ("user reviews a second, the model alone (asked 1,000)", f"{rate:,.0f}"),
        ("weights of opinions and spoilers, MB (asked 2)", f"{_weights()[0].stat().st_size / 1e6:.2f}"),
        ("all shipped weights, MB (asked 10)", f"{size:.2f}"),
    ]
    intro = (
        "Processor time on one core of a shared, busy machine, shipped weights. Of each review the least of "
        f"{ROUNDS} rounds\nover all {len(long)} of them, and of these the mean; its sentences are cut before:"
    )
    return f"{intro}\n\n" + table(("what", "figure"), rows)


def _reviews_to_time() -> tuple[list[str], list[str]]:
    """Return a hundred user reviews of some 700 words and the first 3,000 of any length; the rest is forgotten."""
    texts = [e.text for e in reviews("imdb")]
    return [text for text in texts if WORDS[0] <= len(text.split()) <= WORDS[1]][:100], texts[:3000]


def judged(text: Prose) -> object:
    """Say what a review thinks and gives away."""
    weighing = weigh(text, Films(subject=None))
    return page_verdict(weighing, ()), find_aspects(weighing, ()), page_level(find_spoilers(weighing))


def prose(text: str) -> Prose:
    """Return a text as the one paragraph of a critic's review."""
    span = Span(page="0", start=0, end=len(text))
    page = Page(
        id="0", source="", text=text, language="en", kind=Kind(name="critic_review", p=1.0), headline=None, author=None,
        outlet=None, published=None, blocks=(Block(role=Role.BODY, span=span),),
    )  # fmt: skip
    return prose_of(page)


def _shipped() -> dict[str, Any]:
    import numpy as np

    return dict(np.load(_weights()[0]))


def _weights() -> list[Any]:
    from importlib.resources import files

    own = files("cinequorum.understand") / "weights" / "polarity.npz"
    rest = [files(f"cinequorum.{part}") / "weights" for part in ("extract", "names")]
    return [own, *(file for folder in rest for file in folder.iterdir() if file.name.endswith(".npz"))]


def _outcome(texts: Texts, score: NDArray[np.float64], at: NDArray[np.bool_]) -> Outcome:
    return Outcome(score=score[at], label=texts.label[at])


def _all(texts: Texts, score: NDArray[np.float64]) -> Outcome:
    return Outcome(score=score, label=texts.label)


def _listed(examples: Sequence[Example], at: NDArray[np.bool_]) -> Outcome:
    import numpy as np

    some = [example for example, chosen in zip(examples, at, strict=True) if chosen]
    some = some[:: max(1, len(some) // LISTED)]
    return Outcome(score=by_list([e.text for e in some]), label=np.array([e.label for e in some]))

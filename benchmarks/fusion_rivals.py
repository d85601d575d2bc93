"""Published ways to settle conflicting claims, each in a short implementation of our own from its paper.

All take the same table and give each candidate a score; the best candidate of a question is the answer. What the papers
leave open (rounds, starting values) is set as they do in their experiments where they say so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cinequorum.reconcile.fusion.lists import ListPrior, believe_members
from cinequorum.reconcile.fusion.mirrors import overlap_of
from cinequorum.reconcile.fusion.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

ROUNDS = 20
Rival = Callable[[Table], "Numbers"]


def answers(table: Table, scores: Numbers) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return each question's best values: several where they tie."""
    best: dict[int, tuple[float, list[str]]] = {}
    for value, question, score in zip(table.values, table.candidate_question.tolist(), scores.tolist(), strict=True):
        top, held = best.get(question, (float("-inf"), []))
        if score > top + 1e-9:
            best[question] = (score, [value])
        elif score >= top - 1e-9:
            held.append(value)
    return {table.questions[question]: tuple(held) for question, (_, held) in best.items()}


def majority(table: Table) -> Numbers:
    """Each source has one vote."""
    import numpy as np

    return np.bincount(table.claim_candidate, minlength=len(table.values)).astype(np.float64)


def truth_finder(table: Table) -> Numbers:
    """X. Yin, J. Han, P. S. Yu, "Truth discovery with multiple conflicting information providers" (KDD 2007).

    Without implication between values. Trust starts at 0.9; the dampening factor is 0.3.
    """
    import numpy as np

    trust = np.full(len(table.sources), 0.9)
    count = np.maximum(np.bincount(table.claim_source, minlength=len(trust)), 1)
    total = np.zeros(len(table.values))
    for _ in range(ROUNDS):
        score = -np.log(np.maximum(1 - trust, 1e-9))
        total = np.bincount(table.claim_candidate, score[table.claim_source], len(table.values)).astype(np.float64)
        confidence = 1 / (1 + np.exp(-0.3 * total))
        trust = np.bincount(table.claim_source, confidence[table.claim_candidate], len(trust)) / count
    return total


def crh(table: Table) -> Numbers:
    """Q. Li et al., "Resolving conflicts in heterogeneous data by truth discovery" (SIGMOD 2014), 0-1 loss.

    A source weighs the logarithm of all losses over its own; the truth is the weighted vote.
    """
    import numpy as np

    weight = np.ones(len(table.sources))
    count = np.maximum(np.bincount(table.claim_source, minlength=len(weight)), 1)
    scores = np.zeros(len(table.values))
    for _ in range(ROUNDS):
        scores = np.bincount(table.claim_candidate, weight[table.claim_source], len(table.values)).astype(np.float64)
        top = np.zeros(len(table.questions))
        np.maximum.at(top, table.candidate_question, scores)
        wrong = scores[table.claim_candidate] < top[table.claim_question] - 1e-12
        loss = (np.bincount(table.claim_source, wrong, len(weight)) + 0.5) / (count + 1)
        weight = np.log(loss.sum() / loss)
    return scores


def latent_truth(table: Table) -> Numbers:
    """B. Zhao et al., "A Bayesian approach to discovering truth from conflicting sources" (VLDB 2012): LTM.

    Every value is true or false by itself; a source has two rates. Expectation maximisation instead of Gibbs sampling,
    with the paper's priors for the movie data scaled to the number of claims of a source.
    """
    return believe_members(table, prior=ListPrior(named=(5.0, 5.0), added=(1.0, 99.0))).p


def accu_copy(table: Table) -> Numbers:
    """X. L. Dong, L. Berti-Equille, D. Srivastava, "Integrating conflicting data" (VLDB 2009): AccuCopy, simplified.

    Accuracies and truth in turn, n = 100 false values; of two sources that share false values beyond chance (copying
    0.8, prior 0.1, without direction) the less accurate one's equal claims count for what is its own.
    """
    import numpy as np

    accuracy, weight = np.full(len(table.sources), 0.8), np.ones(len(table.claim_source))
    count = np.maximum(np.bincount(table.claim_source, minlength=len(accuracy)), 1)
    said = _said(table)
    p = total = np.zeros(len(table.values))
    for turn in range(8):
        votes = np.log(100 * accuracy / (1 - accuracy))
        total = np.bincount(table.claim_candidate, weight * votes[table.claim_source], len(p)).astype(np.float64)
        p = _softmax(table, total)
        right = np.bincount(table.claim_source, p[table.claim_candidate], len(accuracy))
        accuracy = np.clip(right / count, 0.05, 0.98)
        if turn < 6:
            weight = _discounted(table, said, p, accuracy)
    return total


def _said(table: Table) -> list[Mapping[int, int]]:
    found: list[dict[int, int]] = [{} for _ in table.sources]
    rows = zip(table.claim_source.tolist(), table.claim_question.tolist(), strict=True)
    for claim, (source, question) in enumerate(rows):
        found[source][question] = claim
    return list(found)


def _discounted(table: Table, said: list[Mapping[int, int]], p: Numbers, accuracy: Numbers) -> Numbers:
    import numpy as np

    arrays = [(np.array(sorted(own), dtype=np.intp), own) for own in said]
    place = np.full(len(table.questions), -1, dtype=np.intp)
    logs = np.zeros(len(table.claim_source))
    for first, second in _acquainted(table):
        place[arrays[first][0]] = [said[first][q] for q in arrays[first][0].tolist()]
        theirs = np.array([said[second][q] for q in arrays[second][0].tolist()], dtype=np.intp)
        mine = place[arrays[second][0]]
        place[arrays[first][0]] = -1
        theirs, mine = theirs[mine >= 0], mine[mine >= 0]
        same = table.claim_candidate[mine] == table.claim_candidate[theirs]
        chance = _dependence(p[table.claim_candidate[mine]], same, (float(accuracy[first]), float(accuracy[second])))
        low = mine if accuracy[first] < accuracy[second] else theirs
        logs[low[same]] += np.log(1 - 0.8 * chance)
    return np.exp(logs)


def _acquainted(table: Table) -> list[tuple[int, int]]:
    """Pairs of sources with five questions in common."""
    import numpy as np

    common = overlap_of(table, np.ones(len(table.questions), dtype=bool)).common
    return [(int(a), int(b)) for a, b in np.argwhere(np.triu(common >= 5, 1))]


def _dependence(p: Numbers, same: NDArray[np.bool_], accuracy: tuple[float, float]) -> float:
    """The probability that two sources depend on each other, from true, false and different answers."""
    import numpy as np

    a, b = accuracy
    true, false, different = p[same].sum(), (1 - p[same]).sum(), (~same).sum()
    both_true, both_false = a * b, (1 - a) * (1 - b) / 100
    best = max(a, b)
    gain = true * np.log((0.8 * best + 0.2 * both_true) / both_true)
    gain += false * np.log((0.8 * (1 - best) + 0.2 * both_false) / both_false)
    gain += different * np.log(0.2)
    return float(1 / (1 + np.exp(-np.clip(gain + np.log(0.1 / 0.9), -50, 50))))


def _softmax(table: Table, total: Numbers) -> Numbers:
    import numpy as np

    top = np.full(len(table.questions), -np.inf)
    np.maximum.at(top, table.candidate_question, total)
    mass = np.exp(total - top[table.candidate_question])
    shares: Numbers = mass / np.bincount(table.candidate_question, mass)[table.candidate_question]
    return shares


RIVALS: Mapping[str, Rival] = {
    "majority vote": majority,
    "TruthFinder (2007)": truth_finder,
    "AccuCopy (2009)": accu_copy,
    "LTM (2012)": latent_truth,
    "CRH (2014)": crh,
}

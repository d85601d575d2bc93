"""What sources say when they err: how often two of them hit on the same wrong value, and which values are hit on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cinequorum.reconcile.fusion.table import Numbers, Table

_PAIRS, _BEFORE = 10.0, 0.1  # two erring sources agree in one case of ten: a guess that weighs ten pairs
_LEAST, _MOST = 1e-4, 0.5


def covered(table: Table, p: Numbers) -> Numbers:
    """Return for each candidate the probability that a more precise one is true, which makes it true as well."""
    import numpy as np

    if not len(table.wide):
        return np.zeros(len(p))
    return np.minimum(np.bincount(table.wide, p[table.narrow], len(p)), 1 - p)


def stated(table: Table) -> Numbers:
    """Return for each candidate how many sources state it."""
    import numpy as np

    return np.bincount(table.claim_candidate, minlength=len(table.values)).astype(np.float64)


def errors_of(table: Table, p: Numbers, given: Numbers | None = None) -> Numbers:
    """Return how many claims of each candidate are errors; `given`: how probably each claim is old instead."""
    import numpy as np

    erring: Numbers = stated(table) * np.clip(1 - p - covered(table, p), 0, 1)
    if given is not None:
        erring = np.maximum(erring - np.bincount(table.claim_candidate, given, len(erring)), 0)
    return erring


def errors_alike(table: Table, p: Numbers, given: Numbers | None = None) -> Numbers:
    """Return for each field how often two sources that err on one question state the same value.

    It is counted over all pairs of claims, each with the probability that both are wrong; with no pairs it is 0.1.
    `given` as in `errors_of`.
    """
    import numpy as np

    questions, fields = len(table.questions), len(table.fields)
    erring = errors_of(table, p, given)
    false = erring / np.maximum(stated(table), 1)
    itself = np.bincount(table.candidate_question, erring * false, questions)
    both = np.bincount(table.candidate_question, erring, questions) ** 2 - itself
    same = np.bincount(table.candidate_question, erring**2, questions) - itself
    pairs = np.bincount(table.question_field, np.maximum(both, 0), fields)
    alike: Numbers = (np.bincount(table.question_field, np.maximum(same, 0), fields) + _PAIRS * _BEFORE) / (
        pairs + _PAIRS
    )
    return alike


def popularity(table: Table) -> Numbers:
    """Return for each candidate its share of all claims of its field, smoothed by one claim a value."""
    import numpy as np

    if not table.values:
        return np.zeros(0)
    field = table.question_field[table.candidate_question]
    _, text = np.unique(np.array(table.values), return_inverse=True)
    _, first, kind = np.unique(field * (text.max() + 1) + text, return_index=True, return_inverse=True)
    claims = stated(table)
    total = np.bincount(field, claims, len(table.fields)) + np.bincount(field[first], minlength=len(table.fields))
    shares: Numbers = np.bincount(kind, claims)[kind] / total[field]
    return shares


def wrong_chances(table: Table, p: Numbers, popular: Numbers, given: Numbers | None = None) -> Numbers:
    """Return for each candidate the chance that a source that errs states it.

    It grows with the root of the candidate's popularity in the field, between "all errors alike" and "errors as usual
    as values", and is set so that over the field's errors it is on average half the chance that two errors agree: half,
    because sources that share an error often have one idea between them, which copying is to explain. `given` as in
    `errors_of`.
    """
    import numpy as np

    field = table.question_field[table.candidate_question]
    erring = errors_of(table, p, given)
    root = np.sqrt(popular)
    errors = np.bincount(field, erring, len(table.fields))
    mean = np.bincount(field, erring * root, len(table.fields)) / np.maximum(errors, 1e-9)
    scale = np.where(errors > 0, 0.5 * errors_alike(table, p, given) / np.maximum(mean, 1e-9), 1.0)
    chances: Numbers = np.clip(scale[field] * root, _LEAST, _MOST)
    return chances

"""Trains the shipped model of spellings: are two words one name, in one script or two?

One logistic regression for Latin and one for each other script against Latin, over the changes between two readings and
the letters around them (`names.edits`). Figures are of words that the measured fit has not seen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from cinequorum.names.edits import SIZE, features, shape
from cinequorum.training.name_pairs import SCRIPTS, Pair, latin_pairs, script_pairs, withheld, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_STRENGTH: Final = 0.6  # 0.1 loses a point of F1 on Latin pairs, 1.0 gains half of one and learns more by heart
_FEWEST: Final = 3  # pairs that a change must be seen in
_UNSEEN: Final = 9  # pairs whose number (0..9) is this are kept out of the measured fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What was fitted: weights of changes, weights of the measures of the whole, the intercept."""

    changes: NDArray[np.float64]
    shape: NDArray[np.float64]
    bias: float


def train(data_dir: Path, out: Path) -> dict[str, Any]:
    """Train on `names/` under `data_dir`, write `names.npz` and `names.json` into `out`, return the figures.

    The same data and library versions give the same bytes. Takes about three minutes on one core and 3 GiB of memory.
    """
    import numpy as np

    found = words(data_dir, withheld(data_dir))
    shipped: dict[str, Any] = {"scripts": np.array(["latin", *SCRIPTS])}
    figures: dict[str, Any] = {}
    for script in ("latin", *SCRIPTS):
        pairs = latin_pairs(found) if script == "latin" else script_pairs(found, script)
        figures[script] = measured(pairs, script)
        shipped |= packed(script, fit(pairs, script))
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "names.npz", **shipped)
    (out / "names.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return figures


def measured(pairs: Sequence[Pair], script: str) -> dict[str, float]:
    """Return the figures of a fit without a tenth of the left words, on the pairs of these words."""
    import numpy as np
    from sklearn.metrics import f1_score, roc_auc_score

    unseen = [crc32(pair.left.encode()) % 10 >= _UNSEEN for pair in pairs]
    model = fit([p for p, out in zip(pairs, unseen, strict=True) if not out], script)
    rest = [p for p, out in zip(pairs, unseen, strict=True) if out]
    changes, measures = matrix(rest, script)
    score = np.asarray(changes @ model.changes) + measures @ model.shape + model.bias
    truth = np.array([p.same for p in rest])
    return {
        "pairs": len(rest),
        "auc": round(float(roc_auc_score(truth, score)), 4),
        "f1": round(float(f1_score(truth, score > 0)), 4),
    }


def fit(pairs: Sequence[Pair], script: str) -> Fit:
    """Fit the regression, both classes with the same weight."""
    import numpy as np
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    changes, measures = matrix(pairs, script)
    label = np.array([p.same for p in pairs])
    weight = np.array([p.weight for p in pairs])
    weight[~label] *= weight[label].sum() / weight[~label].sum()
    often = np.flatnonzero(np.bincount(changes.indices, minlength=SIZE) >= _FEWEST)
    table = hstack([changes[:, often], csr_matrix(measures)], format="csr")
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", tol=1e-3, random_state=0)
    model.fit(table, label, sample_weight=weight)
    full = np.zeros(SIZE)
    full[often] = model.coef_[0][: len(often)]
    return Fit(changes=full, shape=model.coef_[0][len(often) :], bias=float(model.intercept_[0]))


def matrix(pairs: Sequence[Pair], script: str) -> tuple[csr_matrix, NDArray[np.float64]]:
    """Return the counts of changes, one row a pair, and the measures of the whole."""
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = [features(p.left, p.right, ordered=script != "latin") for p in pairs]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    flat = np.array([number for row in rows for number in row])
    counts = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), SIZE))
    counts.sum_duplicates()
    ordered = [(p.left, p.right) if script != "latin" else tuple(sorted((p.left, p.right))) for p in pairs]
    return counts, np.array([shape(a, b) for a, b in ordered])


def packed(script: str, model: Fit) -> dict[str, NDArray[Any]]:
    """Return the arrays to ship: the weights of changes in 255 steps, and the line with step, bias and the others."""
    import numpy as np

    step = float(np.quantile(np.abs(model.changes[model.changes != 0]), 0.999)) / 127
    changes = np.clip(np.rint(model.changes / step), -127, 127).astype(np.int8)
    return {f"{script}_changes": changes, f"{script}_line": np.array([step, model.bias, *model.shape])}

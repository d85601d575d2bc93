"""Other people's formulas on the same voices, each under its own name, so that one can compare."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median

from cinequorum.model.score import Formula
from cinequorum.score.panel import Panel

AS_MANY = 10  # voices that the usual mean is worth in the weighted mean; IMDb's own list takes 25,000


def formulas_of(values: Sequence[float], liked: int, judged: int, panel: Panel) -> tuple[Formula, ...]:
    """Return what usual formulas make of these ratings on 0..100, and of `liked` favourable voices among `judged`.

    >>> [(f.name, f.value) for f in formulas_of([90.0, 70.0, 20.0], 2, 3, Panel(mean=65, films=15, voices=4, noise=15))]
    [('share of positive reviews', 67.0), ('plain mean', 60.0), ('weighted mean', 63.85), ('median', 70.0)]
    """
    found = []
    if judged:
        found.append(Formula(name="share of positive reviews", value=float(share(liked, judged)), how=_SHARE))
    if values:
        weighted = (sum(values) + AS_MANY * panel.mean) / (len(values) + AS_MANY)
        found += [
            Formula(name="plain mean", value=round(fmean(values), 2), how=_PLAIN),
            Formula(name="weighted mean", value=round(weighted, 2), how=_WEIGHTED.format(mean=panel.mean)),
            Formula(name="median", value=round(median(values), 2), how=_MEDIAN),
        ]
    return tuple(found)


def share(liked: int, judged: int) -> int:
    """Return the share of favourable reviews in whole percent, a half rounded up, as Rotten Tomatoes prints it.

    >>> share(1, 8), share(2, 3)
    (13, 67)
    """
    return (200 * liked + judged) // (2 * judged)


_SHARE = "favourable reviews of all with a verdict, in percent, a half rounded up (in the manner of Rotten Tomatoes)"
_PLAIN = "letters and figures on 0 to 100, all alike (in the manner of Metacritic, which keeps its weights to itself)"
_WEIGHTED = f"as if {AS_MANY} more voices had given {{mean:.0f}} (in the manner of IMDb's weighted rating)"
_MEDIAN = "as many voices above as below"

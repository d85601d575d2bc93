"""Running times against one another: rounding, the speed of television, another cut, or a slip."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from cinequorum.model.film import Check
from cinequorum.reconcile.checks.ledger import MOST, Ledger, checked, counted
from cinequorum.reconcile.data.plausible import CUTS, RUNTIME, RUNTIMES
from cinequorum.reconcile.evidence import Evidence, witnesses

NEAR = 120  # characters on each side of a running time in which the name of a cut is looked for


def runtime_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield one check for each running time that is not the best supported one, or a rare one."""
    times: dict[int, list[Evidence]] = defaultdict(list)
    for one in ledger.said("runtime"):
        if one.claim.value.isdecimal() and len(one.claim.value) < 7:
            times[int(one.claim.value)].append(one)
    if not times:
        return
    ranked = sorted(times, key=lambda time: (-witnesses(times[time]), time))
    usual = ranked[0]
    if usual > RUNTIME["rarely_over"]:
        text = f"{counted(usual, 'minute')} is more than {RUNTIME['rarely_over'] // 60} hours: few films are so long."
        yield checked(("runtime", "runtime"), "odd", text, times[usual])
    for time in ranked[1 : MOST + 1]:
        yield _beside(usual, time, times, ledger)


def _beside(usual: int, time: int, times: Mapping[int, Sequence[Evidence]], ledger: Ledger) -> Check:
    apart = abs(time - usual)
    share = apart / max(time, usual)
    said = f"{counted(time, 'minute')} against {usual}: {apart} apart, {share:.0%}"
    held = [*times[time], *times[usual]]
    if apart <= RUNTIMES["minutes"] or share <= RUNTIMES["share"]:
        return checked(("runtime", "runtime"), "fits", f"{said}. Rounding explains that.", held)
    if cut := _named_cut([*times[time], *times[usual]], ledger):
        return checked(("runtime", "runtime"), "fits", f"{said}. A page names another cut: “{cut}”.", held)
    if abs(share - RUNTIMES["television"]) < 0.008:
        text = f"{said}. Television at 25 pictures a second is 4% shorter than the cinema."
        return checked(("runtime", "runtime"), "fits", text, held)
    if share <= RUNTIMES["other_cut"]:
        return checked(("runtime", "runtime"), "odd", f"{said}. Another cut would explain it; no page names one.", held)
    return checked(("runtime", "runtime"), "odd", f"{said}. Too far apart for two cuts, and no page names one.", held)


def _named_cut(held: Sequence[Evidence], ledger: Ledger) -> str | None:
    """The words for a cut near one of the running times."""
    for one in held[:MOST]:
        span = one.support.span
        reading = ledger.readings.get(span.page)
        if reading is not None:
            near = reading.page.text[max(0, span.start - NEAR) : span.end + NEAR]
            if match := _cuts().search(near):
                return match[0]
    return None


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, CUTS))})(?!\w)", re.IGNORECASE)

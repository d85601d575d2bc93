"""Figures that cannot be, and years that were inferred: what has no vote or counts less, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cinequorum.model.film import Check
from cinequorum.reconcile.checks.ledger import Ledger, checked, listed
from cinequorum.reconcile.dating import Inference
from cinequorum.reconcile.evidence import Evidence
from cinequorum.reconcile.plausible import impossible
from cinequorum.text.edtf import in_words


def impossible_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield the claims whose value cannot be, each reason once."""
    found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in ledger.evidence:
        if (why := impossible(one.claim)) is not None:
            found[one.claim.predicate, why].append(one)
    for (field, why), held in sorted(found.items()):
        yield checked(("value", field), "impossible", f"{why[:1].upper()}{why[1:]}, so this has no vote.", held)


def inferred_checks(ledger: Ledger) -> Iterator[Check]:
    """Yield the release dates whose year was inferred, with what it was read from."""
    found: dict[tuple[str, str, str], list[Inference]] = defaultdict(list)
    for one in ledger.inferences:
        found[one.raw, one.value, one.because].append(one)
    for (raw, value, because), held in sorted(found.items()):
        windows = listed([one.window.replace("_", " ") or "release" for one in held])
        text = f"“{raw}” ({windows}) is read as {in_words(value)}: {because}."
        words = [evidence for one in held for evidence in (*one.claims, *one.grounds)]
        yield checked(("inferred_date", "release"), "fits", text, words)

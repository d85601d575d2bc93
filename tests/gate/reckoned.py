"""What scoring and fusion reckon on made-up material: every figure, so that a change of any is seen.

These figures say what is, not what ought to be: that is for the tests of either room, which have their reasons. Here a
change is only noticed, and has to be meant (`python -m benchmarks.pin --figures`).
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from math import isfinite
from typing import Any

import msgspec
import numpy as np

from benchmarks.coverage import pages_of, subjects
from benchmarks.simulator import World, simulate, wider
from cinequorum.model.codec import film_document
from cinequorum.model.film import Fact, Film
from cinequorum.pipeline import film_of
from cinequorum.reconcile.fuse import status_of
from cinequorum.reconcile.fusion import errors, kin, lists, mirrors, odds, old
from cinequorum.reconcile.fusion.copying import CopyOptions, copying_of, weights_of
from cinequorum.reconcile.fusion.fusing import FusionOptions, fuse_statements, settle
from cinequorum.reconcile.fusion.table import Statement, Table, table_of
from cinequorum.reconcile.fusion.truth import Prior, believe
from cinequorum.score import campaigns, formulas, leanings, panel, scan
from cinequorum.score.film import link_similar, scored
from tests.score.test_campaigns import OPENED, bombs, honest, mixed_votes, user, with_votes
from tests.score.test_leanings import ratings
from tests.score.test_recomputed import KNOWN, made
from tests.store.contract import film

Figures = Any
SMALL = World(name="figures", sources=12, questions=40, coverage=(0.4, 0.9), accuracy=(0.5, 0.9))


def plain(value: object) -> Figures:
    """A value as JSON has it, numbers to six digits."""
    match value:
        case np.ndarray():
            return plain(value.tolist())
        case bool() | None | str() | int():
            return value
        case float() | np.floating():
            return float(f"{float(value):.6g}") if isfinite(value) else str(value)
        case Mapping():
            return {str(plain(key)): plain(one) for key, one in value.items()}
        case msgspec.Struct():
            return plain(msgspec.structs.asdict(value))
        case Iterable():
            return [plain(one) for one in value]
        case _ if hasattr(value, "__dataclass_fields__"):
            return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return str(value)


def _world(seed: int) -> Table:
    return table_of(simulate(SMALL, seed).statements, wider)


def fused(seed: int) -> Figures:
    """Answers, mirrors, copies and rates of a made-up world."""
    found = fuse_statements(simulate(SMALL, seed).statements, wider)
    best = {"/".join(key): held[:3] for key, held in found.answers.items()}
    return {"answers": best, "mirrors": found.mirrors, "copying": found.copying, "rates": found.rates}


def copies(seed: int) -> Figures:
    """Every pair of sources as it is weighed for copying, and what each claim weighs then."""
    table = _world(seed)
    belief = believe(table)
    pairs = copying_of(table, belief)
    other = copying_of(table, belief, CopyOptions(prior=0.3, shares=(0.4, 0.8), common=3, crowd=3, popular=0.4))
    weights = weights_of(table, belief, pairs, 0.1)
    return {"pairs": pairs, "other": other, "weights": weights, "all": weights_of(table, belief, other, 0.0)}


def wrong(seed: int) -> Figures:
    """What sources say when they err."""
    table = _world(seed)
    p = believe(table).p
    given = np.linspace(0.1, 1.0, len(table.claim_source))
    popular = errors.popularity(table)
    return {
        "covered": errors.covered(table, p), "stated": errors.stated(table), "errors": errors.errors_of(table, p),
        "given": errors.errors_of(table, p, given), "alike": errors.errors_alike(table, p),
        "alike given": errors.errors_alike(table, p, given), "popular": popular,
        "chances": errors.wrong_chances(table, p, popular), "told": errors.wrong_chances(table, p, popular, given),
        "near": kin.nearness(table, p), "none": errors.popularity(table_of(())),
    }  # fmt: skip


def believed(seed: int) -> Figures:
    """What is true, with and without weights, and what every turn of settling comes to."""
    table = _world(seed)
    weights = np.linspace(0.2, 1.0, len(table.claim_source))
    belief, group, pairs = settle(table, FusionOptions(turns=1))
    return {
        "plain": believe(table).p, "weighed": believe(table, weights), "settled": belief.p, "group": group,
        "pairs": pairs, "one round": believe(table, prior=replace(Prior(), rounds=1)).p,
    }  # fmt: skip


def doubles() -> Figures:
    """Sources that say the same throughout, nearly so, and not."""
    draw = random.Random(5)
    said = []
    for number in range(40):
        first, second = draw.choice("abcd"), draw.choice("abcd")
        for source, value in (("a", first), ("a2", first if number % 13 else second), ("a3", first), ("b", second)):
            said.append(Statement(field="f", item=str(number), source=source, value=value))
        if number % 3:
            said.append(Statement(field="f", item=str(number), source="b2", value=second))
    table = table_of(said)
    group = mirrors.mirrors_of(table)
    found = mirrors.overlap_of(table, mirrors.contested(table))
    return {
        "group": group, "voice": mirrors.one_voice(table, group), "named": mirrors.groups_named(table, group),
        "pairs": mirrors.pairs_named(table, group), "common": found.common, "same": found.same,
    }  # fmt: skip


def members() -> Figures:
    """Who belongs, where sources name several."""
    draw = random.Random(8)
    named = [(str(n), f"s{s}", v) for n in range(12) for s in range(6) for v in "wxyz" if draw.random() < 0.6 - s / 12]
    said = [Statement(field=f"f{int(item) % 2}", item=item, source=source, value=v) for item, source, v in named]
    table = table_of(said)
    weights = np.linspace(0.3, 1.0, len(table.claim_source))
    other = lists.ListPrior(named=(3.0, 2.0), added=(1.0, 9.0), belongs=0.3, rounds=3)
    return {"plain": lists.believe_members(table), "other": lists.believe_members(table, weights, other)}


def aged() -> Figures:
    """Old answers beside true ones, as suspected and as learned."""
    draw = random.Random(3)
    said = []
    for number in range(80):
        right, stale, *rest = draw.sample("abcdef", 4)
        for source in range(10):
            if draw.random() < 0.6:
                late = source < 4 and number % 3 == 0
                value = stale if late and draw.random() < 0.8 else right if draw.random() < 0.7 else draw.choice(rest)
                said.append(Statement(field="f", item=str(number), source=str(source), value=value))
    table = table_of(said)
    options = old.OldOptions()
    before = old.nothing_old(table, options)
    claims = (np.linspace(0.5, 1.0, len(table.claim_source)), np.linspace(0.05, 0.3, len(table.values)))
    wrong_of = np.full(len(table.claim_source), 0.3)
    return {
        "before": before, "suspected": old.suspect(table, claims, wrong_of, before), "believed": believe(table).p,
        "few": old.nothing_old(table_of(said[:20]), options),
    }  # fmt: skip


def kindred() -> Figures:
    """Wrong days that lie near the true one."""
    draw = random.Random(4)
    days = [
        (n // 4, f"{1960 + draw.randrange(3)}-0{1 + draw.randrange(3)}-{10 + draw.randrange(4)}") for n in range(40)
    ]
    days += [(n, f"{1960 + n % 3}-0{1 + n % 3}") for n in range(6)] + [(n, f"{1960 + n % 3}") for n in range(4)]
    days = list(dict.fromkeys(days))
    found = kin.kin_of(days, [question % 2 for question in range(10)], wider)
    return {"others": found.others, "usual": found.usual}


def votes_fused() -> Figures:
    """One question, by the votes for its values; and how a value stands."""
    asked: tuple[tuple[tuple[str, float], ...], ...] = (
        (), (("a", 0.8),), (("a", 0.8), ("b", 0.8)), (("a", 0.8), ("a", 0.6), ("b", 0.9)), (("c", 0.3), ("a", 0.99)),
    )  # fmt: skip
    found = [odds.posterior_of(["a", "b", "c"], votes, wrong_values) for votes in asked for wrong_values in (1, 4)]
    standing = [status_of(p, r, v) for p in (0.2, 0.5, 0.7, 0.8, 0.9, 0.99) for r in (0, 1, 2) for v in (1, 2)]
    return {"odds": found, "standing": standing}


def estimates() -> Figures:
    """Means and intervals of small panels of either kind, and the formulas of others beside them."""
    draw = random.Random(2)
    values = [[round(draw.uniform(5, 100), 1) for _ in range(size)] for size in (0, 1, 2, 3, 5, 9, 20)]
    found = []
    for kind in (panel.CRITICS, panel.AUDIENCE):
        for row in values:
            known = [None, (6.0, 9.0), (-4.0, 20.0)]
            votes = [panel.vote(v, kind, inferred=n % 3 == 1, known=known[n % 3]) for n, v in enumerate(row)]
            found.append(
                [votes, *(panel.estimate(votes, kind, of) for of in (None, len(row) or None, len(row) + 4, 400))]
            )
    told = [
        formulas.formulas_of(row, liked, judged, kind)
        for kind in (panel.CRITICS, panel.AUDIENCE)
        for row, (liked, judged) in zip(values, ((0, 0), (1, 1), (1, 2), (2, 3), (5, 5), (4, 9), (19, 20)), strict=True)
    ]
    shares = [
        (formulas.share(n, of), panel.wilson(n, of)) for of in (1, 2, 7, 200) for n in range(0, of + 1, max(1, of // 3))
    ]
    return {"estimates": found, "units": (panel.CRITICS.unit, panel.AUDIENCE.prior), "formulas": told, "shares": shares}


def leaning() -> Figures:
    """What critics add throughout, out of films that they share."""
    rows = leanings.learned_leanings(ratings(seed=3, films=25))
    few = leanings.learned_leanings(ratings(seed=4, films=2), panel.AUDIENCE)
    known = leanings.leanings_from(rows)
    asked = (("mild ann", "quay post"), ("wild cy", ""), ("nobody", "quay post"), ("", "quay post"), ("nobody", "none"))
    return {"rows": rows, "few": few, "known": [known.known(*who, panel.CRITICS) for who in asked]}


def campaigning() -> Figures:
    """Votes of campaigns among honest ones: what swells, who is suspected and with which words."""
    far, signs = OPENED + timedelta(days=40), ("single_review", "bare")
    plain_votes = honest()
    cases = {
        "burst": plain_votes + bombs(20, far),
        "praise": plain_votes + bombs(12, far, 100.0),
        "signs": plain_votes + bombs(25, None, 10.0, *signs),
        "early": plain_votes + [user(2000 + n, 100.0, OPENED - timedelta(days=30 + n)) for n in range(9)],
        "twice": [*plain_votes[:20], *(replace(plain_votes[0], index=500 + n, author="user0") for n in range(3))],
        "few": plain_votes[:6] + bombs(3, far),
    }
    found = {
        name: [(r.suspicion, r.flags, r.reasons) for r in campaigns.examined(with_votes(votes))]
        for name, votes in cases.items()
    }
    swollen = [scan.swellings(mixed_votes(of)) for of in (20, 60)]
    bare = [scan.Ballot(value=v, day=None, signs=("a",) if n % 3 else ("a", "b")) for n, v in enumerate([10.0] * 30)]
    return {"votes": found, "swollen": swollen, "signs": scan.swellings(bare), "none": scan.swellings([])}


def shown() -> Figures:
    """On which day a film was first to be seen."""
    days = ("2021-03-05", "2021-03", "2021", "2020-12-31", "soon")
    return [[campaigns.first_shown(_released(one, two)) for two in days] for one in days]


def _released(one: str, two: str) -> Film:
    fact = Fact(field="release", value=one, p=0.9, status="single", witnesses=1, support=())
    return replace(film("harbour", "The Harbour"), year=2021, facts=(fact, replace(fact, value=two)))


def scores(seed: int) -> Figures:
    """The scores of an invented film with all their parts."""
    votes = [*made("critic", 9, seed), *made("user", 30, seed)]
    whole = scored(replace(film("harbour", "The Harbour"), reviews=tuple(votes)), KNOWN)
    few = scored(replace(film("harbour", "The Harbour"), reviews=tuple(made("critic", 2, seed))))
    return [{"scores": d["scores"], "reviews": d["reviews"]} for d in map(film_document, (whole, few))]


def covered(count: int) -> Figures:
    """All that scoring says of made-up films with made-up coverage, and which are alike; long ones by their digest."""
    groups = [pages_of(one, count, seed=3) for one in subjects(4, seed=3)]
    films = link_similar([film_of(group) for group in groups])
    documents = [film_document(one) for one in films]
    return {d["title"]: {key: _told(d.get(key)) for key in _OF_FILM} for d in documents}


_OF_FILM = ("scores", "aspects", "consensus", "reviews", "relayed", "verdicts", "similar")


def _told(value: Figures) -> Figures:
    found = json.dumps(plain(value), ensure_ascii=False, sort_keys=True)
    return plain(value) if len(found) < 400 else hashlib.sha256(found.encode()).hexdigest()[:16]


CASES: Mapping[str, Callable[[], Figures]] = {
    **{f"fused {seed}": lambda seed=seed: fused(seed) for seed in (1, 2)},  # type: ignore[misc]
    **{f"copies {seed}": lambda seed=seed: copies(seed) for seed in (1, 3)},  # type: ignore[misc]
    **{f"scores {seed}": lambda seed=seed: scores(seed) for seed in (0, 1)},  # type: ignore[misc]
    "wrong": lambda: wrong(1), "believed": lambda: believed(2), "doubles": doubles, "members": members, "aged": aged,
    "kindred": kindred, "votes": votes_fused, "estimates": estimates, "leanings": leaning, "campaigns": campaigning,
    "shown": shown, "few pages": lambda: covered(4), "pages": lambda: covered(14),
}  # fmt: skip


def figures(name: str) -> Figures:
    """Return the figures of one case, as they are pinned."""
    return plain(CASES[name]())

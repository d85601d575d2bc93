"""Trains the shipped sieve: which pages are worth reading whole, told at a glance.

A logistic regression with ridge regularisation on the words of a page's text, head, address and links and on a few
figures. Each site counts as the square root of its pages, both answers count the same. Pages that were saved as source
are shown a second time with another site's furniture around them, since that is how one meets them on the web. Every
figure is measured on sites, or on a language, that the measured fit has not seen.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from cinequorum.extract.glance import Glance, glances_at, outside
from cinequorum.extract.sieve import FIGURES, LEAST_CHANCE, Sieve, chance_of, figures_of, strengths
from cinequorum.text.film_talk import FilmTalk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

PARTS = 5
FEWEST_SITES = 5  # on which a word must stand to be known
_LEAST_RECALL = 0.995
_STRENGTH = 0.5  # of the fit against the squares of the weights
_EXACT = 0.01  # the fit: finer takes three times as long and tells the same
_STEPS = 127
_DIGITS = 4
_THIRDS = 3
_FEW = 10  # pages about films of a language, from which it is reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page at a glance, whether it is about films, and what it is grouped by.

    `begins`: its begin, and more of it; `frame`: its furniture alone, of a page with markup.
    """

    site: str
    language: str
    about: bool
    glance: Glance
    begins: tuple[Glance, ...]
    frame: Glance | None = None


def train(data_dir: Path, out: Path) -> dict[str, Any]:
    """Train on the pages that `pages.jsonl` in `data_dir` lists, write `sieve.npz` and `sieve.json` into `out`.

    A row a page: `file` (below the folder), `url`, `site`, `language`, `about` (true where the page is about films).
    The same data and libraries give the same bytes. Takes some minutes. Returns the figures.
    """
    import numpy as np

    pages = list(pages_of(data_dir))
    figures = measured(pages)
    sieve = fitted(pages)
    out.mkdir(parents=True, exist_ok=True)
    tokens = sorted(sieve.tokens)
    weights = np.array([sieve.tokens[token] for token in tokens])
    scale = float(np.abs(weights).max()) / _STEPS
    np.savez_compressed(
        out / "sieve.npz",
        tokens=np.frombuffer("\n".join(tokens).encode(), dtype=np.uint8),
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float32(scale),
        figures=np.array(sieve.figures, dtype=np.float32),
        bias=np.float32(sieve.bias),
    )
    text = json.dumps({"figures": figures}, indent=1, sort_keys=True, ensure_ascii=False)
    (out / "sieve.json").write_text(text + "\n", encoding="utf-8")
    return figures


def pages_of(data_dir: Path) -> Iterator[Seen]:
    """Look at the pages that are listed, one after the other."""
    for line in (data_dir / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        body = (data_dir / row["file"]).read_bytes()
        frame = outside(body) if row["file"].endswith((".html", ".htm")) else None
        *begins, glance = glances_at(body, row["url"])
        yield Seen(
            site=row["site"],
            language=row["language"],
            about=row["about"],
            glance=glance,
            begins=tuple(begins),
            frame=frame,
        )


def part_of(site: str) -> int:
    """Return the part, 0 to `PARTS` - 1, that all pages of a site fall in."""
    return crc32(site.encode()) % PARTS


def fitted(pages: Sequence[Seen]) -> Sieve:
    """Fit the weights."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    shown = [*pages, *framed(pages)]
    known = known_tokens(pages)
    rows = _rows(shown, known)
    right = np.array([page.about for page in shown])
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", tol=_EXACT, max_iter=300, random_state=0)
    model.fit(rows, right, sample_weight=_weights(shown))
    values = model.coef_[0]
    return Sieve(
        tokens={token: round(float(values[at]), _DIGITS) for token, at in known.items()},
        figures=tuple(round(float(value), _DIGITS) for value in values[len(known) :]),
        bias=round(float(model.intercept_[0]), _DIGITS),
    )


def known_tokens(pages: Sequence[Seen]) -> dict[str, int]:
    """Return the tokens that stand on enough sites, each with its column."""
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for token in (*page.glance.said, *page.glance.marked):
            sites[token].add(page.site)
    return {token: at for at, token in enumerate(sorted(t for t, found in sites.items() if len(found) >= FEWEST_SITES))}


def framed(pages: Sequence[Seen]) -> list[Seen]:
    """Return the pages that are bare source once more, each within another site's furniture."""
    frames = [page for page in pages if page.frame is not None and page.frame.length >= 50 and not page.about]
    if not frames:
        return []
    bare = [page for page in pages if page.frame is None]
    return [_within(page, frames[crc32(str(at).encode()) % len(frames)]) for at, page in enumerate(bare)]


def _within(page: Seen, other: Seen) -> Seen:
    assert other.frame is not None
    own, frame = page.glance, other.frame
    said = Counter(own.said) + Counter(frame.said)
    marked = own.marked | {token for token in frame.marked if token.startswith(("a:", "t:"))}
    share = own.length / max(1, own.length + frame.length)
    talk = FilmTalk(
        strong=share * own.talk.strong + (1 - share) * frame.talk.strong,
        soft=share * own.talk.soft + (1 - share) * frame.talk.soft,
        kinds=max(own.talk.kinds, frame.talk.kinds),
        words=max(own.talk.words, frame.talk.words),
        books=share * own.talk.books + (1 - share) * frame.talk.books,
    )
    seen = replace(own, said=dict(said), marked=frozenset(marked), talk=talk, length=own.length + frame.length)
    return replace(page, glance=seen)


def _rows(pages: Sequence[Seen], known: dict[str, int]) -> csr_matrix:
    from scipy.sparse import csr_matrix

    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for page in pages:
        loud, said, marked = strengths(page.glance)
        for token, times in zip(page.glance.said, loud, strict=True):
            if (at := known.get(token)) is not None:
                columns.append(at)
                values.append(said * times)
        inside = [known[token] for token in sorted(page.glance.marked) if token in known]
        columns += inside
        values += [marked] * len(inside)
        columns += range(len(known), len(known) + len(FIGURES))
        values += figures_of(page.glance, known)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(pages), len(known) + len(FIGURES)))


def _weights(pages: Sequence[Seen]) -> NDArray[np.float64]:
    """Let a site count as the square root of its pages, and both answers the same."""
    import numpy as np

    sizes = Counter((page.site, page.about) for page in pages)
    weights = np.array([1.0 / sqrt(sizes[page.site, page.about]) for page in pages])
    about = np.array([page.about for page in pages])
    for answer in (False, True):
        weights[about == answer] *= len(pages) / 2 / max(1e-9, weights[about == answer].sum())
    return weights


def measured(pages: Sequence[Seen]) -> dict[str, Any]:
    """Measure recall and what passes on sites, and on languages, that the measured fit has not seen."""
    import numpy as np

    chances = np.zeros(len(pages))
    for part in range(PARTS):
        unseen = [at for at, page in enumerate(pages) if part_of(page.site) == part]
        if unseen:
            sieve = fitted([page for page in pages if part_of(page.site) != part])
            chances[unseen] = [_chance(pages[at], sieve) for at in unseen]
    about = np.array([page.about for page in pages])
    least = float(np.quantile(chances[about], 1 - _LEAST_RECALL, method="lower"))
    found: dict[str, Any] = {
        "pages": len(pages),
        "about films": int(about.sum()),
        "sites": len({page.site for page in pages}),
        "least chance": round(least, _DIGITS),
        "unseen sites": {f"{at:g}": _told(chances, about, at) for at in (0.01, 0.02, 0.05, 0.1, 0.2)},
    }
    found["languages on unseen sites"] = _by_language(pages, chances)
    found["unseen languages"] = _unseen_languages(pages)
    return found


def _chance(page: Seen, sieve: Sieve) -> float:
    return chance_of((*page.begins, page.glance), sieve)


def _told(chances: NDArray[np.float64], about: NDArray[np.bool_], least: float) -> dict[str, float]:
    """Return how many pages about films pass, and how many of the others, where so little chance is enough."""
    passed = chances >= least
    return {
        "recall": round(float(passed[about].mean()), _DIGITS),
        "others that pass": round(float(passed[~about].mean()), _DIGITS),
    }


def _by_language(pages: Sequence[Seen], chances: NDArray[np.float64]) -> dict[str, Any]:
    import numpy as np

    about = np.array([page.about for page in pages])
    found = {}
    for language in _languages(pages):
        held = np.array([page.language == language for page in pages])
        found[language] = {
            "about films": int((held & about).sum()),
            **_told(chances[held], about[held], LEAST_CHANCE),
        }
    return found


def _unseen_languages(pages: Sequence[Seen]) -> dict[str, Any]:
    """Measure on each language what a fit tells that has seen no page of it, nor of a third of the others."""
    import numpy as np

    found = {}
    languages = _languages(pages)
    for hidden in filter(None, (languages[part::_THIRDS] for part in range(_THIRDS))):
        shown = [page for page in pages if page.language not in hidden]
        if len({page.about for page in shown}) < 2:
            continue
        sieve = fitted(shown)
        for language in hidden:
            held = [page for page in pages if page.language == language]
            chances = np.array([_chance(page, sieve) for page in held])
            found[language] = _told(chances, np.array([page.about for page in held]), LEAST_CHANCE)
    return found


def _languages(pages: Sequence[Seen]) -> list[str]:
    counts = Counter(page.language for page in pages if page.about)
    others = {page.language for page in pages if not page.about}
    return sorted(language for language, n in counts.items() if n >= _FEW and language in others)

"""What an element's tag, its names and the names of its attributes say, worked out once for all that are alike.

A page repeats some hundred sorts of elements thousands of times: most of them say nothing but where a block begins, and
the walk passes these with two look-ups.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from cinequorum.extract.clues import said_by, said_by_names, telling_keys
from cinequorum.extract.data.markup import BLOCKS
from cinequorum.extract.elements import Part, joined
from cinequorum.extract.hints import NAMING, About, about
from cinequorum.model.page import MarkKind

_BLOCKS = frozenset(BLOCKS)
_MARKS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
}
_TELLING = re.compile(r"data-(?:imdb|tmdb|rating|score|stars?|film|movie|title)[\w-]*$")
_SCOPING = frozenset({"itemprop", "itemscope", "property", "typeof"})
_NAMING = frozenset(NAMING)
_HIDING = frozenset({"style", "hidden"})
_LABELS = frozenset({"aria-label", "title"})
_PARTING = frozenset({"itemprop", "role"})
_MEASURED = frozenset({"meter", "progress"})
_PLAIN = frozenset({"class", "href"})
_STATING = frozenset({"html", "time"})  # tags whose own attributes are read


class Sort(Struct, frozen=True, gc=False):  # a new site has hundreds, and thousands are remembered
    """Elements of one tag, class and id. `look` is how blocks of this sort are set, `last` its part after a slash.

    `quiet` tells that they say nothing by their names, `plain` that they say no more than their part in the page, and
    `said` what clues they give.
    """

    tag: str
    names: str
    block: bool
    look: str
    last: str
    part: Part
    mark: MarkKind | None
    about: About
    said: tuple[tuple[str, str], ...]
    quiet: bool
    plain: bool


@lru_cache(maxsize=20_000)
def sort_of(tag: str, names: str | None, ident: str | None) -> Sort:
    """Return the sort of an element by its tag, its class and its id.

    >>> sort = sort_of("div", "post-7 byline", None)
    >>> sort.block, sort.look, sort.about.author, sort.quiet
    (True, 'div.post-7', True, False)
    """
    own = joined(names, ident)
    look = f"{tag}.{own.partition(' ')[0]}" if tag else ""
    facts = about(tag, own)
    said = said_by_names(names) if names else ()
    mark = _MARKS.get(tag)
    plain = not (said or mark or facts.rated or facts.author or facts.plain)
    block = tag in _BLOCKS or "-" in tag
    quiet = plain and not facts.role
    return Sort(tag, own, block, look, look.rpartition("/")[2], (tag, own, ""), mark, facts, said, quiet, plain)


class Ways(Struct, frozen=True, kw_only=True, gc=False):
    """Which attributes are worth a look in elements of one tag that have the same ones.

    `quiet` tells that none is, but for class and id, `plain` that none is but a link's address. `clues` are those that
    may be clues, `telling` those that state a rating or a film's number, `labelled` tells of a label or a measure,
    `placed` of what the model of blocks looks at.
    """

    quiet: bool
    clues: tuple[str, ...]
    telling: tuple[str, ...]
    labelled: bool
    linking: bool
    stating: bool
    hiding: bool
    scoping: bool
    naming: bool
    placed: bool
    plain: bool


@lru_cache(maxsize=10_000)
def ways_of(tag: str, keys: tuple[str, ...]) -> Ways:
    """Return what to look at in an element of this tag with these attributes.

    >>> ways = ways_of("a", ("class", "href", "title"))
    >>> ways.linking, ways.clues, ways.labelled, ways_of("div", ("class", "id")).quiet
    (True, ('class', 'href', 'title'), True, True)
    """
    telling = tuple(key for key in keys if key[:5] == "data-" and _TELLING.match(key))
    labelled = bool(keys) and (tag in _MEASURED or not _LABELS.isdisjoint(keys))
    stating = bool(keys) and tag in _STATING
    linking = tag == "a" and "href" in keys
    hiding, scoping, naming, placed = (not names.isdisjoint(keys) for names in (_HIDING, _SCOPING, _NAMING, _PARTING))
    clues = telling_keys(tag, keys)
    clues = () if clues == ("class",) else clues
    others = any((telling, labelled, stating, hiding, scoping, naming, placed))
    return Ways(
        quiet=not (clues or linking or others),
        clues=clues,
        telling=telling,
        labelled=labelled,
        linking=linking,
        stating=stating,
        hiding=hiding,
        scoping=scoping,
        naming=naming,
        placed=placed,
        plain=not others and (linking or not clues) and _PLAIN.issuperset(clues),
    )


def said_in(attributes: Mapping[str, str | None], sort: Sort, ways: Ways) -> Sequence[tuple[str, str]]:
    """Return kind and value of each thing that an element of a sort says in its attributes."""
    return said_by(attributes, ways.clues, sort.said) if ways.clues else sort.said

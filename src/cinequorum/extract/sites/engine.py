"""Apply the description of a known site to a page: which layout it has, and what stands where.

A description is a list of layouts, the most telling first. Each is a mapping of names to rules (see `rules`):

    version   what the layout is called        when      a selector that only this layout has
    page      what sort of page it is          kind      what that is among the kinds of a reading
    path      what the page's path must match, where it is known
    dates     the order of figures in dates    film.* own.* users.* critics.* top.* fact.*    single values
    each      one review; each.author ...      blurb     one critic's excerpt; blurb.outlet ...
    cast      one player; cast.name, cast.role, cast.but (no player)    listed    a film of a list
    sheet     an element that only tabulates what the rules read    aside    one that is about other things
    json      a script with data; json.each, json.each.author ... json.film.title ...: paths of keys in it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cinequorum.extract.sites.embedded import Entry, records_in, value_in
from cinequorum.extract.sites.recognise import Recognised
from cinequorum.extract.sites.rules import Bit, bits, elements, first_bit

_ANY_PAGE = "body"  # what stands under `when` where nothing on the page tells the layout
_PLAYERS = 60
_LIST = 2  # films that make a list
SINGLE = ("film.", "own.", "users.", "critics.", "top.", "fact.")
TOLD_BY_ADDRESS = frozenset({"person"})  # pages of which nothing more is read
AREAS = ("sheet", "aside")
REPEATED = ("fact.",)  # of these every value counts, of the others the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One record, a review or an excerpt: its element and what was found inside, the text's elements in order."""

    node: Any
    fields: Mapping[str, Bit]
    text: tuple[Bit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a description found on a page, still as elements of its tree. `entries` are records from embedded data,
    `listed` how many films a list has, `areas` the elements that hold no prose of the page, each with what it is.
    """

    site: str
    layout: Mapping[str, str]
    values: tuple[tuple[str, Bit], ...]
    reviews: tuple[Part, ...]
    blurbs: tuple[Part, ...]
    stated: tuple[tuple[str, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    listed: int = 0
    areas: tuple[tuple[str, Any], ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether the layout is worth following: it found something, or the address alone tells the page."""
        found = self.values or self.reviews or self.blurbs or self.stated or self.entries
        return bool(found) or self.listed >= _LIST or self.layout["page"] in TOLD_BY_ADDRESS

    @property
    def wanted(self) -> dict[int, tuple[bool, str | None]]:
        """The elements whose blocks are asked for: whether each makes a block of its own, and what it shows."""
        wanted: dict[int, tuple[bool, str | None]] = {node.mem_id: (False, None) for _, node in self.areas}
        wanted |= {bit.key: (bit.shown is not None, bit.shown) for _, bit in self.values}
        for part in (*self.reviews, *self.blurbs):
            wanted[part.node.mem_id] = (True, None)
            wanted |= {bit.key: (True, bit.shown) for bit in (*part.fields.values(), *part.text)}
        return wanted


def read_site(tree: Any, known: Recognised) -> Found | None:
    """Read a page by the first layout of its site that fits and finds something; None leaves all to others."""
    table = import_module(f"cinequorum.extract.data.site_{known.site}")
    layouts: Sequence[Mapping[str, str]] = table.LAYOUTS
    for layout in layouts:
        if tree.css_first(layout["when"]) is None or not _fits(layout, known.path):
            continue
        found = _apply(tree, table.NAME, layout)
        if found.says_something:
            return found
    return None


def _fits(layout: Mapping[str, str], path: str) -> bool:
    """Tell whether the page's path, where it is known, is one that the layout is for.

    A layout that every page would fit is told by its path alone.
    """
    if not path:
        return "path" not in layout or layout["when"] != _ANY_PAGE
    return "path" not in layout or re.search(layout["path"], path) is not None


def _apply(tree: Any, site: str, layout: Mapping[str, str]) -> Found:
    values = tuple(_values(tree.root, layout))
    reviews = tuple(_parts(tree.root, layout, "each"))
    had = {key for key, _ in values}
    return Found(
        site=site,
        layout=layout,
        values=values,
        reviews=reviews,
        blurbs=tuple(_parts(tree.root, layout, "blurb")),
        stated=(*((k, v) for k, v in value_in(tree, layout) if k not in had), *_cast(tree.root, layout)),
        entries=() if reviews else records_in(tree, layout),
        listed=len(tree.css(layout["listed"])) if "listed" in layout else 0,
        areas=tuple((name, node) for name in AREAS if name in layout for node in tree.css(layout[name])),
    )


def _values(root: Any, layout: Mapping[str, str]) -> Iterator[tuple[str, Bit]]:
    for key, rule in layout.items():
        if key.startswith(SINGLE) and not key.endswith(".best"):
            found = bits(root, rule)
            for bit in found:
                yield key, bit
                if not key.startswith(REPEATED):
                    break


def _cast(root: Any, layout: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield who plays whom, one line a player: the two stand in elements of their own."""
    for node in elements(root, layout["cast"])[:_PLAYERS] if "cast" in layout else ():
        name, role = first_bit(node, layout["cast.name"]), first_bit(node, layout["cast.role"])
        if name is not None and first_bit(node, layout.get("cast.but")) is None:
            part = re.sub(r"[()]", "", role.value) if role else ""
            yield "fact.cast", f"{name.value} ({part})" if part else name.value


def _parts(root: Any, layout: Mapping[str, str], name: str) -> Iterator[Part]:
    """Yield the records that have words, each with its fields."""
    if name not in layout:
        return
    wanted = {key.removeprefix(f"{name}."): rule for key, rule in layout.items() if key.startswith(f"{name}.")}
    text_rule = wanted.pop("text")
    for node in elements(root, layout[name]):
        text = tuple(bits(node, text_rule))
        if text:
            fields = {k: bit for k, rule in wanted.items() if (bit := _field(node, k, rule)) is not None}
            yield Part(node=node, fields=fields, text=text)


def _field(node: Any, key: str, rule: str) -> Bit | None:
    return None if key == "best" else first_bit(node, rule)

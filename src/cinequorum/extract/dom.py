"""HTML to drafts. The only module that knows the HTML parser (selectolax, lexbor).

The tree is walked without recursion, so depth costs nothing; each element is seen once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from cinequorum.extract.data.markup import BLOCKS, UNSEEN
from cinequorum.extract.drafts import Draft, clean
from cinequorum.extract.hints import hinted_role, shows_rating
from cinequorum.extract.microdata import Scopes
from cinequorum.extract.paragraph import Paragraph
from cinequorum.model.page import MarkKind, Role

_BLOCKS = frozenset(BLOCKS)
_UNSEEN = frozenset(UNSEEN)
_MARKS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RATED = re.compile(r"\d\s*(?:/|out of|of|stars?\b|sterne|étoiles?|estrellas|stelle|звёзд|звезд|%)", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)$", re.IGNORECASE)
_TELLING = re.compile(r"data-(?:imdb|tmdb|rating|score|stars?|film|movie|title)[\w-]*$")
_EMPTY_STAR = re.compile(r"empty|(?:^|[\s_-])(?:o|off|outline|regular|gr[ae]y|none)(?:$|[\s_-])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHAIN = 60  # levels kept of the way to a block
_MOST = 40  # candidates kept of each sort of byline material


@dataclass(slots=True, kw_only=True)
class Dom:
    """A page's blocks and everything that it says about itself in its head and attributes."""

    drafts: list[Draft] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    props: list[tuple[str, str]] = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    depth: int = 0


@dataclass(slots=True)
class _Frame:
    tag: str
    block: bool
    look: str
    chain: tuple[int, ...]
    hint: Role | None
    holder: int
    home: _Frame | None = None  # the innermost block element, None for itself
    opened: int = 0
    scoped: bool = False
    label: str | None = None
    start: int = -1


def parse(html: str) -> Dom:
    """Walk an HTML document, or a piece of one, and collect its blocks."""
    from selectolax.lexbor import LexborHTMLParser

    walker = _Walker()
    tree = LexborHTMLParser(html)
    for head in tree.css("title, meta, script[type='application/ld+json']"):
        walker.head(head)
    if tree.root is not None:
        walker.walk(tree.root)
    return walker.dom


class _Walker:
    def __init__(self) -> None:
        self.dom = Dom()
        self.frames: list[_Frame] = [_Frame(tag="", block=True, look="", chain=(), hint=None, holder=-1)]
        self.paragraph = Paragraph()
        self.scopes = Scopes(self.dom.props)
        self.alts: list[str] = []
        self.count = 0
        self.tight = False

    def head(self, node: Any) -> None:
        """Keep what the head says: title, meta elements, JSON-LD."""
        if node.tag == "meta":
            name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
            content = node.attributes.get("content")
            if name and content:
                self.dom.metas.append((name.strip().lower(), content))
        elif node.tag == "script":
            self.dom.scripts.append(node.text())
        elif self.dom.title is None and node.parent is not None and node.parent.tag == "head":
            self.dom.title = " ".join(clean(node.text()).split()) or None

    def walk(self, root: Any) -> None:
        """Visit every node in document order, children between entering and leaving."""
        node = root
        while node is not None:
            if self.enter(node):
                child = node.child
                if child is not None:
                    node = child
                    continue
                self.leave()
            node = self.following(node, root)
        self.flush()

    def following(self, node: Any, root: Any) -> Any:
        """Return the next node after `node` and all it holds, leaving the elements that end here."""
        while node is not None and node.mem_id != root.mem_id:
            sibling = node.next
            if sibling is not None:
                return sibling
            node = node.parent
            if len(self.frames) > 1:
                self.leave()
        return None

    def enter(self, node: Any) -> bool:
        """Take in one node; True where its children are to be visited."""
        tag = node.tag
        if tag == "-text":
            self.text(node.text_content)
            return False
        if tag == "br":
            self.line_break()
            return False
        if tag[0] in "-!" or tag in _UNSEEN:
            return False
        self.count += 1
        if tag == "img":
            self.image(node.attributes)
            return False
        self.push(node, tag)
        return tag != "svg" or self.leave_early()

    def leave_early(self) -> bool:
        """Leave an element whose inside is of no interest."""
        self.leave()
        return False

    def text(self, text: str | None) -> None:
        """Add the words of a text node; in `pre` a line is a line."""
        if not text:
            return
        if self.frames[-1].tag != "pre":
            self.paragraph.add(text)
            return
        for number, line in enumerate(text.splitlines()):
            if number:
                self.line_break()
            self.paragraph.add(line)

    def push(self, node: Any, tag: str) -> None:
        """Open an element's frame, its marks and its microdata."""
        above = self.frames[-1]
        attributes = node.attributes
        names = " ".join(filter(None, (attributes.get("class"), attributes.get("id")))) if attributes else ""
        block = tag in _BLOCKS or "-" in tag
        frame = _Frame(tag, block, above.look, above.chain, above.hint, above.holder, above.home or above)
        if block:
            self.begin_block(tag)
            frame.home = None
            frame.look = f"{above.look.rpartition('/')[2]}/{tag}.{names.partition(' ')[0]}"
            frame.chain = (*above.chain, self.count) if len(above.chain) < _CHAIN else above.chain
        elif names and _glued(node):
            self.paragraph.add(" ")
        hint = hinted_role(tag, names)
        if hint is None and attributes and _is_hidden(attributes):
            hint = Role.NAVIGATION
        if hint is not None and above.hint is not hint and not (tag == "aside" and above.hint):
            frame.hint, frame.holder = hint, self.count
        self.frames.append(frame)
        self.dom.depth = max(self.dom.depth, len(self.frames))
        if attributes:
            self.attributes(node, attributes, names)
        if tag in _MARKS:
            self.paragraph.open(_MARKS[tag])
            frame.opened += 1

    def begin_block(self, tag: str) -> None:
        """End the block before; a table cell or a definition goes on in the line of its label."""
        if tag not in {"td", "th", "dd"} or self.paragraph.empty:
            self.flush()
        else:
            short = self.paragraph.at <= 40 and not self.paragraph.ends_with(":|")
            self.paragraph.add(": " if short else " " if self.paragraph.ends_with(":") else " | ")

    def attributes(self, node: Any, attributes: dict[str, str | None], names: str) -> None:
        """Read links, microdata, times, bylines and ratings off an element's attributes."""
        frame = self.frames[-1]
        if frame.tag == "html":
            self.dom.language = attributes.get("lang") or attributes.get("xml:lang")
            return
        if frame.tag == "a" and attributes.get("href"):
            self.paragraph.open(MarkKind.LINK, attributes["href"])
            frame.opened += 1
        if "itemprop" in attributes or "itemscope" in attributes:
            frame.scoped = self.scopes.enter(attributes, lambda: node.text(separator=" ", strip=True))
        stamp = attributes.get("datetime")
        if frame.tag == "time" and stamp and len(self.dom.times) < _MOST:
            self.dom.times.append(stamp)
        if ("author" in (attributes.get("rel") or "").split() or _names_author(names)) and len(
            self.dom.authors
        ) < _MOST:
            self.dom.authors.append(" ".join(clean(node.text(separator=" ")).split()))
        self.rating(frame, names, attributes)

    def rating(self, frame: _Frame, names: str, attributes: dict[str, str | None]) -> None:
        """Open a mark over an element that shows a rating, or names a film by its number."""
        telling = [f"{k}={v}" for k, v in attributes.items() if k[:5] == "data-" and v and _TELLING.match(k)]
        label = attributes.get("aria-label") or attributes.get("title")
        label = label if label and _RATED.search(label) else None
        rated = bool(names) and len(names) < 200 and frame.tag not in {"body", "article"} and shows_rating(names)
        if not (telling or label or rated):
            return
        style = attributes.get("style")
        target = " ".join(filter(None, (names, *telling, style if rated else None)))
        self.paragraph.open(MarkKind.CLASS, (target or label or "")[:200])
        frame.opened += 1
        frame.start = self.paragraph.at
        frame.label = label or (_star(names) if rated and not frame.block else None)

    def image(self, attributes: dict[str, str | None]) -> None:
        """Keep an image's alternative text: a rating where it stands, any other as a caption after the block."""
        alt = " ".join(clean(attributes.get("alt") or "").split())
        if not alt or _FILE_NAME.match(alt):
            return
        if _RATED.search(alt):
            self.paragraph.open(MarkKind.IMAGE, alt)
            self.paragraph.add(alt)
            self.paragraph.close()
            self.paragraph.add(" ")
        elif alt not in self.alts:
            self.alts.append(alt)

    def leave(self) -> None:
        """Close an element: say what it shows if it is empty, end its marks, end its block."""
        frame = self.frames.pop()
        if frame.label and self.paragraph.at == frame.start:
            self.paragraph.add(frame.label)
        for _ in range(frame.opened):
            self.paragraph.close()
        if frame.scoped:
            self.scopes.leave()
        if frame.block and frame.tag not in {"td", "th", "dt"}:
            self.flush(frame)

    def line_break(self) -> None:
        """End the line: a new block, except inside a heading or a table row."""
        if self.frames[-1].tag in _HEADINGS or self.frames[-1].tag in {"td", "th"}:
            self.paragraph.add(" ")
            return
        self.tight = self.flush(tight=self.tight)

    def flush(self, frame: _Frame | None = None, *, tight: bool | None = None) -> bool:
        """Finish the block in hand, if there is one, and the captions that waited for it."""
        if self.paragraph.empty and not self.alts:
            self.paragraph.finish()
            self.tight = False
            return False
        frame = frame or self.frames[-1].home or self.frames[-1]
        text, marks, linked = self.paragraph.finish()
        if text:
            self.dom.drafts.append(
                Draft(
                    text=text,
                    tag=frame.tag,
                    hint=frame.hint,
                    holder=frame.holder,
                    chain=frame.chain,
                    look=frame.look,
                    linked=linked,
                    marks=marks,
                    tight=self.tight if tight is None else tight,
                )
            )
        self.tight = False
        for alt in self.alts:
            role = frame.hint or Role.CAPTION
            self.dom.drafts.append(Draft(text=alt, tag="img", role=role, chain=frame.chain, look="img"))
        self.alts.clear()
        return bool(text)


def _glued(node: Any) -> bool:
    """Tell whether an element of its own class follows another without a space: two things, not one word."""
    before = node.prev
    return before is not None and before.is_element_node and bool(before.attributes.get("class"))


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _names_author(names: str) -> bool:
    low = names.lower()
    return ("byline" in low or "author" in low) and len(low) < 80 and "bio" not in low and "authorit" not in low


def _star(names: str) -> str | None:
    low = names.lower()
    if "star" not in low or "stars" in low or "start" in low:
        return None
    if "half" in low:
        return "½"
    return "☆" if _EMPTY_STAR.search(low) else "★"

"""The walk over a document's tree, without recursion, so that depth costs nothing; each element is seen once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cinequorum.extract.clues import Clues, said_by
from cinequorum.extract.data.markup import BLOCKS
from cinequorum.extract.drafts import DEEPEST, Draft, clean
from cinequorum.extract.elements import is_glued, names_of, part_of, words_of_image
from cinequorum.extract.frames import Dom, Frame
from cinequorum.extract.hints import About, about, is_hidden, names_author, tells_publication
from cinequorum.extract.icons import leaves, lit_beside
from cinequorum.extract.microdata import Scopes
from cinequorum.extract.paragraph import Paragraph
from cinequorum.extract.stars import drawn_inside, rated_label, told_rating
from cinequorum.model.page import MarkKind, Role

_BLOCKS = frozenset(BLOCKS)
_PLAIN = frozenset({"class", "id", "href", "target", "rel", "style"})  # attributes that say nothing of a rating
_MARKS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "cite": MarkKind.EMPHASIS,
    "b": MarkKind.STRONG,
    "strong": MarkKind.STRONG,
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RATED = re.compile(r"\d\s*(?:/|out of|of|stars?\b|sterne|étoiles?|estrellas|stelle|звёзд|звезд|%)", re.IGNORECASE)
_TELLING = re.compile(r"data-(?:imdb|tmdb|rating|score|stars?|film|movie|title)[\w-]*$")
_OF_OTHERS = frozenset({Role.COMMENTS, Role.RELATED, Role.ADVERT})
_SCOPING = frozenset({"itemprop", "itemscope", "property", "typeof"})
_SCOPED = frozenset({"rel", "itemprop", "property"})
_CELLS = frozenset({"td", "th", "dd"})  # they go on in the line of their label
_LABELS = frozenset({"td", "th", "dt"})  # and these wait for what follows
_MOST = 40  # candidates kept of each sort of byline material


class Walker:
    """The walk over a tree: what is open, the block in hand, and what was collected."""

    def __init__(self, unseen: frozenset[str]) -> None:
        self.unseen = unseen
        self.dom = Dom()
        self.frames: list[Frame] = [Frame(tag="", block=True, look="", chain=(), hint=None, holder=-1)]
        self.paragraph = Paragraph()
        self.scopes = Scopes(self.dom.props)
        self.clues = Clues()
        self.alts: list[str] = []
        self.count = 0
        self.tight = False
        self.wanted: Mapping[int, tuple[bool, str | None]] = {}
        self.places: dict[int, tuple[int, int]] = {}

    @property
    def place(self) -> tuple[int, int]:
        """Where the walk is: the draft in hand and a place in its text."""
        return len(self.dom.drafts), self.paragraph.at

    def walk(self, root: Any) -> None:
        """Visit every node in document order, children between entering and leaving."""
        node = root
        while node is not None:
            tag = node.tag or "-"  # a processing instruction has none
            if tag == "-text":
                text = node.text_content
                if text and (self.paragraph.at or not text.isspace()):
                    self.text(text)
            elif tag == "meta":
                self.silent(node.attributes)
            elif tag not in self.unseen and tag[0] not in "-!" and self.enter(node, tag):
                child = node.child
                if child is not None:
                    node = child
                    continue
                self.leave()
            sibling = node.next
            while sibling is None and len(self.frames) > 1:
                node = node.parent
                self.leave()
                sibling = node.next
            node = sibling
        self.flush()

    def enter(self, node: Any, tag: str) -> bool:
        """Take in one element; True where its children are to be visited."""
        if tag == "br":
            self.line_break()
            return False
        self.count += 1
        if tag == "img":
            if node.mem_id in self.wanted:
                self.push(node, tag)
                self.leave()
            else:
                self.image(node.attributes)
            return False
        self.push(node, tag)
        if tag == "svg" or (self.frames[-1].start[0] >= 0 and self.drawn(node)):
            self.leave()
            return False
        return True

    def drawn(self, node: Any) -> bool:
        """Tell whether an element of ratings holds no words but icons or a bar, and keep what they draw."""
        frame = self.frames[-1]
        row = drawn_inside(leaves(node)) if node.child is not None else None
        if row is None:
            return False
        frame.label = row
        return True

    def silent(self, attributes: dict[str, str | None]) -> None:
        """Take in microdata that are not shown."""
        if ("itemprop" in attributes or "property" in attributes) and len(self.frames) > 1:
            self.scopes.enter(attributes, str)
            self.clues.enter(said_by(attributes, "meta"), self.frames[-1].chain, self.place)

    def text(self, text: str) -> None:
        """Add the words of a text node; in `pre` a line is a line."""
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
        names = names_of(attributes) if attributes else ""
        facts = about(tag, names)
        wanted = self.wanted.get(node.mem_id) if self.wanted else None
        block = tag in _BLOCKS or "-" in tag or (wanted is not None and wanted[0])
        frame = Frame(tag, block, above.look, above.chain, above.hint, above.holder, above.home or above)
        if block:
            self.begin_block(tag)
            frame.home = None
            frame.look = f"{above.look.rpartition('/')[2]}/{tag}.{names.partition(' ')[0]}"
            if len(above.chain) < DEEPEST:
                frame.chain = (*above.chain, self.count)
                self.dom.elements[self.count] = part_of(tag, names, attributes)
        elif not self.paragraph.spaced and is_glued(node, names):
            self.paragraph.add(" ")
        hint = facts.role
        if hint is None and ("style" in attributes or "hidden" in attributes) and is_hidden(attributes):
            hint = Role.NAVIGATION
        if hint is not None and above.hint is not hint and not (tag == "aside" and above.hint):
            frame.hint, frame.holder = hint, self.count
        if wanted is not None:
            if wanted[0]:
                self.flush()
            frame.wanted = (node.mem_id, len(self.dom.drafts), wanted[1])
        self.frames.append(frame)
        if attributes:
            self.attributes(node, attributes, facts)
        if tag in _MARKS:
            self.paragraph.open(_MARKS[tag])
            frame.opened += 1

    def begin_block(self, tag: str) -> None:
        """End the block before; a table cell or a definition goes on in the line of its label."""
        if not self.paragraph.at:
            if self.alts:
                self.flush()
            else:
                self.tight = False
                self.paragraph.restart()
        elif tag not in _CELLS:
            self.flush()
        else:
            short = self.paragraph.at <= 40 and not self.paragraph.ends_with(":|")
            self.paragraph.add(": " if short else " " if self.paragraph.ends_with(":") else " | ")

    def attributes(self, node: Any, attributes: dict[str, str | None], facts: About) -> None:
        """Read links, microdata, times, bylines and ratings off an element's attributes."""
        frame = self.frames[-1]
        said = said_by(attributes, frame.tag)
        if said:
            frame.clues = self.clues.enter(said, frame.chain, self.place)
        if frame.tag == "a" and "href" in attributes:
            self.paragraph.open(MarkKind.LINK, attributes["href"])
            frame.opened += 1
        elif frame.tag == "time" and tells_publication(attributes) and frame.hint not in _OF_OTHERS:
            self.dom.times.append(attributes.get("datetime") or "")
        elif frame.tag == "html":
            self.dom.language = attributes.get("lang") or attributes.get("xml:lang")
        if not _SCOPING.isdisjoint(attributes):
            frame.scoped = self.scopes.enter(attributes, lambda: node.text(separator=" ", strip=True))
        named = facts.author or (not _SCOPED.isdisjoint(attributes) and names_author(attributes))
        if named and frame.hint not in _OF_OTHERS and len(self.dom.authors) < _MOST:
            self.dom.authors.append(" ".join(clean(node.text(separator=" ")).split()))
        if facts.plain and lit_beside(node):
            facts = replace(facts, star="☆")
        if facts.rated or not attributes.keys() <= _PLAIN:
            self.rating(frame, attributes, facts)

    def rating(self, frame: Frame, attributes: dict[str, str | None], facts: About) -> None:
        """Open a mark over an element that shows a rating, or names a film by its number."""
        telling = [f"{k}={v}" for k, v in attributes.items() if k[:5] == "data-" and v and _TELLING.match(k)]
        label = attributes.get("aria-label") or attributes.get("title")
        label = label if label and rated_label(label) else None
        measured = frame.tag == "meter" or (frame.tag == "progress" and self.frames[-2].start[0] >= 0)
        if measured or facts.rated or telling:
            label = label or told_rating(frame.tag, attributes, names_of(attributes))
        if not (telling or label or facts.rated):
            return
        style = attributes.get("style") if facts.rated else None
        target = " ".join(filter(None, (names_of(attributes), *telling, style)))
        self.paragraph.open(MarkKind.CLASS, (target or label or "")[:200])
        frame.opened += 1
        frame.start = (len(self.dom.drafts), self.paragraph.at)
        frame.label = label or (None if frame.block else facts.star)

    def image(self, attributes: dict[str, str | None]) -> None:
        """Keep an image's alternative text: a rating where it stands, any other as a caption after the block."""
        alt = words_of_image(attributes)
        if not alt:
            return
        if alt[0] == "★" or _RATED.search(alt) or rated_label(alt):
            self.paragraph.open(MarkKind.IMAGE, alt)
            self.paragraph.add(alt)
            self.paragraph.close()
            self.paragraph.add(" ")
        elif alt not in self.alts:
            self.alts.append(alt)

    def leave(self) -> None:
        """Close an element: say what it shows if it is empty, end its marks, end its block."""
        frame = self.frames.pop()
        if frame.label and frame.start == (len(self.dom.drafts), self.paragraph.at):
            self.paragraph.add(frame.label)
        if frame.opened:
            for _ in range(frame.opened):
                self.paragraph.close()
        if frame.clues:
            self.clues.leave(frame.clues, self.place)
        if frame.scoped:
            self.scopes.leave()
        if frame.wanted:
            self.placed(frame, *frame.wanted)
        if frame.block and frame.tag not in _LABELS:
            if self.paragraph.at or self.alts:
                self.flush(frame)
            else:
                self.tight = False
                self.paragraph.restart()

    def placed(self, frame: Frame, key: int, first: int, shown: str | None) -> None:
        """Note which blocks an element of a known site gave; say what it means if it does not print it."""
        if frame.block:
            self.flush(frame)
        if shown and not any(shown in draft.text for draft in self.dom.drafts[first:]):
            self.paragraph.add(shown)
            self.flush(frame)
        self.places[key] = (first, len(self.dom.drafts) + (self.paragraph.at > 0))

    def line_break(self) -> None:
        """End the line: a new block, except inside a heading or a table row."""
        if self.frames[-1].tag in _HEADINGS or self.frames[-1].tag in {"td", "th"}:
            self.paragraph.add(" ")
            return
        self.tight = self.flush(tight=self.tight)

    def flush(self, frame: Frame | None = None, *, tight: bool | None = None) -> bool:
        """Finish the block in hand, if there is one, and the captions that waited for it."""
        if not self.paragraph.at and not self.alts:
            self.paragraph.restart()
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

"""The walk over a document's tree, without recursion, so that depth costs nothing; each element is seen once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from cinequorum.extract.clues import Clues, names_user
from cinequorum.extract.drafts import DEEPEST, Draft, clean
from cinequorum.extract.elements import Part, is_glued, names_of, part_of, tells_rating, words_of_image
from cinequorum.extract.frames import Dom, Frame
from cinequorum.extract.hints import About, is_hidden, names_author, tells_publication
from cinequorum.extract.icons import leaves, lit_beside
from cinequorum.extract.microdata import Scopes
from cinequorum.extract.paragraph import Paragraph
from cinequorum.extract.sorts import Sort, Ways, said_in, sort_of, ways_of
from cinequorum.extract.stars import drawn_inside, rated_label, told_rating
from cinequorum.model.page import MarkKind, Role

_ONE_LINE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "td", "th"})  # a line break in them is a space
_OF_OTHERS = frozenset({Role.COMMENTS, Role.RELATED, Role.ADVERT})
_CELLS = frozenset({"td", "th", "dd"})  # they go on in the line of their label
_LABELS = frozenset({"td", "th", "dt"})  # and these wait for what follows
_ALONE = frozenset({"br", "img", "meta", "svg"})  # whatever is inside them is not looked at
_MOST = 40  # candidates kept of each sort of byline material


class Walker:
    """The walk over a tree: what is open, the block in hand, and what was collected."""

    def __init__(self, unseen: frozenset[str]) -> None:
        self.alone = unseen | _ALONE
        self.dom = Dom()
        self.frames: list[Frame] = [Frame(sort=sort_of("", None, None), chain=(), hint=None, holder=-1)]
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
        frames, paragraph, alone, enter, leave = self.frames, self.paragraph, self.alone, self.enter, self.leave
        above: list[Any] = []  # the elements that are open: to keep them takes less than to ask for the parent
        node = root
        while node is not None:
            if node.is_text_node:  # most nodes are, and to name their tag takes three times as long
                text = node.text_content if paragraph.at or not node.is_empty_text_node else None
                if text and (paragraph.at or not text.isspace()):
                    if frames[-1].sort.tag == "pre":
                        self.lines(text)
                    else:
                        paragraph.add(text)
                node = node.next
            elif (tag := node.tag or "-") in alone:  # a processing instruction has none
                self.leaf(node, tag)
                node = node.next
            elif tag[0] in "-!":
                node = node.next
            else:
                enter(node, tag)
                above.append(node)
                node = node.child
                if node is not None and frames[-1].start is not None and self.drawn(above[-1]):
                    node = None
            while node is None and above:
                if frames[-1].passing:
                    frames.pop()
                else:
                    leave()
                node = above.pop().next
        self.flush()

    def leaf(self, node: Any, tag: str) -> None:
        """Take in an element whose inside is not looked at."""
        if tag == "br":
            self.line_break()
        elif tag == "meta":
            self.silent(node.attributes)
        elif tag == "svg" or (tag == "img" and self.wanted and node.mem_id in self.wanted):
            self.enter(node, tag)
            self.leave()
        elif tag == "img":
            self.count += 1
            self.image(node.attributes)

    def enter(self, node: Any, tag: str) -> None:
        """Open an element's frame, its marks and its microdata; most elements say nothing and are passed quickly."""
        self.count += 1
        attributes = node.attributes
        sort = sort_of(tag, attributes.get("class"), attributes.get("id"))
        ways = ways_of(tag, tuple(attributes))
        quiet = sort.quiet and ways.quiet
        wanted = self.wanted.get(node.mem_id) if self.wanted else None
        above = self.frames[-1]
        if sort.block or (wanted is not None and wanted[0]):
            frame = self.block(above, sort, part_of(sort.part, attributes) if ways.placed else sort.part)
        else:
            if not self.paragraph.spaced and is_glued(node, sort.names):
                self.paragraph.add(" ")
            frame = above.inside() if quiet and wanted is None else above.inline(sort)
        if wanted is not None:
            self.expect(frame, node, wanted)
        self.frames.append(frame)
        if quiet:
            return
        if not (sort.plain and ways.plain):
            self.attributes(node, attributes, sort, ways)
            return
        if sort.about.role:
            self.hint(frame, sort.about.role)
        if ways.linking:
            self.link(frame, attributes["href"])

    def block(self, above: Frame, sort: Sort, part: Part) -> Frame:
        """End the block before and return the frame of a block element."""
        if self.paragraph.at or self.alts:
            self.begin_block(part[0])
        else:
            self.tight = False
        chain = above.chain
        if len(chain) < DEEPEST:
            chain = (*chain, self.count)
            self.dom.elements[self.count] = part
        return Frame(sort, chain, above.hint, above.holder, None, (above.home or above).sort.last)

    def expect(self, frame: Frame, node: Any, wanted: tuple[bool, str | None]) -> None:
        """Note that a known site's description asks for an element's words, in blocks of their own or as they lie."""
        if wanted[0]:
            self.flush()
        frame.wanted = (node.mem_id, len(self.dom.drafts), wanted[1])
        frame.told = True

    def drawn(self, node: Any) -> bool:
        """Tell whether an element of ratings holds no words but icons or a bar, and keep what they draw."""
        row = drawn_inside(leaves(node))
        if row is not None:
            self.frames[-1].label = row
        return row is not None

    def silent(self, attributes: dict[str, str | None]) -> None:
        """Take in microdata that are not shown."""
        if ("itemprop" in attributes or "property" in attributes) and len(self.frames) > 1:
            self.scopes.enter(attributes, str)
            sort, ways = sort_of("meta", attributes.get("class"), None), ways_of("meta", tuple(attributes))
            self.clues.enter(said_in(attributes, sort, ways), self.frames[-1].chain, self.place)

    def lines(self, text: str) -> None:
        """Add the words of a text node in `pre`, where a line is a line."""
        for number, line in enumerate(text.splitlines()):
            if number:
                self.line_break()
            self.paragraph.add(line)

    def begin_block(self, tag: str) -> None:
        """End the block before; a table cell or a definition goes on in the line of its label."""
        if not self.paragraph.at or tag not in _CELLS:
            self.flush()
        else:
            short = self.paragraph.at <= 40 and not self.paragraph.ends_with(":|")
            self.paragraph.add(": " if short else " " if self.paragraph.ends_with(":") else " | ")

    def attributes(self, node: Any, attributes: dict[str, str | None], sort: Sort, ways: Ways) -> None:
        """Read links, microdata, times, bylines and ratings off an element's names and attributes."""
        frame, facts = self.frames[-1], sort.about
        frame.told = True
        if facts.role or ways.hiding:
            self.hint(frame, facts.role or (Role.NAVIGATION if is_hidden(attributes) else None))
        said = said_in(attributes, sort, ways)
        if said:
            frame.clues = self.clues.enter(said, frame.chain, self.place)
        if ways.linking:
            self.paragraph.open(MarkKind.LINK, attributes["href"])
            frame.opened += 1
        elif ways.stating:
            self.stated(frame, attributes)
        if ways.scoping:
            frame.scoped = self.scopes.enter(attributes, lambda: node.text(separator=" ", strip=True))
        if facts.author or (ways.naming and names_author(attributes)):
            self.named(frame, node)
        if facts.plain and lit_beside(node):
            facts = replace(facts, star="☆")
        if facts.rated or ways.telling or ways.labelled:
            self.rating(frame, attributes, facts, ways)
        if sort.mark:
            self.paragraph.open(sort.mark)
            frame.opened += 1

    def link(self, frame: Frame, target: str | None) -> None:
        """Open a link of which there is no more to say than where it leads."""
        if target and names_user(target):
            frame.clues = self.clues.enter((("user", target),), frame.chain, self.place)
        self.paragraph.open(MarkKind.LINK, target)
        frame.told = True
        frame.opened = 1

    def hint(self, frame: Frame, hint: Role | None) -> None:
        """Keep what an element's names say of its part in the page."""
        if hint is not None and frame.hint is not hint and not (frame.sort.tag == "aside" and frame.hint):
            frame.hint, frame.holder = hint, self.count

    def stated(self, frame: Frame, attributes: dict[str, str | None]) -> None:
        """Keep the page's language, or a time that may be that of its publication."""
        if frame.sort.tag == "html":
            self.dom.language = attributes.get("lang") or attributes.get("xml:lang")
        elif tells_publication(attributes) and frame.hint not in _OF_OTHERS:
            self.dom.times.append(attributes.get("datetime") or "")

    def named(self, frame: Frame, node: Any) -> None:
        """Keep the words of an element that says it names the author."""
        if frame.hint not in _OF_OTHERS and len(self.dom.authors) < _MOST:
            self.dom.authors.append(" ".join(clean(node.text(separator=" ")).split()))

    def rating(self, frame: Frame, attributes: dict[str, str | None], facts: About, ways: Ways) -> None:
        """Open a mark over an element that shows a rating, or names a film by its number."""
        telling = [f"{key}={value}" for key in ways.telling if (value := attributes[key])]
        label = attributes.get("aria-label") or attributes.get("title")
        label = label if label and rated_label(label) else None
        measured = frame.sort.tag == "meter" or (frame.sort.tag == "progress" and self.frames[-2].start is not None)
        names = names_of(attributes)
        if measured or facts.rated or telling:
            label = label or told_rating(frame.sort.tag, attributes, names)
        if not (telling or label or facts.rated):
            return
        style = attributes.get("style") if facts.rated else None
        target = " ".join(filter(None, (names, *telling, style)))
        self.paragraph.open(MarkKind.CLASS, (target or label or "")[:200])
        frame.opened += 1
        frame.start = (len(self.dom.drafts), self.paragraph.at)
        frame.label = label or (None if frame.home is None else facts.star)

    def image(self, attributes: dict[str, str | None]) -> None:
        """Keep an image's alternative text: a rating where it stands, any other as a caption after the block."""
        alt = words_of_image(attributes)
        if not alt:
            return
        if tells_rating(alt):
            self.paragraph.show(alt)
        elif alt not in self.alts:
            self.alts.append(alt)

    def leave(self) -> None:
        """Close an element: say what it shows if it is empty, end its marks, end its block."""
        frame = self.frames.pop()
        if frame.told:
            self.end(frame)
        if frame.home is None and frame.sort.tag not in _LABELS:
            if self.paragraph.at or self.alts:
                self.flush(frame)
            else:
                self.tight = False

    def end(self, frame: Frame) -> None:
        """Say what an element shows if it is empty, and close what its attributes opened."""
        if frame.label and frame.start == (len(self.dom.drafts), self.paragraph.at):
            self.paragraph.add(frame.label)
        for _ in range(frame.opened):
            self.paragraph.close()
        if frame.clues:
            self.clues.leave(frame.clues, self.place)
        if frame.scoped:
            self.scopes.leave()
        if frame.wanted:
            self.placed(frame, *frame.wanted)

    def placed(self, frame: Frame, key: int, first: int, shown: str | None) -> None:
        """Note which blocks an element of a known site gave; say what it means if it does not print it."""
        if frame.home is None:
            self.flush(frame)
        if shown and not any(shown in draft.text for draft in self.dom.drafts[first:]):
            self.paragraph.add(shown)
            self.flush(frame)
        self.places[key] = (first, len(self.dom.drafts) + (self.paragraph.at > 0))

    def line_break(self) -> None:
        """End the line: a new block, except inside a heading or a table row."""
        if self.frames[-1].sort.tag in _ONE_LINE:
            self.paragraph.add(" ")
            return
        self.tight = self.flush(tight=self.tight)

    def flush(self, frame: Frame | None = None, *, tight: bool | None = None) -> bool:
        """Finish the block in hand, if there is one, and the captions that waited for it."""
        if not self.paragraph.at and not self.alts:
            self.tight = False
            return False
        frame = frame or self.frames[-1].home or self.frames[-1]
        text, marks, linked = self.paragraph.finish()
        if text:
            tag, is_tight = frame.sort.tag, self.tight if tight is None else tight
            self.dom.drafts.append(
                Draft(text, tag, None, frame.hint, frame.holder, frame.chain, frame.look(), linked, marks, is_tight)
            )
        self.tight = False
        for alt in self.alts:
            role = frame.hint or Role.CAPTION
            self.dom.drafts.append(Draft(text=alt, tag="img", role=role, chain=frame.chain, look="img"))
        self.alts.clear()
        return bool(text)

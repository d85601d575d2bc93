"""What all titles of a page are measured against, worked out once a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.addresses import addresses
from cinequorum.understand.agreement import compact, own_names
from cinequorum.understand.further_titles import Head, lines_above
from cinequorum.understand.mentions import NamedTitles

_EARLY: Final = 4  # sentences
_TOP: Final = 15  # blocks
_WIDEST: Final = 60  # characters of a line


@dataclass(frozen=True)
class Scene:
    """What all titles of a page are measured against; each part worked out when it is asked for."""

    page: Page
    named: NamedTitles
    heads: tuple[Head, ...]

    @cached_property
    def body(self) -> str:
        """The text without menus, headlines and captions."""
        page = self.page
        return "\n".join(page.slice(b.span) for b in page.having(Role.BODY, Role.USER_REVIEW, Role.METADATA))

    @cached_property
    def headline(self) -> str:
        """The page's headline, or the first text that stands for it."""
        return self.page.headline or (self.heads[0].text if self.heads else "")

    @cached_property
    def head_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of the texts in which the page names itself, and their sorts."""
        return tuple((f" {title_key(head.text)} ", head.sort) for head in self.heads)

    @cached_property
    def mention_keys(self) -> tuple[str, ...]:
        """The keys of the titles that the prose names, in text order."""
        return tuple(title_key(mention.title) for mention in self.named.mentions)

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often the prose names each title."""
        return Counter(self.mention_keys)

    @cached_property
    def dated(self) -> frozenset[str]:
        """The titles that the prose names with a year."""
        return frozenset(
            key for key, mention in zip(self.mention_keys, self.named.mentions, strict=True) if mention.year
        )

    @cached_property
    def early(self) -> frozenset[str]:
        """The titles that the first sentences name."""
        pairs = zip(self.mention_keys, self.named.mentions, strict=True)
        return frozenset(key for key, mention in pairs if mention.sentence < _EARLY)

    @cached_property
    def italics(self) -> Counter[str]:
        """How often each title stands in italics or bold."""
        kinds = {MarkKind.EMPHASIS, MarkKind.STRONG}
        return Counter(title_key(self.page.slice(m.span)) for m in self.page.marks if m.kind in kinds)

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """What the page's addresses say, without spaces."""
        return tuple(compact(address.words) for address in addresses(self.page))

    @cached_property
    def own(self) -> frozenset[str]:
        """What the site is called."""
        return own_names(self.page)

    @cached_property
    def above(self) -> Mapping[str, int]:
        """The short lines above the first paragraph, and how far above."""
        return lines_above(self.page, self.own)

    @cached_property
    def lines(self) -> Counter[str]:
        """How often each short line stands at the top."""
        blocks = self.page.blocks[:_TOP]
        texts = (line for block in blocks for line in self.page.slice(block.span).split("\n"))
        return Counter(title_key(line) for line in texts if 1 < len(line) <= _WIDEST)

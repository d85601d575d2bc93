"""A page as it came in and as it was taken apart: the first two stages' types."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct


def content_id(body: bytes) -> str:
    """Name bytes by what they are: the first 32 hex digits of their SHA-256.

    >>> content_id(b"one film, many voices")
    'a55bff68ef93b7ce954cc2966425fa3f'
    """
    return hashlib.sha256(body).hexdigest()[:32]


class Span(Struct, frozen=True, kw_only=True, order=True, gc=False):  # made in a sixth of a frozen dataclass's time
    """A stretch of `Page.text`: code points from `start` up to but not including `end`, of the page named `page`."""

    page: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """Bytes as they were acquired, before anything was understood.

    `source` is the path or address as given; `media_type` one of `text/html`, `text/markdown`, `text/plain`;
    `charset` what carried the bytes declared, if anything did; `fetched_at` an ISO time or None for a file.
    """

    id: str
    source: str
    body: bytes
    media_type: str
    charset: str | None = None
    fetched_at: str | None = None


NOTE = "editor_note"
"""The kind of a page that an editor wrote here: a claim with its source. It is about the film it was written for."""


class Role(StrEnum):
    """What a block of a page is for. Everything after `METADATA` is furniture: kept, and never read as prose."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    USER_REVIEW = "user_review"
    BYLINE = "byline"
    METADATA = "metadata"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    RELATED = "related"
    BIO = "bio"
    ADVERT = "advert"
    COMMENTS = "comments"
    LEGAL = "legal"


FURNITURE = frozenset({Role.CAPTION, Role.NAVIGATION, Role.RELATED, Role.BIO, Role.ADVERT, Role.COMMENTS, Role.LEGAL})
PROSE = frozenset({Role.TITLE, Role.HEADING, Role.BODY, Role.USER_REVIEW})


class Block(Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph, heading, list item or line of `Page.text`. Blocks do not overlap and are in text order."""

    role: Role
    span: Span


class MarkKind(StrEnum):
    """Typography that carries meaning: titles are set in italics, ratings in images, subjects in links."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    IMAGE = "image"
    CLASS = "class"


class Mark(Struct, frozen=True, kw_only=True, gc=False):
    """Typography over a stretch of text. `target` is a link's address, an image's alt text or a CSS class."""

    kind: MarkKind
    span: Span
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadatum:
    """One value that a page states about itself outside its prose.

    `key` is the writer's own key in lower case (`movie title`, `og:title`, `review.itemreviewed.name`); `origin` one
    of `front-matter`, `json-ld`, `microdata`, `opengraph`, `meta`, `html`, and `site` where the description of a known
    site found it. Every value stands in `Page.text` too (in a block of role `metadata` where nothing else shows it),
    so `span` can be shown.
    """

    key: str
    value: str
    origin: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What sort of page this is, how probable that is and what speaks for it.

    `name`: `critic_review`, `user_reviews`, `trailer_news`, `news`, `listing`, `interview`, `feature`, `list`, `other`;
    `editor_note` for what an editor wrote here.
    """

    name: str
    p: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UserReview:
    """One visitor's review on a page that shows several.

    `span` covers the whole record, `text_span` only the words of the review. `published` is an EDTF date in the order
    (day first or month first) that the whole page implies; `stamp` the date and time exactly as printed.
    `rating_span` covers the printed rating, if there is one; `rating_raw` is one that the page draws or keeps in its
    data without printing it (the span then is where it is drawn, and may be empty); `best` is the most that the site
    lets one give, where the
    page does not print it. `warned`: the site marks it as giving the story away. `helpful`: what the page prints of how
    many found it so.
    """

    author: str | None
    published: str | None
    stamp: str | None
    span: Span
    text_span: Span
    title_span: Span | None = None
    rating_span: Span | None = None
    rating_raw: str | None = None
    best: str | None = None
    warned: bool = False
    helpful: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What one critic says of the film, as a page quotes it, with the rating as printed and the most one can give."""

    critic: str | None
    outlet: str | None
    span: Span
    rating: str | None = None
    best: str | None = None
    published: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page taken apart. `text` never changes afterwards: every span of every later stage points into it.

    `published` is an EDTF date as precise as the page states it (`2021-01-08`, `2021-01`, `2021`). `headline` is the
    page's own headline, which need not be the film's title. `warnings` say what of a very large or broken page was
    not looked at in full; the text is whole all the same.
    """

    id: str
    source: str
    text: str
    language: str
    kind: Kind
    headline: str | None
    author: str | None
    outlet: str | None
    published: str | None
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    metadata: tuple[Metadatum, ...] = ()
    reviews: tuple[UserReview, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    warnings: tuple[str, ...] = ()

    def slice(self, span: Span) -> str:
        """Return the words under `span`."""
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        """Return a span of this page's text."""
        return Span(page=self.id, start=start, end=end)

    def having(self, *roles: Role) -> tuple[Block, ...]:
        """Return the blocks of these roles, in text order."""
        return tuple([block for block in self.blocks if block.role in roles])

    def meta(self, *keys: str) -> Metadatum | None:
        """Return the first value stated under one of `keys`, the earlier key first."""
        return next((m for key in keys for m in self.metadata if m.key == key), None)

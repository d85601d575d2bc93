"""From bytes to a page: text, blocks, headline, byline, date, language, kind, user reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cinequorum.errors import UnreadablePage
from cinequorum.extract.body import main_content
from cinequorum.extract.byline import author_of, headline_of, published_of
from cinequorum.extract.dom import parse
from cinequorum.extract.drafts import lay_out
from cinequorum.extract.evidence import Evidence, evidence_of
from cinequorum.extract.frontmatter import read_front
from cinequorum.extract.kind import kind_of
from cinequorum.extract.limits import warnings_of
from cinequorum.extract.lines import read_lines
from cinequorum.extract.markdown import read_markdown
from cinequorum.extract.material import Material, Stated, metadata_of, show_all
from cinequorum.extract.metadata import json_ld, stated_in_json, stated_in_metas, stated_in_props
from cinequorum.extract.nesting import too_costly
from cinequorum.extract.outlet import outlet_of
from cinequorum.extract.reviews.found import Findings, Record
from cinequorum.extract.reviews.placing import roles_in, user_reviews
from cinequorum.extract.reviews.schema import with_stated
from cinequorum.extract.reviews.search import find_reviews
from cinequorum.extract.roles import roles_of
from cinequorum.extract.sites.reading import excerpts_of, reviews_of
from cinequorum.model.page import Kind, Page, RawPage, Role
from cinequorum.text.charset import decode
from cinequorum.text.language import language_of

TITLE_KEY = "html:title"
"""Under which key a page's metadata hold the title that a browser's window would show."""

_LITTLE = 200  # characters of the page's own prose that tell no language
_PROSE = (Role.BODY, Role.HEADING)
_OPEN = Kind(name="other", p=0.0, reasons=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A page whose text, blocks, byline and metadata are known, before reviews are looked for and its kind is weighed.

    `page` has no reviews but those that a known site's layout tells, and the kind `other` of no probability.
    """

    page: Page
    raw: RawPage
    material: Material
    roles: tuple[Role, ...]


def extract(raw: RawPage) -> Page:
    """Take a page apart. Raises `UnreadablePage` where the bytes are no text or hold none.

    >>> page = extract(RawPage(id="a", source="a.txt", body=b"A Film\\n\\nIt rains all day.", media_type="text/plain"))
    >>> page.headline, [(block.role.value, page.slice(block.span)) for block in page.blocks]
    ('A Film', [('title', 'A Film'), ('body', 'It rains all day.')])
    """
    return completed(open_page(raw))


def open_page(raw: RawPage) -> Opened:
    """Do the first part of `extract`, enough to tell whether the second is worth its time.

    Most pages are not about films, and to look for reviews on them and to weigh their kind takes a sixth of the time
    of a reading. Raises `UnreadablePage` as `extract` does.
    """
    material = _material(raw)
    if not material.drafts:
        raise UnreadablePage(raw.source, "empty", f"{raw.source} shows no text")
    roles = tuple(roles_of(material))
    return Opened(page=_page(raw, material, roles, ()), raw=raw, material=material, roles=roles)


def completed(opened: Opened) -> Page:
    """Do the second part of `extract`: find the visitors' reviews, and tell what sort of page this is."""
    site = opened.material.site
    page, records = _with_reviews(opened)
    told = site.told_kind() if site else None
    return replace(page, kind=told or kind_of(_evidence(opened, page, records)))


def evidence_in(opened: Opened) -> Evidence | None:
    """Return what the kind of a page is judged by, for training and measuring; None where a known site tells it."""
    site = opened.material.site
    return None if site and site.told_kind() else _evidence(opened, *_with_reviews(opened))


def _with_reviews(opened: Opened) -> tuple[Page, Sequence[Record]]:
    records = _found(opened.material, opened.roles).records
    return (_page(opened.raw, opened.material, opened.roles, records) if records else opened.page), records


def _evidence(opened: Opened, page: Page, records: Sequence[Record]) -> Evidence:
    material = opened.material
    drafts, _ = show_all(material)
    found = evidence_of(drafts, [block.role for block in page.blocks])
    return replace(found, headline=page.headline, stated=material.stated, reviews=len(records))


def _found(material: Material, roles: Sequence[Role]) -> Findings:
    """Look for users' reviews that no known site's layout tells: on the pages of such sites, under a heading alone."""
    site = material.site
    if site is None or site.kind is None:
        return find_reviews(material, roles)
    if site.reviews:
        return Findings()
    found = find_reviews(material, roles)
    announced = found.finder == "structured data" or any(why.startswith("under") for why in found.why)
    return found if announced else Findings()


def _material(raw: RawPage) -> Material:
    text = decode(raw.body, raw.charset)
    if raw.media_type == "text/html":
        reason = too_costly(text)
        if reason:
            raise UnreadablePage(raw.source, "too_deep", f"{raw.source} {reason}")
        return _read_html(text)
    return read_markdown(text) if raw.media_type == "text/markdown" else read_lines(text)


def _read_html(text: str) -> Material:
    fenced, html = _front_of(text)
    dom = parse(html)
    items = json_ld(dom.scripts)
    material = Material(
        drafts=tuple(dom.drafts),
        stated=(
            *fenced,
            *(dom.site.stated if dom.site else ()),
            *stated_in_json(items),
            *stated_in_metas(dom.metas),
            *stated_in_props(dom.props),
            *((Stated(key=TITLE_KEY, value=dom.title, origin="html"),) if dom.title else ()),
        ),
        main=main_content(dom.drafts, dom.elements, dom.title),
        html=True,
        title=dom.title,
        language=dom.language,
        authors=tuple(dom.authors),
        times=tuple(filter(None, dom.times)),
        clues=dom.clues,
        site=dom.site,
        size=len(html),
    )
    return with_stated(material, items)


def _front_of(text: str) -> tuple[tuple[Stated, ...], str]:
    """Cut a fenced front matter off a page of markup, as the sources of sites that programs build have it."""
    front = read_front(text) if text.startswith("---") else None
    if front is None or not front.stated:
        return (), text
    return tuple(Stated(key=s.key, value=s.value, origin=s.origin) for s in front.stated), text[front.rest :]


def _own_and_placed(
    material: Material, roles: Sequence[Role], records: Sequence[Record]
) -> tuple[list[Role], list[Role]]:
    """Return the roles of the page's own lines, and those of all drafts with the metadata shown after them."""
    site = material.site
    inner = roles_in(records) | (site.roles() if site else {})
    inner |= roles_in(records if site and site.kind else ())  # what its layout did not tell
    own = [Role.USER_REVIEW if index in inner else role for index, role in enumerate(roles)]
    placed = [inner.get(index, role) for index, role in enumerate(roles)]
    shown = sum(stated.draft is None for stated in material.stated)
    return own, placed + [Role.METADATA] * shown


def _page(raw: RawPage, material: Material, roles: Sequence[Role], records: Sequence[Record]) -> Page:
    """Lay a page out with what it says of itself. Its kind is left open."""
    drafts, stated = show_all(material)
    own, roles = _own_and_placed(material, roles, records)
    site = material.site
    layout = lay_out(drafts, roles, raw.id)
    body = [d.text for d, role in zip(drafts, roles, strict=True) if role in _PROSE]
    voices = [d.text for d, role in zip(drafts, roles, strict=True) if role is Role.USER_REVIEW]
    headline = headline_of(material, own)
    outlet = outlet_of(material, own, headline)
    if site:
        outlet = material.value("og:site_name") or site.site
    return Page(
        id=raw.id,
        source=raw.source,
        text=layout.text,
        language=language_of(_told(body, voices) or layout.text, material.language),
        kind=_OPEN,
        headline=headline,
        author=None if site and site.nobodys else author_of(material, own, outlet),
        outlet=outlet,
        published=None if site and site.nobodys else published_of(material, own, raw.source),
        blocks=layout.blocks,
        marks=layout.marks,
        metadata=metadata_of(stated, layout, raw.id),
        reviews=user_reviews(records, layout, raw.id) or (reviews_of(site, layout, raw.id) if site else ()),
        excerpts=excerpts_of(site, layout, raw.id) if site else (),
        warnings=(*material.warnings, *warnings_of(len(material.drafts), len(body), material.size)),
    )


def _told(body: Sequence[str], voices: Sequence[str]) -> str:
    """Return the prose by which the language is told: the page's own, with its visitors' where that is little."""
    own = "\n".join(body)
    return own if len(own) >= _LITTLE else "\n".join((*body, *voices))

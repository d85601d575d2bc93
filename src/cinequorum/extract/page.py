"""From bytes to a page: text, blocks, headline, byline, date, language, kind, user reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cinequorum.errors import UnreadablePage
from cinequorum.extract.body import main_content
from cinequorum.extract.byline import author_of, headline_of, published_of
from cinequorum.extract.dom import parse
from cinequorum.extract.drafts import lay_out
from cinequorum.extract.evidence import evidence_of
from cinequorum.extract.kind import kind_of
from cinequorum.extract.limits import warnings_of
from cinequorum.extract.lines import read_lines
from cinequorum.extract.markdown import read_markdown
from cinequorum.extract.material import Material, Stated, metadata_of, show_all
from cinequorum.extract.metadata import json_ld, stated_in_json, stated_in_metas, stated_in_props
from cinequorum.extract.nesting import too_costly
from cinequorum.extract.outlet import outlet_of
from cinequorum.extract.reviews.found import Findings
from cinequorum.extract.reviews.placing import roles_in, user_reviews
from cinequorum.extract.reviews.schema import with_stated
from cinequorum.extract.reviews.search import find_reviews
from cinequorum.extract.roles import roles_of
from cinequorum.extract.sites.reading import excerpts_of, reviews_of
from cinequorum.model.page import Page, RawPage, Role
from cinequorum.text.charset import decode
from cinequorum.text.language import language_of

TITLE_KEY = "html:title"
"""Under which key a page's metadata hold the title that a browser's window would show."""

_LITTLE = 200  # characters of the page's own prose that tell no language
_PROSE = (Role.BODY, Role.HEADING)


def extract(raw: RawPage) -> Page:
    """Take a page apart. Raises `UnreadablePage` where the bytes are no text or hold none.

    >>> page = extract(RawPage(id="a", source="a.txt", body=b"A Film\\n\\nIt rains all day.", media_type="text/plain"))
    >>> page.headline, [(block.role.value, page.slice(block.span)) for block in page.blocks]
    ('A Film', [('title', 'A Film'), ('body', 'It rains all day.')])
    """
    material = _material(raw)
    if not material.drafts:
        raise UnreadablePage(raw.source, "empty", f"{raw.source} shows no text")
    roles = roles_of(material)
    return _page(raw, material, roles, _found(material, roles))


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


def _read_html(html: str) -> Material:
    dom = parse(html)
    items = json_ld(dom.scripts)
    material = Material(
        drafts=tuple(dom.drafts),
        stated=(
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


def _page(raw: RawPage, material: Material, roles: Sequence[Role], found: Findings) -> Page:
    records = found.records
    drafts, placed = show_all(material)
    site = material.site
    inner = roles_in(records) | (site.roles() if site else {})
    inner |= roles_in(records if site and site.kind else ())  # what its layout did not tell
    own = [Role.USER_REVIEW if index in inner else role for index, role in enumerate(roles)]  # the page's own lines
    roles = [inner.get(index, role) for index, role in enumerate(roles)]
    roles += [Role.METADATA] * (len(drafts) - len(roles))
    layout = lay_out(drafts, roles, raw.id)
    body = [d.text for d, role in zip(drafts, roles, strict=True) if role in _PROSE]
    voices = [d.text for d, role in zip(drafts, roles, strict=True) if role is Role.USER_REVIEW]
    headline = headline_of(material, own)
    outlet = outlet_of(material, own, headline)
    if site:
        outlet = material.value("og:site_name") or site.site
    evidence = replace(evidence_of(drafts, roles), headline=headline, stated=material.stated, reviews=len(records))
    return Page(
        id=raw.id,
        source=raw.source,
        text=layout.text,
        language=language_of(_told(body, voices) or layout.text, material.language),
        kind=(site.told_kind() if site else None) or kind_of(evidence),
        headline=headline,
        author=None if site and site.nobodys else author_of(material, own, outlet),
        outlet=outlet,
        published=None if site and site.nobodys else published_of(material, own),
        blocks=layout.blocks,
        marks=layout.marks,
        metadata=metadata_of(placed, layout, raw.id),
        reviews=user_reviews(records, layout, raw.id) or (reviews_of(site, layout, raw.id) if site else ()),
        excerpts=excerpts_of(site, layout, raw.id) if site else (),
        warnings=(*material.warnings, *warnings_of(len(material.drafts), len(body), material.size)),
    )


def _told(body: Sequence[str], voices: Sequence[str]) -> str:
    """Return the prose by which the language is told: the page's own, with its visitors' where that is little."""
    own = "\n".join(body)
    return own if len(own) >= _LITTLE else "\n".join((*body, *voices))

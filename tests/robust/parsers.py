"""What must hold of each parser by itself, whatever it is given: `PARSERS` has one check for each.

A check takes bytes, as a fuzzer makes them, and raises `AssertionError` where a promise is broken. Most read them as
text; a check that needs several values takes the lines of that text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import pairwise
from math import isfinite

from cinequorum.acquire.files import from_bytes
from cinequorum.acquire.packing import unpack
from cinequorum.acquire.types import ReadOptions
from cinequorum.errors import UnreadablePage
from cinequorum.extract.dom import parse as parse_html
from cinequorum.extract.drafts import Draft
from cinequorum.extract.frontmatter import read_front
from cinequorum.extract.line_model import body_chances, likeliest
from cinequorum.extract.lines import read_lines
from cinequorum.extract.markdown import read_markdown
from cinequorum.extract.material import Material, show_all
from cinequorum.extract.metadata import json_ld, stated_in_json, stated_in_metas, stated_in_props
from cinequorum.extract.page import extract
from cinequorum.extract.publication import date_in_address
from cinequorum.extract.reviews.dates import closing_stamp, stamp_in
from cinequorum.extract.reviews.schema import with_stated
from cinequorum.model.page import RawPage, Span
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.clusters import cluster_names
from cinequorum.names.letters import distance, romanise, same_sound
from cinequorum.names.people import compare
from cinequorum.names.titles import same_title, title_key
from cinequorum.names.variants import spelling_variants
from cinequorum.text.charset import decode
from cinequorum.text.dates import find_dates, numeric_order, parse_date
from cinequorum.text.fold import clip, fold, words
from cinequorum.text.language import language_of
from cinequorum.text.numbers import number_of
from cinequorum.text.outlet_scales import kind_of, on_scale, outlet_scale
from cinequorum.text.score_forms import ParsedScore
from cinequorum.text.scores import find_scores, parse_score
from cinequorum.text.sentences import sentence_spans
from cinequorum.understand.facts import find_claims
from cinequorum.understand.facts.labels import labelled_in
from cinequorum.understand.facts.person_names import find_names
from cinequorum.understand.headline_frame import unframed, without_sort
from cinequorum.understand.headline_parts import plain_parts, quoted_parts
from cinequorum.understand.prose import Films, prose_of
from cinequorum.understand.read import understand
from cinequorum.understand.title_shape import looks_like_title, trimmed
from tests.robust.checks import check_blocks, check_reading, spans_in
from tests.robust.stated import metadata
from tests.understand.pages import PAGE_ID, page_from_text

_EDTF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YEARLESS = re.compile(r"--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LANGUAGES = ("en", "de", "fr", "es", "ru", "ja", "zh", "ko", "pl", "it", "pt-BR", "tr", "und", "any")
_ORDERS = ("auto", "dmy", "mdy")
_HERE = Span(page=PAGE_ID, start=0, end=1)
_FILMS = Films(
    subject=SubjectFilm(title="The Glass Harbour", year=2014, span=_HERE, p=0.9),
    others=(OtherFilm(title="Rain Again", year=2009, relation="mentioned", p=0.9, span=_HERE),),
)


def _language(text: str) -> str:
    """Return a language for this text, always the same one."""
    return _LANGUAGES[len(text) % len(_LANGUAGES)]


def dates(text: str) -> None:
    """Dates lie in order inside the text, show what they say, and are days that exist."""
    at = 0
    for mention in find_dates(text, _language(text), order=_ORDERS[len(text) % 3]):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.raw == text[mention.start : mention.end]
        assert (_YEARLESS if mention.yearless else _EDTF).fullmatch(mention.edtf), mention
        at = mention.end
    for found in (parse_date(text), date_in_address(text)):
        assert found is None or _EDTF.fullmatch(found), found
    assert numeric_order(text.split("\n")) in {None, "dmy", "mdy"}
    for stamp in (stamp_in(text, "dmy"), closing_stamp(text, "mdy")):
        assert stamp is None or (0 <= stamp.start < stamp.end <= len(text)), stamp
        assert stamp is None or stamp.edtf is None or _EDTF.fullmatch(stamp.edtf), stamp


def scores(text: str) -> None:
    """Ratings lie in order inside the text, show what they say, and are within their scale."""
    at = 0
    found = find_scores(text)
    for score in found:
        assert score.start >= at
        _score(score, text)
        at = score.end
    alone = [one for line in text.split("\n") if (one := parse_score(line)) is not None and _score(one, line)]
    for kind in ("stars", "out_of"):
        scale = outlet_scale([*found, *alone], kind)
        for other in alone if scale else ():
            value = on_scale(other, scale) if scale and kind_of(other.scale) == kind else None
            assert value is None or 0 <= value <= 100


def _score(score: ParsedScore, text: str) -> bool:
    assert 0 <= score.start < score.end <= len(text), score
    assert text[score.start : score.end] == score.raw, score
    assert score.value is None or 0 <= score.value <= 100, score
    return True


def numbers(text: str) -> None:
    """A number is finite and not below zero."""
    for line in text.split("\n"):
        number = number_of(line)
        assert number is None or (isfinite(number) and number >= 0), number


def folds(text: str) -> None:
    """Folding what is folded changes nothing; sentences lie in order and hold all that is not space."""
    assert fold(fold(text)) == fold(text)
    assert all(words(text)) or not words(text)
    assert len(clip(text, 5).split()) <= 6
    at = 0
    for start, end in sentence_spans(text, _language(text)):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    assert language_of(text, text[:5])


def front(text: str) -> None:
    """The values of a front matter stand where it says they stand."""
    found = read_front(text)
    if found is None:
        return
    assert 0 < found.rest <= len(text)
    assert found.text in text
    for stated in found.stated:
        assert stated.key
        assert stated.value
        assert 0 <= stated.start <= stated.end <= len(found.text), stated


def markdown(text: str) -> None:
    """Markdown gives blocks of one line each, and values that lie in them."""
    _material(read_markdown(text))


def lines(text: str) -> None:
    """Lines without markup give blocks of one line each; each line has a chance to be body."""
    material = read_lines(text)
    _material(material)
    shown = [draft.text for draft in material.drafts]
    chances = body_chances(shown)
    assert len(chances) in {0, len(shown)}
    assert all(0 <= chance <= 1 for chance in chances)
    assert not chances or len(likeliest(chances, shown)) == len(shown)


def html(text: str) -> None:
    """Any markup gives blocks, and what it states about itself can be placed."""
    dom = parse_html(text)
    stated = (*stated_in_metas(dom.metas), *stated_in_props(dom.props))
    _material(Material(drafts=tuple(dom.drafts), stated=stated))


def structured(text: str) -> None:
    """JSON-LD, whole or broken, gives values of one line and reviews that are shown."""
    items = json_ld([text])
    stated = tuple(stated_in_json(items))
    drafts = tuple(Draft(text=line) for line in text.split("\n")[:3] if line.strip())
    material = with_stated(Material(drafts=drafts, main=(True,) * len(drafts), stated=stated), items)
    _material(material)
    assert len(material.main) == len(material.drafts)
    for voice in material.voices:
        assert 0 <= voice.first <= voice.last < len(material.drafts)
        assert voice.date is None or _EDTF.fullmatch(voice.date)


def _material(material: Material) -> None:
    for stated in material.stated:
        assert stated.key, stated
        assert stated.value, stated
    drafts, placed = show_all(material)
    for stated in placed:
        assert stated.draft is not None
        assert 0 <= stated.start <= stated.end <= len(drafts[stated.draft].text), stated


def names(text: str) -> None:
    """Comparison has no order, and every name is in one cluster."""
    given = text.split("\n")[:8]
    for a in given[:4]:
        assert fold(romanise(a)) == romanise(a)
        for b in given[:4]:
            assert compare(a, b) == compare(b, a)
            assert 0 <= compare(a, b).same <= 1
            assert same_sound(a, b) == same_sound(b, a)
            assert distance(a, b) == distance(b, a)
    clusters = cluster_names(given)
    assert clusters == cluster_names(given[::-1])
    assert sorted(s for c in clusters for s in c.spellings) == sorted({name.strip() for name in given} - {""})
    for family in spelling_variants(given):
        for form, places in family.forms:
            assert all(given[place.text][place.start : place.end] == form for place in places)


def titles(text: str) -> None:
    """A title's parts stand in its headline; sameness has no order."""
    language = _language(text)
    headlines = text.split("\n")[:6]
    for headline in headlines:
        for part in (*quoted_parts(headline, language), *plain_parts(headline, language)):
            assert part.year is None or 1880 <= part.year <= 2099
            assert isfinite(part.weight)
        assert trimmed(trimmed(headline)) == trimmed(headline)
        assert unframed(headline) in headline
        assert without_sort(headline) in headline
        assert looks_like_title(headline, language) in {True, False}
        assert title_key(headline) == title_key(headline.swapcase().swapcase()) or not headline.isascii()
    for a, b in pairwise(headlines):
        assert same_title(a, b) == same_title(b, a)


def claims(text: str) -> None:
    """Facts about the film of a page point at their words; names of persons stand in their line."""
    page = page_from_text(text + "\nThe Glass Harbour is a film.", language=_language(text))
    prose = prose_of(page)
    for claim in find_claims(prose, _FILMS):
        assert page.slice(claim.span) == claim.raw, claim
        assert claim.value or claim.predicate == "trailer", claim
        assert 0 <= claim.p <= 1, claim
    for line in text.split("\n"):
        for name in find_names(line):
            assert 0 <= name.start < name.end <= len(line)
        for labelled in labelled_in(line, page.language):
            assert labelled


def opinions(text: str) -> None:
    """A page with visitors' reviews is understood; its ratings, spoilers and verdicts point at their words."""
    own, _, theirs = text.partition("\n\n")
    reviews = [line for line in theirs.split("\n") if line.strip()]
    check_reading(understand(page_from_text(f"# The Glass Harbour (2014)\n{own}\nA film.", reviews=reviews)))


def bytes_of_any_kind(body: bytes) -> None:
    """Bytes are text in a known character set, or are refused by name; a gzip file is unpacked or refused."""
    with suppress(UnreadablePage):
        body = unpack(body, "a", ReadOptions(most_bytes=10_000))
    declared = body[:9].decode("ascii", "ignore") if len(body) % 5 == 0 else None
    try:
        page = from_bytes(body, "a", charset=declared)
    except UnreadablePage as error:
        refused = error.code
    else:
        assert page.media_type in {"text/html", "text/markdown", "text/plain"}
        decode(page.body, page.charset).encode("utf-8", "surrogatepass")
        return
    assert refused in {"empty", "binary", "charset", "too_large"}


def layout(text: str) -> None:
    """A page at a known site's address, which is the first line, is taken apart, whatever it holds."""
    address, _, rest = text.partition("\n")
    head = f'<link rel="canonical" href="https://www.{address.strip()[:60]}"><h1>The Glass Harbour</h1>'
    raw = RawPage(id=PAGE_ID, source="a.html", body=(head + rest).encode(), media_type="text/html", charset="utf-8")
    with suppress(UnreadablePage):
        page = extract(raw)
        check_blocks(page)
        for span in spans_in(page):
            assert 0 <= span.start <= span.end <= len(page.text)


def _on_text(check: Callable[[str], None]) -> Callable[[bytes], None]:
    return lambda body: check(body.decode("utf-8", "replace"))


PARSERS: Mapping[str, Callable[[bytes], None]] = {
    "bytes": bytes_of_any_kind,
    **{
        check.__name__: _on_text(check)
        for check in (
            dates, scores, numbers, folds, front, markdown, lines, html, structured, names, titles, claims, opinions,
            layout, metadata,
        )
    },
}  # fmt: skip

"""Titles that may be the page's subject, each with the evidence for it."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Final

from cinequorum.model.page import MarkKind, Page, Role
from cinequorum.names.titles import title_key
from cinequorum.understand.addressed import add_addresses
from cinequorum.understand.agreement import (
    OWN_NAME,
    doubt_articles,
    doubt_lives,
    doubt_speech,
    join_spaced,
    weigh_agreement,
    weigh_top,
)
from cinequorum.understand.candidate import FIRMLY_STATED, SET_OFF, SURELY_STATED, WELL_STATED, Candidate
from cinequorum.understand.data import works
from cinequorum.understand.headline_runs import is_sentence_around, shared_runs
from cinequorum.understand.headlines import ABOVE, HEADLINE, inner_headline, is_data_sheet, place_of, stated_titles
from cinequorum.understand.mention import Mention, keyed
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.occasions import names_occasion
from cinequorum.understand.owned_titles import add_owned
from cinequorum.understand.prose import Prose
from cinequorum.understand.short_names import join_initials
from cinequorum.understand.stated import StatedTitle
from cinequorum.understand.subtitles import add_subtitled
from cinequorum.understand.title_shape import has_inner_structure, no_film, places_of, unspaced
from cinequorum.understand.unstated import add_told, add_unstated
from cinequorum.understand.whole_headlines import weigh_wholes

_MOST_CANDIDATES: Final = 60
_OFTEN: Final = 2  # times in italics from which a headline of one plain word is a title ("We")
_OPENING: Final = 3  # sentences
_HEADS: Final = frozenset({Role.TITLE, Role.HEADING})
_ARTICLES: Final = frozenset({"news", "feature", "interview", "list", "other"})
_TOP: Final = 15  # blocks at the top of a page, menus included
_RECORDS: Final = frozenset({"listing", "user_reviews"})
_FILM_WORD: Final = 5  # characters of a word for films before a mark
_HEADLINE: Final = 1.2  # the least that a headline's first part states
_LINE: Final = 30  # characters of a line that is more than a menu's
_STRIP: Final = 160  # characters of a line of data under a title
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RUNTIME: Final = re.compile(
    r"(?<!\d)\d{2,3}\s?(?:min\b|mins\b|minut\w{0,2}\b|мин\b|分|분|phút)|(?<!\d)\dh\s?\d{1,2}(?:m|min)?\b", re.IGNORECASE
)


def candidates_of(prose: Prose, named: NamedTitles) -> list[Candidate]:
    """Return the titles that may be the page's subject, each weighed by what states, repeats and introduces it."""
    page = prose.page
    found: dict[str, Candidate] = {}
    for stated in stated_titles(page):
        _add_stated(found, stated)
    for key, group in keyed(named.mentions).items():
        _add_mentions(found, key, [m for m in group if not _is_spoken(page, m)])
    _add_counted(found, prose, named)
    add_told(found, named)
    add_addresses(found, page)
    _add_runs(found, prose, named)
    add_subtitled(found, prose)
    add_owned(found, prose, named)
    join_spaced(found)
    weigh_agreement(found, page)
    firm = any(_is_firm(c, page) for c in found.values())
    found = dict(sorted(found.items(), key=lambda item: -item[1].score)[:_MOST_CANDIDATES])
    typography = _typography(page)
    sheet = is_data_sheet(page)
    body = "\n\n".join(["", *(s.text for s in prose.sentences if s.role not in _HEADS and _tells(s.text)), ""])
    opening = next((s.text for s in prose.sentences if s.role is Role.BODY and s.review is None), "")
    for key, candidate in found.items():
        if candidate.whole and HEADLINE in candidate.weights and not candidate.set_off and typography[key] >= _OFTEN:
            candidate.add(min(2.0, 0.7 * typography[key]), "the whole headline stands in italics below")
        candidate.set_off = max(candidate.set_off, typography[key])
        _weigh_form(candidate, named, firm=firm, sheet=sheet)
        _add_body_count(candidate, body, opening)
    weigh_top(found, page)
    _doubt_lines(found, page)
    _join_twins(found)
    join_initials(found)
    weigh_wholes(found, prose)
    _add_sheet(found, page)
    _add_record(found, page)
    add_unstated(found, prose, named)
    doubt_articles(found, page)
    doubt_speech(found, page)
    doubt_lives(found, page)
    return list(found.values())


def _is_firm(candidate: Candidate, page: Page) -> bool:
    """Tell a title stated so firmly that one that only the text names is hardly the page's; over a record sooner."""
    heads = page.kind.name in _RECORDS and HEADLINE in candidate.weights and OWN_NAME not in candidate.reasons
    return candidate.stated >= (WELL_STATED if heads and candidate.place else FIRMLY_STATED)


def _tells(text: str) -> bool:
    """Tell a sentence from a line of a menu or a heading that lost its markup."""
    return len(text) >= _LINE or text[-1:] in ".!?…。！？:" or any(c.isdigit() for c in text) or unspaced(text)


def _weigh_form(candidate: Candidate, named: NamedTitles, *, firm: bool, sheet: bool) -> None:
    if firm and not candidate.stated:
        candidate.score -= 2.0
    shown = candidate.whole and (candidate.set_off or sheet or candidate.stated >= FIRMLY_STATED)  # "Annie Hall ★★★"
    if no_film(candidate.title, named.known) and " " in candidate.title and candidate.score < 4 and not shown:
        candidate.score -= 2.0
    if candidate.stated < SURELY_STATED and names_occasion(candidate.title):
        candidate.add(-3.0, "the name of a festival")


def _typography(page: Page) -> Counter[str]:
    """Count how often each title stands in italics."""
    return Counter(title_key(page.slice(m.span)) for m in page.marks if m.kind is MarkKind.EMPHASIS)


def _add_stated(found: dict[str, Candidate], stated: StatedTitle) -> None:
    key = title_key(stated.title)
    if not key:
        return
    place = (stated.start, stated.end) if stated.start is not None and stated.end is not None else None
    candidate = found.setdefault(key, Candidate(title=stated.title, place=place))
    if candidate.place is None and place is not None:
        candidate.title, candidate.place = stated.title, place
    candidate.year = candidate.year or stated.year
    candidate.add(stated.weight, stated.reason, stated.group)
    candidate.stated = max(candidate.stated, stated.weight)
    candidate.whole = candidate.whole or stated.whole
    if stated.other and stated.other not in candidate.others:
        candidate.others.append(stated.other)


def _is_spoken(page: Page, mention: Mention) -> bool:
    """Tell words between the single corner marks of Japanese, which set off speech and everything else as well.

    Under a headline they are no title without a word for films beside them, unless the headline has the same words.
    """
    if page.language[:2] != "ja" or not page.headline or mention.title in inner_headline(page.headline):
        return False
    before = page.text[max(0, mention.start - _FILM_WORD) : mention.start]
    return before.endswith("「") and not (mention.cue or mention.year or before[:-1].endswith(works.FILM_GLYPHS))


def _add_mentions(found: dict[str, Candidate], key: str, mentions: list[Mention]) -> None:
    set_off = [m for m in mentions if m.form in SET_OFF]
    if not set_off:
        return
    first = set_off[0]
    candidate = found.setdefault(key, Candidate(title=first.title, place=(first.start, first.end)))
    candidate.set_off = len(set_off)
    candidate.add(min(2.0, 0.7 * len(set_off)), f"set off {len(set_off)} times in the text")
    beside = [m.cue.relation for m in mentions if m.cue is not None and m.cue.strong]
    if beside == ["compared"] * len(mentions):
        candidate.add(-1.5, "only compared with")
    elif first.sentence < _OPENING and "same_cast" not in beside:
        candidate.add(0.5, "set off at the start")


def _add_counted(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Propose the capitalised phrases that the body repeats most: pages without a title line have only these."""
    counts: dict[str, list[tuple[str, int]]] = {}
    repeated = Counter(phrase.text for cut in named.phrases.values() for phrase in cut)
    for index, cut in named.phrases.items():
        sentence = prose.sentences[index]
        if sentence.role is not Role.BODY or sentence.review is not None:
            continue
        for phrase in cut:
            if repeated[phrase.text] < 2 and " " not in phrase.text:
                continue
            titled = has_inner_structure(phrase.text) or " " in phrase.text
            if titled:
                key = title_key(phrase.text)
                counts.setdefault(key, []).append((phrase.text, sentence.span.start + phrase.start))
    for key, places in counts.items():
        if len(places) >= 3 and key not in found:
            title, start = max(places, key=lambda p: len(p[0]))
            if not no_film(title, named.known):
                found[key] = Candidate(title=title, place=(start, start + len(title)))


def _add_runs(found: dict[str, Candidate], prose: Prose, named: NamedTitles) -> None:
    """Propose what the headline shares with the text, and doubt the sentence around it."""
    for run, opens in shared_runs(prose, named.known):
        key = title_key(run)
        place = place_of(prose.page, run)
        if not key or place is None:
            continue
        candidate = found.setdefault(key, Candidate(title=run, place=place))
        if not candidate.stated:
            candidate.stated = 1.5 if opens else 1.0
            candidate.add(candidate.stated, "headline and text share it")
        for other in found.values():
            if other is not candidate and other.whole and is_sentence_around(run, other.title):
                other.add(-1.5, "a sentence around a title")


def _join_twins(found: dict[str, Candidate]) -> None:
    """Give the evidence of both titles of a headline such as "La notte (The Night)" to the one that the text uses."""
    for candidate in list(found.values()):
        for other in candidate.others:
            twin = found.get(title_key(other))
            if (
                twin is None
                or twin is candidate
                or (twin.in_body, twin.set_off) > (candidate.in_body, candidate.set_off)
            ):
                continue
            candidate.add(0.8, f"also called {other}")


def _add_sheet(found: dict[str, Candidate], page: Page) -> None:
    """Trust the whole headline of a page that tabulates one film's cast and running time, or has them in a line."""
    whole = [c for c in found.values() if c.whole and c.stated]
    if whole and (is_data_sheet(page) or _has_strip(page)):
        for candidate in whole:
            candidate.add(1.0, "the page lists this film's data")


def _add_record(found: dict[str, Candidate], page: Page) -> None:
    """Over a film's record or its visitors' reviews a headline is a title more often than over an article.

    Over a record with a review under it, too, unless it may be a row of that record.
    """
    record = page.kind.name in _RECORDS
    if not record and not is_data_sheet(page):
        return
    stated = [c for c in found.values() if c.stated >= _HEADLINE and c.place and (record or ":" not in c.title)]
    if stated:
        max(stated, key=lambda c: (c.stated, c.score)).add(0.8, "the headline of a record or of reviews")


def _has_strip(page: Page) -> bool:
    """Tell whether a line at the top holds a year and a running time, as film sites set them under a title."""
    lines = (page.slice(block.span) for block in page.blocks[:_TOP] if block.span.end - block.span.start <= _STRIP)
    return any(_RUNTIME.search(line) and _YEAR.search(line) for line in lines)


def _shouts(title: str) -> bool:
    """Tell a title in capitals, which the text may write otherwise."""
    return len(title) > 3 and title.isupper()


def _doubt_lines(found: dict[str, Candidate], page: Page) -> None:
    """Doubt an undated line above the text that nothing else confirms: it may be one of a menu."""
    article = page.kind.name in _ARTICLES
    for candidate in found.values():
        alone = ABOVE in candidate.weights and not (candidate.year or _CONFIRMING & candidate.weights.keys())
        if alone and (article or not (candidate.in_body or candidate.set_off)):
            candidate.add(-0.8, "nothing confirms the line")


_CONFIRMING: Final = frozenset({"headline", "the page's address", "the page's address only"})


def _add_body_count(candidate: Candidate, body: str, opening: str) -> None:
    """Count the title in the text, once a line at most where it is the whole line."""
    bare = candidate.title.rstrip("!?.")
    if _shouts(bare):
        body, opening, bare = body.casefold(), opening.casefold(), bare.casefold()
    n = sum(1 for _ in places_of(body, bare)) - body.count(f"\n{bare}\n")
    if unspaced(bare) and not bare[-1].isdigit():  # "雾港 2" does not name "雾港"
        n -= len(re.findall(rf"{re.escape(bare)}\s?\d", body))
    candidate.in_body = n
    if n > 0:
        candidate.add(min(2.4, 0.5 + 0.5 * math.log2(n)), f"named {n} times in the text")
    if next(places_of(opening, bare), None) is not None:
        candidate.add(0.4, "named in the first sentence")

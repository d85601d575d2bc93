"""Aggregates in a page's words: "IMDb 7.4/10 (12,345 votes)", "86% on Rotten Tomatoes", a figure under its label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cinequorum.model.opinion import Rating
from cinequorum.text.alternatives import any_of
from cinequorum.text.data import scales
from cinequorum.text.scores import find_scores
from cinequorum.understand.counts import BRACKETED, RATED_BY, VOTERS, count_of
from cinequorum.understand.data import aggregates
from cinequorum.understand.labelled_aggregates import labelled_aggregates
from cinequorum.understand.prose import Films, Prose, Sentence
from cinequorum.understand.rating_lines import stray_blocks
from cinequorum.understand.stated_aggregates import site_score
from cinequorum.understand.title_shape import LONGEST_SENTENCE

_FLAGS = re.IGNORECASE
_IN_TEXT: Final = tuple(site for site in aggregates.SITE_BY if site not in aggregates.SITE_LABELS_ONLY)
_SITE = rf"(?P<site>{any_of(_IN_TEXT)})(?:\.com|®|™)?(?:['’]s?)?"
_WORDS = rf"(?P<words>(?:[\s:：-]{{0,3}}(?:{any_of(aggregates.SITE_WORDS)})(?!\w)){{0,4}})"
_FIGURE = (
    r"(?P<n>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:(?P<percent>[%％])|(?:/|out of|sur|von|de|из|z)\s?(?P<top>\d{1,3})(?![\d/]))?"
)
_NAMED = re.compile(
    rf"(?<![^\W\u3040-\u9fff\uac00-\ud7a3]){_SITE}{_WORDS}\s?[:：=(（·|–—-]?\s?[★⭐]?\s?{_FIGURE}(?![\w/]|[.,]\d|\s?(?:[^\W\d_]{{3,}}\s){{2}})",
    _FLAGS,
)
_FOUND_ON = re.compile(
    rf"(?<![\w.,$€£/]){_FIGURE}\s?(?P<words>(?:[\w%-]{{3,12}}\s){{0,2}}?){any_of(aggregates.SITE_ON)}\s(?:the\s|la\s|le\s|l['’])?{_SITE}(?!\w)",
    _FLAGS,
)
_BEFORE_SITE = re.compile(
    rf"(?<![\w.,$€£/])(?P<n>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?:(?P<percent>[%％])|/\s?(?P<top>\d{{1,3}})|{any_of(scales.POINT_WORDS)})"
    rf"\s(?P<words>){_SITE}(?!\w)",
    _FLAGS,
)
_CRITICS = re.compile(rf"(?<!\w){any_of(aggregates.CRITICS)}(?!\w)", _FLAGS)
_OF_100 = re.compile(
    rf"(?<!\w){any_of(aggregates.CRITICS_OF_100)}(?:\sscore|\srating)?(?:\s(?:of|is))?[\s:]{{1,3}}(?P<n>\d{{1,3}})(?![\w%/]|\.\d)",
    _FLAGS,
)
_USERS = re.compile(rf"(?<!\w){any_of(aggregates.USERS)}(?!\w)", _FLAGS)
_USERS_WORD = re.compile(rf"{_USERS.pattern}|\b(?:audiences?|user|spectateurs)\b", _FLAGS)
_CRITICS_WORD = re.compile(r"\b(?:critics?|tomatometer|presse)\b", _FLAGS)
_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r"(?<![\w.,])(?P<n>\d{1,3})\s?%(?:\s(?:rating|score|range|fresh|approval))?")


def printed_aggregates(prose: Prose, films: Films) -> Iterator[Rating]:
    """Yield the aggregates that the page prints, those under labels first; other films' figures are left out."""
    yield from labelled_aggregates(prose)
    titles = tuple(film.title for film in films.others if film.relation != "same")
    stray = (
        Sentence(text=prose.page.slice(b.span), span=b.span, role=b.role, block=index, position=1.0)
        for index, b in stray_blocks(prose.page)
    )
    for sentence in (*prose.sentences, *stray):
        if sentence.review is not None or len(sentence.text) > LONGEST_SENTENCE or not _DIGIT.search(sentence.text):
            continue
        named = list(_named(prose, sentence))
        if len(named) == 1 and len(_PERCENT.findall(sentence.text)) > 1:
            named = []  # one site and several figures of several times: the last is now
        own = not any(title in sentence.text for title in titles)
        yield from (named if own else ())
        if not named:
            yield from _counted(prose, sentence)
            yield from _critics(prose, sentence)


def _named(prose: Prose, sentence: Sentence) -> Iterator[Rating]:
    """Yield figures beside the name of a site, each on the site's own scale."""
    taken: list[tuple[int, int]] = []
    for pattern in (_NAMED, _FOUND_ON, _BEFORE_SITE):
        for match in pattern.finditer(sentence.text):
            start, end = match.span("n")[0], max(match.end("n"), match.end("percent"), match.end("top"))
            if any(start < last and end > first for first, last in taken):
                continue
            rating = _of_site(prose, sentence, match, (start, end))
            if rating:
                taken.append((start, end))
                yield rating


def _of_site(prose: Prose, sentence: Sentence, match: re.Match[str], at: tuple[int, int]) -> Rating | None:
    site = match["site"].casefold()
    words = (match["words"] or "").casefold()
    raw = sentence.text[at[0] : at[1]].strip()
    if "user" in words and site == "metacritic":
        site = "metacritic users"
    by = "users" if re.search(r"user|audience|spectateur|verified", words) else aggregates.SITE_BY[site]
    by = "critics" if re.search(r"critic|presse", words) else by
    whole = "." not in raw and "," not in raw and not match["percent"] and not match["top"]
    if whole and aggregates.SITE_TOP[site] <= 10 and not (words.strip(" :：-") or re.search(r"[:：=(]", match.group())):
        return None  # "IMDb 8" may be a place in a list
    score = site_score(raw, site)
    if score is None or score.value is None:
        return None
    tail = sentence.text[match.end() if at[1] >= match.end() else at[1] : at[1] + 60]
    count = BRACKETED.match(tail) or VOTERS.search(tail)
    start = sentence.span.start + at[0]
    return Rating(
        by=by,
        raw=raw,
        value=score.value,
        scale=score.scale,
        span=prose.page.span(start, start + len(raw)),
        count=count_of(count["count"]) if count else None,
        note=None if match["top"] or match["percent"] else f"as {match['site']} rates",
    )


def _counted(prose: Prose, sentence: Sentence) -> Iterator[Rating]:
    """Yield "1,204 people rated", with the mean where the sentence prints one."""
    scores = find_scores(sentence.text)
    match = VOTERS.search(sentence.text) or (RATED_BY.search(sentence.text) if scores else None)
    if match is None or (prose.page.kind.name == "critic_review" and not scores):
        return
    score = scores[0] if scores else None
    raw = score.raw if score else match.group()
    start = sentence.span.start + (score.start if score else match.start())
    yield Rating(
        by="users",
        raw=raw,
        value=score.value if score else None,
        scale=score.scale if score else None,
        span=prose.page.span(start, start + len(raw)),
        count=count_of(match["count"]),
        note=None if score else "a count without a mean",
    )


def _critics(prose: Prose, sentence: Sentence) -> Iterator[Rating]:
    """Yield "93% on Rotten Tomatoes" and "Metascore 82"; of several figures the one called current, else the last.

    Where one is called the critics' and another the users', both are given.
    """
    if not _CRITICS.search(sentence.text):
        return
    figures = list(_PERCENT.finditer(sentence.text)) or list(_OF_100.finditer(sentence.text))
    figures = [m for m in figures if int(m["n"]) <= 100]
    last = {_whose(sentence.text, match): match for match in figures}
    chosen = last if {"critics", "users"} <= last.keys() else {_whose(sentence.text, m): m for m in figures[-1:]}
    for by, match in chosen.items():
        if not by and len(chosen) > 1:
            continue
        start = sentence.span.start + match.start()
        span = prose.page.span(start, start + len(match.group()))
        yield Rating(by=by or "critics", raw=match.group(), value=float(match["n"]), scale="percent", span=span)


def _whose(text: str, match: re.Match[str]) -> str:
    """Return whose figure it is by the words beside it in its clause: `users`, `critics`, or nothing."""
    before = re.split(r"[,;|]|\band\b", text[max(0, match.start() - 30) : match.start()])[-1]
    after = re.split(r"[,;|]|\band\b", text[match.end() : match.end() + 20])[0]
    if _USERS_WORD.search(before) or _USERS_WORD.search(after):
        return "users"
    return "critics" if _CRITICS_WORD.search(before) or _CRITICS_WORD.search(after) else ""

"""Titles set off by typography: quotation marks, italics, links to film databases, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from cinequorum.model.page import Mark, MarkKind
from cinequorum.understand.cues import credit_cue, name_cue
from cinequorum.understand.data import works
from cinequorum.understand.mention import FILM_AFTER, YEAR_AFTER, Mention, mention_at, other_work
from cinequorum.understand.no_titles import is_marked_speech, is_set_sentence, is_venue, names_its_link
from cinequorum.understand.prose import Prose, Sentence
from cinequorum.understand.title_shape import looks_like_title, no_film, trimmed, unspaced

_NO_WORD: Final = r"(?![^\W가-힣])"
"""No letter, but for the endings that Korean sets behind a closing mark at once."""
QUOTED: Final = tuple(
    (opening, re.compile(pattern))
    for opening, pattern in (
        ("“", r"“([^“”\n]{1,90})”"),
        ("‘", rf"(?<![\w’])‘([^‘\n]{{1,90}}?)’{_NO_WORD}"),
        ("«", r"«\s?([^«»\n]{1,90}?)\s?»"),
        ("”", r"(?<![\w.,!?“„])”([^“”„\n]{1,90})”(?!\w)"),
        ("„", r"„([^„“”\n]{1,90})[“”]"),
        ("‚", r"‚([^‚‘’\n]{1,90})[‘’]"),
        ("»", r"(?<![\w!?.])»([^«»\n]{1,90})«"),
        ("《", r"《([^《》\n]{1,90})》"),
        ("「", r"「([^「」\n]{1,90})」"),
        ("『", r"『([^『』\n]{1,90})』"),
        ("〈", r"〈([^〈〉\n]{1,60})〉"),
        ("<", r"<([가-힣][^<>\n]{0,40})>"),
        ('"', rf"(?<![\w\"])\"([^\"\n]{{1,90}})\"{_NO_WORD}"),
        ("'", rf"(?<![\w'])'([A-Z0-9가-힣][^'\n]{{0,90}}?(?:'s [^'\n]{{1,60}})?)'{_NO_WORD}"),
    )
)
_CAPITALS = re.compile(r"(?<![\w’'])[A-Z][A-Z0-9'’&:!-]+(?:\s[A-Z0-9][A-Z0-9'’&:!-]*){0,7}(?![\w])")
_TITLE_SIGNS: Final = frozenset("《『〈")  # where they are in use, they stand around titles
_ARTICLES: Final = {
    "en": re.compile(r"\b(?:the|a|an|this|that|these|those|called|as)$", re.IGNORECASE),
    "": re.compile(r"\b(?:the|this|that|these|those|called)$", re.IGNORECASE),  # "an" and "a" are more than articles
}


def marked_titles(prose: Prose, index: int, known: frozenset[str], marks: Sequence[Mark]) -> Iterator[Mention]:
    """Yield the titles of one sentence that are set in italics or linked to a film database.

    `marks` are the marks that begin in the sentence.
    """
    sentence = prose.sentences[index]
    visitors = prose.page.kind.name in {"user_reviews", "listing"}
    for mark in marks:
        if mark.kind is MarkKind.IMAGE:
            continue
        text = prose.page.slice(mark.span)
        link = is_database(mark.target)
        if not link and mark.kind is not MarkKind.EMPHASIS:
            continue
        if not text.strip() or not looks_like_title(text, prose.page.language) or _VALUED.search(text):
            continue
        if not link and (no_film(text, known) or names_its_link(text, mark, marks)):
            continue
        if not link and mark.span.start <= sentence.span.start and sentence.span.end <= mark.span.end and visitors:
            continue  # the name line of a visitor's or critic's entry
        if link:
            yield mention_at(prose, index, (mark.span.start, mark.span.end), "link")
            continue
        for place in _listed(prose, text, mark.span.start):
            yield from _emphasised(prose, mention_at(prose, index, place, "emphasis"), text)


def _emphasised(prose: Prose, mention: Mention, words: str) -> Iterator[Mention]:
    """Yield the title, surely none where a word beside it says so; nothing for a sentence, a cinema or a noun."""
    if is_set_sentence(prose, mention, words) or is_venue(_before(prose, mention), mention.title):
        return
    if other_work(prose, mention.start, mention.end, prose.sentences[mention.sentence]):
        yield replace(mention, p=0.0)
    elif _set_off_well(prose, mention):
        yield mention


def _before(prose: Prose, mention: Mention) -> str:
    """Return what stands before a title on its line."""
    return prose.page.text[max(0, mention.start - 30) : mention.start]


_VALUED: Final = re.compile(r"[:：]\s?\d{1,2}[.,]\d$")
"""What a database's link says of its own rating: no title ends in a colon and a decimal fraction."""


def _listed(prose: Prose, text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the titles that stand in one emphasised run, with capitals between commas.

    Two are a list where one of them is emphasised alone elsewhere: a title may have a comma ("Good Night, Anna").
    """
    parts = list(_COMMA_PARTS.finditer(text))
    listed = len(parts) >= _LEAST_LISTED or (len(parts) == _PAIR and _one_stands_alone(prose, parts))
    if not listed or not all(p[0][0].isupper() or p[0][0].isdigit() for p in parts):
        parts = []
    yield from ((start + p.start(), start + p.end()) for p in parts)
    if not parts:
        yield start, start + len(text)


_COMMA_PARTS: Final = re.compile(r"(?<![^\s,;])[^,;\s][^,;]*")
_LEAST_LISTED: Final = 3
_PAIR: Final = 2


def _one_stands_alone(prose: Prose, parts: Sequence[re.Match[str]]) -> bool:
    words = {part[0].strip() for part in parts}
    return any(m.kind is MarkKind.EMPHASIS and prose.page.slice(m.span).strip() in words for m in prose.page.marks)


def _set_off_well(prose: Prose, mention: Mention) -> bool:
    """Tell a title from a name or a noun that is set off: outside English, single ones often are."""
    if prose.page.language.startswith("en") or " " in mention.title or unspaced(mention.title):
        return True
    return mention.year is not None or mention.cue is not None


SIGNS_OF_DATABASES: Final = (*works.DATABASES, "imdb:", "\ntt")
"""Of which every target that `is_database` takes has one, case-folded and behind a line feed."""


def is_database(target: str | None) -> bool:
    """Tell a link to a film's own page in a database from links to its cast, its photos and its characters."""
    if not target:
        return False
    low = target.casefold()
    for address in works.DATABASES:
        if address in low:
            rest = re.split(r"[?#]", low.split(address, 1)[1])[0].strip("/")
            return "/" not in rest or rest.rsplit("/", 1)[1] in works.DATABASE_PAGES
    return low.startswith(("imdb:", "tt")) and bool(re.fullmatch(r"(?:imdb:)?tt\d{7,9}", low))


def quoted_titles(prose: Prose, index: int, known: frozenset[str]) -> Iterator[Mention]:
    """Yield the titles of one sentence that stand between quotation marks; speech and nicknames are left out."""
    sentence = prose.sentences[index]
    for opening, pattern in QUOTED:
        if opening not in sentence.text:
            continue
        for match in pattern.finditer(sentence.text):
            start, end = sentence.span.start + match.start(1), sentence.span.start + match.end(1)
            dated = bool(YEAR_AFTER.match(prose.page.text[end : end + 130]))
            if not (looks_like_title(match[1], prose.page.language) or (dated and match[1][0].isupper())):
                continue
            joined = bool(
                _JOINED_AFTER.match(sentence.text, match.end(1))
                or _JOINED_BEFORE.search(sentence.text[: match.start(1)])
            )
            if no_film(match[1], known) or (not joined and _is_nickname(prose, sentence, match)):
                continue
            mention = mention_at(prose, index, (start, end), "quoted")
            before, after = sentence.text[: match.start(1)], sentence.text[match.end(1) :]
            cue = name_cue(before, after, known) or mention.cue or credit_cue(before, after, known)
            mention = replace(mention, cue=cue)
            if is_marked_speech(prose, opening, mention):
                continue
            if not joined and opening not in _TITLE_SIGNS and not _set_off_well(prose, mention):
                continue
            beside = before[-_NEAR_MUSIC:] + " " + after[:_NEAR_MUSIC]
            if mention.year is None and not (mention.cue and mention.cue.strong) and _MUSIC.search(beside):
                continue
            if mention.year is None and _SOUNDS.match(after):
                continue
            yield replace(mention, p=0.0) if other_work(prose, start, end, sentence) else mention


# Two titles in quotation marks: `“Salt” or “Rope”`.
_AND: Final = r"(?:or|and|oder|und|ou|et|o|y|e|и|или|och|eller|en|of|i|lub|a|nebo)"
_JOINED_AFTER: Final = re.compile(rf"[,.]?[”\"’'»]?,?\s{_AND}\s[“\"„«][^\W\d_a-z]")
_JOINED_BEFORE: Final = re.compile(rf"[^\s]{{2}}[,.]?[”\"’'»],?\s{_AND}\s[“\"„«]$")
_NEAR_MUSIC: Final = 60
_SOUNDS: Final = re.compile(
    rf"['’]?[”\"’'»]?\s(?:{'|'.join(works.SOUNDS)})\b(?!\s(?:a|an|the|with|like)\b)", re.IGNORECASE
)
_MUSIC: Final = re.compile(rf"\b(?:{'|'.join(works.MUSIC_WORDS)})\b", re.IGNORECASE)


def _is_nickname(prose: Prose, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell a nickname or speech: “Red” (Anna Holm), J. “Doc” Smith, he says, “Run.”"""
    before = sentence.text[: match.start()].rstrip()
    after = sentence.text[match.end() :]
    article = _ARTICLES.get(prose.page.language[:2], _ARTICLES[""])
    if article.search(before) and not FILM_AFTER.match(after) and len(match[1].split()) <= 2:
        return True
    if re.match(r"\s\([A-Z][\w.]+\s[A-Z]", after) or (
        re.search(r"[A-Z][\w.]*$", before) and re.match(r"\s[A-Z]", after)
    ):
        return True
    if _SPEECH_BEFORE.search(before) or _SPEECH_AFTER.match(after):
        return True
    return match[1].rstrip().endswith((".", "?", "...", "!")) and " " in match[1] and not _stopped_title(match[1])


def _stopped_title(words: str) -> bool:
    """Tell a title before the full stop that American typography puts inside the quotation marks: “Salt and Rope.”"""
    bare = trimmed(words)
    capitals = sum(word[0].isupper() for word in bare.split() if len(word) > 1)
    return bare == words.rstrip()[:-1] and capitals > 1 and looks_like_title(bare, "en")


_SPEECH: Final = "|".join(works.SPEECH_WORDS)
_SPEECH_BEFORE: Final = re.compile(
    rf"\b(?:{_SPEECH})(?:\s[^\s.]+){{0,3}}\s?[,:]$|\b(?:{_SPEECH})(?:\s(?:of|de|di|von|du|van))?$", re.IGNORECASE
)
_SPEECH_AFTER: Final = re.compile(rf"[,.!?]?[”\"’'»]?,?\s(?:\w+\s)?(?:{_SPEECH})\b", re.IGNORECASE)


def titles_in_capitals(prose: Prose, index: int, known: frozenset[str]) -> Iterator[Mention]:
    """Titles in capitals: several words long, or in a parenthesis after a name."""
    sentence = prose.sentences[index]
    if not _CAPITALS.search(sentence.text):
        return
    if sum(c.isupper() for c in sentence.text) > 0.7 * sum(c.isalpha() for c in sentence.text):
        return
    for match in _CAPITALS.finditer(sentence.text):
        words = match.group().rstrip(":-'’")
        before, after = sentence.text[: match.start()], sentence.text[match.start() + len(words) :]
        listed = bool(re.search(r"\([A-Z0-9 ,'’&:!-]*$", before)) and ("," in before[-3:] or after.startswith(","))
        if (after.startswith(":") and not before.strip()) or after.startswith("/"):  # a label, a code
            continue
        short = len(words.split()) < 2 or len(words) < 6
        if ": " in match.group() or no_film(words, known) or (short and not (listed and len(words) > 4)):
            continue
        start = sentence.span.start + match.start()
        mention = mention_at(prose, index, (start, start + len(words)), "capitals")
        yield replace(mention, cue=name_cue(before, after, known) or mention.cue)

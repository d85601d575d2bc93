"""What is set off by italics or quotation marks and is no title: sentences, speech, papers that are linked, cinemas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from cinequorum.model.page import Mark, MarkKind, Page
from cinequorum.text.fold import fold
from cinequorum.text.sheet_labels import labels_of
from cinequorum.understand.data import works
from cinequorum.understand.mention import Mention
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import has_title_case

_STOPPED: Final = re.compile(r"[.!?…][\"”’»*_\s]*$")
_QUOTED: Final = re.compile(r"^[\"“„«'‘][^\"”]*[.!?…,][\"”»'’][.,]?\s?$")
_SENTENCE_OVER: Final = re.compile(r"(?:^|[.!?…\n])[\s*_]*$")
_CLAUSE: Final = frozenset(works.CLAUSE_WORDS)
_ENGLISH: Final = frozenset(works.ENGLISH_WORDS) | _CLAUSE
_LEAST_ENGLISH: Final = 2
_SHORTEST_HOST: Final = 5
_VENUE: Final = re.compile(rf"\b(?:{'|'.join(works.VENUE_WORDS)})\b", re.IGNORECASE)
_AT_A_VENUE: Final = re.compile(
    rf"(?:\b(?:{'|'.join(works.VENUE_BEFORE)})|@)\s(?:the\s)?[*_“\"]{{0,2}}$", re.IGNORECASE
)
_LEAST_LABELS: Final = 3
_LONGEST_LABEL: Final = 40  # characters
_MARKS: Final = " *_•-–\t"
_COLON_NEXT: Final = re.compile(r"[*_”\"»’']{0,2}\s?[:：]")
_SPEECH_MARKS: Final = frozenset('“"')


def is_set_sentence(prose: Prose, mention: Mention, words: str) -> bool:
    """Tell a sentence in italics from a title, on a page that is not in English, where titles have small letters too.

    `words` are those of the whole run. A title has a film word or a year beside it; without them a run is a sentence
    that is quoted with its full stop, that stands between two full stops, or that is in English with small letters.
    """
    if mention.cue is not None or mention.year is not None:
        return False
    if _is_exclaimed(prose, mention, words):
        return True
    if prose.page.language.startswith("en") or " " not in words.strip():
        return False
    if _QUOTED.match(words):
        return True
    before = prose.page.text[max(0, mention.start - 4) : mention.start]
    if _STOPPED.search(words) and _SENTENCE_OVER.search(before):
        return True
    return _is_english_clause(mention.title)


def _is_exclaimed(prose: Prose, mention: Mention, words: str) -> bool:
    """Tell speech that is slanted between quotation marks (“_How can that be?_”), and one word that is a sentence."""
    bare = words.strip()
    before, after = prose.page.text[: mention.start][-1:], prose.page.text[mention.start + len(bare) :][:1]
    if " " in bare:
        quoted = before in _SPEECH_OPENS and after in _SPEECH_CLOSES and bare[-1:] in ".!?…"
        return quoted and any(word[0].islower() for word in bare.split()[1:])
    sentence = prose.sentences[mention.sentence].text.strip(" *_")
    return bare.endswith(".") and sentence == bare and prose.page.language.startswith("en")


_SPEECH_OPENS: Final = frozenset('"“„«»')
_SPEECH_CLOSES: Final = frozenset('"”“»«')


def _is_english_clause(title: str) -> bool:
    """Tell "It really is a wonder" by the small letters and the words for whoever acts."""
    words = fold(title).split()
    if _CLAUSE.isdisjoint(words) or len(_ENGLISH.intersection(words)) < _LEAST_ENGLISH:
        return False
    return not has_title_case(title)


def is_marked_speech(prose: Prose, opening: str, mention: Mention) -> bool:
    """Tell speech in Chinese, where titles have marks of their own (《》), from a title that is called a film."""
    if opening not in _SPEECH_MARKS or not prose.page.language.startswith("zh"):
        return False
    before = prose.page.text[max(0, mention.start - 6) : mention.start]
    called = before.rstrip(opening).endswith(works.FILM_GLYPHS)
    return mention.year is None and not (mention.cue and mention.cue.strong) and not called


def names_its_link(title: str, place: Mark, marks: Sequence[Mark]) -> bool:
    """Tell a paper from a title: the words, run together, are the host of the link to one of its articles."""
    words = re.sub(r"\W", "", fold(title))
    if len(words) < _SHORTEST_HOST:
        return False
    for mark in marks:
        inside = mark.span.start <= place.span.start and place.span.end <= mark.span.end
        if mark.kind is MarkKind.LINK and inside and mark.target and mark.target.startswith("http"):
            target = urlsplit(mark.target)
            hosts = (target.hostname or "").removeprefix("www.").split(".")[:-1]
            return words in {host.replace("-", "") for host in hosts} and len(target.path) > 1
    return False


def is_venue(before: str, title: str) -> bool:
    """Tell a cinema where a film was seen ("at the Harbour Kino") from a title; `before` stands before it."""
    return bool(" " in title and _VENUE.search(title) and _AT_A_VENUE.search(before))


def is_sheet(page: Page) -> bool:
    """Tell whether lines of the page label what only a film's record holds: others of their form are labels, too."""
    known = labels_of()
    heads = (page.text[b.span.start : b.span.start + _LONGEST_LABEL].partition(":")[::2] for b in page.blocks)
    return sum(rest != "" and head.strip(_MARKS).casefold() in known for head, rest in heads) >= _LEAST_LABELS


def heads_a_row(text: str, mention: Mention) -> bool:
    """Tell a label ("Set Decorator: Ann Lee") by its place: it opens its line, and a colon follows."""
    line = text.rfind("\n", 0, mention.start) + 1
    return not text[line : mention.start].strip(_MARKS) and bool(_COLON_NEXT.match(text, mention.end))

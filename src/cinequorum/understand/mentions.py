"""Where a page names films: titles set off by quotation marks, italics and links, and bare ones beside a cue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from cinequorum.model.page import MarkKind
from cinequorum.names.titles import title_key
from cinequorum.understand.cues import Cue, cue_of
from cinequorum.understand.data import works
from cinequorum.understand.phrases import Phrase, phrases
from cinequorum.understand.prose import Prose, Sentence
from cinequorum.understand.title_shape import has_inner_structure, known_names, looks_like_title, no_film, trimmed

_QUOTED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"“([^“”\n]{1,90})”",
        r"(?<![\w’])‘([^‘\n]{1,90}?)’(?!\w)",
        r"«\s?([^«»\n]{1,90}?)\s?»",
        r"„([^„“”\n]{1,90})[“”]",
        r"[《「『]([^《》「」『』\n]{1,90})[》」』]",
        r"(?<![\w\"])\"([^\"\n]{1,90})\"(?!\w)",
        r"(?<![\w'])'([A-Z0-9][^'\n]{0,90}?(?:'s [^'\n]{1,60})?)'(?!\w)",
    )
)
_YEAR_AFTER = re.compile(
    r"[”\"’'»*_\]]{0,3}\s?(?:\([^()\d]{1,60}\)\s?)?\((?:[^()]{0,60}?,\s?)?((?:18[89]|19\d|20\d)\d)(?:[,/;–-][^()]{0,60})?\)"
)
_CAPITALS = re.compile(r"(?<![\w’'])[A-Z][A-Z0-9'’&:!-]+(?:\s[A-Z0-9][A-Z0-9'’&:!-]*){0,7}(?![\w])")
_YEAR_OWNER = re.compile(r"((?:18[89]|19\d|20\d)\d)['’]s\s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A film's title at one place of the page. `form`: `quoted`, `emphasis`, `link`, `capitals`, `dated` or `bare`.

    `start` and `end` are offsets into the page's text; `sentence` the index in `Prose.sentences`; `cue` what around
    it says that it is a film and how it is related, or None; `p` the probability that a film is meant.
    """

    title: str
    start: int
    end: int
    form: str
    year: int | None
    sentence: int
    cue: Cue | None
    p: float


_P: Final = {"link": 0.95, "emphasis": 0.85, "quoted": 0.8, "dated": 0.85, "capitals": 0.7, "bare": 0.65}


def title_mentions(prose: Prose) -> tuple[Mention, ...]:
    """Return the places where the prose names films, in text order, without overlaps."""
    known = known_names(prose)
    found: list[Mention] = []
    for index in range(len(prose.sentences)):
        candidates = [*_marked(prose, index, known), *_quoted(prose, index, known)]
        candidates += [*_capitals(prose, index, known), *_bare(prose, index, known)]
        found.extend(_apart(candidates))
    return tuple(found)


def _apart(candidates: Iterable[Mention]) -> list[Mention]:
    """Keep the surer of two mentions that overlap."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (-m.p, m.start)):
        if all(mention.end <= k.start or mention.start >= k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _mention(prose: Prose, index: int, place: tuple[int, int], form: str) -> Mention:
    sentence = prose.sentences[index]
    start, end = place
    text = prose.page.text
    before = text[max(sentence.span.start, start - 80) : start]
    after = text[end : min(sentence.span.end, end + 40)]
    dated = _YEAR_AFTER.match(text[end : end + 130])
    owner = _YEAR_OWNER.search(before)
    year = int(dated[1]) if dated else int(owner[1]) if owner else None
    cue = cue_of(before, after)
    sure = 0.1 if year or (cue and cue.strong) else 0.0
    title = trimmed(text[start:end])
    return Mention(
        title=title, start=start, end=end, form=form, year=year, sentence=index, cue=cue, p=min(0.98, _P[form] + sure)
    )


def _marked(prose: Prose, index: int, known: frozenset[str]) -> Iterator[Mention]:
    sentence = prose.sentences[index]
    for mark in prose.page.marks:
        if not sentence.span.start <= mark.span.start < sentence.span.end or mark.kind is MarkKind.IMAGE:
            continue
        text = prose.page.slice(mark.span)
        link = _is_database(mark.target)
        if not link and mark.kind is not MarkKind.EMPHASIS:
            continue
        if not text.strip() or not looks_like_title(text, prose.page.language):
            continue
        if not link and (no_film(text, known) or _other_work(prose, mark.span.start, mark.span.end, sentence)):
            continue
        yield _mention(prose, index, _tight(prose, mark.span.start, mark.span.end), "link" if link else "emphasis")


def _is_database(target: str | None) -> bool:
    if not target:
        return False
    low = target.casefold()
    return any(address in low for address in works.DATABASES) or bool(re.fullmatch(r"(?:imdb:)?tt\d{7,9}", low))


def _tight(prose: Prose, start: int, end: int) -> tuple[int, int]:
    """Shrink a place to the title inside its quotation marks and trailing comma."""
    words = prose.page.text[start:end]
    bare = trimmed(words)
    lead = words.find(bare)
    return (start + lead, start + lead + len(bare)) if bare and lead >= 0 else (start, end)


def _quoted(prose: Prose, index: int, known: frozenset[str]) -> Iterator[Mention]:
    sentence = prose.sentences[index]
    for pattern in _QUOTED:
        for match in pattern.finditer(sentence.text):
            start, end = sentence.span.start + match.start(1), sentence.span.start + match.end(1)
            dated = bool(_YEAR_AFTER.match(prose.page.text[end : end + 130]))
            if not (looks_like_title(match[1], prose.page.language) or (dated and match[1][0].isupper())):
                continue
            if no_film(match[1], known) or _is_nickname(sentence, match) or _other_work(prose, start, end, sentence):
                continue
            yield _mention(prose, index, _tight(prose, start, end), "quoted")


def _is_nickname(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell a nickname or speech: “Red” (Morgan Freeman), J. “Doc” Smith, he says, “Run.”"""
    before = sentence.text[: match.start()].rstrip()
    after = sentence.text[match.end() :]
    if re.match(r"\s\([A-Z][\w.]+\s[A-Z]", after) or (
        re.search(r"[A-Z][\w.]*$", before) and re.match(r"\s[A-Z]", after)
    ):
        return True
    speech = re.search(
        r"\b(?:says?|said|saying|asks?|shouts?|wails?|replies|whispers?|screams?|line|phrase|question|word|words|sentence)\b[^.]{0,20}[,:]$",
        before,
    )
    return bool(speech) or match[1].rstrip().endswith((".", "?", "...")) and len(match[1].split()) > 2  # noqa: RUF021


def _other_work(prose: Prose, start: int, end: int, sentence: Sentence) -> bool:
    """Tell whether a word beside the title makes it a book, a song or the like."""
    before = prose.page.text[max(sentence.span.start, start - 40) : start].casefold()
    after = prose.page.text[end : min(sentence.span.end, end + 25)].casefold()
    pattern = _OTHER_BEFORE.search(before)
    return bool(pattern) or bool(_OTHER_AFTER.match(after))


_OTHER = "|".join(re.escape(word) for word in sorted(works.OTHER_WORKS, key=len, reverse=True))
_OTHER_BEFORE = re.compile(rf"\b(?:{_OTHER})(?:\s(?:called|titled|entitled|by))?[\s,:*_“\"‘'«(]{{1,4}}$")
_OTHER_AFTER = re.compile(rf"[\s,*_”\"’'»)]{{1,4}}(?:the |a |an )?(?:{_OTHER})\b(?! adaptation)")


def _capitals(prose: Prose, index: int, known: frozenset[str]) -> Iterator[Mention]:
    """Titles in capitals: several words long, or in a parenthesis after a name."""
    sentence = prose.sentences[index]
    if sum(c.isupper() for c in sentence.text) > 0.5 * sum(c.isalpha() for c in sentence.text):
        return
    for match in _CAPITALS.finditer(sentence.text):
        words = match.group().rstrip(":-'’")
        listed = re.search(r"\([A-Z0-9 ,'’&:!-]*$", sentence.text[: match.start()])
        label = sentence.text[match.end() - (len(match.group()) - len(words)) :][:1] == ":" and match.start() == 0
        if label or no_film(words, known) or (len(words.split()) < 2 and not (listed and len(words) > 4)):
            continue
        start = sentence.span.start + match.start()
        yield _mention(prose, index, (start, start + len(words)), "capitals")


def _bare(prose: Prose, index: int, known: frozenset[str]) -> Iterator[Mention]:
    """Bare titles: phrases with a cue beside them, and their neighbours in a list ("Alpha, Beta and Gamma")."""
    sentence = prose.sentences[index]
    listed: list[tuple[Phrase, Mention]] = []
    for phrase in phrases(sentence.text, known):
        if not _may_be_title(phrase, sentence, known):
            continue
        start = sentence.span.start + phrase.start
        mention = _mention(prose, index, (start, start + len(phrase.text)), "bare")
        if _other_work(prose, mention.start, mention.end, sentence):
            continue
        if listed and not _LISTED.fullmatch(prose.page.text[listed[-1][1].end : mention.start]):
            yield from _accepted(listed)
            listed = []
        listed.append((phrase, mention))
    yield from _accepted(listed)


_LISTED = re.compile(
    r"(?:\s\([^()]{0,80}\))?[*_”\"]{0,2},?\s(?:(?:and|or|y|et|und|e|o|und|ou|oder)\s)?(?:even\s)?[*_“\"]{0,2}"
)


def _accepted(listed: list[tuple[Phrase, Mention]]) -> Iterator[Mention]:
    """Accept a list of phrases as titles if one of them is cued; all get its cue."""
    cued = next((m for p, m in listed if _cued(p, m)), None)
    for phrase, mention in listed:
        if mention.year and not _YEARS.search(mention.title):
            yield replace(mention, form="dated", p=_P["dated"])
        elif _cued(phrase, mention):
            yield mention
        elif cued is not None:
            yield replace(mention, cue=cued.cue)


_YEARS = re.compile(r"\b(?:18|19|20)\d\d\b|\d(?:st|nd|rd|th)\b|^\d+\w{1,2}$")


def _may_be_title(phrase: Phrase, sentence: Sentence, known: frozenset[str]) -> bool:
    words = phrase.text.split()
    if no_film(phrase.text, known) or phrase.text.isdigit() or len(phrase.text) < 3:
        return False
    if len(words) == 1 and (_plain(phrase.text) or phrase.text.isupper()):
        return False
    followed = sentence.text[phrase.end : phrase.end + 1]
    return not (followed in "'’" and followed and len(words) == 1)


def _plain(word: str) -> bool:
    return re.split(r"['’-]", word.casefold())[0] in works.PLAIN_WORDS or word[0].isdigit()


def _cued(phrase: Phrase, mention: Mention) -> bool:
    cue = mention.cue
    if cue is None or _YEARS.search(phrase.text):
        return False
    if phrase.owner and not phrase.owner.isdigit():
        return True
    return cue.strong or has_inner_structure(phrase.text)


def keyed(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Group mentions by title key, in text order."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(title_key(mention.title), []).append(mention)
    return groups

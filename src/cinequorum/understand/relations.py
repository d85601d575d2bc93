"""How another film on a page is related to the page's own."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.model.page import Role
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import same_title, title_key
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.mention import Mention, keyed
from cinequorum.understand.mentions import NamedTitles
from cinequorum.understand.prose import Prose
from cinequorum.understand.title_shape import LONGEST_SENTENCE

_NAME = r"[^\W\d_a-z][\w'’.-]{1,30}(?:\s(?:de|De|von|van|del|da)\b)?(?:\s[^\W\d_a-z][\w'’.-]{1,30}){0,3}"
_MAKER: Final = re.compile(
    r"(?i:\b(?:"
    + "|".join(re.escape(w) for w in sorted(works.MAKER_WORDS, key=len, reverse=True))
    + rf"))\s(?P<name>{_NAME})"
)
_COMPARES: Final = re.compile(
    r"\b(?:" + "|".join(re.escape(w) for w in sorted(works.COMPARE_ANYWHERE, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)


def related(
    prose: Prose, subject: SubjectFilm | None, named: NamedTitles, claims: tuple[Claim, ...]
) -> tuple[OtherFilm, ...]:
    """Return the films among `mentions` that are not the subject, once each, with relation and year."""
    names = makers(prose)
    found: list[OtherFilm] = []
    for group in keyed(_no_second_titles(prose, named.mentions)).values():
        first = group[0]
        if subject is not None and is_subject(first.title, subject):
            continue
        relation = next((r for r in (_relation(prose, m, names) for m in group) if r != "mentioned"), "mentioned")
        best = max(group, key=lambda m: m.p)
        found.append(
            OtherFilm(
                title=best.title,
                year=next((m.year for m in group if m.year), None),
                relation=relation,
                p=round(best.p, 3),
                span=prose.page.span(best.start, best.end),
            )
        )
    return tuple(sorted(found, key=lambda f: f.span.start))


def _no_second_titles(prose: Prose, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Leave out an original title in parentheses right after the title it belongs to."""
    ends = {m.end for m in mentions}
    kept = []
    for mention in mentions:
        gap = re.search(
            r"[”\"’'»*_)\]]{0,2}\s?\([“\"‘'«*_]{0,2}$", prose.page.text[max(0, mention.start - 8) : mention.start]
        )
        if gap is None or mention.start - len(gap.group()) not in ends:
            kept.append(mention)
    return kept


def is_subject(title: str, subject: SubjectFilm) -> bool:
    """Tell whether a title is the subject's own, or a shortened form of it ("Spotless Mind")."""
    one, whole = title_key(title), title_key(subject.title)
    return same_title(title, subject.title) or f" {one} " in f" {whole} "


def makers(prose: Prose) -> frozenset[str]:
    """Return the folded surname of the maker whom the page names most, and what its metadata call director.

    Makers are found by "director X", "directed by X" and "an X film"; where several are named (a page compares), the
    one most often named on the page is taken for the subject's.
    """
    named: dict[str, int] = {}
    for sentence in prose.sentences:
        if len(sentence.text) > LONGEST_SENTENCE:
            continue
        for match in (*_MAKER.finditer(sentence.text), *_MAKER_OF.finditer(sentence.text)):
            surname = fold(re.sub(r"(?:['’]s|['’])$", "", match["name"])).split()[-1:]
            if surname and surname[0] not in works.PLAIN_WORDS:
                named.setdefault(surname[0], 0)
    for word in fold(" ".join(s.text for s in prose.sentences)).split():
        if word in named:
            named[word] += 1
    most = max(named.values(), default=0)
    stated = [m.value for m in prose.page.metadata if m.key in _DIRECTOR_KEYS and fold(m.value)]
    return frozenset([next(n for n, c in named.items() if c == most)] if named else []) | {
        fold(v).split()[-1] for v in stated
    }


_DIRECTOR_KEYS: Final = frozenset({"director", "directors", "director.name", "movie.director.name"})
_MAKER_OF: Final = re.compile(
    rf"(?P<name>{_NAME})(?:\sbrothers)?(?:['’]s?)?\s(?:first\s|new\s|latest\s|last\s)?(?:films?|movies?|pictures?|classic)\b"
)
_HIS: Final = re.compile(r"\b(?:his|her|their)\b[^.]{0,45}$", re.IGNORECASE)


def _relation(prose: Prose, mention: Mention, names: frozenset[str]) -> str:
    sentence = prose.sentences[mention.sentence]
    if sentence.role is not Role.BODY and sentence.review is None:
        return "mentioned"
    cue = mention.cue
    if cue is not None and cue.words.startswith("by "):
        return "same_director" if fold(cue.words).split()[-1] in names else "mentioned"
    if cue is not None and cue.strong and cue.relation in {"same_director", "same_cast"}:
        return cue.relation
    before = prose.page.text[sentence.span.start : mention.start]
    weak = cue is None or not cue.strong or cue.relation == "mentioned"
    if weak and (
        set(fold(sentence.text).split()) & names or (cue and cue.relation == "mentioned" and _HIS.search(before))
    ):
        return "same_director"
    if (cue is not None and cue.relation == "compared") or _COMPARES.search(sentence.text):
        return "compared"
    if cue is not None and (cue.strong or cue.relation == "same_director"):
        return cue.relation
    return "compared" if prose.page.kind.name in _JUDGING else "mentioned"


_JUDGING: Final = frozenset({"critic_review", "user_reviews"})

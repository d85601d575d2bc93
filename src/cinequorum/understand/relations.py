"""How another film on a page is related to the page's own."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.model.page import Role
from cinequorum.model.reading import OtherFilm, SubjectFilm
from cinequorum.names.titles import same_title, title_key
from cinequorum.text.fold import fold
from cinequorum.understand.data import works
from cinequorum.understand.mentions import Mention, keyed
from cinequorum.understand.prose import Prose

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


def related(prose: Prose, subject: SubjectFilm | None, mentions: tuple[Mention, ...]) -> tuple[OtherFilm, ...]:
    """Return the films among `mentions` that are not the subject, once each, with relation and year."""
    makers = maker_surnames(prose)
    found: list[OtherFilm] = []
    for group in keyed(mentions).values():
        first = group[0]
        if subject is not None and is_subject(first.title, subject):
            continue
        relation = next((r for r in (_relation(prose, m, makers) for m in group) if r != "mentioned"), "mentioned")
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


def is_subject(title: str, subject: SubjectFilm) -> bool:
    """Tell whether a title is the subject's own, or a shortened form of it ("Spotless Mind")."""
    one, whole = title_key(title), title_key(subject.title)
    return same_title(title, subject.title) or f" {one} " in f" {whole} "


def maker_surnames(prose: Prose) -> frozenset[str]:
    """Return the folded surnames of those whom the page calls director or maker of the film."""
    found: set[str] = set()
    for sentence in prose.sentences:
        for match in _MAKER.finditer(sentence.text):
            name = re.sub(r"(?:['’]s|['’])$", "", match["name"])
            found.add(fold(name).split()[-1] if fold(name) else "")
    for meta in prose.page.metadata:
        if meta.key in {"director", "directors", "director.name", "movie.director.name"} and fold(meta.value):
            found.add(fold(meta.value).split()[-1])
    return frozenset(found - {""})


def _relation(prose: Prose, mention: Mention, makers: frozenset[str]) -> str:
    sentence = prose.sentences[mention.sentence]
    if sentence.role is not Role.BODY and sentence.review is None:
        return "mentioned"
    cue = mention.cue
    if cue is not None and cue.strong:
        return cue.relation
    words = set(fold(sentence.text).split())
    if cue is not None and cue.relation == "compared":
        return "compared"
    if words & makers:
        return "same_director"
    if _COMPARES.search(sentence.text):
        return "compared"
    return cue.relation if cue is not None and cue.relation != "same_cast" else "mentioned"

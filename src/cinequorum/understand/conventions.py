"""How a page itself marks films: what it marks otherwise, with nothing else to say for it, is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from cinequorum.model.page import Page
from cinequorum.understand.mention import Mention
from cinequorum.understand.phrases import is_person
from cinequorum.understand.prose import Prose

_SURE = frozenset({"link", "dated"})
_TYPOGRAPHIC = frozenset({"quoted", "emphasis"})
_LEAST_WORDS = 5
_LEAST_REVIEWS = 2


def conventional(
    prose: Prose, groups: Sequence[list[Mention]], is_own: Callable[[str], bool] | None
) -> list[list[Mention]]:
    """Return the groups of mentions (one film each) that fit how the page marks films.

    `is_own` tells the title of the page's own film; None where it has none. A page that sets its own film in italics
    (or, without one, those whose years, links or makers it gives) uses quotation marks for songs, nicknames and speech.
    Visitors' reviews mark nothing reliably: there a film is linked, dated, set off beside a word that says so, or
    named in several reviews.
    """
    mentions = [m for group in groups for m in group]
    own = {m.form for m in mentions if is_own and is_own(m.title)} & _TYPOGRAPHIC
    forms = own or (_stated_forms(prose, mentions) if is_own is None else set())
    kept = [g for g in groups if not forms or "quoted" in forms or not all(map(_is_bare_quote, g))]
    if prose.page.kind.name == "user_reviews":
        kept = [group for group in kept if _agreed(prose, group)]
    if is_own is None and _is_life(prose.page):
        kept = [group for group in kept if any(_in_sentence(prose, m) for m in group)]
    return kept


def _stated_forms(prose: Prose, mentions: Sequence[Mention]) -> set[str]:
    """Return how a page without a film of its own sets films off: those with a year, or several that have a maker."""
    dated = {m.form for m in mentions if m.form in _TYPOGRAPHIC and m.year}
    made = Counter(m.form for m in mentions if m.form in _TYPOGRAPHIC and _MADE.match(prose.page.text, m.end))
    return dated or {form for form, count in made.items() if count >= _MANY}


_MANY = 3
_MADE = re.compile(r"\s?,?\s(?:by|di|de|von|av|af|van|door|od|par|przez)\s(?:[a-z]{1,3}\s[a-z]{1,3}\s)?[A-Z]")
"""A maker behind a title: “Salt”, by Ann Lee."""


def _is_life(page: Page) -> bool:
    """Tell a person's page, which lists a filmography."""
    stated = any(meta.key in _PERSON_KEYS for meta in page.metadata)
    return page.kind.name in {"list", "listing", "other"} and (stated or is_person(page.headline or ""))


_PERSON_KEYS = frozenset({"person.name", "person.birthdate", "person.jobtitle"})


def _in_sentence(prose: Prose, mention: Mention) -> bool:
    """Tell a title that stands in prose from one that fills its line."""
    rest = prose.sentences[mention.sentence].text.replace(mention.title, " ")
    return sum(word.isalpha() for word in rest.split()) >= _LEAST_WORDS


def _is_bare_quote(mention: Mention) -> bool:
    return mention.form == "quoted" and mention.cue is None and mention.year is None


def _agreed(prose: Prose, group: list[Mention]) -> bool:
    if any(m.form in _SURE or m.year for m in group):
        return True
    if any(m.cue is not None and (m.form in _TYPOGRAPHIC or (m.cue.strong and m.form != "bare")) for m in group):
        return True
    return len({prose.sentences[m.sentence].review for m in group}) >= _LEAST_REVIEWS

"""Bare titles: capitalised phrases that a cue beside them, or their place in a list, makes films."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from cinequorum.model.page import Role
from cinequorum.text.alternatives import any_of
from cinequorum.text.fold import fold
from cinequorum.understand.cues import Cue, name_cue
from cinequorum.understand.data import countries, roles, works
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.mention import FILM_AFTER, SURE, Mention, mention_at, other_work
from cinequorum.understand.phrases import Phrase, is_given_name, is_person
from cinequorum.understand.prose import Prose, Sentence
from cinequorum.understand.title_shape import has_inner_structure, no_film


def bare_titles(prose: Prose, index: int, known: frozenset[str], cut: tuple[Phrase, ...]) -> Iterator[Mention]:
    """Bare titles: phrases with a cue beside them, and their neighbours in a list ("Alpha, Beta and Gamma").

    `cut` are the sentence's capitalised phrases.
    """
    sentence = prose.sentences[index]
    if sentence.role in {Role.TITLE, Role.HEADING}:  # headlines capitalise everything
        return
    found = [(p, _by_maker(sentence, p, _at(prose, index, p), known)) for p in cut if _may_name(p, sentence)]
    english = prose.page.language.startswith("en")
    if not any(
        mention.year or _cued(phrase, mention, english=english) for phrase, mention in found
    ):  # as in most sentences
        return
    listed: list[tuple[Phrase, Mention]] = []
    for phrase, mention in found:
        if no_film(phrase.text, _known_for(mention, known)) and not _listed_name(prose, listed, phrase, mention):
            continue
        if (
            _is_declined(phrase.text, prose.page.language)
            or _MADE_IT.search(prose.page.text[max(0, mention.start - _LEAD) : mention.start])
            or _named_for_maker(phrase, mention, known)
            or other_work(prose, mention.start, mention.end, sentence)
        ):
            continue
        if listed and not LISTED.fullmatch(prose.page.text[listed[-1][1].end : mention.start]):
            yield from _accepted(listed, english=english)
            listed = []
        listed.append((phrase, mention))
    yield from _accepted(listed, english=english)


def _named_for_maker(phrase: Phrase, mention: Mention, known: frozenset[str]) -> bool:
    """Tell a surname before a film word ("The Holm film") from a title."""
    words = phrase.text.split()
    after = mention.cue is not None and mention.cue.words.startswith("…")
    return after and len(words) == 2 and words[0] in {"The", "This", "Another"} and fold(words[1]) in known


def _is_declined(words: str, language: str) -> bool:
    """Tell a person's name with a case's ending ("film Anny Holmové", "filmy Maxa Roea"), where names have them.

    >>> _is_declined("Davida Holma", "pl"), _is_declined("Nocny pociąg", "pl"), _is_declined("Davida Holma", "en")
    (True, False, False)
    """
    first, *rest = words.split()
    if language not in _DECLINING or not 1 <= len(rest) <= _NAMES or not all(word[0].isupper() for word in rest):
        return False
    return any(is_given_name(first[:-cut] + end) for cut, end in _ENDINGS if len(first) > cut + 1)


_LEAD = 12  # code points
_MADE_IT = re.compile(r"[”\"»’]\W{0,2}\s(?:by|di|de|von|av|af|van|od|par)\s$")
"""What stands between a title in quotation marks and its maker's name: “Salt”, by Ann Lee."""
_DECLINING = frozenset({"cs", "sk", "pl", "hr", "sr", "sl", "bs"})
_NAMES = 2  # further names
_ENDINGS = ((1, ""), (2, ""), (1, "a"), (2, "a"), (1, "o"))


def _listed_name(prose: Prose, listed: list[tuple[Phrase, Mention]], phrase: Phrase, mention: Mention) -> bool:
    """Tell a title that is a person's name by the list it ends, of what only films are ("wrote Salt and Anna Holm").

    Who is named again on the page, or goes on in the sentence as persons do, is a person.
    """
    first = listed[0][1].cue if listed else None
    if first is None or first.words not in works.FILM_ONLY_CUES or " " not in phrase.text:
        return False
    text = prose.page.text
    if not LISTED.fullmatch(text[listed[-1][1].end : mention.start]) or _OWN_WORDS.match(text, mention.end):
        return False
    return text.count(phrase.text.split()[-1]) == 1


_OWN_WORDS = re.compile(r"['’]s?\b|,\s(?:who|his|her|whose)\b|\s(?:who|has|have|had|was|were|is|are)\b")
"""What makes a name a person's after all."""


def _at(prose: Prose, index: int, phrase: Phrase) -> Mention:
    start = prose.sentences[index].span.start + phrase.start
    return mention_at(prose, index, (start, start + len(phrase.text)), "bare")


LISTED = re.compile(
    r"(?:\s\([^()]{0,80}\))?[*_”\"]{0,2},?\s(?:(?:and|or|y|et|und|e|o|ou|oder|och|og|en|hay|và|ja|és|și)\s)?"
    r"(?:even\s)?[*_“\"]{0,2}"
)
"""What stands between two titles of a list."""


def _accepted(listed: list[tuple[Phrase, Mention]], *, english: bool) -> Iterator[Mention]:
    """Accept a list of phrases as titles if one of them is cued; all get its cue."""
    cued = next((m for p, m in listed if _cued(p, m, english=english)), None)
    for phrase, mention in listed:
        if not mention.p:
            yield mention
        elif mention.year and not _YEARS.search(mention.title):
            yield replace(mention, form="dated", p=SURE["dated"])
        elif _cued(phrase, mention, english=english):
            yield mention
        elif cued is not None:
            yield replace(mention, cue=cued.cue)


_YEARS = re.compile(r"\b(?:18|19|20)\d\d(?:s|\b)|\d(?:st|nd|rd|th)\b|^\d+\w{1,2}$")


_CLOCK = re.compile(r"(?:\d{1,2}\s)?(?:AM|PM)\b")


def _may_name(phrase: Phrase, sentence: Sentence) -> bool:
    """Tell by its form and the words beside it whether a phrase may be a title at all."""
    words = phrase.text.split()
    if phrase.text.isdigit() or len(phrase.text) < 3 or words[0].casefold() in works.PART_WORDS:
        return False
    if len(words) > 2 and words[0].casefold() in works.OFFICES and words[1] in {"of", "for"}:
        return False
    if _describes(phrase, sentence):
        return False
    if fold(phrase.text) in _GENRES:  # a line of genres: "Comedy, Drama"
        return False
    if all(_plain(w) for w in words) or words[-1].casefold() in works.KINSHIP or _is_kin(phrase, sentence):
        return False
    if len(words) == 1 and (_plain(phrase.text) or phrase.text.isupper() or is_given_name(phrase.text)):
        return False
    after = sentence.text[phrase.end : phrase.end + 30]
    article = _ARTICLE.search(sentence.text, max(0, phrase.start - 7), phrase.start)
    if article and not has_inner_structure(phrase.text) and not FILM_AFTER.match(after):
        return False
    return not after.startswith("/") and not (after[:1] in {"'", "’"} and len(words) == 1)


def _describes(phrase: Phrase, sentence: Sentence) -> bool:
    """Tell what is said of a film from its title: "the Studio Ribbon film", "a Dickensian drama"."""
    if " " in phrase.text:
        return not _COMPANY.isdisjoint(phrase.text.split())
    return bool(_ADJECTIVE.search(phrase.text) and _NOUN.match(sentence.text, phrase.end))


_COMPANY = frozenset({"Studio", "Studios", "Pictures", "Entertainment", "Productions", "Filmproduktion"})
_ADJECTIVE = re.compile(r"(?:ical|[aeiou]ian|nian|esque|ean)$")  # "a Biblical epic", "a Dickensian drama"
_NOUN = re.compile(rf"\s{any_of(roles.FILM_NOUNS)}\b", re.IGNORECASE)
_GENRES = frozenset(fold(word) for words in GENRES.values() for word in words)


def _is_kin(phrase: Phrase, sentence: Sentence) -> bool:
    """Tell a surname before "brothers" or "family"."""
    after = sentence.text[phrase.end : phrase.end + 12].split()
    return " " not in phrase.text and bool(after) and after[0].strip(".,;") in works.KINSHIP


_ARTICLE = re.compile(r"\b(?:the|an?|this|these|those)\s$")


_PART = re.compile(r"['’-]")
_PLAIN_WORDS = frozenset(works.PLAIN_WORDS)


def _plain(word: str) -> bool:
    return _PART.split(word.casefold())[0] in _PLAIN_WORDS or word[0].isdigit()


def _known_for(mention: Mention, known: frozenset[str]) -> frozenset[str]:
    """Return the names to hold against a title: none of the page's own where the cue allows a character's name."""
    certain = mention.cue is not None and mention.cue.words in works.FILM_ONLY_CUES
    return frozenset() if certain and (mention.year or " " in mention.title) else known


def _by_maker(sentence: Sentence, phrase: Phrase, mention: Mention, known: frozenset[str]) -> Mention:
    """Add the cue of a name beside the title, or of its owner ("Doe’s Alpha")."""
    cue = name_cue(sentence.text[: phrase.start], sentence.text[phrase.end :], known)
    if cue is not None and not phrase.text[0].isdigit():
        return replace(mention, cue=cue)
    if mention.cue is None and phrase.owner and is_person(phrase.owner, known):
        return replace(mention, cue=Cue("mentioned", "name's title", strong=False))
    return mention


_FILM_CUE_WORDS = frozenset(works.FILM_CUE_WORDS)
_PLACES = frozenset(map(fold, (*countries.COUNTRIES, *countries.PLACES)))


def _cued(phrase: Phrase, mention: Mention, *, english: bool) -> bool:
    cue = mention.cue
    if cue is None or _YEARS.search(phrase.text) or _CLOCK.match(phrase.text):
        return False
    if fold(phrase.text) in _PLACES and cue.words not in works.FILM_ONLY_CUES:  # "a blend with Hong Kong horror"
        return False
    if " " not in phrase.text and cue.words.startswith("… -"):  # a thing's style, not a film's
        return False
    filmed = cue.strong and cue.words in works.WEAK_CUES  # "films such as"
    if not (english or filmed or cue.words.startswith("by ")) and _FILM_CUE_WORDS.isdisjoint(cue.words.split()):
        return False  # capitals and prepositions say too little where nouns or names have them too
    if phrase.owner and not phrase.owner.isdigit():
        return True
    if cue.strong:
        return True
    places = not phrase.text.startswith("The ") and any(
        word in works.INSTITUTIONS for word in fold(phrase.text).split()
    )
    several = " " in phrase.text and cue.relation == "compared" and not places
    numbered = phrase.text[-1].isdigit() and ":" not in phrase.text
    return several or (has_inner_structure(phrase.text) and not places and not numbered)

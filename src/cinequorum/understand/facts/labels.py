"""The labels of data sheets: which predicate a label names, and where `label: value` stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from cinequorum.model.claim import CREDITS
from cinequorum.text.data.labels import DATE_AMONG, LABELS, NAMES_HEAD, NAMES_LINK
from cinequorum.text.fold import fold

_COLON: Final = re.compile(r"[*_]{0,2}\s?(?P<colon>[:：])[*_]{0,2}\s*")
_LONGEST_LABEL: Final = 40
_LONGEST_VALUE: Final = 600
_WORD_STARTS: Final = re.compile(r"(?:^|(?<=[\s|•·*_(–-]))[^\W_]")
_VALUE_END: Final = re.compile(r"\n|\s[|•·]\s|(?<=[a-z]{3})\.\s")
_ENDING: Final = re.compile(r"(?:\([a-z]{1,4}\)|[/:*](?:a|as|e|in|innen|trice|es|s))$")
_NOTE: Final = re.compile(r"\s\([^()]{1,20}\)$")  # `Premiere (world)`
# A name ends with its cell of a table, `Ann Lee : of Pale Harbour`, or before a label that is unknown, `Ann Lee Web:`.
_NAME_END: Final = re.compile(r"\s[:：]\s|\s[^\W\d_][\w’'-]*[:：]")
_AMONG: Final = frozenset(DATE_AMONG)
_SHEET: Final = frozenset(("director", "genre", "runtime", "country"))
_LEAST_AMONG: Final = 2
_JOINTS: Final = re.compile(r"\s*[・/&,+、]\s*|\s(?:and|und|et|y|e|en|og|och|i|a|ve|și|и|і|ja|és|και|dan)\s")
_SEPARATORS: Final = "\n|•·.;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled value: what the label names, the value, where in the text the value starts, and the label."""

    predicates: tuple[str, ...]
    value: str
    start: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    predicates: tuple[str, ...]
    start: int
    end: int  # after the colon and the space


def predicates_of(label: str, language: str) -> tuple[str, ...]:
    """Return what a label names: `Regie und Buch` two trades, `Distribution` the cast in French only.

    >>> predicates_of("Directed by", "en"), predicates_of("Régie", "fr"), predicates_of("Weather", "en")
    (('director',), ('director',), ())
    >>> predicates_of("Director(es)", "es"), predicates_of("Senaryo ve Yönetmen", "tr")
    (('director',), ('writer', 'director'))
    """
    found = _named_by(label)
    if found == ("cast",) and fold(label) == "casting":  # elsewhere it names who chose the cast
        return found if language.startswith("fr") else ()
    if set(found) == {"cast", "distributor"}:
        return ("cast",) if language.startswith("fr") else ("distributor",)
    return found


@lru_cache(maxsize=8192)  # every rule for sheets asks of the same lines, and a site's pages have the same menus
def _named_by(label: str) -> tuple[str, ...]:
    return _labels().get(fold(label)) or _labels().get(fold(_ENDING.sub("", label))) or _joint(label) or _noted(label)


def _noted(label: str) -> tuple[str, ...]:
    """Return what a label names without its note, or without the words that say it heads names.

    `Premiere (world)`; `List of actors`; `Name des Regisseurs`, where the trade has the ending of a possessor.
    """
    bare = _NOTE.sub("", label)
    if bare != label:
        return _labels().get(fold(bare), ())
    heads = _name_of().match(label)
    if heads is None:
        return ()
    trade = fold(label[heads.end() :])
    found = _labels().get(trade) or _labels().get(trade.removesuffix("s")) or ()
    return tuple(predicate for predicate in found if predicate in CREDITS)


def once(label: str) -> str:
    """Return a label that stands twice, for wide and for narrow screens, as it stands once.

    >>> once("Director Director"), once("Art Director")
    ('Director', 'Art Director')
    """
    half = len(label) // 2
    return label[:half] if label[half : half + 1] == " " and label[:half] == label[half + 1 :] else label


def _joint(label: str) -> tuple[str, ...]:
    """Return what a label for several trades names, if each of its parts is a label of a trade."""
    parts = _JOINTS.split(label)
    if len(parts) < 2:
        return ()
    found = [_labels().get(fold(part), ()) for part in parts]
    known = all(CREDITS.intersection(predicates) for predicates in found)
    return tuple(dict.fromkeys(p for predicates in found for p in predicates if p in CREDITS)) if known else ()


def labelled_in(text: str, language: str) -> Iterator[Labelled]:
    """Yield each `label: value`; the value ends with its line, at a dividing sign, before the next label, after prose.

    >>> [(x.predicates, x.value) for x in labelled_in("Director: Ann Lee Cast: Bo Day, Cy Orr", "en")]
    [(('director',), 'Ann Lee'), (('cast',), 'Bo Day, Cy Orr')]
    """
    text = text.replace("\u3000", " ")  # the wide space of Japanese, which parts a label from the value before it
    found = _dated(text, list(_labels_in(text, language))) if ":" in text or "：" in text else []
    for index, label in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        end = _VALUE_END.search(text, label.end, min(limit, label.end + _LONGEST_VALUE))
        value = text[label.end : end.start() if end else min(limit, label.end + _LONGEST_VALUE)].rstrip(" \t*_-–|•·")
        if "(" not in value:
            value = value.removesuffix(".").removesuffix(")") if value.endswith((")", ").")) else value  # "(Label: X)."
        if label.predicates != ("cast",) and CREDITS.issuperset(label.predicates):
            value = _NAME_END.split(value, maxsplit=1)[0]
        if value:
            words = _COLON.sub("", text[label.start : label.end])
            yield Labelled(predicates=label.predicates, value=value, start=label.end, label=words)


def _dated(text: str, found: list[_Label]) -> list[_Label]:
    """Add `Date:` among other labels of a film's record: its release. Alone it is the page's own."""
    kinds = {predicate for label in found for predicate in label.predicates}
    if len(kinds & _SHEET) < _LEAST_AMONG or "release" in kinds:
        return found
    date = next((colon for colon in _COLON.finditer(text) if _is_date_label(text, colon)), None)
    if date is None:
        return found
    release = _Label(predicates=("release",), start=_word_start(text, date.start()), end=date.end())
    return sorted([*found, release], key=lambda label: label.start)


def _is_date_label(text: str, colon: re.Match[str]) -> bool:
    return text[_word_start(text, colon.start()) : colon.start()].lower() in _AMONG


def _word_start(text: str, end: int) -> int:
    """Return where the word that ends here starts."""
    return max(text.rfind(sign, 0, end) for sign in " \n") + 1


def _labels_in(text: str, language: str) -> Iterator[_Label]:
    glued_line = -1  # where a line begins whose first label is glued to its value: there others may be, too
    for match in _COLON.finditer(text):
        first = text.rfind("\n", 0, match.start()) + 1
        begin = max(first, match.start() - _LONGEST_LABEL)
        line = text[begin : match.start()]
        spaced = match["colon"] == "：" or match.end() > match.end("colon")
        glued = first in (begin, glued_line) and _begins_value(text[match.end() : match.end() + 1])
        if not (spaced or glued) or not line or _last_word(line) not in _label_ends():
            continue
        label = _longest(text, begin, match.start(), language)
        if label and (spaced or label[0] == first or glued_line == first):
            glued_line = first if glued and not spaced else glued_line
            yield _Label(predicates=label[1], start=label[0], end=match.end())


def _begins_value(letter: str) -> bool:
    """Say whether a value may be glued to its label: `Producer:Ann Lee`, `Year:1987`."""
    return letter.isupper() or letter.isdigit()


def _last_word(line: str) -> str:
    """Return the last word before a colon as `_label_ends` has it: of a joint label its last part, without its ending.

    >>> _last_word("**Production designer"), _last_word("Screenplay/Director"), _last_word("Regisseur(in)")
    ('designer', 'director', 'regisseur')
    """
    last = _NOTE.sub("", line.rstrip()).rsplit(" ", 1)[-1].lower().strip("*_([|•·")
    return last if last in _label_ends() else _ENDING.sub("", _JOINTS.split(last)[-1])


def _longest(text: str, begin: int, end: int, language: str) -> tuple[int, tuple[str, ...]] | None:
    """Return the start of the longest label that ends here; one in small letters has to begin a line or a piece."""
    for word in _WORD_STARTS.finditer(text, begin, end):
        start = word.start()
        if start == begin and begin > 0 and text[begin - 1] not in "\n\t |•·*_(–-":
            continue
        found = predicates_of(text[start:end], language)
        before = text[:start].rstrip(" *_-–")[-1:]
        if found and (not text[start].islower() or not before or before in _SEPARATORS):
            return start, found
    return None


@cache
def _labels() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for predicate, labels in LABELS.items():
        for label in dict.fromkeys(fold(label) for label in labels):
            found[label] = (*found.get(label, ()), predicate)
    return found


@cache
def _label_ends() -> frozenset[str]:
    """Return the last words of all labels as printed, in lower case: what stands before a colon is looked up first."""
    return frozenset(label.lower().rsplit(" ", 1)[-1] for group in LABELS.values() for label in group)


@cache
def label_starts() -> frozenset[str]:
    """Return the first words of all labels, in lower case, those among them that say that names follow."""
    heads = {word.lower() for word in NAMES_HEAD}
    return frozenset(label.lower().split(" ", 1)[0] for group in LABELS.values() for label in group) | heads


def begins_label(line: str) -> bool:
    """Tell whether a line's first word, with or without its colon, may be a label's first: of most lines it is not.

    >>> begins_label("Director: Ann Lee"), begins_label("Schauspieler:innen"), begins_label("She is late.")
    (True, True, False)
    """
    word = line.split(" ", 1)[0].lower()
    if word in label_starts():
        return True
    head = word.replace("：", ":")
    return ":" in head and (head.rstrip(":") in label_starts() or head.partition(":")[0] in label_starts())


@cache
def _name_of() -> re.Pattern[str]:
    """Return the pattern of `name of the`, `list of` and their like before a trade."""
    heads, links = ("|".join(re.escape(word) for word in words) for words in (NAMES_HEAD, NAMES_LINK))
    return re.compile(rf"(?:{heads})\s(?:(?:{links})\s|(?:d|dell|l)['’])(?=[^\W\d_])", re.IGNORECASE)

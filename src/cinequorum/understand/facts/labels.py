"""The labels of data sheets: which predicate a label names, and where `label: value` stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from cinequorum.model.claim import CREDITS
from cinequorum.text.data.labels import LABELS
from cinequorum.text.fold import fold

_COLON: Final = re.compile(r"[*_]{0,2}\s?(?P<colon>[:：])[*_]{0,2}\s*")
_LONGEST_LABEL: Final = 40
_LONGEST_VALUE: Final = 600
_WORD_STARTS: Final = re.compile(r"(?:^|(?<=[\s|•·*_(–-]))[^\W_]")
_VALUE_END: Final = re.compile(r"\n|\s[|•·]\s|(?<=[a-z]{3})\.\s")
_ENDING: Final = re.compile(r"(?:\([a-z]{1,4}\)|[/:*](?:a|as|e|in|innen|trice|es|s))$")
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
    found = _labels().get(fold(label)) or _labels().get(fold(_ENDING.sub("", label))) or _joint(label)
    if found == ("cast",) and fold(label) == "casting":  # elsewhere it names who chose the cast
        return found if language.startswith("fr") else ()
    if set(found) == {"cast", "distributor"}:
        return ("cast",) if language.startswith("fr") else ("distributor",)
    return found


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
    found = list(_labels_in(text, language))
    for index, label in enumerate(found):
        limit = found[index + 1].start if index + 1 < len(found) else len(text)
        end = _VALUE_END.search(text, label.end, min(limit, label.end + _LONGEST_VALUE))
        value = text[label.end : end.start() if end else min(limit, label.end + _LONGEST_VALUE)].rstrip(" \t*_-–|•·")
        if value:
            words = _COLON.sub("", text[label.start : label.end])
            yield Labelled(predicates=label.predicates, value=value, start=label.end, label=words)


def _labels_in(text: str, language: str) -> Iterator[_Label]:
    for match in _COLON.finditer(text):
        first = text.rfind("\n", 0, match.start()) + 1
        begin = max(first, match.start() - _LONGEST_LABEL)
        line = text[begin : match.start()]
        spaced = match["colon"] == "：" or match.end() > match.end("colon")
        glued = begin == first and text[match.end() : match.end() + 1].isupper()  # `Producer:Ann Lee` fills its line
        if not (spaced or glued) or not line or _last_word(line) not in _label_ends():
            continue
        label = _longest(text, begin, match.start(), language)
        if label and (spaced or label[0] == first):
            yield _Label(predicates=label[1], start=label[0], end=match.end())


def _last_word(line: str) -> str:
    """Return the last word before a colon as `_label_ends` has it: of a joint label its last part, without its ending.

    >>> _last_word("**Production designer"), _last_word("Screenplay/Director"), _last_word("Regisseur(in)")
    ('designer', 'director', 'regisseur')
    """
    last = line.rstrip().rsplit(" ", 1)[-1].lower().strip("*_([|•·")
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
    """Return the first words of all labels, in lower case."""
    return frozenset(label.lower().split(" ", 1)[0] for group in LABELS.values() for label in group)

"""Lines that say who wrote a page: "Posted by Ann Lee on 5 March 2021", "Текст: Анна Ли", "Ann Lee · 5 March 2021"."""

from __future__ import annotations

import re
from functools import lru_cache

from cinequorum.extract.data.bylines import (
    AFTER_NAMES,
    AND_WORDS,
    BY_ACTIVE,
    BY_LABELS,
    BY_VERBS,
    BY_WORDS,
    DATE_LABELS,
    MONTH_NAMES,
    NO_AUTHORS,
    NO_NAMES,
    OCCUPATIONS,
    ORGANISATIONS,
    PARTICLES,
    RELEASE_WORDS,
)
from cinequorum.text.alternatives import any_of
from cinequorum.text.dates import ANY, find_dates
from cinequorum.text.fold import fold


def _either(words: tuple[str, ...]) -> str:
    return any_of(words, r"\s")


_VERBS, _WORDS = _either(BY_VERBS), _either(BY_WORDS)
_SIGNED = re.compile(
    rf"(?:^|[|·•,–—-]\s{{0,3}})(?:(?:{_VERBS})\s*[:|]?\s*)?(?:{_WORDS})\b\s*[:：]?\s+|\b(?:{_VERBS})\s+(?:{_WORDS})\b\s*:?\s+"
    rf"|(?:^|[|·•]\s{{0,3}})(?:{_either(BY_LABELS)})\s*(?:{_WORDS})?\s*[:：／|/]\s*|^(?:글|글·사진|文|撰文|執筆|取材・文|记者|記者)\s+"
    rf"|^(?:{_either(BY_ACTIVE)})\s+",
    re.IGNORECASE,
)
_LETTERS = re.compile("[a-z]+")
_SIGNING_WORDS = frozenset(
    _LETTERS.findall(word.lower())[0] for word in (*BY_WORDS, *BY_LABELS, *BY_ACTIVE) if word.isascii()
)  # of which every match of `_SIGNED` in a line of ASCII has one
_TITLED = re.compile(
    r"^(?P<name>[\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff]{2,4})\s?"
    r"(?:기자|평론가|칼럼니스트|에디터|記者|记者|特派員)(?=$|[\s|·/,])"
)
_AND = re.compile(
    rf"(?P<between>(?:\s{{0,9}},\s{{0,9}}[^,\d]{{3,40}}){{0,2}}?)\s{{0,9}},?\s(?:{_either(AND_WORDS)})\s+",
    re.IGNORECASE,
)
_INNER_AND = re.compile(r"\s(?:y|e|i)\s")
_FURNITURE = re.compile(
    r"\s{0,9}\|?\s{0,9}(?:leave a (?:comment|reply)|no comments?|\d{1,6} comments?|filed under.*|comments? off.*"
    r"|share this.*)$",
    re.IGNORECASE,
)
_FURNITURE_SIGNS = ("leave a ", "comment", "filed under", "share this")  # of which every match has one
_BARE_BY = frozenset({"por", "par", "di", "da", "von", "door", "av", "af", "przez", "от"})
_PARTS = re.compile(r"\s*[|·•—]\s*|\s+[–/-]\s+|\s*,\s+")
_DASHED = re.compile(r"^\s*(?:[–—]|--?)\s*(?=\S)")
_TIME = re.compile(
    r"(?:\b(?:at|um|à|a las|alle|в)\s)?\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?", re.I
)
_LABELS = frozenset(
    word
    for label in (*DATE_LABELS, *RELEASE_WORDS)
    for word in fold(label).split()
    if len(word) > (3 if " " not in label else 4)
)  # "Release Date 5 March" and "Data: 5 marzo" sign nothing
_UNSPACED = tuple(word for word in RELEASE_WORDS if word[0] >= "\u3000")
_OCCUPIED = frozenset(map(fold, OCCUPATIONS))
_LONGEST = 120
_LONGEST_LINE = 1000  # with the page's furniture at its end
_MOST_WORDS = 18
_NAME_WORDS = 5


@lru_cache(maxsize=256)  # a page's few bylines are asked about by several stages
def signed_name(text: str) -> str | None:
    """Return the name in a line that signs a page; None for any other line.

    >>> signed_name("Posted by Ann Lee on 5 March 2021"), signed_name("Published 5 March 2021 by Ann Lee")
    ('Ann Lee', 'Ann Lee')
    >>> signed_name("Ann van der Lee · 5 March 2021 · 88 minutes"), signed_name("By Sunday they are all dead.")
    ('Ann van der Lee', None)
    """
    if len(text) > _LONGEST_LINE:
        return None
    bare = text.strip(" *_\"'()[]")
    if any(sign in bare.lower() for sign in _FURNITURE_SIGNS):
        bare = _FURNITURE.sub("", bare)
    if not 4 <= len(bare) <= _LONGEST or len(bare.split()) > _MOST_WORDS:
        return None
    if reporter := agency_name(bare):
        return reporter
    line, dated = _undated(bare)
    if titled := next(filter(None, map(_TITLED.match, _PARTS.split(line))), None):
        return _checked(titled["name"])
    match = _SIGNED.search(line) if _may_sign(line) else None
    if match:
        said = match.group().strip(" :|·•,–—-").casefold()
        return _leading(line[match.end() :], alone=True) or (None if said in _BARE_BY else _user(line[match.end() :]))
    if not dated:
        return None
    names = (_leading(part.lstrip(" –—-"), alone=False) for part in _PARTS.split(line))
    return next((name for name in names if name), None)


def agency_name(text: str) -> str | None:
    """Return the reporter in a line that is nothing but a name and an agency in capitals.

    >>> agency_name("Anna Holm / STT"), agency_name("Anna Holm / Bob Ray"), agency_name("Ferry / TV")
    ('Anna Holm', None, None)
    """
    match = _AGENCY.match(text)
    return _checked(match["name"]) if match else None


_AGENCY = re.compile(r"^(?P<name>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+){1,2})\s?/\s?[^\W\d_a-z]{3,6}$")


def signed_names(text: str) -> tuple[str, ...]:
    """Return all the names in a line that signs a page: two authors are joined by a word for "and".

    >>> signed_names("By Ann Lee and Bob Ray"), signed_names("By Ann Lee and Staff"), signed_names("Nobody was there.")
    (('Ann Lee', 'Bob Ray'), ('Ann Lee',), ())
    """
    first = signed_name(text)
    if first is None:
        return ()
    rest = _seconds(text[text.find(first) + len(first) :])
    both = _INNER_AND.split(first)  # a particle in some names joins two people in others: "Ana Lee y Beto Ruiz"
    return (*both, *rest) if all(len(name.split()) > 1 for name in both) else (first, *rest)


def joined_names(text: str) -> tuple[str, ...]:
    """Return the names of a field that holds two, "Ann Lee & Bob Ray"; only the first where it holds one."""
    at = _AND.search(text)
    first = text[: at.start()].strip() if at else text
    return (first, *_seconds(text[at.start() :])) if at else (first,)


def _seconds(rest: str) -> tuple[str, ...]:
    """Return the names that follow the first, each of two words at least: "José Ortega y Gasset" is one person."""
    match = _AND.match(rest)
    if match is None:
        return ()
    between = [part.strip() for part in match["between"].split(",") if part.strip()]
    names = [*between, _leading(rest[match.end() :], alone=False) or ""]
    return tuple(n for n in names if len(n.split()) > 1 and _checked(n) and n[0].isupper() and not names_occupation(n))


def names_occupation(text: str) -> bool:
    """Tell whether words say what somebody is.

    >>> names_occupation("Crítica de Cine"), names_occupation("Ann Lee")
    (True, False)
    """
    return not _OCCUPIED.isdisjoint(fold(text).split()) or fold(text) in _OCCUPIED


def closing_name(text: str) -> str | None:
    """Return the name in a page's last line that is nothing but a dash and a name.

    >>> closing_name("— Ann Lee"), closing_name("– and that is all")
    ('Ann Lee', None)
    """
    match = _DASHED.match(text)
    if match is None or len(text) > 50:
        return None
    return _leading(text[match.end() :].strip(" *_."), alone=False)


def _may_sign(line: str) -> bool:
    """Tell whether `_SIGNED` may find anything: to look for its words takes a sixth of the time of the pattern."""
    return not line.isascii() or not _SIGNING_WORDS.isdisjoint(_LETTERS.findall(line.lower()))


@lru_cache(maxsize=2000)
def undated(text: str) -> str:
    """Return a line with its dates and times cut out, a bar in place of each."""
    return _undated(text)[0]


def parted(text: str) -> str:
    """Part a name from the date that followed it in an element of its own, before the markup was lost.

    >>> parted("Ann Lee11 septembrie 2023"), parted("Ferry 2 May 2021"), parted("Apollo13 and more")
    ('Ann Lee 11 septembrie 2023', 'Ferry 2 May 2021', 'Apollo13 and more')
    """
    return _GLUED.sub(" ", text) if _DIGIT.search(text) else text


_DIGIT = re.compile(r"\d")
_GLUED = re.compile(
    r"(?<=[a-z\u00df-\u02af\u0430-\u045f])(?=\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d\d(?!\d))"
)


def _undated(text: str) -> tuple[str, bool]:
    if not any(char.isdigit() for char in text):
        return text, False
    text = parted(text)
    found = (*find_dates(text, order="dmy"), *(m for m in find_dates(text, ANY, order="dmy") if not m.yearless))
    mentions = {(m.start, m.end) for m in found}
    line, last = "", 0
    for start, end in sorted(mentions):
        if start >= last:
            line, last = f"{line}{text[last:start]} | ", end
    return _TIME.sub(" | ", line + text[last:]), bool(mentions)


def _leading(text: str, *, alone: bool) -> str | None:
    """Return the name that `text` begins with; `alone` takes a single word."""
    name: list[str] = []
    words = text.split()
    for word in words[:_NAME_WORDS]:
        bare = word.strip('(),;:|·•*_"“”')
        named = bare and (_is_capital(bare) or (alone and _is_caseless(bare)) or (name and bare.lower() in PARTICLES))
        if not named or (name and word[-1] == ":"):
            break
        name.append(bare)
        if word[-1] in ",;:|·•":
            break
    while name and name[-1].lower() in PARTICLES and not name[-1][0].isupper():
        name.pop()
    rest = words[len(name) :]
    if not name or (len(name) == 1 and not alone and not _is_cjk(name[0])) or not _ends(text, name, rest):
        return None
    return _checked(" ".join(name))


def _user(text: str) -> str | None:
    """Return a user's name in small letters, alone or before "on" and a date."""
    words = text.split()
    if not words or (len(words) > 1 and words[1].strip(",:") not in AFTER_NAMES):
        return None
    return _checked(words[0]) if words[0][0].isalnum() else None


def _is_capital(word: str) -> bool:
    first = word[0]
    return first.isupper() or _is_cjk(word) or (word[:2] in {"d'", "d’", "o'", "o’"} and word[2:3].isupper())


def _is_caseless(word: str) -> bool:
    """Tell a word of a script that has no capitals and parts its words, as Arabic and Hindi."""
    return word[0].isalpha() and word[0] > "\u0590" and word[0] < "\u0e80" and word not in AFTER_NAMES


def _is_cjk(word: str) -> bool:
    return (
        2 <= len(word) <= 6
        and word not in AFTER_NAMES
        and all("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in word)
    )


def _ends(text: str, name: list[str], rest: list[str]) -> bool:
    """Tell whether the line may end, or go on, as it does after the name."""
    if not rest:
        return True
    if rest[0].lower().strip(",:") in ORGANISATIONS:
        return False
    after = text.split(name[-1], 1)[1].lstrip('*_"”')[:1]
    return (
        after in ",;:|·•("
        or rest[0][-1] == ":"
        or rest[0][0] in "|·•–—-(/@&"
        or rest[0].lower().strip(",:") in AFTER_NAMES
    )


def _checked(name: str) -> str | None:
    name = name.strip(" .,;:*_-")
    words = fold(name).split()
    if not words or fold(name) in NO_AUTHORS or "@" in name or "/" in name or len(name) > 50:
        return None
    if any(sign in name for sign in _UNSPACED) or any(c.isdigit() for c in name[:1]):
        return None
    spared = MONTH_NAMES if len(words) > 1 else ()
    return None if any((word in NO_NAMES and word not in spared) or word in _LABELS for word in words) else name

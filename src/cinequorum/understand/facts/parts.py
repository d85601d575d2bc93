"""The part an actor plays, as the words around it describe it: a character's name or a description."""

from __future__ import annotations

import re
from typing import Final

from cinequorum.understand.data.roles import NOUNS
from cinequorum.understand.facts.scene import NAME, Line, either, pattern

_END: Final = re.compile(
    r"[.;:!?()\[\]“”—]|,|\s[–-]\s|\s(?:who|whom|that|which|whose|with|while|when|where|trying|caught|so\sto|able\sto|"
    r"in\s(?:a|an|the|his|her)|for|and\s(?:his|her|is|does|gives|one)|but|because|alongside|opposite|"
    r"than|he|she|is|are|was|"
    r"were|has|to|after)\b",
    re.IGNORECASE,
)
_AND_PERSON: Final = pattern(r"\s(?:and|und|et|y|e|en|i)\s(?={P})")
_ARTICLE: Final = re.compile(
    r"(?<!\w)(?:the|a|an|his|her|their|its|our|el|la|un|una|los|las|le|les|une|der|die|das|ein|eine|einen|o|os|um|uma|il|lo|gli|i|uno)\s+",
    re.IGNORECASE,
)
_KIN: Final = re.compile(
    r"['’]s?\s(?:(?:long-lost|late|best|little|older|younger|elder)\s)?(?:father|mother|son|daughter|wife|husband|brother|sister|"
    r"boss|friend|lover|girlfriend|boyfriend|uncle|aunt|grandfather|grandmother|partner|neighbou?r|assistant|cousin|nurse|"
    r"secretary|doctor|lawyer|teacher|manager|colleague|rival|landlady|maid|housekeeper|butler|chauffeur|therapist|nanny)\b"
)
_FILM: Final = pattern("{F}")
_QUOTED: Final = re.compile(r"[“\"«„](?P<part>[^\W\d_a-z][^“”\"«»„()]{1,24})[”\"»“]\s?$")  # `“Rook” (Jane Doe)`
_MOST_WORDS: Final = 10
_NOT_PARTS: Final = frozenset(
    {
        "role",
        "roles",
        "part",
        "parts",
        "lead",
        "leads",
        "himself",
        "herself",
        "themselves",
        "hero",
        "film",
        "movie",
        "well",
        "fast",
        "best",
        "usual",
        "ever",
        "always",
        "one",
        "it",
        "such",
        "game",
        "place",
        "way",
        "result",
        "voice",
        "talent",
        "force",
        "name",
        "artist",
    }
)
_TRADES: Final = frozenset(n for key, nouns in NOUNS.items() for n in nouns if key != "cast")
_A_TRADE: Final = re.compile(rf"\s(?:the\s|an?\s)?{either(_TRADES)}(?!\w)", re.IGNORECASE)


def begins_with_trade(text: str, start: int) -> bool:
    """Say whether the words from `start` on begin with a trade behind the camera: `Jane Doe als Regisseurin`."""
    return _A_TRADE.match(text, start) is not None


def part_after(line: Line, start: int) -> tuple[str, int] | None:
    """Return the part described from `start` on, and where it ends; None where the words describe none.

    A character's name is kept without what surrounds it, a description without its article.
    """
    film = _FILM.match(line.marked, start)
    if film:  # `plays Carol` in the film of that name
        return line.text[slice(*film.span())], film.end()
    end = _part_end(line, start)
    return _part(line, start, end)


def part_before(line: Line, end: int) -> tuple[str, int] | None:
    """Return the part described just before `end` (where a parenthesis opens, say), and where it starts."""
    quoted = _QUOTED.search(line.text, max(0, end - 40), end)
    if quoted:
        return quoted["part"], quoted.start("part")
    text = line.marked[max(0, end - 80) : end].rstrip(" ’'\"”“‘")
    text = re.sub(r"['’]s$", "", text)
    offset = max(0, end - 80)
    cut = max((m.end() for m in re.finditer(r"[.;:!?()“”\"—,]\s*", text)), default=0)
    tail = text[cut:]
    last = list(NAME.finditer(tail))
    if last and last[-1].end() == len(tail.rstrip()):
        begin = offset + cut + last[-1].start()
        return _name_at(line, begin, offset + cut + last[-1].end()), begin
    if last and _KIN.fullmatch(tail.rstrip(), last[-1].end()):  # `Anna's sister (Jane Doe)`
        begin = offset + cut + last[-1].start()
        return line.text[begin : offset + len(text)], begin
    articles = list(re.finditer(r"(?<!\w)(?:an?|the|his|her|their|its|two|three|one|un|una|ein|eine)\s", tail, re.I))
    if not articles:
        return None
    begin = offset + cut + articles[-1].start()
    found = _part(line, begin, offset + len(text)) if not last else _description(line, begin, offset + len(text))
    return (found[0], begin) if found else None


def _part_end(line: Line, start: int) -> int:
    match = _END.search(line.marked, start + 1, min(len(line.marked), start + 110))
    while match and match[0] == "," and _only_adjectives(line.text[start : match.start()]):
        match = _END.search(line.marked, match.end(), min(len(line.marked), start + 110))
    end = match.start() if match else min(len(line.marked), start + 110)
    another = _AND_PERSON.search(line.marked, start, end)
    end = another.start() if another else end
    words = list(re.finditer(r"\S+", line.marked[start:end]))
    if len(words) > _MOST_WORDS:
        end = start + words[_MOST_WORDS - 1].end()
    return end


def _only_adjectives(text: str) -> bool:
    """Say whether a comma after these words joins adjectives: `a driven, hard-working boy`."""
    return len(_ARTICLE.sub("", text.strip(), count=1).split(",")[-1].split()) <= 1


def _part(line: Line, start: int, end: int) -> tuple[str, int] | None:
    names = list(NAME.finditer(line.marked, start, end))
    if names:
        place = _joined(line, names)
        kin = _KIN.match(line.text, place[1])
        if kin and kin.end() <= end:
            return _name_at(line, place[0], kin.end()), kin.end()
        return _name_at(line, *place), place[1]
    return _description(line, start, end)


def _description(line: Line, start: int, end: int) -> tuple[str, int] | None:
    text = _ARTICLE.sub("", line.text[start:end].strip(), count=1).strip(" ’'\"")
    words = text.lower().split()
    if not words or words[-1] in _NOT_PARTS or set(words) & _TRADES or words[0] in _NOT_PARTS:
        return None
    return text, end


def _joined(line: Line, names: list[re.Match[str]]) -> tuple[int, int]:
    """Return the first name, lengthened over nickname and surname that follow it directly."""
    start, end = names[0].span()
    for name in names[1:]:
        between = line.text[end : name.start()]
        if len(between) > 14 or re.search(r"[a-z]{2}|,", between):
            break
        end = name.end()
    return start, end


def _name_at(line: Line, start: int, end: int) -> str:
    return line.text[start:end].strip(" ,’'")

"""Whether a text fits a field of a film's record: what stands under "Country" must be one."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from cinequorum.text.fold import fold
from cinequorum.understand.data.countries import COUNTRIES
from cinequorum.understand.data.genres import GENRES
from cinequorum.understand.facts.lengths import minutes_in

_ASIDE: Final = re.compile(r"\s*\([^()]{0,60}\)")
_SIGN: Final = r"(?:(?:US|CA|AU|HK|NT|R)?[$€£¥₽₹₩₺]|USD|EUR|GBP|RUB|INR|JPY|CZK|Kč|zł|PLN|TL|руб\.?|₴|元|円|원|kr\.?)"
_AMOUNT: Final = r"\d[\d.,\u00a0\u202f ]{0,18}(?:\s?(?:[^\W\d_]{1,12}\.?))?"
_MONEY: Final = re.compile(rf"{_SIGN}\s?{_AMOUNT}|{_AMOUNT}\s?{_SIGN}", re.IGNORECASE)
_GENRE_WORDS: Final = 2
_YEAR: Final = re.compile(r"(?:18[89]|19\d|20[0-4])\d")


def _known(text: str, known: frozenset[str]) -> bool:
    pieces = [piece.strip() for piece in re.split(r"[,/|•·;]", _ASIDE.sub("", text)) if piece.strip()]
    return bool(pieces) and sum(fold(piece) in known for piece in pieces) * 2 > len(pieces)


def _is_country(text: str) -> bool:
    return _known(text, _countries())


def _is_genre(text: str) -> bool:
    """Say whether a text is a list of genres; among those we know some may stand that we do not, if they are short."""
    pieces = [piece.strip() for piece in re.split(r"[,/|•·;]", _ASIDE.sub("", text)) if piece.strip()]
    known = sum(_is_kind_of_film(piece) for piece in pieces)
    return known * 2 > len(pieces) or (known > 0 and all(len(piece.split()) <= _GENRE_WORDS for piece in pieces))


def _is_kind_of_film(piece: str) -> bool:
    """Say whether a piece is a genre, alone or before a word for films: `Action Movies`."""
    folded = fold(piece)
    return folded in _genres() or folded.removesuffix("s").removesuffix(" movie").removesuffix(" film") in _genres()


def _is_runtime(text: str) -> bool:
    return len(text) <= 30 and minutes_in(text) is not None


def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text))


def _is_name_like(text: str) -> bool:
    return len(text) <= 45 and text[:1].isupper() and not re.search(r"[.!?]$|[:»]", text)


def _is_date(text: str) -> bool:
    return len(text) <= 60 and bool(re.search(r"\d{4}", text))


def _is_money(text: str) -> bool:
    return len(text) <= 40 and _MONEY.fullmatch(text) is not None


FIT: Final = {
    "country": _is_country,
    "genre": _is_genre,
    "runtime": _is_runtime,
    "year": _is_year,
    "language": _is_name_like,
    "certificate": lambda text: len(text) <= 20,
    "original_title": _is_name_like,
    "production_company": _is_name_like,
    "distributor": _is_name_like,
    "release": _is_date,
    "budget": _is_money,
    "box_office": _is_money,
}


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(country) for country in COUNTRIES)


@cache
def _genres() -> frozenset[str]:
    return frozenset(fold(word) for name, words in GENRES.items() for word in (name, *words))

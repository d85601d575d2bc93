"""Which script a word is written in, and how it reads in plain Latin letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from cinequorum.names.data.han import SIMPLIFIED
from cinequorum.names.data.letters import CYRILLIC
from cinequorum.names.data.scripts import (
    ARABIC,
    GREEK,
    HANGUL_FIRST,
    HANGUL_LAST,
    HANGUL_VOWEL,
    HEBREW,
    KANA,
)
from cinequorum.text.fold import fold

_RANGES: Final = (
    (0x0370, 0x03FF, "greek"), (0x1F00, 0x1FFF, "greek"), (0x0400, 0x052F, "cyrillic"), (0x1C80, 0x1C8F, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"), (0x0600, 0x077F, "arabic"), (0x08A0, 0x08FF, "arabic"), (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"), (0x1100, 0x11FF, "hangul"), (0x3130, 0x318F, "hangul"), (0xAC00, 0xD7A3, "hangul"),
    (0x3040, 0x30FF, "kana"), (0x31F0, 0x31FF, "kana"), (0xFF66, 0xFF9F, "kana"), (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"), (0xF900, 0xFAFF, "han"), (0x20000, 0x3FFFF, "han"),
)  # fmt: skip
_HANGUL_AT: Final = 0xAC00
_LONGEST: Final = 3
_GERESH: Final = str.maketrans({"'": "׳", "’": "׳", "‘": "׳", "´": "׳", '"': "״"})
_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "greek": GREEK,
    "hebrew": HEBREW,
    "arabic": ARABIC,
    "kana": KANA,
    "cyrillic": CYRILLIC,
}


def script_of(word: str) -> str:
    """Return the script of a word's first letter outside Latin, `latin` if all are Latin, `other` for rarer scripts.

    >>> [script_of(word) for word in ("Varda", "Варда", "ヴァルダ", "바르다", "瓦尔达", "42")]
    ['latin', 'cyrillic', 'kana', 'hangul', 'han', 'latin']
    """
    if word.isascii():
        return "latin"
    for char in word:
        code = ord(char)
        if code < 0x0370 or 0x1E00 <= code <= 0x1EFF or not char.isalpha():
            continue
        return next((name for low, high, name in _RANGES if low <= code <= high), "other")
    return "latin"


@lru_cache(maxsize=32768)
def reading(word: str) -> str:
    """Return a word in plain lower-case Latin letters by the table of its script, without spaces and marks.

    >>> [reading(word) for word in ("Μουρίκη", "グレタ", "봉준호", "ז'אן", "شاهين", "张")]
    ['mouriki', 'gureta', 'bongjunho', 'zhan', 'shahyn', 'zhang']
    """
    script = script_of(word)
    if script == "hangul":
        return _hangul(word)
    if script == "latin":
        return _plain(word)
    table = _TABLES.get(script)
    if table is None:
        return _plain(word)
    return _plain(_spelt(_prepared(word, script), table))


def simplified(word: str) -> str:
    """Return a word of Chinese characters in simplified ones, as far as names need it.

    >>> simplified("張藝謀") == simplified("张艺谋")
    True
    """
    return "".join(SIMPLIFIED.get(char, char) for char in word)


def _prepared(word: str, script: str) -> str:
    if script == "hebrew":
        word = word.translate(_GERESH)
    if script == "kana":
        word = unicodedata.normalize("NFKC", word)
        return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in word)
    if script in {"greek", "arabic", "hebrew"}:
        decomposed = unicodedata.normalize("NFKC" if script == "arabic" else "NFD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    return word.lower()


def _spelt(word: str, table: Mapping[str, str]) -> str:
    out, at = [], 0
    while at < len(word):
        size = next((n for n in range(_LONGEST, 0, -1) if word[at : at + n] in table), 0)
        out.append(table[word[at : at + size]] if size else word[at])
        at += size or 1
    return "".join(out)


def _hangul(word: str) -> str:
    out = []
    for char in unicodedata.normalize("NFC", word):
        place = ord(char) - _HANGUL_AT
        if 0 <= place < 11172:
            out.append(HANGUL_FIRST[place // 588] + HANGUL_VOWEL[place % 588 // 28] + HANGUL_LAST[place % 28])
        else:
            out.append(char)
    return _plain("".join(out))


def _plain(text: str) -> str:
    folded = fold(text)
    if not folded.isascii():
        from anyascii import anyascii

        folded = fold(anyascii(folded))
    return "".join(char for char in folded if char.isalnum())

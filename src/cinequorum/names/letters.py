"""The sound of a word in Latin letters, whatever scheme it was transliterated by."""

from __future__ import annotations

import re
from functools import lru_cache

from cinequorum.names.data.letters import CYRILLIC, ENDINGS, SOUNDS
from cinequorum.text.fold import fold

_GERMAN = re.compile(r"[oe]w(?:a|ski|skij|skaja)?$")
_VOICED = re.compile(r"(?<=[aeiouy])s(?=[aeiouy])")
_DOUBLED = re.compile(r"(.)\1+")


def romanise(word: str) -> str:
    """Return `word` in plain lower-case Latin letters: Cyrillic by rule, other scripts by anyascii, accents dropped.

    >>> romanise("Тарковский"), romanise("Kieślowski"), romanise("Bjørn")
    ('tarkovskiy', 'kieslowski', 'bjorn')
    """
    if word.isascii():
        return fold(word)
    lower = word.casefold()
    latin = "".join(CYRILLIC.get(char, char) for char in lower)
    plain = fold(latin)
    if plain.isascii():
        return plain
    from anyascii import anyascii

    return fold(anyascii(plain))


@lru_cache(maxsize=16384)
def sound_keys(word: str) -> frozenset[str]:
    """Return the keys of a word: two words that share one are transliterations of the same word.

    There are several because `j` is read as in French (zh) or as in German (y), `kh` is written `h` or `k`, and the
    German scheme, known by its `-ow`, writes the voiced s between vowels like the other one.

    >>> bool(sound_keys("Naydenov") & sound_keys("Naidenov")), bool(sound_keys("Juliya") & sound_keys("Yulia"))
    (True, True)
    >>> bool(sound_keys("Rosanow") & sound_keys("Rozanov")), bool(sound_keys("Maser") & sound_keys("Mazer"))
    (True, False)
    >>> bool(sound_keys("Nijinsky") & sound_keys("Nizhinskij")), bool(sound_keys("Andrey") & sound_keys("Alexey"))
    (True, False)
    """
    plain = romanise(word).replace(" ", "")
    readings = {plain.replace("j", "zh").replace("kh", h) for h in ("h", "k")}
    readings |= {plain.replace("j", "y").replace("kh", h) for h in ("h", "k")}
    if _GERMAN.search(plain):
        readings |= {_VOICED.sub("z", reading) for reading in readings}
    return frozenset(_sound(reading) for reading in readings)


def _sound(plain: str) -> str:
    for spelt, sound in SOUNDS:
        plain = plain.replace(spelt, sound)
    for spelt, sound in ENDINGS:
        if plain.endswith(spelt) and len(plain) > len(spelt) + 1:
            plain = plain.removesuffix(spelt) + sound
            break
    plain = _DOUBLED.sub(r"\1", plain)
    return plain[1:] if plain.startswith("ie") else plain


def same_sound(a: str, b: str) -> bool:
    """Tell whether two words are spellings of one word under the usual transliterations.

    >>> same_sound("Konchalovsky", "Konchalovskij"), same_sound("Rachmaninoff", "Rachmaninov")
    (True, True)
    """
    return bool(sound_keys(a) & sound_keys(b))


def distance(a: str, b: str) -> int:
    """Return how many letters (added, lost, changed, or two swapped) two words differ by once their sounds are folded.

    >>> distance("Khrushchev", "Kruchev"), distance("Chekhov", "Checkhov")
    (1, 0)
    """
    from rapidfuzz.distance import OSA

    return min(int(OSA.distance(left, right)) for left in sound_keys(a) for right in sound_keys(b))

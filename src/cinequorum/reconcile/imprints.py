"""The sentences of a page as numbers that are equal, or mostly equal, where the words are.

MinHash after Broder (1997), over runs of three folded words in which every figure is a 0, sentence by sentence: a
synopsis of two sentences makes too little of a page for a comparison of whole pages to see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

from cinequorum.model.notes import LISTED, QUOTED, WHOLE, Imprint
from cinequorum.model.page import Role
from cinequorum.model.reading import Reading
from cinequorum.text.fold import fold
from cinequorum.text.sentences import sentence_spans

if TYPE_CHECKING:
    from numpy import uint32, uint64
    from numpy.typing import NDArray

RUN = 3  # words
FEWEST = 5  # words that get keys
KEYS = 16  # of two sentences that share two fifths of their runs, 98 of 100 pairs share three keys or more
_AT_ONCE = 20_000  # words whose runs are made in one array: 3 MB
WHOLE_MOST = 300  # words of a user review that is looked at in one piece

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"[“\"„«「『][^“”\"„«»「」『』]{3,600}[”\"“»」』]")
_WORD = re.compile(r"[^\W\d_]+")
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)

Spot = tuple[int, int, int, int, int]


def imprint_of(reading: Reading) -> Imprint:
    """Return the sentences of a page's prose and user reviews as numbers; then each user review in one piece.

    Lists of names get no keys: two lists of one cast resemble each other without being copied.
    """
    import numpy as np

    spots: list[Spot] = []
    exact: list[bytes] = []
    keyed: list[Sequence[str]] = []
    for spot, words in (*_sentences(reading), *_reviews(reading)):
        spots.append(spot)
        exact.append(blake2b(("\n" if spot[3] & WHOLE else " ").join(words).encode(), digest_size=8).digest())
        keyed.append(words if spot[2] >= FEWEST and not spot[3] & LISTED else ())
    return Imprint(
        spots=np.array(spots, dtype="<i4").tobytes(),
        exact=b"".join(exact),
        keys=_keys(keyed).astype("<u4").tobytes(),
    )


def words_of(text: str) -> list[str]:
    """Return the words by which sentences are compared: folded, figures alike, a word a character without spaces.

    >>> words_of("Rated 8/10: a MUST!"), words_of("映画だ")
    (['rated', '0', '0', 'a', 'must'], ['映', '画', 'た'])
    """
    return _TOKEN.findall(_DIGITS.sub("0", fold(text)))


def _sentences(reading: Reading) -> Iterator[tuple[Spot, list[str]]]:
    page = reading.page
    for block in page.having(Role.BODY, Role.USER_REVIEW):
        offset, text = block.span.start, page.slice(block.span)
        for start, end in sentence_spans(text, page.language):
            words = words_of(text[start:end])
            yield (offset + start, offset + end, _size(words), _flags(text[start:end]), -1), words


def _reviews(reading: Reading) -> Iterator[tuple[Spot, list[str]]]:
    for index, review in enumerate(reading.reviews):
        span = review.text_span
        words = words_of(reading.page.slice(span))[:WHOLE_MOST]
        yield (span.start, span.end, _size(words), WHOLE, index), words


def _size(words: Sequence[str]) -> int:
    """The number of words, two characters without spaces for one; figures are none, since tables share them."""
    unspaced = 0 if "".join(words).isascii() else sum(1 for word in words if _IS_UNSPACED.match(word))
    return len(words) - words.count("0") - unspaced + unspaced // 2


def _flags(sentence: str) -> int:
    """Tell words of somebody else's and lists of names from the page's own prose."""
    quoted = sum(len(match[0]) for match in _QUOTED.finditer(sentence)) if not sentence.isalnum() else 0
    words = _WORD.findall(sentence)
    capitals = sum(word[0].isupper() for word in words)
    small = sum(word[0].islower() for word in words)
    return (QUOTED if 2 * quoted > len(sentence) else 0) | (LISTED if capitals > small else 0)


def _keys(sentences: Sequence[Sequence[str]]) -> NDArray[uint32]:
    """Return a row of keys for each sentence, of zeros where it has no run of words.

    The runs of many sentences are made at once: one array for each of them takes ten times as long as what is done.
    """
    import numpy as np

    keys = np.zeros((len(sentences), KEYS), dtype=np.uint32)
    told = [at for at, words in enumerate(sentences) if len(words) >= RUN]
    while told:
        some: list[int] = []
        words = list[str]()
        while told and len(words) < _AT_ONCE:
            some.append(told.pop())
            words += sentences[some[-1]]
        keys[some] = _lowest(words, [len(sentences[at]) for at in some])
    return keys


def _lowest(words: Sequence[str], sizes: Sequence[int]) -> NDArray[uint32]:
    """Return the keys of sentences of so many words each, which follow one another in `words`."""
    import numpy as np

    known: dict[str, int] = {word: crc32(word.encode()) for word in set(words)}
    codes = np.fromiter(map(known.__getitem__, words), dtype=np.uint64, count=len(words))
    one, two = np.uint64(_ODD[0]), np.uint64(_ODD[1])
    runs = _mixed((codes[:-2] * one + codes[1:-1]) * one + codes[2:] * two)
    starts = np.cumsum([0, *sizes[:-1]])
    ends = np.cumsum(sizes) - (RUN - 1)  # the runs behind an end have words of the next sentence
    edges = np.column_stack((starts, ends)).ravel()[:-1]
    hashes: NDArray[uint64] = runs[None, :] * _factors()[:, None]
    lowest: NDArray[uint64] = np.minimum.reduceat(hashes, edges, axis=1)[:, ::2].T
    return (lowest >> np.uint64(32)).astype(np.uint32)


@lru_cache(maxsize=1)
def _factors() -> NDArray[uint64]:
    import numpy as np

    count = np.arange(1, KEYS + 1, dtype=np.uint64)
    return _mixed(count * np.uint64(_ODD[0])) | np.uint64(1)


def _mixed(values: NDArray[uint64]) -> NDArray[uint64]:
    import numpy as np

    values = (values ^ (values >> np.uint64(31))) * np.uint64(_ODD[2])
    return values ^ (values >> np.uint64(29))

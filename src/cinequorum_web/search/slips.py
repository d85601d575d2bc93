"""Words of names under what is left of them without one letter, so that a slip of the keys finds the word meant.

Two words that differ by one letter (more, less, another, or two swapped) have a form in common when one letter is left
out of either. (W. Garbe, "SymSpell", 2012, does the same.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from anyascii import anyascii

from cinequorum.text.fold import fold
from cinequorum_web.catalog.models import WordRow
from cinequorum_web.catalog.parts import batches

SHORTEST, LONGEST = 4, 24  # letters of a word; in a shorter one a slip leaves too little
MOST_APART = 2
END = "\U0010ffff"


def words_in(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names, folded, in their own script and in Latin letters."""
    spelt = (word for name in names for form in (name, anyascii(name)) for word in fold(form).split())
    return frozenset(word for word in spelt if SHORTEST <= len(word) <= LONGEST and not word.isdigit())


def forms_of(word: str) -> frozenset[str]:
    """Return a word and what is left of it without one of its letters.

    >>> sorted(forms_of("aves"))
    ['aes', 'ave', 'aves', 'avs', 'ves']
    """
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))


def put(words: frozenset[str], using: str) -> None:
    """Keep these words; those that are kept stay as they are."""
    rows = WordRow.objects.using(using)
    for some in batches(words):
        kept = {word for key, word in rows.filter(key__in=some).values_list("key", "word") if key == word}
        new = [WordRow(key=key, word=word) for word in sorted(set(some) - kept) for key in sorted(forms_of(word))]
        rows.bulk_create(new, ignore_conflicts=True, batch_size=300)


def mended(terms: Sequence[str], using: str) -> list[str]:
    """Return the words of a query with slips mended, or nothing where no word is known to be meant by another.

    A word that names have, or begin with where it is the last, stays.
    """
    asked = [fold(term) for term in terms]
    unknown = {
        word for word in asked if SHORTEST <= len(word) <= LONGEST and not _known(word, word == asked[-1], using)
    }
    if not unknown:
        return []
    forms = {word: forms_of(word) for word in unknown}
    rows = WordRow.objects.using(using).filter(key__in=frozenset().union(*forms.values()))
    near: dict[str, set[str]] = {}
    for key, word in rows.values_list("key", "word"):
        near.setdefault(key, set()).add(word)
    meant = {word: _nearest(word, {one for form in own for one in near.get(form, ())}) for word, own in forms.items()}
    if not any(meant.values()):
        return []
    return [meant.get(word) or term for word, term in zip(asked, terms, strict=True)]


def _known(word: str, unfinished: bool, using: str) -> bool:  # noqa: FBT001
    rows = WordRow.objects.using(using)
    return (rows.filter(key__gte=word, key__lt=word + END) if unfinished else rows.filter(key=word, word=word)).exists()


def _nearest(word: str, others: Iterable[str]) -> str:
    """The word that differs least, and not by more than a slip; the first letters agree sooner than the last."""
    from rapidfuzz.distance import OSA, Prefix

    ranked = sorted((OSA.distance(word, other), -Prefix.similarity(word, other), other) for other in others)
    return ranked[0][2] if ranked and ranked[0][0] <= MOST_APART else ""

"""Training the model of spellings: pairs from a list of words, and a fit on words made up here."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from cinequorum.training.name_pairs import Pair, Word, latin_pairs, script_pairs, withheld, words
from cinequorum.training.names import fit, matrix, measured, packed

STEMS = tuple(
    "".join(parts) for parts in product(("bal", "dor", "kem", "lun", "mar"), ("a", "i", "o"), ("bek", "din", "zan"))
)


def rows() -> list[Word]:
    """Russian words, each in two Latin spellings: one with y, one with j."""
    cyrillic = str.maketrans("abdeiklmnoruz", "абдеиклмноруз")
    found = []
    for stem in STEMS:
        local = stem.translate(cyrillic) + "ский"
        found += [Word(language="russian", latin=f"{stem}sk{end}", local=local, count=5) for end in ("iy", "ij")]
    return found


def test_words_that_share_a_word_of_another_script_are_spellings() -> None:
    """Two Latin spellings of one Russian word are a pair; close names of different words are counterexamples."""
    pairs = latin_pairs(rows())
    good = {(p.left, p.right) for p in pairs if p.same}
    assert ("balabekskij", "balabekskiy") in good
    assert len(good) == len(STEMS)
    bad = {(p.left, p.right) for p in pairs if not p.same}
    assert ("balabekskij", "balibekskij") in bad
    assert not good & bad


def test_script_pairs_have_counterexamples_of_other_words() -> None:
    """Each reading stands beside its own spelling as right and beside other words' as wrong."""
    pairs = script_pairs(rows(), "cyrillic")
    assert {p.same for p in pairs} == {True, False}
    assert all(p.left[:6] == p.right[:6] for p in pairs if p.same)
    assert all(p.left[:6] != p.right[:6] for p in pairs if not p.same)


def test_a_fit_tells_spellings_from_other_words() -> None:
    """What is learned from some made-up words holds for others, also in the steps that are shipped."""
    import numpy as np

    pairs = script_pairs(rows(), "cyrillic")
    assert measured(pairs, "cyrillic")["auc"] > 0.95
    model = fit(pairs, "cyrillic")
    line = packed("cyrillic", model)
    asked = [
        Pair(left="golubkinskiy", right="golubkinskij", same=True),
        Pair(left="golubkinskiy", right="bardin", same=False),
    ]
    changes, measures = matrix(asked, "cyrillic")
    steps = line["cyrillic_changes"].astype(float) * line["cyrillic_line"][0]
    one, other = np.asarray(changes @ steps) + measures @ line["cyrillic_line"][2:] + line["cyrillic_line"][1]
    assert one > other


def test_nothing_is_learned_from_words_kept_out(tmp_path: Path) -> None:
    """The words of the measuring pairs, and the Russian words that they are spelt from, are left out."""
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    folder = tmp_path / "names"
    folder.mkdir()
    columns = {
        "lang": ["russian"] * 4, "split": ["train"] * 3 + ["test"], "latin": ["anna", "hanna", "boris", "vera"],
        "local": ["анна", "анна", "борис", "вера"], "count": [3, 2, 4, 5],
    }  # fmt: skip
    parquet.write_table(arrow.table(columns), folder / "wikidata_name_tokens.parquet")
    parquet.write_table(arrow.table({"a": ["anna"], "b": ["ana"]}), folder / "latin_spelling_pairs.parquet")
    assert [word.latin for word in words(tmp_path, withheld(tmp_path))] == ["boris"]

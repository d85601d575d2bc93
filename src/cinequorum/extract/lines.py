"""Plain text, often a page that lost its markup: a line is a block."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from cinequorum.extract.drafts import Draft, clean
from cinequorum.extract.frontmatter import read_front
from cinequorum.extract.masthead import masthead_of
from cinequorum.extract.material import Material
from cinequorum.extract.outskirts import outskirts
from cinequorum.extract.wraps import headed, unwrapped
from cinequorum.model.page import Role

_NARROW, _WIDE = 45, 140  # characters of a full line in a text wrapped by hand


def read_lines(text: str) -> Material:
    """Take a plain text to pieces."""
    text = clean(text)
    front = read_front(text)
    if front is None or not front.stated:
        return _unmarked(drafts_of_lines(text))
    before = Draft(text=front.text, tag="front", role=Role.METADATA, look="front")
    drafts = drafts_of_lines(text[front.rest :])
    return Material(drafts=(before, *drafts), stated=front.stated, main=(False,) + (True,) * len(drafts), front=1)


def _unmarked(drafts: tuple[Draft, ...]) -> Material:
    """Set the sign and the menus over the page apart; everything else may be its text."""
    sign = masthead_of(drafts)
    around = outskirts([draft.text for draft in drafts])
    main = tuple(i not in around.above and (sign is None or i >= sign.drafts) for i in range(len(drafts)))
    return Material(
        drafts=tuple(d if m else replace(d, role=Role.NAVIGATION) for d, m in zip(drafts, main, strict=True)),
        main=main,
        masthead=sign.name if sign else None,
        menus=around.below,
    )


def drafts_of_lines(text: str) -> tuple[Draft, ...]:
    """Make a block of each line, or of each paragraph where the lines were broken to a fixed width.

    >>> [d.text for d in drafts_of_lines("A Film\\n\\nOne sentence.\\nAnother one.")]
    ['A Film', 'One sentence.', 'Another one.']
    """
    bare = [" ".join(line.split()) for line in text.split("\n")]
    lines = unwrapped(headed(_joined(bare) if _wrapped(bare) else bare))
    drafts = []
    after_blank = True
    for line in lines:
        if line.text:
            tag = "h2" if line.heading else "p"
            drafts.append(Draft(text=line.text, tag=tag, look=tag, tight=not after_blank))
        after_blank = not line.text
    return tuple(drafts)


def _wrapped(lines: list[str]) -> bool:
    """Tell whether most lines are broken off at about the same width, with the sentence going on in the next."""
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    if len(pairs) < 3:
        return False
    full = [(a, b) for a, b in pairs if _NARROW <= len(a) <= _WIDE]
    going_on = sum(b[0].islower() or a[-1] not in ".!?:…”\"’'" for a, b in full)
    return len(full) >= 0.8 * len(pairs) and going_on >= 0.6 * len(full)


def _joined(lines: list[str]) -> list[str]:
    """Join the lines of a paragraph; a line that ends far from the margin ends by itself."""
    paragraphs = [""]
    before = ""
    for line in lines:
        if line and before and len(before) >= _NARROW:
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
        else:
            paragraphs.append(line)
        before = line
    return paragraphs

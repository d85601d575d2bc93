"""Collecting the running text of one block, with the typography over it."""

from __future__ import annotations

from unicodedata import is_normalized

from cinequorum.extract.drafts import DraftMark, clean
from cinequorum.model.page import MarkKind


def squeeze(text: str) -> str:
    """Return `text` in one line of clean characters; `str.split` does it in a fraction of a regex's time."""
    line = " ".join(text.split())
    if line.isprintable() and (line.isascii() or is_normalized("NFC", line)):
        return line  # nothing to clean: what `clean` drops or replaces is not printable, but for white space
    return " ".join(clean(line).split())


def _place(mark: DraftMark) -> tuple[int, int]:
    return mark.start, -mark.end


class Paragraph:
    """Text nodes go in; a block's text and marks come out.

    White space is collapsed as a browser does it, so offsets are those of the finished text; `at` is where the next
    character will stand, `spaced` whether a space or nothing stands before it. A mark that is still open
    when the block ends goes on in the next block.
    """

    __slots__ = ("_linked", "_links", "_marks", "_open", "_parts", "at", "spaced")

    def __init__(self) -> None:
        self._open: list[tuple[MarkKind, int, str | None]] = []
        self._links = 0
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._marks: list[DraftMark] = []
        self.at = 0
        self._linked = 0
        self.spaced = True

    def add(self, text: str) -> None:
        """Append the text of one node."""
        bare = " ".join(text.split())
        if not (bare.isascii() and bare.isprintable()):
            bare = squeeze(bare)
        if not self.spaced and text[:1].isspace():
            bare = f" {bare}"
        if not bare:
            return
        if bare[-1] != " " and text[-1].isspace():
            bare = f"{bare} "
        self._parts.append(bare)
        self.at += len(bare)
        self.spaced = bare[-1] == " "
        if self._links:
            self._linked += len(bare)

    def ends_with(self, signs: str) -> bool:
        """Tell whether the last character that is no space is one of `signs`."""
        last = self._parts[-1].rstrip() if self._parts else ""
        return last[-1:] != "" and last[-1] in signs

    def open(self, kind: MarkKind, target: str | None = None) -> None:
        """Begin a mark here."""
        self._open.append((kind, self.at, target))
        self._links += kind is MarkKind.LINK

    def close(self) -> None:
        """End the mark that was opened last."""
        kind, start, target = self._open.pop()
        self._links -= kind is MarkKind.LINK
        self._mark(kind, start, target)

    def show(self, words: str) -> None:
        """Append what an image says, and mark it."""
        self.open(MarkKind.IMAGE, words)
        self.add(words)
        self.close()
        self.add(" ")

    def _mark(self, kind: MarkKind, start: int, target: str | None) -> None:
        end = self.at - 1 if self.spaced and self.at else self.at
        if end > start:
            self._marks.append(DraftMark(kind, start, end, target))

    def finish(self) -> tuple[str, tuple[DraftMark, ...], float]:
        """Return text, marks and the share of linked characters of this block, and begin the next."""
        if not self._parts:
            self.restart()
            return "", (), 0.0
        for kind, start, target in self._open:
            self._mark(kind, start, target)
        self.restart()
        text = "".join(self._parts).rstrip()
        marks = tuple(sorted(self._marks, key=_place) if len(self._marks) > 1 else self._marks)
        linked = self._linked / len(text) if text else 0.0
        self._clear()
        return text, marks, min(1.0, linked)

    def restart(self) -> None:
        """Let the open marks begin again with the next block."""
        if self._open:
            self._open = [(kind, 0, target) for kind, _, target in self._open]

"""A page as a plain tool leaves it: the visible text, a block a line, the markup gone."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "details",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset({"script", "style", "head", "noscript", "svg", "template"})


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.lines.append("")
        elif self.lines[-1] and tag in {"span", "a", "button", "time"}:
            self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.lines[-1] += data


def flattened(html: str) -> str:
    """Return the visible text of a page, a block a line."""
    parser = _Lines()
    parser.feed(html)
    return "\n".join(line for raw in parser.lines if (line := " ".join(raw.split())))

"""What bytes are: a page of a known type, or no text at all."""

from __future__ import annotations

import re
from pathlib import PurePath

from cinequorum.text.charset import charset_of

_SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".mdx": "text/markdown",
    ".mdown": "text/markdown",
    ".mkd": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".rst": "text/plain",
    ".org": "text/plain",
    ".adoc": "text/plain",
    ".asciidoc": "text/plain",
}
# Pages that programs make, saved under the program's name, and templates: their content tells what they are.
_OPEN = frozenset(
    {
        *(
            ".asp",
            ".aspx",
            ".cfm",
            ".cgi",
            ".ejs",
            ".erb",
            ".gohtml",
            ".handlebars",
            ".hbs",
            ".j2",
            ".jinja",
            ".jinja2",
        ),
        *(".jsp", ".liquid", ".mustache", ".njk", ".nunjucks", ".phtml", ".php", ".shtml", ".tmpl", ".tpl", ".twig"),
    }
)
_NO_PAGES = frozenset(  # files without a suffix that lie beside pages in a checkout or on a server
    {"authors", "cname", "codeowners", "copying", "dockerfile", "gemfile", "license", "makefile", "notice", "procfile"}
)
_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
}
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or video"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x1f\x8b", "a gzip archive inside another"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "sound or video"),
    (b"ID3", "sound"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"wOF2", "a font"),
)
HEAD = 4096
"""Bytes, or characters, at a file's beginning that tell what it is."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b\x08"))
_DOCUMENT = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200}|(?><!--.{0,2000}?-->)\s{0,200}){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?(?:p|div|span|br|h[1-6]|ul|li|a|table|article|section|meta|title)\b[^<>]{0,500}>", re.IGNORECASE)
_ANY_MARKUP = re.compile(r"<[A-Za-z!/?]|&#?\w{2,10};")
_FRONT_MATTER = re.compile(r"\s{0,20}(?:---|\+\+\+)\s{0,10}\n.{0,20000}?\n(?:---|\+\+\+)\s{0,10}(?:\n|$)", re.DOTALL)
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,40}")
_FEW_WORDS = 20  # of a file without a suffix that can be a page
_GZIP = b"\x1f\x8b"
_MARKS = re.compile(r"^#{1,6}\s\S|\]\(\S{1,300}\)|\*\*\S[^*\n]{0,80}\*\*|^```", re.MULTILINE)


def suffix_type(name: str) -> str | None:
    """Return the media type that a file's name promises (`.gz` looked through), or None.

    >>> suffix_type("a/Review.HTML.gz"), suffix_type("poster.png")
    ('text/html', None)
    """
    path = PurePath(name.lower())
    return _SUFFIXES.get(path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix)


def why_no_page(name: str, head: bytes) -> str | None:
    """Say why a file found in a folder is no page, by its name and first bytes; None where it is one.

    >>> why_no_page("review.aspx", b"<!doctype html><p>A film"), why_no_page("poster.png", b"\\x89PNG")
    (None, 'a PNG image')
    >>> why_no_page("style.css", b"p { margin: 0 }")
    'text that is called .css'
    """
    if suffix_type(name):
        return None
    if not head.strip():
        return "empty"
    kind = binary_kind(head)
    if kind and not head.startswith(_GZIP):
        return kind
    bare = name.lower().removesuffix(".gz")
    suffix = PurePath(bare).suffix
    if suffix in _OPEN or looks_like_document(head):
        return None
    if suffix:
        return f"text that is called {suffix}"
    return "no prose" if bare in _NO_PAGES or len(_WORD.findall(head)) < _FEW_WORDS else None


def looks_like_document(head: bytes) -> bool:
    """Tell whether bytes begin as an HTML document does.

    >>> looks_like_document(b"<!DOCTYPE html><title>Night Ferry"), looks_like_document(b"Night Ferry <b>sails")
    (True, False)
    """
    return bool(_DOCUMENT.match(head[:HEAD].decode("utf-8", errors="replace").lstrip("\ufeff")))


def media_type_of(text: str, source: str, given: str | None = None) -> str:
    """Return the page's type: what was given, what the name says, or what the text looks like.

    A whole HTML document is HTML under any name; a page saved under such a name without a single tag is plain text, of
    which every line counts.

    >>> media_type_of("Night Ferry\\nBy Ann Lee", "a.html"), media_type_of("Night Ferry<br>By Ann Lee", "a.html")
    ('text/plain', 'text/html')
    """
    stated = _stated(source, given)
    if stated == "text/html":
        return stated if _ANY_MARKUP.search(text) or "\n" not in text.strip() else "text/plain"
    if stated == "text/markdown":
        return stated
    head = text[:HEAD].lstrip("\ufeff")
    if _DOCUMENT.match(head):
        return "text/html"
    if stated:
        return stated
    if len(_TAG.findall(head)) >= 3:
        return "text/html"
    return "text/markdown" if _FRONT_MATTER.match(head) or len(_MARKS.findall(head)) >= 2 else "text/plain"


def is_markup(begun: str, source: str, given: str | None = None) -> bool:
    """Tell whether a page is called HTML and the begin of it shows that it is: then the rest says nothing else.

    >>> is_markup("<p>Night Ferry", "a.html"), is_markup("Night Ferry", "a.html"), is_markup("<p>Night", "a.md")
    (True, False, False)
    """
    return _stated(source, given) == "text/html" and _ANY_MARKUP.search(begun) is not None


def _stated(source: str, given: str | None) -> str | None:
    return _TYPES.get((given or "").split(";", maxsplit=1)[0].strip().lower()) or suffix_type(source)


def binary_kind(body: bytes, given: str | None = None) -> str | None:
    """Say what `body` is if it is not text: by declared type, by its first bytes, by zeros and control characters."""
    stated = (given or "").split(";", maxsplit=1)[0].strip().lower()
    if stated.startswith(("image/", "audio/", "video/", "font/")):
        return stated
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    head = body[:HEAD]
    zeros = head.count(0) > len(head) // 100 or (0 in head and len(head) < 100)
    controls = len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 20  # evenly spread bytes: 10%
    if not (zeros or controls) or (charset_of(head) or "").startswith(("utf-16", "utf-32")):
        return None
    return "data with zero bytes" if zeros else "data of control characters"

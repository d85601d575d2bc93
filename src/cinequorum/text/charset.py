"""From bytes to characters: which encoding, and is it text at all."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_NO_CHARSETS = frozenset(
    {
        "base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "unicode-escape",
        "raw-unicode-escape", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem",
    }
)  # fmt: skip
"""What Python knows by name and no page is written in: some of these unpack, without a bound, or take the square."""
_HEAD = 4096  # bytes in which a page declares its charset
_SAMPLE = 65536  # bytes from which an undeclared charset is guessed
_STRAY = 0.005  # share of broken characters that a damaged UTF-8 page may have
_FOREIGN = 0.1  # broken characters to one that is sound, where a piece in another encoding was pasted in


def charset_of(body: bytes, declared: str | None = None) -> str | None:
    """Name the encoding of `body`, or return None where nothing plausible fits.

    The order: byte order mark, bytes that can hardly be anything but UTF-8, the page's own or the carrier's
    declaration, UTF-8 with a few broken characters, and last the guess of charset-normalizer.

    >>> charset_of("Amélie".encode()), charset_of(b'<meta charset="iso-8859-1">Am\\xe9lie')
    ('utf-8', 'cp1252')
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name
    wide = _wide(body)
    if wide:
        return wide
    names = [name for name in (declared_charset(body), _python_name(declared)) if name]
    escaped = next((name for name in names if name.startswith(("iso2022", "iso-2022", "hz"))), None)
    if escaped and _decodes(body, escaped):
        return escaped
    if body.isascii() or _decodes(body, "utf-8"):
        return "utf-8"
    return next((name for name in names if _decodes(body, name)), None) or _damaged_utf8(body) or _guess(body)


def declared_charset(body: bytes) -> str | None:
    """Return the encoding that an HTML or XML head declares, under Python's name for it."""
    match = _DECLARED.search(body[:_HEAD])
    return _python_name(match[1].decode("ascii")) if match else None


def decode(body: bytes, charset: str | None) -> str:
    """Decode `body`; characters that are broken become U+FFFD."""
    return body.decode(charset or charset_of(body) or "utf-8", errors="replace")


def _python_name(name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):  # a name with a zero in it is no name
        return None
    if known in _NO_CHARSETS:
        return None
    # What the web calls Latin-1 or ASCII is Windows-1252 (WHATWG Encoding, 4.2).
    return "cp1252" if known in {"iso8859-1", "ascii"} else known


def _decodes(body: bytes, name: str) -> bool:
    """Tell whether all of `body` is valid; a character cut off at the very end does not count."""
    try:
        codecs.getincrementaldecoder(name)(errors="strict").decode(body, final=False)
    except (UnicodeError, LookupError, AttributeError, TypeError):  # UTF-16 without its mark is no UnicodeDecodeError
        return False
    return True


def _damaged_utf8(body: bytes) -> str | None:
    text = body[:_SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = len(re.findall(r"[^\x00-\x7f\ufffd]", text))
    few = broken <= sound and broken <= _STRAY * len(text)
    return "utf-8" if few or broken <= _FOREIGN * sound else None


def _wide(body: bytes) -> str | None:
    """Recognise UTF-16 without a byte order mark by where its zero bytes stand."""
    head = body[:_HEAD]
    if len(head) < 4 or 0 not in head:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else None


def _guess(body: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE]).best()
    if best is None:
        return None
    return _python_name(best.encoding)

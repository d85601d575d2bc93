"""Bad pages, one by one: each is read, or refused by name, in a time that its size explains."""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from collections.abc import Callable

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.errors import UnreadablePage
from cinequorum.pipeline import read
from tests.robust.checks import check, reading_of

FILM = "<h1>The Glass Harbour (2014)</h1><p>A film review. Directed by Anna Karlsen, the movie stars Peter Holm.</p>"
PLAIN = "The Glass Harbour (2014)\n\nA film review. Directed by Anna Karlsen, the movie stars Peter Holm.\n\n"
MEGABYTE = 1_000_000


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.html", FILM)
    return held.getvalue()


def lines(row: Callable[[int], str], count: int) -> str:
    return "".join(row(number) for number in range(count))


REFUSED = {
    "empty": (b"", "empty"),
    "only spaces": (b" \n\t\r\n " * 500, "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "only a wide mark": (b"\xff\xfe", "empty"),
    "only tags": (b"<html><head></head><body><div></div></body></html>", "empty"),
    "only script": (b"<!doctype html><script>let a = 1</script>", "empty"),
    "gzip in gzip": (gzip.compress(gzip.compress(b"x" * 99)), "binary"),
    "zip": (zipped(), "binary"),
    "pdf": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "binary"),
    "png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "zeros": (b"\x00" * 4000, "binary"),
    "100,000 levels": (b"<!doctype html>" + b"<div>" * 100_000 + b"x", "too_deep"),
    "30,000 attributes": (b"<!doctype html><p " + b"a=b " * 30_000 + b">x", "too_deep"),
    "20 MB": (b"<p>" + b"a film " * 3_000_000, "too_large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_by_name(name: str) -> None:
    """Bytes that hold no text, or would take for ever, are refused with a code, never with another error."""
    body, code = REFUSED[name]
    with pytest.raises(UnreadablePage) as caught:
        read(from_bytes(body, "a.html"))
    assert caught.value.code == code
    assert "a.html" in caught.value.message


ODD = {
    "zeros among words.txt": (PLAIN.replace(" ", " \x00", 1) + "It rains. " * 20).encode(),
    "control characters.txt": (PLAIN + "The \x01lamp\x08 is\x1b[31m red\x7f.").encode(),
    "surrogates.txt": (PLAIN + "A \ud800 lone \udfff half.").encode("utf-8", "surrogatepass"),
    "cut character.txt": (PLAIN + "Amélie").encode()[:-4] + b"\xc3",
    "wrong charset.html": b'<meta charset="utf-8">' + (FILM + "<p>Une soirée très étrange").encode("cp1252"),
    "unknown charset.html": b'<meta charset="klingon">' + FILM.encode(),
    "two charsets.html": FILM.encode() + "Фильм очень хороший. ".encode() * 20 + "Фильм".encode("cp1251"),
    "no text codec.html": b'<meta charset="base64">' + FILM.encode(),
    "declared wide.html": b'<meta charset="utf-16">' + FILM.encode(),
    "utf-16 with mark.html": FILM.encode("utf-16"),
    "utf-16 without mark.html": FILM.encode("utf-16-le"),
    "utf-16 of odd length.html": FILM.encode("utf-16") + b"\x00",
    "utf-32.html": FILM.encode("utf-32"),
    "utf-7.html": b'<meta charset="utf-7">' + FILM.encode() + b"+ADw-script+AD4-",
    "cut tag.html": (FILM + "<p class='").encode(),
    "cut entity.html": (FILM + "<p>a &am &#x; &#99999999; &amp").encode(),
    "comments in comments.html": (FILM + "<!-- a <!-- b --> c --> d <!--" + "--!> e").encode(),
    "cdata.html": (FILM + "<![CDATA[ a ]]> b <![CDATA[" * 50).encode(),
    "php.html": (FILM + "<p>a<?php echo 1; ?>b<?xml version='1.0'?><svg><?x ?></svg>").encode(),
    "directions.txt": (PLAIN + "\u202eretsaM ehT\u202c \u200b\u200d\u2066x\u2069").encode(),
    "emoji.txt": (PLAIN + "By 🎬 Rex 🦖\n\n👩‍👩‍👧‍👦 " * 30 + "🏳️‍🌈").encode(),
    "one word.txt": (PLAIN + "x" * 100_000).encode(),
    "tables in tables.html": (FILM + "<table><tr><td>" * 400 + "The lamp").encode(),
    "open front matter.md": ("---\ntitle: The Lamp\n\n" + PLAIN).encode(),
    "no yaml.md": ("---\ntitle: [a: {b\n\t- c: 'd\n---\n" + PLAIN).encode(),
    "yaml of aliases.md": (
        "---\na: &a [x,x]\n" + lines(lambda n: f"b{n}: &b{n} [*a,*a]\n", 40) + "---\n" + PLAIN
    ).encode(),
    "yaml that is itself.md": ("---\na: &a\n  b: *a\n---\n" + PLAIN).encode(),
    "yaml of objects.md": ("---\na: !!python/object/apply:os.system ['exit 1']\n---\n" + PLAIN).encode(),
    "deep yaml.md": ("---\na: " + "[" * 3000 + "]" * 3000 + "\n---\n" + PLAIN).encode(),
    "deep toml.md": ("+++\na = " + "[" * 3000 + "]" * 3000 + "\n+++\n" + PLAIN).encode(),
    "deep json.html": ('<script type="application/ld+json">' + '{"a":[' * 40_000 + "</script>" + FILM).encode(),
    "closed deep json.html": (
        '<script type="application/ld+json">' + "[" * 40_000 + "]" * 40_000 + "</script>" + FILM
    ).encode(),
    "keys twice.html": (
        '<script type="application/ld+json">{"@type":"Movie","name":"A","name":"The Lamp"}</script>' + FILM
    ).encode(),
    "numbers in json.html": (
        '<script type="application/ld+json">{"@type":"Movie","name":1e999,"year":' + "9" * 5000 + "}</script>" + FILM
    ).encode(),
}


@pytest.mark.parametrize("name", ODD)
def test_a_broken_page_is_read(name: str) -> None:
    """Its film is found, whatever stands around it, and its reading holds together."""
    reading = check(ODD[name], name)
    assert reading is not None
    assert "Glass Harbour" in reading.page.text


BIG: dict[str, Callable[[], str]] = {
    "100,000 tags.html": lambda: FILM + "<p>The <b>lamp</b> is red. " * 50_000,
    "10 MB on one line.html": lambda: FILM + "<p>" + "The lamp is red and the film is long. " * (10 * MEGABYTE // 38),
    "10 MB on one line.txt": lambda: PLAIN + "The lamp is red and the film is long. " * (10 * MEGABYTE // 38),
    "19 MB of script.html": lambda: FILM + "<script>" + "let a = '<p>';" * (19 * MEGABYTE // 14) + "</script>",
    "entities.html": lambda: FILM + "<p>" + "&amp;&lt;&NotEqualTilde;&#x1F600;" * 60_000,
    "100,000 links.html": lambda: FILM + lines(lambda n: f"<a href='/f/{n}'>Film {n}</a> ", 100_000),
    "10,000 reviews.html": lambda: (
        FILM
        + lines(
            lambda n: (
                f"<div class=review><b class=author>user{n}</b> <time>{n % 28 + 1} May 2019</time><p>Fine film.</div>"
            ),
            10_000,
        )
    ),
    "5 MB of JSON-LD.html": lambda: (
        '<script type="application/ld+json">['
        + '{"@type":"Movie","name":"The Lamp"},' * (5 * MEGABYTE // 36)
        + "{}]</script>"
        + FILM
    ),
    "10 MB of front matter.md": lambda: "---\n" + "a: b\n" * (2 * MEGABYTE) + "---\n" + PLAIN,
    "10 MB of open front matter.md": lambda: "---\n" + "a: b\n" * (2 * MEGABYTE) + PLAIN,
    "brackets.md": lambda: PLAIN + "[" * 400_000,
    "links in links.md": lambda: PLAIN + "[a](" * 5000 + ")" * 5000,
    "images.md": lambda: PLAIN + "![" * 20_000,
    "backticks.md": lambda: PLAIN + lines(lambda n: "`" * n + "a", 900),
    "emphasis.md": lambda: PLAIN + "*a**b" * 80_000,
    "underscores.md": lambda: PLAIN + "_a __b" * 60_000,
    "references.md": lambda: PLAIN + lines(lambda n: f"[a{n}]: /u{n}\n", 20_000) + lines(lambda n: f"[a{n}] ", 19_000),
    "quotes 10,000 deep.md": lambda: PLAIN + ">" * 10_000 + " a",
    "lists 10,000 deep.md": lambda: PLAIN + "- " * 10_000 + "a",
    "lists by indent.md": lambda: PLAIN + lines(lambda n: "  " * n + "- a\n", 700),
    "tables.md": lambda: PLAIN + "|a|b|\n|-|-|\n" + "|" * 200_000,
    "comments.md": lambda: PLAIN + "<!--" * 100_000,
    "angles.md": lambda: PLAIN + "<a " * 100_000,
    "tags.md": lambda: PLAIN + "{% include a='b' " * 20_000 + "{{< film " * 20_000 + "[[a|" * 4000,
}


@pytest.mark.long
@pytest.mark.parametrize("name", BIG)
def test_a_big_page_is_read_in_a_time_that_its_size_explains(name: str) -> None:
    """Twenty seconds and ten a megabyte, several times what they take; what is not linear takes many minutes."""
    body = BIG[name]().encode()
    start = time.process_time()
    reading = reading_of(body, name)
    took = time.process_time() - start
    print(f"\n{name}: {len(body) / MEGABYTE:.1f} MB, {took:.1f} s, {reading.page.warnings if reading else 'refused'}")
    assert took < 20 + 10 * len(body) / MEGABYTE
    assert reading is not None
    assert "Glass Harbour" in reading.page.text


def test_what_is_cut_is_said() -> None:
    """A page of more blocks than are searched says so, and keeps its text whole."""
    page = read(from_bytes((PLAIN + "A line of a list\n" * 31_000).encode(), "a.txt")).page
    assert any("30,000 of 31,00" in warning for warning in page.warnings)
    assert page.text.count("A line of a list") == 31_000
    page = read(from_bytes((PLAIN + "a film " * 80_000).encode(), "a.md")).page
    assert "Markdown was read as plain lines" in page.warnings[0]
    assert read(from_bytes(PLAIN.encode(), "a.txt")).page.warnings == ()

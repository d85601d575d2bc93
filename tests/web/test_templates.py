"""Nothing goes into a page as HTML but what was looked at: every way past the escaping is on a list."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import cast
from unittest.mock import ANY

from django.conf import settings
from django.template import engines
from django.template.backends.django import DjangoTemplates

import cinequorum_web

WEB = Path(cinequorum_web.__file__).parent
UNSAFE = re.compile(
    r"\|\s*(?:safe|safeseq|json_script|unordered_list|linebreaks|urlize)\b|autoescape\s+off|\{%\s*debug"
)
REVIEWED = {
    "members/templates/members/review.html": {"review.html|safe", "c.html|safe"},  # by nh3: members/text.py
    "members/templates/members/_review.html": {"r.html|safe"},
    "members/templates/members/forms/field.html": {"field.help_text|safe"},  # our own words, and Django's
    "pages/templates/pages/_film_head.html": {"page.structured|safe"},  # JSON without < > &: feeds/structured.py
    "pages/templates/pages/source.html": {"page.structured|safe"},
}
SAFE_WORDS = {"mark_safe", "SafeString", "SafeText", "format_html", "format_html_join", "html_safe", "__html__"}
REVIEWED_SOURCES = {
    "pages/templatetags/covers.py",  # numbers, and values that were escaped
    "pages/templatetags/still.py",  # what this same template rendered before
    "posters/templatetags/posters.py",  # JSON without < > &
}
HTML_BY_HAND = {
    "feeds/oembed.py",  # escaped by html.escape
    "members/text.py",  # cleaned by nh3
    "pages/templatetags/covers.py",
}
PLACES = re.compile(r"\s[a-zA-Z-]+=\s*\{\{")


def templates() -> dict[str, str]:
    """Return the templates of the site."""
    return {
        str(path.relative_to(WEB)): path.read_text("utf-8") for path in WEB.rglob("templates/**/*") if path.is_file()
    }


def test_what_is_not_escaped_is_on_the_list() -> None:
    """A new `|safe`, or escaping that is turned off, has to be looked at and written down here."""
    found: dict[str, set[str]] = {}
    for name, text in templates().items():
        for match in UNSAFE.finditer(text):
            start = max(text.rfind("{{", 0, match.start()), text.rfind("{%", 0, match.start())) + 2
            found.setdefault(name, set()).add(re.sub(r"\s", "", text[start : match.end()]))
    assert found == REVIEWED


def test_sources_that_make_safe_strings_are_on_the_list() -> None:
    """Python that says of a text that it is HTML already, too."""
    found = set()
    for path in WEB.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        if names & SAFE_WORDS:
            found.add(str(path.relative_to(WEB)))
    assert found == REVIEWED_SOURCES


def test_html_is_made_by_templates() -> None:
    """No other source of the site puts values into HTML by hand."""
    found = set()
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and len(node.values) > 1:
                written = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                if re.search(r"</?(?:a|b|i|p|img|svg|rect|div|span|script|h\d|li|ul|blockquote)[ >]", written):
                    found.add(str(path.relative_to(WEB)))
    assert found == HTML_BY_HAND


def test_every_attribute_is_quoted() -> None:
    """A value in an attribute without quotes would need no more than a blank to begin another one."""
    assert not [name for name, text in templates().items() if PLACES.search(text)]


def test_no_handler_and_no_style_is_written_into_a_page() -> None:
    """There is nothing in a template that the policy would have to allow."""
    inline = re.compile(
        r"<[a-z][^>]*\s(?:on[a-z]+|style)\s*=|<style\b|javascript:|<script(?![^>]*(?:src=|ld\+json))", re.I
    )
    assert not [name for name, text in templates().items() if inline.search(text)]


def test_escaping_is_on() -> None:
    """Everywhere, by the engine itself."""
    assert settings.TEMPLATES[0]["OPTIONS"] == {"context_processors": ANY}
    engine = cast("DjangoTemplates", engines["django"])
    assert engine.engine.autoescape
    assert engine.from_string("{{ x }}").render({"x": "<b>&\"'"}) == "&lt;b&gt;&amp;&quot;&#x27;"

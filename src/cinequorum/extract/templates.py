"""What site generators leave in a Markdown text: template tags, components, wiki links, imports.

A tag is taken out; the values in it that a reader would see (a film's name, a rating) stay in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cinequorum.extract.data.templates import (
    PLAIN_ELEMENTS,
    RATING_MAXIMA,
    RATING_PARAMETERS,
    SHOWING_TAGS,
    SHOWN_PARAMETERS,
)

# A tag that stands where a link's address should: `]({% post_url 2020-01-02-x %})`.
_IN_LINK = re.compile(
    r"\]\(\s{0,5}\{[{%<]\s{0,5}(?:[\w.]{1,30}\s{1,5})?([^\s{}%]{0,300})[^{}]{0,100}?[}%>]\}\s{0,5}([^\s()]{0,300})\)"
)
_VALUE = r"""[^{}"'\n]{0,300}(?:"[^"\n]{0,300}"[^{}"'\n]{0,100}|'[^'\n]{0,300}'[^{}"'\n]{0,100}){0,12}"""
_TAG = re.compile(
    rf"\{{%({_VALUE})%\}}|\{{\{{[<%]({_VALUE})[>%]\}}\}}|\{{%[^{{}}\n]{{0,300}}%\}}|\{{\{{[<%][^{{}}\n]{{0,300}}[>%]\}}\}}"
)
_OUTPUT = re.compile(r"\{\{[^{}\n<%]{0,300}\}\}")
_GIVEN = r"""(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|\{[^{}\n]{0,300}\})"""
_COMPONENT = re.compile(rf"<(/?)([A-Z][a-z]\w{{1,40}})((?:\s{{1,9}}[\w:-]{{1,40}}(?:={_GIVEN})?){{0,20}})\s{{0,9}}/?>")
_PARAMETER = re.compile(
    r"""(?:^|(?<=[\s,]))(?:([\w-]{1,40})\s{0,3}[=:]\s{0,3})?(?:"([^"\n]*)"|'([^'\n]*)'|\{([^{}\n]*)\}|([\d.,]{1,8})(?=[\s,/]|$))"""
)
_IMPORT = re.compile(
    r"^(?:import\s[^\n]{1,200}\sfrom\s[\"'][^\"'\n]{1,200}[\"'];?|import\s[\"'][^\"'\n]{1,200}[\"'];?|"
    r"export\s(?:const|default|function)\s[^\n]{0,300})[ \t]*$",
    re.MULTILINE,
)
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_WIKI = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]|\n]{1,200}))?\]\](?!\()")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_SHOWN, _RATINGS = frozenset(SHOWN_PARAMETERS), frozenset(RATING_PARAMETERS)
_MAXIMA, _SHOWING, _PLAIN = frozenset(RATING_MAXIMA), frozenset(SHOWING_TAGS), frozenset(PLAIN_ELEMENTS)


def without_templates(text: str) -> str:
    """Return a Markdown text without template tags, but for the values in them that a reader would see.

    >>> without_templates("{% include movie name='The Lamp|1931' %} is by [[p/holm|Holm]].")
    'The Lamp (1931) is by Holm.'
    >>> without_templates("<Rating value={4} max={5} /> <Spoiler>He leaves.</Spoiler> {{ page.date }}")
    'Rating: 4/5 He leaves. '
    """
    if "{" in text:
        text = _IN_LINK.sub(r"](<\1\2>)", text)
        text = _OUTPUT.sub("", _TAG.sub(lambda match: _seen(match[1] or match[2] or ""), text))
    if "[[" in text:
        text = _WIKI.sub(_shown_of_link, _EMBED.sub("", text))
    text = _COMPONENT.sub(_component, text)
    return _IMPORT.sub("", text) if "import" in text or "export" in text else text


def _shown_of_link(match: re.Match[str]) -> str:
    return (match[2] or match[1].rstrip("\\").partition("#")[0] or match[1]).strip()


def _component(match: re.Match[str]) -> str:
    if match[2].lower() in _PLAIN:
        return match[0]
    return "" if match[1] else _seen(f"{match[2]} {match[3]}")


def _seen(inner: str) -> str:
    """Return what a tag shows: the values of telling parameters, and a telling tag's own value."""
    tag, _, rest = inner.strip().partition(" ")
    values = list(_values(rest))
    words = [_dated(value) for key, value, quoted in values if quoted and _is_shown(tag.lower(), key)]
    return " ".join(filter(None, [*words, _rating(tag.lower(), values)]))


def _values(rest: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the parameters: the name or nothing, the value, whether it was in quotes."""
    for match in _PARAMETER.finditer(rest):
        quoted = match[2] if match[2] is not None else match[3]
        braced = (match[4] or "").strip()
        if quoted is None and braced[:1] in {"'", '"', "`"} and braced[-1:] == braced[:1]:
            quoted = braced[1:-1]
        value = quoted if quoted is not None else braced or match[5] or ""
        yield (match[1] or "").lower(), value.strip(), quoted is not None


def _is_shown(tag: str, key: str) -> bool:
    return key in _SHOWN or (not key and tag in _SHOWING)


def _dated(value: str) -> str:
    """Return the part before the first bar, with the year that stands behind it."""
    name, _, rest = value.partition("|")
    year = rest.partition("|")[0].strip()
    return f"{name.strip()} ({year})" if _YEAR.fullmatch(year) and name.strip() else name.strip()


def _rating(tag: str, values: list[tuple[str, str, bool]]) -> str:
    """Return the rating in a tag as a line would print it."""
    own = tag in _RATINGS or tag.endswith(("rating", "stars", "score"))
    given = next((v for k, v, _ in values if k in _RATINGS or (own and k in {"", "value"})), "")
    most = next((v for k, v, _ in values if k in _MAXIMA), "")
    if not given or len(given) > 20:
        return ""
    return f"Rating: {given}/{most}" if most and "/" not in given else f"Rating: {given}"

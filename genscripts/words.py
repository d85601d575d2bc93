"""Words of the interface: from the sources into `locale/*/LC_MESSAGES/django.po`, and from there into `.mo`.

Needs nothing but Python: Babel reads and writes both forms. Words are found in templates (`translate`,
`blocktranslate`, `_("…")`), in calls of `gettext` and its sisters, in tables of `Words`, and in nouns given to
`counted`. `--check` writes nothing and fails where a file is out of step or a word has no translation.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SITE = Path(__file__).resolve().parent.parent / "src" / "cinequorum_web"
SINGLE = frozenset({"gettext", "gettext_lazy", "gettext_noop", "_"})
PLURAL = frozenset({"ngettext", "ngettext_lazy"})
CONTEXT = frozenset({"pgettext", "pgettext_lazy"})
CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext|_)\(")
Message = tuple[str | None, str, str | None]  # context, one, many


def messages() -> dict[Message, list[str]]:
    """Return every word of the interface with the files that say it."""
    found: dict[Message, list[str]] = {}
    for path in sorted((*SITE.rglob("*.py"), *SITE.rglob("*.html"), *SITE.rglob("templates/**/*.txt"))):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        for message in in_python(text) if path.suffix == ".py" else in_template(text):
            places = found.setdefault(message, [])
            if (place := path.relative_to(SITE).as_posix()) not in places:
                places.append(place)
    for (context, one, many), places in list(found.items()):
        if many is not None and (context, one, None) in found:  # one entry serves both
            places += [place for place in found.pop((context, one, None)) if place not in places]
    return found


def in_python(text: str) -> Iterator[Message]:
    """Yield the words in a module."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield from _called(node)


def in_template(text: str) -> Iterator[Message]:
    """Yield the words in a template."""
    from django.utils.translation.template import templatize

    code = templatize(text)
    for match in CALL.finditer(code):
        try:
            yield from _called(ast.parse(_whole(code, match.start()), mode="eval").body)
        except SyntaxError:
            continue  # a bracket of the text around


def _whole(code: str, start: int) -> str:
    """Return the call that begins here: up to the first bracket that makes it whole."""
    end = start
    while (end := code.find(")", end + 1)) >= 0:
        try:
            ast.parse(code[start : end + 1], mode="eval")
        except SyntaxError:
            continue
        return code[start : end + 1]
    return ""


def _called(node: ast.AST) -> Iterator[Message]:
    if not isinstance(node, ast.Call):
        return
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    said = [arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None for arg in node.args]
    if name in SINGLE and said and said[0]:
        yield None, said[0], None
    elif name in PLURAL and len(said) > 1 and said[0] and said[1]:
        yield None, said[0], said[1]
    elif name in CONTEXT and len(said) > 1 and said[1]:
        yield said[0], said[1], None
    elif name == "counted" and len(said) > 1 and said[1]:
        yield None, f"{{n}} {said[1]}", f"{{n}} {said[2] if len(said) > 2 else said[1] + 's'}"
    elif name == "Words" and node.args:
        yield from ((None, english, None) for english in _values(node.args[0]))


def _values(table: ast.expr) -> Iterator[str]:
    for value in table.values if isinstance(table, ast.Dict) else ():
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def catalog(language: str, old: Catalog, found: dict[Message, list[str]]) -> Catalog:
    """Return the words with what is translated of them, in order of the English."""
    made = Catalog(locale=language, charset="utf-8", project="Cinequorum", fuzzy=False)
    made.header_comment = f"# Cinequorum in the language {language}. Kept in step by genscripts/words.py."
    for (context, one, many), places in sorted(found.items(), key=lambda item: (item[0][1], item[0][0] or "")):
        known = old.get(one, context)
        held = known.string if known is not None else ""
        if many is not None and not isinstance(held, tuple):
            held = ("",) * made.num_plurals
        if many is None and isinstance(held, tuple):
            held = ""
        made.add((one, many) if many else one, held, context=context, locations=[(place, 0) for place in places])
    return made


def written(made: Catalog) -> str:
    """Return a catalogue as text: the same for the same words, so without a date."""
    stream = io.BytesIO()
    write_po(stream, made, width=0, omit_header=True, include_lineno=False)
    head = (
        f"{made.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {made.locale}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {made.plural_forms}\\n"\n\n'
    )
    return head + stream.getvalue().decode("utf-8")


def compiled(text: str, language: str) -> bytes:
    """Return the machine's form of a catalogue."""
    stream = io.BytesIO()
    parsed = read_po(io.BytesIO(text.encode()), locale=language, charset="utf-8")
    plain = Catalog(locale=language, charset="utf-8", fuzzy=False, project="Cinequorum", version="1", header_comment="")
    for message in parsed:
        if message.id and all(message.string if isinstance(message.string, tuple) else (message.string,)):
            plain.add(message.id, message.string, context=message.context)
    write_mo(stream, plain)
    return _timeless(stream.getvalue())


def _timeless(machine: bytes) -> bytes:
    """Return the file with the dates of its head blanked, which Babel fills with the time of day."""
    return re.sub(
        rb"(POT-Creation-Date|PO-Revision-Date): [^\n]*",
        lambda match: match[1] + b": " + b"-" * (len(match[0]) - len(match[1]) - 2),
        machine,
    )


def missing(text: str, language: str) -> list[str]:
    """Return the words that have no translation."""
    parsed = read_po(io.BytesIO(text.encode()), locale=language, charset="utf-8")
    return [
        str(message.id)
        for message in parsed
        if message.id and not all(message.string if isinstance(message.string, tuple) else (message.string,))
    ]


def main(arguments: list[str]) -> int:
    """Write or check every language; return the exit status."""
    django.setup()
    found, failed = messages(), []
    for folder in sorted((SITE / "locale").iterdir()):
        po = folder / "LC_MESSAGES" / "django.po"
        before = po.read_text(encoding="utf-8") if po.exists() else ""
        old = read_po(io.BytesIO(before.encode()), locale=folder.name, charset="utf-8")
        text = written(catalog(folder.name, old, found))
        machine = compiled(text, folder.name)
        mo = po.with_suffix(".mo")
        if "--check" not in arguments:
            po.write_text(text, encoding="utf-8")
            mo.write_bytes(machine)
        elif text != before or not mo.exists() or mo.read_bytes() != machine:
            failed.append(f"{po.relative_to(SITE)} is out of step: run genscripts/words.py")
        failed += [f"{folder.name}: no translation of {word}" for word in missing(text, folder.name)]
    print("\n".join(failed) or "the words of the interface are in step", file=sys.stderr if failed else sys.stdout)
    return 1 if failed else 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")
    raise SystemExit(main(sys.argv[1:]))

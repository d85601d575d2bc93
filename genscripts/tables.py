"""Turn the reviewed tables in resources/*.yaml into Python modules that import in no time.

Each table names its package in a first line `# package: understand`; its top-level keys become upper-case constants of
`src/cinequorum/<package>/data/<file name>.py`. `--check` compares instead of writing.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
HEAD = '"""Made from resources/{name}.yaml by genscripts/tables.py: change the table, not this file."""\n'


class Words(yaml.SafeLoader):
    """Reads `on`, `off`, `yes` and `no` as the words they are: in a table only `true` and `false` are switches."""


Words.yaml_implicit_resolvers = {
    first: [(tag, words) for tag, words in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def literal(value: Any) -> tuple[str, str]:
    """Return the value as a Python literal of immutable parts, and its type."""
    if isinstance(value, dict):
        parts = [(repr(str(k)), *literal(v)) for k, v in value.items()]
        kinds = {kind for _, _, kind in parts}
        kind = kinds.pop() if len(kinds) == 1 else "Any"
        body = ", ".join(f"{key}: {text}" for key, text, _ in parts)
        return f"MappingProxyType({{{body}}})", f"Mapping[str, {kind}]"
    if isinstance(value, list):
        items = [literal(v) for v in value]
        kinds = {kind for _, kind in items}
        kind = kinds.pop() if len(kinds) == 1 else "Any"
        body = "".join(f"{text}, " for text, _ in items)
        return f"({body})", f"tuple[{kind}, ...]"
    return repr(value), type(value).__name__


def module_of(path: Path) -> tuple[Path, str]:
    """Return where the module of one table goes, and its text."""
    text = path.read_text(encoding="utf-8")
    match = re.match(r"# package: (\w+)\n", text)
    if match is None:
        raise SystemExit(f"{path.name}: the first line must be '# package: NAME'")
    table = yaml.load(text, Loader=Words)  # a safe loader
    lines = []
    for key, value in table.items():
        body, kind = literal(value)
        lines.append(f"{key.upper()}: Final[{kind}] = {body}\n")
    joined = "\n".join(lines)
    typing = ["Any", "Final"] if "Any" in joined else ["Final"]
    imports = []
    if "MappingProxyType" in joined:
        imports.append("from collections.abc import Mapping\nfrom types import MappingProxyType")
    imports.append(f"from typing import {', '.join(typing)}")
    out = ROOT / "src" / "cinequorum" / match.group(1) / "data" / f"{path.stem}.py"
    source = HEAD.format(name=path.stem) + "\n" + "\n".join(imports) + "\n\n" + joined
    return out, formatted(source)


def formatted(source: str) -> str:
    ruff = Path(sys.executable).parent / "ruff"
    done = subprocess.run(
        [str(ruff), "format", "--isolated", "--line-length", "120", "-"],
        input=source, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if a module is out of step with its table")
    check = parser.parse_args().check
    stale = []
    for path in sorted((ROOT / "resources").glob("*.yaml")):
        out, source = module_of(path)
        if check:
            if not out.exists() or out.read_text(encoding="utf-8") != source:
                stale.append(f"{path.name} -> {out.relative_to(ROOT)}")
            continue
        out.parent.mkdir(exist_ok=True)
        (out.parent / "__init__.py").touch()
        out.write_text(source, encoding="utf-8")
    if stale:
        print("out of step, run `make generate`:", *stale, sep="\n  ", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

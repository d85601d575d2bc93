"""Write down what the interface for machines can do: docs/api/openapi.json. `--check` compares instead of writing."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

PLACE = Path(__file__).resolve().parent.parent / "docs" / "api" / "openapi.json"


def schema() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")
    import django

    django.setup()
    from cinequorum_web.interface import schema_text

    return schema_text()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        PLACE.parent.mkdir(parents=True, exist_ok=True)
        PLACE.write_text(schema(), encoding="utf-8")
        return 0
    if PLACE.exists() and PLACE.read_text(encoding="utf-8") == schema():
        return 0
    print(f"{PLACE.name} is out of step: run python genscripts/openapi.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

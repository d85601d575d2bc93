"""Words compared as multisets; scripts without spaces letter by letter."""

from __future__ import annotations

import re
from collections import Counter

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def token_f1(first: str, second: str) -> float:
    """Return the F1 of two texts' words."""
    a, b = Counter(_TOKEN.findall(first.lower())), Counter(_TOKEN.findall(second.lower()))
    same = sum((a & b).values())
    return 2 * same / max(1, sum(a.values()) + sum(b.values()))

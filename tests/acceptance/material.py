"""Where the measuring material lies; tests that need it say so where it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = Path(os.environ.get("CINEQUORUM_MATERIAL") or ROOT.parent / "shared")

needs_material = pytest.mark.skipif(
    not MATERIAL.is_dir(), reason="the measuring material (the folder `shared` beside the checkout) is not here"
)

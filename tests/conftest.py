"""How hard the property tests try: `--hypothesis-profile=long` is what `make properties` asks for."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True)

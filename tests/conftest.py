"""How hard the property tests try: `--hypothesis-profile=long` is what `make properties` asks for.

No example is timed, in either profile: the machine's other work is not the property's.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

UNTIMED = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("usual", deadline=None, suppress_health_check=UNTIMED)
settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=UNTIMED)
settings.load_profile("usual")

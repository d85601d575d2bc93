"""How hard the property tests try: `--hypothesis-profile=long` is what `make properties` asks for.

No example is timed, in either profile: the machine's other work is not the property's. And no test asks the network:
one that tries to reach another machine fails, whatever it does with the error.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import offline_guard

offline_guard.stand()
UNTIMED = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("usual", deadline=None, suppress_health_check=UNTIMED)
settings.register_profile("long", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=UNTIMED)
settings.load_profile("usual")


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """No other machine is asked for anything while a test runs."""
    before = len(offline_guard.TRIED)
    yield
    assert offline_guard.TRIED[before:] == [], "a test tried to reach another machine"

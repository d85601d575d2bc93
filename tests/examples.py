"""How many examples a property is tried on: few in every run, many times as many in `make properties`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_USUAL = 100  # what the library's own profile tries


def examples(count: int) -> settings:
    """Return settings for so many examples; a profile that tries more than usual tries that much more of these too.

    No example is timed: the machine's other work is not the property's.
    """
    profile = settings.default or settings()
    return settings(
        max_examples=max(1, count * profile.max_examples // _USUAL),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )

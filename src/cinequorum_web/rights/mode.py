"""Whether the site is open to others, so that it quotes and does not republish."""

from __future__ import annotations

from collections.abc import Mapping

PUBLIC = "CINEQUORUM_PUBLIC"
OWN = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names under which a machine reaches itself."""


def is_public(environment: Mapping[str, str]) -> bool:
    """Return whether the site quotes only: as it is told, else where it has another name than the machine's own.

    >>> is_public({}), is_public({"CINEQUORUM_ALLOWED_HOSTS": "127.0.0.1"})
    (False, False)
    >>> is_public({"CINEQUORUM_ALLOWED_HOSTS": "films.example"}), is_public({"CINEQUORUM_ORIGINS": "https://a.example"})
    (True, True)
    >>> is_public({"CINEQUORUM_ALLOWED_HOSTS": "films.example", "CINEQUORUM_PUBLIC": "off"})
    False
    """
    told = environment.get(PUBLIC, "").strip().lower()
    if told:
        return told not in ("off", "0", "no", "false")
    names = (name.strip() for name in environment.get("CINEQUORUM_ALLOWED_HOSTS", "").split(","))
    return bool(environment.get("CINEQUORUM_ORIGINS", "").strip()) or any(name not in OWN for name in names if name)

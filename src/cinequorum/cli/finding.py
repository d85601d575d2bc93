"""What `cinequorum doctor` finds: each thing that is wrong, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong. `code` is stable and for machines; `told` says what it is; `do` what mends it."""

    code: str
    told: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be examined: the data in `home`; `thorough` looks at every document, `mend` mends what can be."""

    home: Path
    thorough: bool = False
    mend: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was seen of a store, by name, and what is wrong with it."""

    about: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

"""Licences and materials of what runs with the program are known, and listed."""

from __future__ import annotations

from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import pytest

from genscripts.licences import PLACE, NotReviewed, licences, page, spdx
from genscripts.pins import runtime_pins
from genscripts.sbom import bill, written


class Stated(Distribution):
    """A package that states this licence; invented."""

    def __init__(self, licence: str) -> None:
        self._licence = licence

    def read_text(self, filename: str) -> str | None:
        return f"Name: invented\nVersion: 1\nLicense: {self._licence}\n" if filename == "METADATA" else None

    def locate_file(self, path: Any) -> Any:
        return Path(path)


def test_the_page_of_licences_is_in_step() -> None:
    """`make generate` writes it."""
    assert PLACE.read_text(encoding="utf-8") == page()


def test_a_licence_that_nobody_reviewed_is_refused() -> None:
    assert spdx("invented", Stated("MIT")) == "MIT"
    with pytest.raises(NotReviewed, match="AGPL"):
        spdx("invented", Stated("AGPL-3.0"))


def test_what_is_installed_is_what_is_pinned() -> None:
    """So that the licences are those of the versions that run."""
    assert {name: distribution(name).version for name in runtime_pins()} == {
        name: pin.version for name, (pin, _) in runtime_pins().items()
    }


def test_the_bill_of_materials_lists_every_package_with_digests_and_licence() -> None:
    """CycloneDX 1.5; the same pins give the same bytes."""
    told = bill()
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    parts = {part["name"]: part for part in told["components"]}
    assert parts.keys() == runtime_pins().keys()
    known = licences()
    for name, (pin, _) in runtime_pins().items():
        assert parts[name]["version"] == pin.version
        assert parts[name]["licenses"] == [{"expression": known[name]}]
        assert [one["hashes"][0]["content"] for one in parts[name]["externalReferences"]] == list(pin.hashes)
    assert written() == written()

"""Write the bill of materials of a release: `python genscripts/sbom.py FILE`. CycloneDX 1.5 as JSON.

It lists what runs with the program: each pinned package with its version, its licence and the digests of the files
that may be installed as it. The same pins give the same bytes.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from genscripts.licences import licences
from genscripts.pins import ROOT, Pin, runtime_pins


def bill() -> dict[str, Any]:
    """Return the bill of materials."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = licences()
    parts = [_component(pin, known[name], asked) for name, (pin, asked) in runtime_pins().items()]
    own = {
        "type": "application", "bom-ref": project["name"], "name": project["name"], "version": project["version"],
        "description": project["description"], "licenses": [{"expression": project["license"]}],
        "purl": f"pkg:pypi/{project['name']}@{project['version']}",
    }  # fmt: skip
    told = json.dumps([own, parts], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, told)}",
        "version": 1,
        "metadata": {"component": own},
        "components": parts,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _component(pin: Pin, licence: str, asked: list[str]) -> dict[str, Any]:
    purl = f"pkg:pypi/{pin.name}@{pin.version}"
    files = [
        {"type": "distribution", "url": purl, "hashes": [{"alg": "SHA-256", "content": one}]} for one in pin.hashes
    ]
    return {
        "type": "library", "bom-ref": purl, "name": pin.name, "version": pin.version, "purl": purl,
        "licenses": [{"expression": licence}], "scope": "required" if "base" in asked else "optional",
        "externalReferences": files,
    }  # fmt: skip


def written() -> bytes:
    """Return the file."""
    return json.dumps(bill(), indent=1, sort_keys=True).encode() + b"\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(written())

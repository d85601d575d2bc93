"""Tell whether a release is whole and who made it: `python verify_release.py FOLDER PUBLIC_KEY`.

It needs Python and `cryptography`, and nothing of the program that it looks at. PUBLIC_KEY is the maker's Ed25519 key,
64 digits of hex, from a place that is not the release's own.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"


def faults(folder: Path, public: str) -> list[str]:
    """Return all that is wrong with a release; nothing where it is whole, and signed by that key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        sums = (folder / SUMS).read_bytes()
        signature = bytes.fromhex((folder / SIGNATURE).read_text(encoding="ascii").strip())
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, sums)
        listed = {name: digest for digest, _, name in (line.partition("  ") for line in sums.decode().splitlines())}
    except (OSError, ValueError) as error:
        return [f"the sums or their signature cannot be read: {error}"]
    except InvalidSignature:
        return ["the sums are not signed by this key"]
    there = {path.name: path for path in folder.iterdir() if path.name not in (SUMS, SIGNATURE)}
    found = [f"{name} is missing" for name in listed if name not in there]
    found += [f"{name} is not of this release" for name in there if name not in listed]
    return found + [
        f"{name} is not as it was made"
        for name, path in there.items()
        if name in listed and hashlib.sha256(path.read_bytes()).hexdigest() != listed[name]
    ]


if __name__ == "__main__":
    wrong = faults(Path(sys.argv[1]), sys.argv[2])
    print("\n".join(wrong) or "whole, and signed by this key")
    sys.exit(bool(wrong))

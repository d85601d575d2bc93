"""Make a release: `python genscripts/release.py FOLDER [--key FILE]`.

It builds the source archive and the wheel twice, and stops unless both times give the same bytes, and the wheel holds
the packages as they are committed (code, templates, words, weights, samples) and nothing else. It writes the bill of
materials and the SHA-256 sums of all files, and signs the sums with the Ed25519 key in FILE (32 bytes in hex). Without
a key nothing is signed. `verify_release.py`, which needs nothing of this program, tells whether a release is whole.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from genscripts.pins import ROOT
from genscripts.sbom import written

SUMS, SIGNATURE, BILL = "SHA256SUMS", "SHA256SUMS.sig", "sbom.cdx.json"


class Differs(Exception):
    """Two builds of the same sources gave other bytes, or a wheel holds something else than what is committed."""


def built(folder: Path, when: int) -> dict[str, bytes]:
    """Build both archives into a folder, with every time in them set to `when`, and return their bytes by name."""
    ways = ("build_sdist", "build_wheel")
    for way in ways:
        told = f"import hatchling.build as b; b.{way}({str(folder)!r})"
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(when)}
        subprocess.run([sys.executable, "-c", told], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def reproducible(when: int) -> dict[str, bytes]:
    """Return both archives. Raises `Differs` unless two builds agree."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first, second = built(Path(one), when), built(Path(other), when)
    if first != second:
        unlike = [name for name in first if first[name] != second.get(name)]
        raise Differs(f"two builds differ in {', '.join(unlike)}")
    return first


def committed() -> dict[str, str]:
    """Return what the last commit has of the packages: the digest that git has of each file, by its path in a wheel."""
    command = ["git", "ls-tree", "-r", "-z", "HEAD", "src"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    rows = (row.partition("\t") for row in told.split("\0") if row)
    return {path.removeprefix("src/"): about.split()[2] for about, _, path in rows}


def gaps(wheel: bytes, wanted: Mapping[str, str]) -> list[str]:
    """Return in what a wheel is not what was committed: files that are missing, others than committed, or more."""
    with ZipFile(BytesIO(wheel)) as archive:
        names = [name for name in archive.namelist() if not name.partition("/")[0].endswith(".dist-info")]
        held = {name: _digest(archive.read(name)) for name in names}
    found = [f"{name} is missing" for name in wanted if name not in held]
    found += [f"{name} is not committed" for name in held if name not in wanted]
    return found + [f"{name} is not as committed" for name in held if held[name] != wanted.get(name, held[name])]


def _digest(body: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(body) + body, usedforsecurity=False).hexdigest()


def sums_of(files: dict[str, bytes]) -> bytes:
    """Return the sums in the form of `sha256sum`."""
    return "".join(f"{hashlib.sha256(body).hexdigest()}  {name}\n" for name, body in sorted(files.items())).encode()


def signature_of(sums: bytes, secret: bytes) -> tuple[bytes, bytes]:
    """Return the signature and the public key, both as a line of hex."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(secret)
    public = key.public_key().public_bytes_raw()
    return key.sign(sums).hex().encode() + b"\n", public.hex().encode() + b"\n"


def make(folder: Path, files: dict[str, bytes], secret: bytes | None) -> None:
    """Write a release into a folder: its files, their sums, and the signature where there is a key."""
    folder.mkdir(parents=True, exist_ok=True)
    sums = sums_of(files)
    signed = {SIGNATURE: signature_of(sums, secret)[0]} if secret else {}
    for name, body in {**files, SUMS: sums, **signed}.items():
        (folder / name).write_bytes(body)


def when() -> int:
    """Return the time of the last commit, or what the environment says."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told is None:
        command = ["git", "log", "-1", "--format=%ct"]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return int(told)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path)
    given = parser.parse_args()
    secret = bytes.fromhex(given.key.read_text(encoding="ascii").strip()) if given.key else None
    try:
        files = reproducible(when())
        if wrong := gaps(next(body for name, body in files.items() if name.endswith(".whl")), committed()):
            raise Differs("the wheel is not what is committed: " + "; ".join(wrong))
    except Differs as error:
        print(error, file=sys.stderr)
        return 1
    make(given.folder, {**files, BILL: written()}, secret)
    if secret:
        print("signed; the public key is", signature_of(b"", secret)[1].decode().strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())

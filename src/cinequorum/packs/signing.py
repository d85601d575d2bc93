"""Who states what is in a pack: Ed25519 keys (RFC 8032), this server's own and those that it knows by name.

The own key is made when it is first needed, in the data folder, for its owner's eyes only. It is the server's name to
others: whoever has it can sign as this server. Keys of others are listed by hand, in `known-signers` beside it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cinequorum.errors import MissingExtra, PackError
from cinequorum.packs.pack import Pack, Sheet

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE, KNOWN_FILE = "signing-key", "known-signers"
OWN = "this server"
UNKNOWN = ""
_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A key that can sign, and the public key by which others know it, in hex."""

    key: Ed25519PrivateKey
    public: str


def own_signer(home: Path) -> Signer:
    """Return this server's signer; its key is made where there is none.

    Raises `PackError` where the key can't be read or written, is damaged, or can be read by others; `MissingExtra`.
    """
    path = home / KEY_FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
        _make_once(path)
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise PackError(str(path), "key", f"can be read by others, so it may be theirs too: chmod 600 {path}")
        return signer_from(bytes.fromhex(path.read_text(encoding="ascii").strip()))
    except OSError as error:
        raise PackError(str(path), "key", f"cannot be used: {error.strerror}") from error
    except ValueError as error:
        raise PackError(str(path), "key", "is no signing key") from error


def signer_from(secret: bytes) -> Signer:
    """Return the signer with this secret of 32 bytes. Raises `ValueError` for any other number of them."""
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError as error:
        raise MissingExtra("Signing evidence packs", "packs") from error
    key = Ed25519PrivateKey.from_private_bytes(secret)
    return Signer(key=key, public=key.public_key().public_bytes_raw().hex())


def signed(sheet: Sheet, signer: Signer) -> Sheet:
    """Return a sheet with the name and signature of `signer`."""
    named = replace(sheet, signer=signer.public, signature="")
    return replace(named, signature=signer.key.sign(named.stated).hex())


def check(name: str, pack: Pack) -> None:
    """Raise `PackError` unless every sheet is signed by its signer, has its rows, and every row is on a sheet.

    What no sheet lists is stated by nobody; a file with such a row has been added to.
    """
    listed: set[str] = set()
    for sheet in pack.sheets.values():
        if not _holds(sheet):
            told = f"has a signature that does not hold: {sheet.title!r}, as of {sheet.signer[:16]}"
            raise PackError(name, "signature", told)
        listed.update(sheet.rows)
    if missing := listed - pack.rows.keys():
        raise PackError(name, "incomplete", f"lacks {len(missing)} of the rows that are signed for")
    if more := pack.rows.keys() - listed:
        raise PackError(name, "unsigned", f"has {len(more)} rows that nobody has signed for")


def known_signers(home: Path) -> Mapping[str, str]:
    """Return the names of the signers that are known here, by key. Raises `PackError` for a list that makes no sense.

    A line of the list is a key, a space and a name; what begins with # is a remark.
    """
    path = home / KNOWN_FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    except (OSError, ValueError) as error:
        raise PackError(str(path), "key", "cannot be read") from error
    found: dict[str, str] = {}
    for line in lines:
        key, _, name = line.strip().partition(" ")
        if key and not key.startswith("#"):
            if len(key) != 2 * _BYTES or not name.strip():
                raise PackError(str(path), "key", f"has a line that is no key with a name: {line[:40]!r}")
            found[key.lower()] = name.strip()
    return found


def name_of(sheet: Sheet, known: Mapping[str, str]) -> str:
    """Return the name by which a signer is known, `UNKNOWN` for one that is not."""
    return known.get(sheet.signer, UNKNOWN)


def _holds(sheet: Sheet) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError as error:
        raise MissingExtra("Evidence packs", "packs") from error
    try:
        key = Ed25519PublicKey.from_public_bytes(_bytes(sheet.signer))
        key.verify(_bytes(sheet.signature), sheet.stated)
    except (ValueError, InvalidSignature):
        return False
    return True


def _bytes(told: str) -> bytes:
    """Return what is written in hex, if it is written in the one way in which it is written here."""
    found = bytes.fromhex(told)
    if found.hex() != told:
        raise ValueError("hex is written in small letters, without spaces")
    return found


def _make_once(path: Path) -> None:
    """Make a key, whole or not at all, unless there is one: two that begin at once agree on one of theirs."""
    if path.exists():
        return
    made = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(os.urandom(_BYTES).hex() + "\n")
        os.link(made, path)
    except FileExistsError:
        return
    finally:
        made.unlink()

"""Everything that Cinequorum raises on purpose.

::

    CinequorumError
    ├── UnreadablePage        one input could not be read; carries `source` and a stable `code`
    │   ├── PageTooLarge      it has more bytes than are read of one page
    │   └── PageGivenUp       it took longer, or more memory, than one page is given; carries the `stage` it was in
    ├── UnknownFilm           no film of that title in the store; carries the nearest titles
    ├── UnknownField          no fact of that name for the film; carries the fields it has
    ├── StorageError          a store of objects does not give what is asked; carries `path` and a stable `code`
    ├── StoreError            the store could not be opened, or holds another program's data
    │   └── StoreBusy         another program is changing it, and this one does not wait
    ├── BackupError           a backup can't be made, or is no whole one; carries `path` and a stable `code`
    ├── PackError             an evidence pack can't be taken or made; carries `path` and a stable `code`
    ├── CatalogueError        a file of the film catalogue is not what it should be; carries `path` and `line`
    ├── DiaryFileError        a file of own records can't be taken at all; carries `name` and a stable `code`
    ├── DiaryRowError         one row of it can't be taken; carries a stable `code`
    ├── TasteError            marks to learn a taste from, or a stored taste, are not what they should be
    ├── PlanError             a plan says what can't be done; carries `path` and `where` in it
    ├── RecordsError          a folder of records is not what it should be; carries `path` and a stable `code`
    │   ├── ShardBroken       a shard is missing, cut or changed
    │   ├── OtherManifest     a manifest is of another version, or none at all
    │   ├── DiskFull          no room was left to write to
    │   └── FolderBusy        another program is writing into the folder
    ├── ClusterUnreachable    nobody answers at the address of a cluster; carries `address`
    ├── WorkGivenUp           a piece of work broke every process that tried it
    ├── GatherError           pages can't be gathered into a folder: another program does, or its journal isn't ours
    └── MissingExtra          an optional part is not installed; names the extra to install
"""

from __future__ import annotations


class CinequorumError(Exception):
    """The root of the tree: catch this to catch everything the program raises on purpose."""


class UnreadablePage(CinequorumError):
    """One input could not be read. The others are not affected.

    `code` is stable and for machines: `empty`, `binary`, `too_large`, `charset`, `denied`, `missing`, `corrupt`,
    `too_deep`, `given_up`; of pages of the web also `forbidden`, `robots`, `reserved`, `unreachable`, `status`, `cut`.
    """

    def __init__(self, source: str, code: str, message: str) -> None:
        super().__init__(message if message.startswith(source) else f"{source}: {message}")
        self.source = source
        self.code = code
        self.message = message


class PageTooLarge(UnreadablePage):
    """One input has more bytes than are read of one page, as it is or unpacked."""

    def __init__(self, source: str, most: int, how: str = "has") -> None:
        super().__init__(source, "too_large", f"{source} {how} more than {most:,} bytes")
        self.most = most


class PageGivenUp(UnreadablePage):
    """One page was given up: what it needed went over the budget. `stage` is where: `extract` or `understand`."""

    def __init__(self, source: str, stage: str, why: str) -> None:
        super().__init__(source, "given_up", f"{source} was given up {why} in the stage '{stage}'")
        self.stage = stage


class UnknownFilm(CinequorumError):
    """The store has no film of that title (and year)."""

    def __init__(self, title: str, near: tuple[str, ...] = ()) -> None:
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"no film called {title!r} in the store.{hint}")
        self.title = title
        self.near = near


class UnknownField(CinequorumError):
    """The film has no fact under that name."""

    def __init__(self, field: str, known: tuple[str, ...]) -> None:
        super().__init__(f"nothing is said about {field!r}; there are facts on: {', '.join(known) or 'nothing yet'}")
        self.field = field
        self.known = known


class StorageError(CinequorumError):
    """A store of objects (S3 and its like) does not give what is asked of it; what it gave before stands.

    `code` is stable and for machines: `missing`, `denied`, and `unreachable` where it does not answer or breaks off.
    """

    def __init__(self, path: str, code: str, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.code = code
        self.message = message


class StoreError(CinequorumError):
    """The store cannot be opened or does not hold what it should."""


class BackupError(CinequorumError):
    """A backup can't be written, or a file is no backup that can be restored.

    `code` is stable and for machines: `missing`, `foreign`, `cut`, `damaged`, `newer`, `disk`.
    """

    def __init__(self, path: str, code: str, message: str) -> None:
        super().__init__(f"{path} {message}")
        self.path = path
        self.code = code


class PackError(CinequorumError):
    """An evidence pack, or a key that signs packs, is not what it should be.

    `code` is stable and for machines: `missing`, `foreign`, `newer`, `cut`, `damaged`, `signature`, `incomplete`,
    `unsigned`, `stranger`, `key`, `disk`.
    """

    def __init__(self, path: str, code: str, message: str) -> None:
        super().__init__(f"{path} {message}")
        self.path = path
        self.code = code


class StoreBusy(StoreError):
    """Another program is changing the store, and this one does not wait for it."""


class CatalogueError(CinequorumError):
    """A film catalogue, or a file to make one of, cannot be read. `line` is None where no line is to blame."""

    def __init__(self, path: str, line: int | None, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message


class TasteError(CinequorumError):
    """Marks from which a taste is learned, or a stored taste, are not what they should be."""


class GatherError(CinequorumError):
    """Pages can't be gathered into a folder: another program is at work there, or its journal is not one of ours."""


class TrainingError(CinequorumError):
    """What a model is to be trained on can't be: a row can't be read, nothing is learned from."""


class MissingExtra(CinequorumError):
    """An optional part of the program is not installed. `package`: what no extra has, and is needed beside it."""

    def __init__(self, what: str, extra: str, package: str = "") -> None:
        needed = f"the package '{package}'" if package else f"the extra '{extra}'"
        super().__init__(f"{what} needs {needed}: pip install 'cinequorum[{extra}]' {package}".rstrip())
        self.extra = extra
        self.package = package


class PlanError(CinequorumError):
    """A plan of batch work says what can't be done. `where` names the part of it, "" for the whole."""

    def __init__(self, path: str, where: str, message: str) -> None:
        super().__init__(f"{path}: {where}: {message}" if where else f"{path}: {message}")
        self.path = path
        self.where = where
        self.message = message


class RecordsError(CinequorumError):
    """A folder of records can't be used, or a file in it is not what it should be.

    `code` is stable and for machines: `shard_broken`, `other_manifest`, `disk_full`, `busy`, `denied`.
    """

    code = "denied"

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message

    def __reduce__(self) -> tuple[type[RecordsError], tuple[str, str]]:
        """Let it come whole out of another process."""
        return type(self), (self.path, self.message)


class ShardBroken(RecordsError):
    """A shard is missing, cut in the middle or changed."""

    code = "shard_broken"


class OtherManifest(RecordsError):
    """A manifest was written in another form, or is none."""

    code = "other_manifest"


class DiskFull(RecordsError):
    """No room was left. What was finished before is kept, and the work can be gone on with."""

    code = "disk_full"


class FolderBusy(RecordsError):
    """Another program is writing into the folder."""

    code = "busy"


class ClusterUnreachable(CinequorumError):
    """Nobody answers where a cluster that is to do the work should be."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"no Ray cluster answers at {address} ({why}): start it there (`ray start --head`), give the address that "
            "it named when it was started, or leave --address out to use this machine"
        )
        self.address = address


class WorkGivenUp(CinequorumError):
    """A piece of work broke every process that tried it, one page at a time too."""


class DiaryFileError(CinequorumError):
    """A file of somebody's own records can't be taken at all.

    `code` is stable and for machines: `empty`, `too_large`, `bomb`, `path`, `nested`, `corrupt`, `entities`, `unknown`.
    """

    def __init__(self, name: str, code: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.code = code
        self.message = message


class DiaryRowError(CinequorumError):
    """One row of a file of own records is not taken; the others are. `code`: `date`, `rating`, `year`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

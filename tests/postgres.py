"""A PostgreSQL server of the tests' own: made in a temporary folder, reached through a socket there, stopped by its id.

It never touches a server that runs already, and listens on no network. As root it runs as another user, because
PostgreSQL refuses root.
"""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

DEBIAN = Path("/usr/lib/postgresql")
USER = "cinequorum"
TEMPLATE = "pattern"
# What is written need not outlive the tests.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=20")
INITIAL = ("-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
SECONDS = 60


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: that of the path, else Debian's newest."""
    if (found := shutil.which("initdb")) and shutil.which("postgres"):
        return Path(found).parent
    versions = [folder.parent for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    return max(versions, key=lambda folder: float(folder.name)) / "bin" if versions else None


@dataclass(kw_only=True)
class Cluster:
    """A server that runs."""

    socket: Path
    command: tuple[str, ...]
    user: str
    process: subprocess.Popen[bytes] | None = None
    numbers: Iterator[int] = field(default_factory=count)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with (self.socket / "log").open("ab") as log:
            self.process = subprocess.Popen(self.command, user=self.user, cwd=self.socket, stdout=log, stderr=log)
        _wait_for(self, self.socket / "log")

    def stop(self, how: signal.Signals) -> None:
        """Stop it; with SIGQUIT at once, as if it had failed."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(SECONDS)
            self.process = None

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://{USER}@/{database}?host={self.socket}"

    def execute(self, statement: str, database: str = "postgres") -> Any:
        """Run one statement outside any transaction and return its first value, if it gives any."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            row = cursor.fetchone() if cursor.description else None
            return row[0] if row else None

    @contextmanager
    def database(self, like: str = TEMPLATE) -> Iterator[str]:
        """The address of a new database like another one, which is dropped at the end."""
        name = f"made_{next(self.numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        try:
            yield self.url(name)
        finally:
            self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def make_template(self) -> str:
        """Make the empty database that others are made like: one that orders text as English does, if it can."""
        modern = int(self.execute("SHOW server_version_num")) >= 150_000
        order = " LOCALE_PROVIDER icu ICU_LOCALE 'en'" if modern else ""
        self.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0 ENCODING 'UTF8'{order}")
        return self.url(TEMPLATE)


@contextmanager
def running(found: Path, wanted: tuple[str, ...] = CARELESS) -> Iterator[Cluster]:
    """A server of the programs in the folder `found` with the settings `wanted`, for as long as this lasts."""
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="cinequorum-postgres-"))
    shutil.chown(folder, user)
    cluster = None
    try:
        data = folder / "data"
        made = [
            str(found / "initdb"),
            "-D",
            str(data),
            "-U",
            USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "--no-sync",
        ]
        subprocess.run(made, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        settings = (*wanted, "listen_addresses=", f"unix_socket_directories={folder}")
        options = [part for setting in settings for part in ("-c", setting)]
        command = (str(found / "postgres"), "-D", str(data), *options)
        cluster = Cluster(socket=folder, command=command, user=user)
        cluster.start()
        yield cluster
    finally:
        if cluster is not None:
            cluster.stop(signal.SIGINT)  # ends what it is doing, and ends
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    """Who may run the server."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _wait_for(cluster: Cluster, log: Path) -> None:
    import psycopg

    until = time.monotonic() + SECONDS
    while True:
        try:
            cluster.execute("SELECT 1")
        except psycopg.OperationalError as error:
            if cluster.process is None or cluster.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')}") from error
            time.sleep(0.05)
        else:
            return

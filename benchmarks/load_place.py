"""Where the load goes: a store of invented films, members who are signed in, and the site as it is served."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.coverage import Subject, pages_of, subjects
from benchmarks.site import free_port

WAIT = 120  # seconds for the site to answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film of the store: its address, title and year, and somebody in it."""

    slug: str
    title: str
    year: int
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A member: name, number, the session of a browser, and for a curator a token."""

    name: str
    number: int
    session: str
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many people come: those who read, those of them who are signed in, and those who write."""

    readers: int
    writers: int

    @property
    def curators(self) -> int:
        """One in ten of those who write."""
        return max(1, self.writers // 10)

    @property
    def signed_in(self) -> int:
        """Two in five of those who read."""
        return self.readers * 2 // 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The films and accounts of a site, ready to be served."""

    films: tuple[Film, ...]
    readers: tuple[Account, ...]
    writers: tuple[Account, ...]
    curators: tuple[Account, ...]


def prepare(home: Path, films: int, pages: int, crowd: Crowd) -> Place:
    """Fill the store in use, which is empty, and make the accounts. Django is set up afterwards."""
    from cinequorum_web.catalog.opening import ready

    ready(home, applications=None)
    made = _films(home, films, pages)
    members = [_account(f"reader{number}", "member") for number in range(crowd.signed_in)]
    writers = [_account(f"writer{number}", "member") for number in range(crowd.writers - crowd.curators)]
    curators = [_account(f"curator{number}", "curator") for number in range(crowd.curators)]
    return Place(films=made, readers=tuple(members), writers=tuple(writers), curators=tuple(curators))


@dataclass(slots=True, kw_only=True)
class Served:
    """The site as `cinequorum serve` serves it, at one port; what it says goes to `log`."""

    port: int
    log: Path
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "cinequorum", "serve", "--port", str(self.port)]
        with self.log.open("ab") as said:
            self.process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        _until_it_answers(f"http://127.0.0.1:{self.port}/healthz", self.process)

    def kill(self) -> None:
        """Kill its processes as `kill -9` does; those that work on jobs have sessions of their own, and go on."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=WAIT)


@contextmanager
def served(log: Path) -> Iterator[Served]:
    """The site at a free port for as long as this lasts. It is told to end at the end."""
    site = Served(port=free_port(), log=log)
    site.start()
    try:
        yield site
    finally:
        if site.process is not None:
            site.process.terminate()
            site.process.wait(timeout=WAIT)


def _films(home: Path, count: int, pages: int) -> tuple[Film, ...]:
    from cinequorum.store.ingest import plan_change
    from cinequorum_web.catalog.store import open_store

    wanted = subjects(count, seed=3)
    with closing(open_store(home)) as store:
        for film in wanted:
            store.apply(plan_change(store, pages_of(film, pages)))
        slugs = {card.title: card.slug for card in store.films()}
    return tuple(_named(film, slugs[film.title]) for film in wanted if film.title in slugs)


def _named(film: Subject, slug: str) -> Film:
    from cinequorum.text.fold import fold

    return Film(slug=slug, title=film.title, year=film.year, person=fold(film.director).replace(" ", "-"))


def _account(name: str, role: str) -> Account:
    """A member who is signed in; for a curator with a token for all that curators do."""
    from cinequorum_web.members.models import Member

    member = Member(username=name, role=role)
    member.set_unusable_password()
    member.save()
    token = _token(member) if role == "curator" else ""
    return Account(name=name, number=member.pk, session=_session(member), token=token)


def _session(member: object) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from cinequorum_web.members.models import Member

    assert isinstance(member, Member)
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def _token(member: object) -> str:
    from django.utils.timezone import now

    from cinequorum_web.members.models import Member
    from cinequorum_web.tokens.making import make_token
    from cinequorum_web.tokens.models import Scope, Token

    assert isinstance(member, Member)
    wanted = Token(
        member=member, name="load", scopes=[Scope.INGEST, Scope.CURATE], expires=now() + timedelta(days=1), once="load"
    )
    return make_token(wanted) or ""


def _until_it_answers(address: str, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + WAIT
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > ends:
            raise RuntimeError(f"the site does not answer: {' '.join(map(os.fsdecode, server.args))}")  # type: ignore[arg-type]
        time.sleep(0.2)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=WAIT) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False

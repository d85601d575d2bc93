"""`cinequorum serve`: the site on this machine."""

from __future__ import annotations

import logging
import os
import socket
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cinequorum.cli.home import home_folder
from cinequorum_web.rights.mode import PUBLIC

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

ANY = frozenset({"0.0.0.0", "::"})
CONNECTIONS = 8192  # browsers connected at once, most of them silent between two pages
BACKLOG = 2048  # connections that wait to be taken in
TO_END = 10  # seconds that a process has to end: one that is told while it begins, or waits for a slow sender, does not
MOST = 4  # processes that answer, where nobody says how many
BESIDE = 512  # open files for all else: databases, templates, what is served


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    public: Annotated[
        bool | None,
        typer.Option("--public/--private", help="Quote sources with at most 25 words, or show them whole."),
    ] = None,
    processes: Annotated[
        int, typer.Option(min=0, max=64, help="Processes that answer; 0 for one on each core, four at most.")
    ] = 0,
) -> None:
    """Serve the site until Ctrl-C.

    To others than this machine, sources are quoted with at most 25 words; editors see them whole.

    Example:  cinequorum serve --port 8080
    """
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
    from cinequorum_web.members.sessions import forget_expired

    forget_expired()
    _go_on()
    if reason := _taken(host, port):
        typer.echo(f"cannot listen on {host}:{port}: {reason}. Try another --port.", err=True)
        raise typer.Exit(1)
    os.environ["CINEQUORUM_ALLOWED_HOSTS"] = ",".join(allowed_hosts(host, os.environ.get("CINEQUORUM_ALLOWED_HOSTS")))
    if public is not None:
        os.environ[PUBLIC] = "on" if public else "off"
    typer.echo(f"Cinequorum is at {address(host, port)} (Ctrl-C stops it)", err=True)
    from cinequorum_web.counted_together import counted_together

    with counted_together():
        _run(host, port, processes or usual_processes())


def address(host: str, port: int) -> str:
    """Return what to type into a browser.

    >>> address("0.0.0.0", 8000), address("::1", 80)
    ('http://127.0.0.1:8000/', 'http://[::1]:80/')
    """
    name = "127.0.0.1" if host in ANY else host
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def allowed_hosts(host: str, given: str | None) -> tuple[str, ...]:
    """Return the names under which requests are answered, beside the loopback names.

    >>> allowed_hosts("192.0.2.7", "films.example")
    ('films.example', '192.0.2.7')
    """
    names = [name.strip() for name in (given or "").split(",") if name.strip()]
    if host not in ANY:
        return (*names, f"[{host}]" if ":" in host else host)
    own = socket.gethostname()
    return (*names, own, *_addresses(own))


def usual_processes() -> int:
    """Return how many processes answer where nobody says: one works on one core, and each takes some 200 MB."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)


def _addresses(name: str) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except OSError:
        return ()
    return tuple(sorted({str(entry[4][0]) for entry in found}))


def _taken(host: str, port: int) -> str | None:
    """Return why the port can't be listened on, or None."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        return error.strerror or str(error)
    return None


def _room_for(connections: int) -> int:
    """Let this process have so many connections open, as far as the system allows; return how many it may have.

    A connection that is taken in without a file for it fails; one that waits to be taken in does not.
    """
    try:
        import resource
    except ImportError:  # Windows, which counts otherwise
        return connections
    usual, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + BESIDE
    if usual != resource.RLIM_INFINITY and usual < wanted:
        usual = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (usual, most))
    return connections if usual == resource.RLIM_INFINITY else max(64, min(connections, usual - BESIDE))


def _go_on() -> None:
    """See to it that what was handed in before the site was stopped, however it was, is worked on."""
    from django.db import connections

    from cinequorum_web.curation import work
    from cinequorum_web.diary import work as imports

    work.set_going()
    imports.set_going()
    connections.close_all()  # whoever forks afterwards inherits none


def _run(host: str, port: int, processes: int) -> None:
    server = server_of(host, port, processes)
    logging.getLogger("_granian").addFilter(_not_of_threads)
    server.serve()


def server_of(host: str, port: int, processes: int) -> AbstractServer[Any]:
    """Return the server: one whose processes are begun again where they are lost, and that hears every signal."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    from cinequorum_web.ending import Bell
    from cinequorum_web.lanes import THREADS

    connections = _room_for(CONNECTIONS)
    server = Granian(
        "cinequorum_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        workers_kill_timeout=TO_END,
        respawn_failed_workers=True,  # else one that is killed for want of memory takes all others along
        http=HTTPModes.http1,  # told beforehand: else a connection that never says which it speaks is kept for ever
        blocking_threads=THREADS,
        backlog=BACKLOG,
        backpressure=connections,
        log_level=LogLevels.warning,
    )
    server.main_loop_interrupt = Bell()  # type: ignore[assignment] # does what is asked of an event there
    return server


def _not_of_threads(record: logging.LogRecord) -> bool:
    """Leave out that there are many threads: nearly all of them only wait, and `lanes` bounds those that work."""
    return "Python threads" not in record.getMessage()

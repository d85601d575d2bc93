"""`cinequorum serve`: the site on this machine."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import typer

from cinequorum.cli.home import home_folder

ANY = frozenset({"0.0.0.0", "::"})


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve the site until Ctrl-C.

    Example:  cinequorum serve --port 8080
    """
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)
    from cinequorum_web.members.sessions import forget_expired

    forget_expired()
    if reason := _taken(host, port):
        typer.echo(f"cannot listen on {host}:{port}: {reason}. Try another --port.", err=True)
        raise typer.Exit(1)
    os.environ["CINEQUORUM_ALLOWED_HOSTS"] = ",".join(allowed_hosts(host, os.environ.get("CINEQUORUM_ALLOWED_HOSTS")))
    typer.echo(f"Cinequorum is at {address(host, port)} (Ctrl-C stops it)", err=True)
    _run(host, port)


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


def _run(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "cinequorum_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_level=LogLevels.warning,
    )
    server.serve()

"""`cinequorum member`: accounts from the command line, for the first one and where no mail is sent."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated

import typer

from cinequorum.cli.console import err, out
from cinequorum.cli.home import home_folder
from cinequorum.errors import StoreError

if TYPE_CHECKING:
    from cinequorum_web.members.models import Member

SITE = "http://127.0.0.1:8000"

app = typer.Typer(help="Accounts of members: add, invite, role, list, reset.", no_args_is_help=True)


class RoleName(enum.StrEnum):
    """The roles, each with what those before it may."""

    MEMBER = "member"
    CURATOR = "curator"
    MODERATOR = "moderator"
    ADMIN = "admin"


Name = Annotated[str, typer.Argument(help="The member's name.")]
Site = Annotated[str, typer.Option(help="The site's address, for the link.")]


@app.command()
def add(
    name: Name,
    email: Annotated[str, typer.Option(help="An e-mail address to sign in with.")] = "",
    role: Annotated[RoleName, typer.Option(help="What the member may do.")] = RoleName.MEMBER,
    site: Site = SITE,
) -> None:
    """Make an account, and print the link under which its owner sets the password; it works once.

    Example:  cinequorum member add ada --role admin
    """
    _ready()
    from cinequorum_web.members.making import make_member

    member = make_member(name, email, role)
    out().print(f"{member.username}: {role.value}. The password is set here, once, within three days:", markup=False)
    _print_link(member, site)


@app.command()
def invite(
    note: Annotated[str, typer.Option(help="For whom it is; only those who invite see it.")] = "",
    days: Annotated[int, typer.Option(min=1, max=365, help="How long it lasts.")] = 14,
    site: Site = SITE,
) -> None:
    """Print a link with which one person may sign up.

    Example:  cinequorum member invite --note "Bo, from the film club"
    """
    _ready()
    from cinequorum_web.members.invitations import address_of
    from cinequorum_web.members.invitations import invite as make

    typer.echo(f"{site.rstrip('/')}{address_of(make(None, note[:200], days))}")


@app.command()
def role(name: Name, role: Annotated[RoleName, typer.Argument(help="The new role.")]) -> None:
    """Change what a member may do.

    Example:  cinequorum member role ada moderator
    """
    _ready()
    member = _named(name)
    before, member.role = member.role, role.value
    member.save(update_fields=["role"])
    out().print(f"{member.username}: {before} before, {role} now", markup=False)


@app.command("list")
def all_of_them() -> None:
    """Print all members: name, role, since when, last seen.

    Example:  cinequorum member list
    """
    _ready()
    from cinequorum_web.members.models import Member

    for member in Member.objects.iterator():
        seen = f"{member.last_login:%Y-%m-%d}" if member.last_login else "never"
        state = "" if member.is_active else "  closed"
        typer.echo(f"{member.username}  {member.role}  since {member.date_joined:%Y-%m-%d}  seen {seen}{state}")


@app.command()
def reset(name: Name, site: Site = SITE) -> None:
    """Print a link under which a member sets a new password; it works once.

    Example:  cinequorum member reset ada
    """
    _ready()
    _print_link(_named(name), site)


def _ready() -> None:
    from cinequorum_web.catalog.opening import ready

    ready(home_folder(), applications=None)


def _named(name: str) -> Member:
    from cinequorum_web.members.models import Member

    member = Member.objects.filter(username__iexact=name).first()
    if member is None:
        raise StoreError(f"nobody here is called {name!r}; `cinequorum member list` names all")
    return member


def _print_link(member: Member, site: str) -> None:
    from cinequorum_web.members.making import link_to_password

    typer.echo(f"{site.rstrip('/')}{link_to_password(member)}")
    err().print("Who has this link has the account: hand it to its owner only.", style="dim")

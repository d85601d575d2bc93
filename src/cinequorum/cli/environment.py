"""Every setting of the program: its variable, and how it is told where it is not set."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from re import match

from cinequorum.cli.finding import Finding
from cinequorum.cli.home import DATABASE_VARIABLES, database_url, home_folder, without_password

PREFIX = "CINEQUORUM_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One variable of the environment. A `secret` is never shown; `choices` are all that it may be, if it is a word."""

    name: str
    unset: str
    secret: bool = False
    choices: tuple[str, ...] = ()


DIGITS = tuple(map(str, range(10)))
SETTINGS = (
    Setting(name="CINEQUORUM_HOME", unset=""),
    Setting(name="CINEQUORUM_DATABASE_URL", unset=""),
    Setting(name="CINEQUORUM_SECRET_KEY", unset="not set (kept in CINEQUORUM_HOME)", secret=True),
    Setting(name="CINEQUORUM_ALLOWED_HOSTS", unset="not set (this machine only)"),
    Setting(name="CINEQUORUM_ORIGINS", unset="not set (no proxy)"),
    Setting(name="CINEQUORUM_PROXIES", unset="not set (0: visitors are told apart by who connects)", choices=DIGITS),
    Setting(name="CINEQUORUM_PUBLIC", unset="not set (on where others see the site)", choices=("on", "off")),
    Setting(name="CINEQUORUM_SIGNUP", unset="not set (invitation)", choices=("open", "invitation", "closed")),
    Setting(name="CINEQUORUM_MAIL_URL", unset="not set (nothing is mailed)", secret=True),
    Setting(name="CINEQUORUM_MAIL_FROM", unset="not set"),
    Setting(name="CINEQUORUM_INGEST_ROOT", unset="not set (no folders at the desk)"),
    Setting(name="CINEQUORUM_KNOWN_FILMS", unset="not set (on)", choices=("on", "off")),
    Setting(name="CINEQUORUM_LOG", unset="not set (text)", choices=("text", "json")),
    Setting(name="CINEQUORUM_METRICS_TOKEN", unset="not set (metrics for this machine only)", secret=True),
)
"""All of them; a test looks for others in the code."""


def settings_told(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what is in force, by the names of the documentation. A secret is only said to be set.

    >>> settings_told({"CINEQUORUM_SIGNUP": "open", "CINEQUORUM_SECRET_KEY": "x"})["CINEQUORUM_SECRET_KEY"]
    'set'
    """
    variable, url = database_url(environment) or (DATABASE_VARIABLES[1], "")
    told = {
        "CINEQUORUM_HOME": str(home_folder(environment)),
        variable: without_password(url) if url else "not set (SQLite in CINEQUORUM_HOME)",
    }
    for setting in SETTINGS[2:]:
        given = environment.get(setting.name, "")
        told[setting.name] = (("set" if setting.secret else given) if given else "") or setting.unset
    return told


def setting_findings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is wrong with the settings: names that are none of ours, words that mean nothing.

    >>> [found.told for found in setting_findings({"CINEQUORUM_SINGUP": "open"})]
    ['CINEQUORUM_SINGUP is set, and is no setting']
    """
    known = [setting.name for setting in SETTINGS]
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known and not name.startswith(f"{PREFIX}TESTS_"):
            near = difflib.get_close_matches(name, known, n=1)
            do = f"call it {near[0]}, or unset it" if near else "unset it"
            yield Finding(code="unknown_setting", told=f"{name} is set, and is no setting", do=do)
    for setting in SETTINGS:
        given = environment.get(setting.name, "").strip().lower()
        if given and setting.choices and given not in setting.choices:
            do = f"set it to one of {', '.join(setting.choices)}, or unset it"
            yield Finding(code="wrong_setting", told=f"{setting.name} is {given!r}, which means nothing", do=do)
    for origin in filter(None, environment.get("CINEQUORUM_ORIGINS", "").split(",")):
        if not match(r"https?://[^/\s]+$", origin):
            told = f"CINEQUORUM_ORIGINS has {origin!r}, which is no origin"
            yield Finding(code="wrong_setting", told=told, do="write it like https://films.example, without a path")
    if environment.get("CINEQUORUM_ORIGINS") and not environment.get("CINEQUORUM_PROXIES"):
        told = "CINEQUORUM_ORIGINS says that a proxy stands before the site, and CINEQUORUM_PROXIES not how many"
        do = "set it to 1, or to 0 where none adds to X-Forwarded-For: all visitors then share the limits of one"
        yield Finding(code="wrong_setting", told=told, do=do)


def extras_told() -> dict[str, str]:
    """Return each extra with what of it is installed: its versions, or what is missing."""
    wanted: dict[str, list[str]] = {}
    for told in requires("cinequorum") or ():
        if found := match(r"([\w.-]+).*extra == ['\"]([\w-]+)['\"]", told):
            wanted.setdefault(found[2], []).append(found[1])
    return {f"extra {name}": _installed(packages) for name, packages in sorted(wanted.items())}


def _installed(packages: list[str]) -> str:
    there: list[str] = []
    missing: list[str] = []
    for package in packages:
        try:
            there.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    lacks = f"; missing: {', '.join(missing)}" if missing else ""
    return (", ".join(there) + lacks) if there else "not installed"

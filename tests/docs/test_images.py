"""The files for containers keep their promises. No engine is needed: they are read as an engine reads them."""

from __future__ import annotations

import json
import re
import shlex
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from cinequorum.cli.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
KNOWN = {
    *("FROM", "RUN", "CMD", "LABEL", "EXPOSE", "ENV", "ADD", "COPY", "ENTRYPOINT", "VOLUME", "USER", "WORKDIR", "ARG"),
    *("ONBUILD", "STOPSIGNAL", "HEALTHCHECK", "SHELL"),
}
SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|KEY|CREDENTIAL", re.I)


class Step(NamedTuple):
    """One instruction of a Dockerfile."""

    name: str
    rest: str


def steps(text: str) -> list[Step]:
    """The instructions: comments are dropped, lines that end in a backslash go on."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    found = [Step(*line.split(None, 1)) for line in joined.splitlines()]
    unknown = [step for step in found if step.name not in KNOWN]
    assert not unknown, f"no instructions: {unknown}"
    return found


def faults(text: str) -> set[str]:
    """What is wrong with a Dockerfile, by the rules of this project."""
    found: set[str] = set()
    every = steps(text)
    last = [n for n, step in enumerate(every) if step.name == "FROM"][-1]
    final = every[last:]
    users = [step.rest for step in final if step.name == "USER"]
    found |= {"root"} if not users or users[-1].split(":")[0] in ("root", "0") else set()
    found |= {"no healthcheck"} if not any(s.name == "HEALTHCHECK" and s.rest != "NONE" for s in final) else set()
    for step in every:
        if step.name == "FROM" and not re.match(r"[\w./-]+:(?!latest)[\w.-]+", step.rest):
            found.add("no version of the image")
        if step.name in ("ENV", "ARG") and SECRET.search(re.sub(r"=\S*", "", step.rest)):
            found.add("a secret baked in")
        if step.name == "ADD":
            found.add("fetches")
        if step.name in ("CMD", "ENTRYPOINT") and not isinstance(json.loads(step.rest), list):
            found.add("a shell before the program")
        if step.name == "RUN":
            found |= {
                "unpinned"
                for part in re.split(r"&&|;|\|\|", step.rest)
                if re.search(r"\bpip\b.* (install|wheel)\b", part)
                and not {"--require-hashes", "--no-index"} & set(shlex.split(part))
            }
            found |= {"fetches" for word in ("curl", "wget", "apt-get", "git clone") if word in step.rest}
    return found


def test_the_image_is_made_by_the_rules() -> None:
    """Not as root, looked after, from pinned packages, without a secret."""
    assert faults((ROOT / "Dockerfile").read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("USER 10001\n", "", "root"),
        ("USER 10001\n", "USER root\n", "root"),
        ("python:3.11-slim-bookworm\n", "python\n", "no version of the image"),
        ("python:3.11-slim-bookworm\n", "python:latest\n", "no version of the image"),
        ("--require-hashes -r /tmp", "-r /tmp", "unpinned"),
        ("HEALTHCHECK", "LABEL", "no healthcheck"),
        ("CINEQUORUM_LOG=json", "CINEQUORUM_SECRET_KEY=x", "a secret baked in"),
        ("&& rm", "&& curl", "fetches"),
    ],
)
def test_each_rule_is_held(before: str, after: str, fault: str) -> None:
    """A Dockerfile that breaks a rule is noticed."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert before in text
    assert fault in faults(text.replace(before, after))


def test_what_is_copied_is_there_and_let_through() -> None:
    """Every source of a COPY is in the repository, and `.dockerignore` does not keep it back."""
    passed = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    for step in steps((ROOT / "Dockerfile").read_text(encoding="utf-8")):
        if step.name == "COPY" and "--from" not in step.rest:
            for source in shlex.split(step.rest)[:-1]:
                assert (ROOT / source).exists(), source
                assert any(fnmatch(source, line) for line in passed), source


@pytest.mark.parametrize("name", ["build.txt", "postgres.txt"])
def test_every_package_has_its_digest(name: str) -> None:
    """And its one version."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    wrong = [block for block in blocks if "==" not in block.split("\n")[0] or "--hash=sha256:" not in block]
    assert [block for block in wrong if not block.startswith("#")] == []


def test_the_wheel_is_made_of_what_the_image_has() -> None:
    """The pins that make it are those that the project is tested with."""
    tested = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    for line in (ROOT / "requirements" / "build.txt").read_text(encoding="utf-8").splitlines():
        assert line.strip().startswith("# via") or line in tested


def services() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"])


def test_compose_starts_a_site_that_waits_for_its_database() -> None:
    """Both keep their data in named volumes; the site is reached from this machine only, and can write nothing else."""
    site, database = services()["site"], services()["database"]
    assert site["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert database["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]
    assert all(port.startswith("127.0.0.1:") for port in site["ports"])
    assert "ports" not in database
    assert site["read_only"]
    assert site["cap_drop"] == ["ALL"]
    volumes = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["volumes"]
    mounted = [mount.split(":")[0] for service in (site, database) for mount in service["volumes"]]
    assert sorted(mounted) == sorted(volumes)
    assert re.fullmatch(r"postgres:\d+\S*", database["image"])


def test_compose_names_no_secret_and_no_unknown_setting() -> None:
    """Secrets come from the environment, and a missing password stops the start; settings are those of the program."""
    known = {setting.name for setting in SETTINGS}
    for service in services().values():
        for name, value in service["environment"].items():
            if name.startswith("CINEQUORUM_"):
                assert name in known
            if SECRET.search(name):
                assert re.fullmatch(r"\$\{\w+:[?-].*\}", value), name
        password = [value for name, value in service["environment"].items() if "PASSWORD" in name]
        assert all(":?" in value for value in password)
        assert password


def test_files_with_secrets_are_not_committed() -> None:
    """The file that compose reads the password from is left alone by git and by the image."""
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()[1] == "*"

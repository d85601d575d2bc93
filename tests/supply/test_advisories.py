"""A pinned version with a known weakness is found, without a network, and no other is. The advisories are invented."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from genscripts import advisories
from genscripts.advisories import Found, all_pins, held_against, is_affected, main, reviewed, state_of, texts_in

PINS = {("quay-lamp", "2.4.1"): ["base", "web"], ("salt", "1.0"): ["dev"]}


def advisory(ranges: Mapping[str, str] | None = None, **more: Any) -> dict[str, Any]:
    """What is told of the package `Quay_Lamp`; `more` is of the whole advisory."""
    events = [{kind: version} for kind, version in (ranges or {}).items()]
    package = {"name": "Quay_Lamp", "ecosystem": "PyPI"}
    affected = {"package": package, "ranges": [{"type": "ECOSYSTEM", "events": events}] if events else []}
    return {"id": "INVENTED-1", "affected": [affected], **more}


def asked(told: object) -> Found:
    return held_against(PINS, [yaml.safe_dump(told)])


@pytest.mark.parametrize(
    ("ranges", "hits"),
    [
        ({"introduced": "0"}, 1),
        ({"introduced": "0", "fixed": "2.4.2"}, 1),
        ({"introduced": "0", "fixed": "2.4.1"}, 0),
        ({"introduced": "2.4.1"}, 1),
        ({"introduced": "2.4.1.post1"}, 0),
        ({"introduced": "2.4", "last_affected": "2.4.1"}, 1),
        ({"introduced": "2.4", "last_affected": "2.4.0"}, 0),
        ({"introduced": "2.10"}, 0),
        ({"introduced": "2.4rc1", "fixed": "2.10"}, 1),
        ({"introduced": "no version at all"}, 1),
    ],
)
def test_a_version_is_hit_from_where_it_came_in_to_where_it_was_mended(ranges: dict[str, str], hits: int) -> None:
    """By the order of PEP 440, and not of letters; one version off is a miss, what nobody can compare is a hit."""
    assert len(asked(advisory(ranges)).hits) == hits


def test_what_came_in_twice_is_mended_twice() -> None:
    """Events may stand in any order; between two spans a version is well."""
    events = [{"fixed": "1.2"}, {"introduced": "2.0"}, {"introduced": "1.0"}, {"fixed": "2.1"}]
    affected = {"ranges": [{"type": "ECOSYSTEM", "events": events}]}
    told = {version: is_affected(version, affected) for version in ("0.9", "1.0", "1.1", "1.2", "2.0", "2.0.9", "2.1")}
    assert [version for version, hit in told.items() if hit] == ["1.0", "1.1", "2.0", "2.0.9"]


def test_a_listed_version_is_hit_however_it_is_written() -> None:
    """Also among such as follow no rule."""
    told = advisory()
    for versions, hit in ((["2.4.1.0"], True), (["dev-7", "2.4.1"], True), (["dev-7", "2.4.2", "2.4.1rc1"], False)):
        told["affected"][0]["versions"] = versions
        assert bool(asked(told).hits) == hit


def test_commits_are_no_versions() -> None:
    told = advisory()
    told["affected"][0]["ranges"] = [{"type": "GIT", "events": [{"introduced": "0"}]}]
    assert asked(told).hits == ()


def test_a_name_is_one_however_it_is_spelled() -> None:
    """The index knows one package by Quay_Lamp, quay.lamp and quay-lamp; other packages are others."""
    for name in ("quay-lamp", "QUAY.LAMP", "Quay__Lamp"):
        told = advisory({"introduced": "0"})
        told["affected"][0]["package"]["name"] = name
        assert [hit.package for hit in asked(told).hits] == ["quay-lamp"]
    told["affected"][0]["package"]["name"] = "quaylamp"
    assert asked(told) == Found(advisories=1, about=0, hits=())


def test_another_language_s_package_of_that_name_is_another() -> None:
    told = advisory({"introduced": "0"})
    told["affected"][0]["package"]["ecosystem"] = "npm"
    assert asked(told).hits == ()


def test_a_withdrawn_advisory_counts_for_nothing() -> None:
    assert asked(advisory({"introduced": "0"}, withdrawn="2020-02-01T00:00:00Z")).hits == ()


def test_a_hit_says_what_to_do() -> None:
    """The package, its version, all names of the advisory, where it was mended, which files pin it."""
    (hit,) = asked(advisory({"introduced": "0", "fixed": "2.5"}, aliases=["ALSO-1"])).hits
    assert str(hit) == "quay-lamp 2.4.1: INVENTED-1 (ALSO-1), mended in 2.5; pinned in base, web"


def laid_out(folder: Path) -> Path:
    """Two advisories, as YAML and as JSON, and a file that is none."""
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "1.yaml").write_text(yaml.safe_dump(advisory({"introduced": "0"})), encoding="utf-8")
    (folder / "2.json").write_text(json.dumps(advisory({"introduced": "9"}, id="INVENTED-2")), encoding="utf-8")
    (folder / "README.md").write_text("name: quay-lamp", encoding="utf-8")
    return folder


def git(folder: Path, *words: str) -> None:
    told = ("-c", "user.name=ada", "-c", "user.email=ada@quay.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *told, *words], cwd=folder, check=True, capture_output=True)


def test_a_folder_and_a_git_directory_are_read_alike(tmp_path: Path) -> None:
    """The latter at its newest commit, whose day is told."""
    folder = laid_out(tmp_path / "laid-out")
    plain = held_against(PINS, texts_in(folder))
    assert (plain.advisories, plain.about, len(plain.hits)) == (2, 2, 1)
    assert state_of(folder) == ""
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "all", "--date", "2020-02-01T12:00:00Z")
    git(tmp_path, "clone", "-q", "--bare", str(folder), "bare")
    assert held_against(PINS, texts_in(tmp_path / "bare")) == plain
    assert state_of(tmp_path / "bare") == state_of(folder) != ""


def test_the_command_tells_by_its_exit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 where a pin is hit; 0 where all was looked at and is not about that version; 2 where nothing was asked."""
    folder = laid_out(tmp_path / "advisories")
    monkeypatch.setattr(advisories, "all_pins", lambda: PINS)
    assert main([str(folder)]) == 1
    assert "2 advisories (of no known day), 2 of them about packages of the 2 pins: 1 hits, 0 reviewed" in (
        capsys.readouterr().out
    )
    (tmp_path / "reviewed.yaml").write_text(
        "[{package: quay-lamp, version: 2.4.1, advisory: INVENTED-1, reason: not that part of it}]", encoding="utf-8"
    )
    monkeypatch.setattr(advisories, "REVIEWED", tmp_path / "reviewed.yaml")
    assert main([str(folder)]) == 0
    assert "reviewed: not that part of it" in capsys.readouterr().out
    (tmp_path / "none").mkdir()
    assert main([str(tmp_path / "none")]) == 2


def test_what_was_reviewed_is_of_a_version_that_is_pinned() -> None:
    """Another version is looked at anew; each has its reason."""
    pinned = set(all_pins())
    assert [key for key, reason in reviewed().items() if key[:2] not in pinned or not reason.strip()] == []

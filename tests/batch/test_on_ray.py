"""The engine on a cluster of several machines, which are several nodes of Ray on this one."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cinequorum.batch.engines import Lost, Serial
from cinequorum.batch.on_ray import Cluster
from cinequorum.batch.run import run_plan
from cinequorum.errors import ClusterUnreachable, ShardBroken
from tests.batch.planned import planned, tree

pytest.importorskip("ray")
pytestmark = pytest.mark.slow

_SMALL = 80 * 1024 * 1024  # bytes of memory that nodes share objects in; results are small


@pytest.fixture(scope="module")
def nodes() -> Iterator[Any]:
    """A cluster of three nodes: one without cores, at which everything is asked for, and two that work."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster as Nodes

    made = Nodes(initialize_head=True, head_node_args={"num_cpus": 0, "object_store_memory": _SMALL})
    for _ in "ab":
        made.add_node(num_cpus=1, object_store_memory=_SMALL)
    yield made
    made.shutdown()  # type: ignore[no-untyped-call]


@pytest.fixture
def engine(nodes: Any) -> Iterator[Cluster]:
    made = Cluster(1, nodes.address)
    yield made
    made.close()


def _square(number: int) -> int:
    if number == 3:
        raise ShardBroken("three", "is broken")
    if number == 5:
        os._exit(1)
    return number * number


def _where(marks: Path) -> str:
    """Say on which node this runs; long enough for the other node to get work too."""
    import ray

    time.sleep(0.3)
    found: str = ray.get_runtime_context().get_node_id()
    (marks / found).touch()
    return found


def test_work_is_done_on_all_nodes(engine: Cluster, tmp_path: Path) -> None:
    """Pieces go to both nodes that work; an error of ours and a lost process are results of their pieces alone."""
    assert len({node for _, node in engine.work(_where, [tmp_path] * 8)}) == 2
    found = dict(engine.work(_square, range(8)))
    assert isinstance(found.pop(3), ShardBroken)
    assert isinstance(found.pop(5), Lost)
    assert found == {number: number * number for number in (0, 1, 2, 4, 6, 7)}


def test_a_cluster_gives_the_bytes_of_one_process(engine: Cluster, tmp_path: Path) -> None:
    """The same plan on the cluster, in other partitions, gives the same files as in this process."""
    alone, shared = planned(tmp_path / "alone"), planned(tmp_path / "shared", partitions=5)
    run_plan(alone, Serial())
    run_plan(shared, engine)
    assert tree(shared.folder) == tree(alone.folder)


def test_a_node_that_is_killed_loses_nothing(nodes: Any, engine: Cluster, tmp_path: Path) -> None:
    """A node goes down in the middle of the work; the others do its pieces, and the result is the same bytes."""
    alone, shared = planned(tmp_path / "alone", 30), planned(tmp_path / "shared", 30)
    run_plan(alone, Serial())
    doomed = nodes.add_node(num_cpus=2, object_store_memory=_SMALL)
    killed = threading.Event()

    def watch(what: str, done: int, _total: int) -> None:
        if what == "reading" and done == 1 and not killed.is_set():
            nodes.remove_node(doomed, allow_graceful=False)
            killed.set()

    run_plan(shared, engine, watch)
    assert killed.is_set()
    assert tree(shared.folder) == tree(alone.folder)


@pytest.mark.parametrize("form", ["{}", "ray://{}"])
def test_nobody_at_the_address_is_said(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody listens, Ray is not even asked, which would wait without end; the error names the address."""
    import ray

    asked = list[dict[str, Any]]()
    monkeypatch.setattr(ray, "init", lambda **given: asked.append(given))
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody else gets the port, and nobody listens
        address = form.format(f"127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(ClusterUnreachable, match=f"no Ray cluster answers at {address}"):
            Cluster(1, address)
    assert not asked


@pytest.mark.parametrize("address", ["auto", "local", "127.0.0.1", None])
def test_what_is_no_host_and_port_is_left_to_ray(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ray's own words for a cluster go to Ray as they are."""
    import ray

    asked = list[dict[str, Any]]()
    monkeypatch.setattr(ray, "init", lambda **given: asked.append(given))
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    Cluster(1, address)
    assert [given.get("address") for given in asked] == [address]

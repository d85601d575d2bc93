"""A plan: what is to be read, and where what comes of it is to lie. A small YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from cinequorum.acquire.storage import in_store
from cinequorum.errors import PlanError
from cinequorum.extract.sieve import LEAST_CHANCE

FORM: Final = 1
KEPT: Final = ("all", "films")
_KEYS: Final = (
    "plan", "inputs", "out", "partitions", "keep", "parquet", "catalogue", "known_films", "give_up_after", "sieve",
)  # fmt: skip
_MOST_PARTITIONS: Final = 4096
_GIVE_UP: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do. Paths are as the plan's file has them; they hold from `root`, the folder of that file.

    `inputs`: files and folders of pages, here or in a store of objects. `out`: the folder of records. `partitions`:
    into how many pieces the way from pages to films is cut; it changes no byte of the result. `keep`: the readings of
    `all` pages, or only of those about `films`. `parquet`: readings and films are written as Parquet too. `catalogue`:
    a film catalogue's file, or None. `known_films`: whether the table of known films is asked. `give_up_after`: seconds
    that one page is given, 0: no end. `sieve`: pages of a smaller chance of being about films are left out at a glance
    and recorded as such; 0 for none, and where all readings are kept none is usual.
    """

    root: Path
    inputs: tuple[str, ...]
    out: str
    partitions: int = 8
    keep: str = "all"
    parquet: bool = False
    catalogue: str | None = None
    known_films: bool = True
    give_up_after: int = _GIVE_UP
    sieve: float = 0.0

    @property
    def folder(self) -> Path:
        """The folder of records."""
        return self.root / self.out


def load_plan(path: Path) -> Plan:
    """Read the plan at `path`. Raises `PlanError`, which names the place and what is to be written there."""
    import yaml

    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PlanError(str(path), "", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PlanError(str(path), "", "is no text in UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark is not None else ""
        raise PlanError(str(path), where, f"is no YAML: {getattr(error, 'problem', None) or error}") from error
    except (ValueError, RecursionError) as error:  # a day that is none; lists in lists without end
        raise PlanError(str(path), "", f"is no YAML that can be read: {error}") from error
    return plan_of(told, path)


def plan_of(told: Any, path: Path) -> Plan:
    """Return the plan that these values make; `path` is where they are from."""
    if not isinstance(told, Mapping):
        raise PlanError(str(path), "", "a plan is a list of keys and values; it needs at least 'inputs' and 'out'")
    asked = _Asked(told, str(path))
    asked.refuse_strange_keys()
    if (form := asked.number("plan", (1, FORM), FORM)) != FORM:
        raise PlanError(str(path), "plan", f"is of form {form}; this program knows form {FORM}")
    keep = asked.one_of("keep", KEPT, "all")
    return Plan(
        root=path.parent,
        inputs=asked.inputs(),
        out=asked.words("out"),
        partitions=asked.number("partitions", (1, _MOST_PARTITIONS), 8),
        keep=keep,
        parquet=asked.yes("parquet"),
        catalogue=asked.words("catalogue") if "catalogue" in told else None,
        known_films=asked.yes("known_films", unless=True),
        give_up_after=asked.number("give_up_after", (0, 86_400), _GIVE_UP),
        sieve=asked.chance("sieve", LEAST_CHANCE if keep == "films" else 0.0),
    )


class _Asked:
    """The values of a plan, asked for one by one; what is wrong with one is said with its name."""

    def __init__(self, told: Mapping[Any, Any], path: str) -> None:
        self._told = told
        self._path = path

    def refuse_strange_keys(self) -> None:
        for key in self._told:
            if key not in _KEYS:
                near = get_close_matches(str(key), _KEYS, n=1)
                hint = f"did you mean '{near[0]}'?" if near else f"a plan has: {', '.join(_KEYS)}"
                raise self._wrong(str(key), f"is no key of a plan; {hint}")

    def inputs(self) -> tuple[str, ...]:
        found = self._told.get("inputs")
        paths = [found] if isinstance(found, str) else found
        if not isinstance(paths, list) or not paths or not all(isinstance(one, str) and one for one in paths):
            raise self._wrong("inputs", "must be a list of files and folders, such as [pages/]")
        return tuple(paths)

    def words(self, key: str) -> str:
        found = self._told.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self._wrong(key, "must be a path")
        if in_store(found):
            raise self._wrong(key, "must lie on this machine; of a plan only inputs may lie in a store")
        return found

    def number(self, key: str, limits: tuple[int, int], usual: int) -> int:
        found = self._told.get(key, usual)
        if not isinstance(found, int) or isinstance(found, bool) or not limits[0] <= found <= max(limits):
            raise self._wrong(key, f"must be a whole number from {limits[0]} to {limits[1]}, and is {found!r}")
        return found

    def chance(self, key: str, usual: float) -> float:
        found = self._told.get(key, usual)
        if not isinstance(found, int | float) or isinstance(found, bool) or not 0 <= found <= 1:
            raise self._wrong(key, f"must be a number from 0 to 1, and is {found!r}")
        return float(found)

    def yes(self, key: str, *, unless: bool = False) -> bool:
        found = self._told.get(key, unless)
        if not isinstance(found, bool):
            raise self._wrong(key, f"must be true or false, and is {found!r}")
        return found

    def one_of(self, key: str, known: tuple[str, ...], usual: str) -> str:
        found = self._told.get(key, usual)
        if found not in known:
            raise self._wrong(key, f"must be one of {', '.join(known)}, and is {found!r}")
        return str(found)

    def _wrong(self, where: str, message: str) -> PlanError:
        return PlanError(self._path, where, message)

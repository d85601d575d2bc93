"""Small changes of code, one at a time: what a test that is worth something notices.

A mutant is one change in the body of one function: a comparison, an operator, `and` and `or`, a `not`, a number, a
condition, what is returned. Texts are left as they are, and so are tables, types and what is done at import.
"""

from __future__ import annotations

import ast
import copy
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}  # fmt: skip
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change: in which function of which module, at which place in the order of its nodes, and how it reads."""

    module: str
    function: str
    line: int
    node: int
    way: int
    before: str
    after: str

    @property
    def name(self) -> str:
        """What it is known by, wherever the lines move."""
        return f"{self.module}:{self.function}: {self.before} -> {self.after}"


def mutants_of(module: ModuleType) -> list[Mutant]:
    """Return every change of every function of a module, in its order."""
    found = []
    for name, function in _functions(ast.parse(_source(module))):
        for number, node in enumerate(_nodes(function)):
            for way, changed in enumerate(_changes(node)):
                before, after = ast.unparse(node), ast.unparse(changed)
                found.append(
                    Mutant(
                        module=module.__name__, function=name, line=getattr(node, "lineno", 0), node=number, way=way,
                        before=before, after=after,
                    )
                )  # fmt: skip
    return found


def applied(module: ModuleType, mutant: Mutant) -> None:
    """Put the changed code into the function that is loaded: whoever has imported it has the change."""
    tree = ast.parse(_source(module))
    function = dict(_functions(tree))[mutant.function]
    node = list(_nodes(function))[mutant.node]
    changed = list(_changes(node))[mutant.way]
    _Put(node, changed).visit(function)
    code = compile(ast.fix_missing_locations(tree), module.__file__ or "", "exec")
    for kept in vars(module).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
    loaded = _loaded(module, mutant.function)
    loaded.__code__ = _code(code, mutant.function.split("."))


def _source(module: ModuleType) -> str:
    return Path(module.__file__ or "").read_text(encoding="utf-8")


def _functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    for node in tree.body:
        if isinstance(node, Function):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{one.name}", one) for one in node.body if isinstance(one, Function))


def _nodes(function: Function) -> Iterator[ast.AST]:
    """The nodes of a function's body, without its docstring and annotations."""
    for statement in function.body:
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            yield from _walked(statement)


def _walked(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from _walked(child)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op]):
            yield from (_with(node, ops=[other()]) for other in _COMPARED[type(op)])
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _RECKONED and not _is_text(node):
            yield _with(node, op=_RECKONED[type(op)]())
        case ast.BoolOp(op=op):
            yield _with(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield copy.deepcopy(node.operand)
        case ast.Constant(value=bool(value)):
            yield _with(node, value=not value)
        case ast.Constant(value=int(value)):
            yield _with(node, value=value + 1)
        case ast.Constant(value=float(value)):
            yield _with(node, value=value * 1.5 if value else 1.0)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield _with(node, value=ast.Constant(value=None))
        case ast.If() | ast.While() | ast.IfExp() if not isinstance(node.test, ast.Compare | ast.UnaryOp):
            yield _with(node, test=ast.UnaryOp(op=ast.Not(), operand=copy.deepcopy(node.test)))


def _is_text(node: ast.AST) -> bool:
    return any(isinstance(one, ast.JoinedStr) or isinstance(getattr(one, "value", 0), str) for one in ast.walk(node))


def _with(node: ast.AST, **fields: Any) -> ast.AST:
    changed = copy.deepcopy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


class _Put(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> Any:
        return ast.copy_location(self._new, node) if node is self._old else super().generic_visit(node)


def _loaded(module: ModuleType, name: str) -> FunctionType:
    found: Any = module
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    for inner in ("fget", "__func__", "func", "__wrapped__"):
        found = getattr(found, inner, None) or found
    assert isinstance(found, FunctionType), f"{name} is no function that can be changed"
    return found


def _code(code: CodeType, path: list[str]) -> CodeType:
    for name in path:
        code = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == name)
    return code

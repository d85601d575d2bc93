"""The icons inside and beside an element, as an HTML parser's nodes give them."""

from __future__ import annotations

from typing import Any

from cinequorum.extract.stars import Leaf, sign_of

_MOST_LEAVES = 24  # elements inside one that shows a rating


def leaves(node: Any) -> list[Leaf]:
    """Return the innermost elements of an element that holds little else; none where it holds words of its own."""
    found: list[Leaf] = []
    stack = [node.child]
    while stack and len(found) <= _MOST_LEAVES:
        inner = stack.pop()
        if inner is None:
            continue
        stack.append(inner.next)
        if inner.tag == "-text":
            if not (inner.text_content or "").isspace():
                return []
        elif inner.tag == "svg" or not any(child.is_element_node for child in inner.iter()):
            words = (inner.text() or "").strip() if inner.tag != "svg" else ""
            found.append(Leaf(inner.tag, _pictured(inner), words, inner.attributes.get("style")))
        else:
            stack.append(inner.child)
    return found


def _pictured(node: Any) -> str:
    """Return the names of an icon: its classes, its file, its alternative text, the symbol that it uses."""
    used = node.css_first("use") if node.tag == "svg" else None
    of_use = (used.attributes.get("href") or used.attributes.get("xlink:href") or "") if used is not None else ""
    file = (node.attributes.get("src") or "").rpartition("/")[2]
    return " ".join(filter(None, (_named(node.attributes), file, node.attributes.get("alt"), of_use)))[:120]


def lit_beside(node: Any) -> bool:
    """Tell whether one of the icons beside a star is called lit: then the others are dark."""
    beside = node.parent.child if node.parent is not None else None
    for _ in range(_MOST_LEAVES):
        if beside is None:
            return False
        names = _named(beside.attributes) if beside.is_element_node else ""
        if "star" in names and sign_of(names) == "lit":
            return True
        beside = beside.next
    return False


def _named(attributes: dict[str, str | None]) -> str:
    return " ".join(filter(None, (attributes.get("class"), attributes.get("id"))))

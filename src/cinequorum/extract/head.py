"""What the head of a document says: title, meta elements, links, structured data."""

from __future__ import annotations

from typing import Any

from cinequorum.extract.drafts import clean
from cinequorum.extract.frames import Dom

SELECTOR = "title, meta, script[type='application/ld+json'], link[rel='canonical']"


def read_head(node: Any, dom: Dom) -> None:
    """Keep what one element of the head says, wherever in the document it stands."""
    if node.tag == "meta":
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        content = node.attributes.get("content")
        if name and content:
            dom.metas.append((name.strip().lower(), content))
    elif node.tag == "script":
        dom.scripts.append(node.text())
    elif node.tag == "link":
        href = node.attributes.get("href") or ""
        dom.links.append(href)
        if node.attributes.get("rel") == "canonical":
            dom.metas.append(("canonical", href))
    elif dom.title is None and node.parent is not None and node.parent.tag == "head":
        dom.title = " ".join(clean(node.text()).split()) or None

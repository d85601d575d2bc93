"""Which blocks of an HTML page are its main content."""

from __future__ import annotations

from cinequorum.extract.block_features import block_features
from cinequorum.extract.block_names import NAMES, named
from cinequorum.extract.block_tree import Tree
from cinequorum.extract.body import dense, main_content
from cinequorum.extract.dom import parse
from cinequorum.extract.frames import Dom
from cinequorum.extract.limits import MAIN_BLOCKS

LINE = "The ferry leaves at night, and nobody on it knows who the captain is or where he wants to go this time."
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "Films", "Music", "Log in"))
TEASERS = "".join(f'<div class="card"><a href="/{n}">Ten films about harbours, part {n}</a></div>' for n in range(6))


def body_of(html: str) -> str:
    dom = parse(html)
    return "\n".join(d.text for d, is_main in zip(dom.drafts, main(dom), strict=True) if is_main)


def main(dom: Dom) -> tuple[bool, ...]:
    return main_content(dom.drafts, dom.elements, dom.title)


def test_the_text_is_told_from_what_stands_around() -> None:
    """Paragraphs of an article are main content; menus, teasers and the foot of the page are not."""
    paragraphs = "".join(f"<p>{number}. {LINE} {LINE}</p>" for number in range(6))
    html = (
        f"<nav><ul>{MENU}</ul></nav><main><article><h1>Night Ferry</h1><div class='entry-content'>{paragraphs}</div>"
        f"</article></main><div class='related'><h3>More</h3>{TEASERS}</div><footer>© Quay Post. Privacy</footer>"
    )
    found = body_of(html)
    assert found.count("The ferry leaves") == 12
    assert "Log in" not in found
    assert "Ten films" not in found
    assert "Privacy" not in found


def test_a_page_of_nothing_is_no_matter() -> None:
    """No block, one block and blocks without elements around them have features and a decision."""
    assert main_content([], {}, None) == ()
    for html in ("One", "<p>One", f"{LINE}<br>{LINE}"):
        dom = parse(html)
        tree = Tree([draft.chain for draft in dom.drafts])
        rows = block_features(dom.drafts, tree, dom.elements, dom.title)
        assert len(rows) == len(dom.drafts) == len(main(dom))


def test_very_large_pages_go_by_density() -> None:
    """A page of more blocks than the model is asked about keeps its prose and leaves out its links."""
    dom = parse(f"<p>{LINE}</p>" * (MAIN_BLOCKS + 1) + f"<ul>{MENU}</ul>" * 2)
    assert main(dom) == dense(dom.drafts)
    assert sum(main(dom)) >= MAIN_BLOCKS


def test_names_are_split_into_words_and_joined_again() -> None:
    """Camel case, hyphens and plurals lead to the same words; the page's own element tells nothing."""
    elements = {
        1: ("body", "single post", ""),
        2: ("div", "relatedPosts", "complementary"),
        3: ("div", "story-body", ""),
    }
    near = [name for name, on in zip((*NAMES, *NAMES), named([(1, 2, 3)], elements)[0], strict=True) if on]
    assert near == ["body", "post", "related", "story", "storybody", "landmark complementary"]

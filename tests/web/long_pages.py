"""Coverage of films that do not exist whose writers never come to an end: sentences far longer than may be quoted."""

from __future__ import annotations

from cinequorum.acquire.files import from_bytes
from cinequorum.model.reading import Reading
from cinequorum.pipeline import read

LONG = (
    "The acting of Hanna Vell is wonderful from the first quiet scene at the weir to the last long look across the "
    "water, and nobody who has ever waited for a letter that did not come will be able to sit through the hour in the "
    "middle of this superb film without thinking of home and of all that was left there.",
    "Directed by Otmar Lindgren from a script by Ilse Brandau and photographed by Pavel Zoric on a river that freezes "
    "over twice before anybody in the mill has said an honest word, the film runs for 112 minutes and was released in "
    "Norway on 4 March 2021 after two years in which nobody wanted to show it.",
    "I thought the script was dreadful and the music far too loud in every one of the many scenes in which two people "
    "stand beside a door and do not say what both of them and everybody in the room with a ticket in his hand has "
    "known for the better part of an hour.",
    "As the producer Gerda Falk told the audience after the screening, “we had no money for snow and so we waited four "
    "winters for it, and when it came at last in the night of the second of February nobody had a camera at hand but "
    "the boy who was there to carry the coffee”.",
)
SYNOPSIS = (
    "In a valley that the maps have forgotten a miller and her three daughters wait through a winter without end for "
    "the return of a brother who went down the river with the last of the flour and has sent no word of himself since "
    "the day on which the bridge at Orrin fell into the flood."
)
EAST = (
    "这部电影的表演非常精彩导演用了很长时间来讲述一个关于河流和磨坊的故事观众从第一个"
    "镜头到最后一个镜头都不会感到无聊因为每一个人物都有自己的秘密和自己的悲伤而且摄影"
    "也非常美丽值得每一个喜欢电影的人去看"
)


def page(name: str, title: str, body: str, language: str = "en") -> Reading:
    html = (
        f"<!doctype html><html lang='{language}'><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"{body}</article></body></html>"
    )
    return read(from_bytes(html.encode(), f"https://{name}.example/review", media_type="text/html"))


def visitors() -> Reading:
    told = "".join(
        f"<div class='review'><h3>{name}</h3><span class='rating'>{n}/10</span><time>2021-03-0{n}</time>"
        f"<p>{LONG[at]}</p></div>"
        for name, n, at in (("river_rat", 9, 0), ("milldust", 3, 2), ("old_otter", 8, 3))
    )
    return page("visitors", "The Weir at Orrin (2021): user reviews", f"<h2>User reviews</h2>{told}")


def coverage() -> tuple[Reading, ...]:
    """Two reviews that print one synopsis, visitors, news with a headline that never ends, and a page in Chinese."""
    sheet = (
        "<dl><dt>Genre</dt><dd>Drama</dd><dt>Country</dt><dd>Norway</dd><dt>Runtime</dt><dd>112 min</dd></dl>"
        "<p>The film is based on the true story of the sinking of the ferry Havnes in 1958, in which 31 died.</p>"
    )
    films = "<p>“The Weir at Orrin” (2021), directed by Otmar Lindgren, is a Norwegian drama with Hanna Vell.</p>"
    first = f"<p class='byline'>By Tessa Quill</p>{films}<p>{SYNOPSIS}</p><p>{LONG[0]} {LONG[1]}</p>{sheet}"
    second = (
        f"<p class='byline'>By Remy Cottard</p>{films}<p>{SYNOPSIS}</p><p>{LONG[2]} {LONG[3]}</p><p>Rating: 2/5</p>"
    )
    east = f"<p>《The Weir at Orrin》(2021)，导演：Otmar Lindgren，主演：Hanna Vell。</p><p>{EAST}。</p>"
    headline = f"“The Weir at Orrin” (2021): {LONG[1]}"
    return (
        page("long", "The Weir at Orrin (2021) review", f"{first}<p>Rating: 4/5</p>"),
        page("longer", "The Weir at Orrin (2021): review", second),
        page("east", "The Weir at Orrin (2021) 影评", east, "zh"),
        page("news", headline, f"<p class='byline'>By Ilka Sorn</p>{films}<p>{LONG[1]} {LONG[3]}</p>"),
        visitors(),
    )

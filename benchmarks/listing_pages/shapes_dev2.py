"""Shapes to develop on, second part: JSON-LD, single reviews, long lists, and near misses."""

from __future__ import annotations

import json
from functools import partial

from benchmarks.listing_pages.drawing import Shape, heading
from benchmarks.listing_pages.made import Case, Wanted, five, long_date
from benchmarks.listing_pages.shapes_dev import paras

shape = partial(Shape, held=False)


def json_ld(case: Case) -> str:
    reviews = [
        {
            "@type": "Review",
            "author": {"@type": "Person", "name": r.author},
            "datePublished": f"{r.when:%Y-%m-%d}",
            "reviewBody": r.text,
            "reviewRating": {"@type": "Rating", "ratingValue": str(r.stars), "bestRating": "10"},
        }
        for r in case.reviews
    ]
    item = {"@context": "https://schema.org", "@type": "Movie", "name": case.film, "review": reviews}
    return f"<script type='application/ld+json'>{json.dumps(item, ensure_ascii=False)}</script>"


def with_cards(case: Case) -> str:
    rows = "".join(
        f"<li class='Card_x1'><div class='Card_top'><span>{r.author}</span><span>{r.when:%d %b %Y}</span></div>"
        f"<div>{r.stars}/10</div><div class='Card_txt'>{paras(r)}</div><div><button>Like</button><button>Reply</button></div></li>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2><ul>{rows}</ul>"


def nothing_shown(case: Case) -> str:
    return f"<p>{case.film} is a drama of {case.year}, set on the coast.</p><div id='app'></div>"


def featured(case: Case) -> str:
    r = case.reviews[0]
    return (
        "<section><h2>Cast</h2><ul><li>Ann Holm</li><li>Per Lysne</li></ul></section><section><h2>User reviews</h2>"
        f"<div class='featured'><span class='ipc-rating'>{r.stars}/10</span><h3>{r.title}</h3>{paras(r)}"
        f"<ul><li><a href='/user/1'>{r.author}</a></li><li>{r.when:%b} {r.when.day}, {r.when.year}</li></ul></div></section>"
    )


def pinned(case: Case) -> str:
    def row(i: int) -> str:
        r = case.reviews[i]
        return (
            f"<div class='rev'><p class='u'>{r.author}</p><p class='d'>{long_date(r.when, case.language)}</p>"
            f"<p class='s'>{five(r)} / 5</p>{paras(r)}</div>"
        )

    rest = "".join(row(i) for i in range(1, len(case.reviews)))
    return f"<h2>{heading(case)}</h2><div class='pinned'><b>Most helpful</b>{row(0)}</div><div class='all'>{rest}</div>"


def long_list(case: Case) -> str:
    rows = "".join(
        f"<div class='post'><div class='head'>{r.author}, {r.when:%d.%m.%Y %H:%M}</div><div class='cont'>{' '.join(r.paragraphs)}</div></div>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def signature(case: Case) -> str:
    rows = "".join(
        f"<blockquote>{paras(r)}<p>— {r.author}, {long_date(r.when, case.language)}</p></blockquote>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def widths(case: Case) -> str:
    rows = "".join(
        f"<div class='feedback'><div class='rating-box'><div class='rating' style='width:{r.stars * 10 if r.stars else 0}%'></div></div>"
        f"<div class='feedback-author'>{r.author}</div><div class='feedback-date'>{r.when:%Y/%m/%d}</div>"
        f"<div class='feedback-text'>{paras(r)}</div></div>"
        for r in case.reviews
    )
    return f"<h2>Customer reviews</h2>{rows}"


def letters(case: Case) -> str:
    grade = {1: "F", 2: "D", 3: "D", 4: "C-", 5: "C", 6: "B-", 7: "B", 8: "B+", 9: "A-", 10: "A"}
    rows = "".join(
        f"<p class='who'>{r.author} — {long_date(r.when, 'en')}</p><p class='grade'>Grade: {grade[r.stars or 1]}</p>{paras(r)}"
        for r in case.reviews
    )
    return f"<h2>User Reviews</h2>{rows}"


def disqus(case: Case) -> str:
    prose = " ".join(s for r in case.reviews for s in r.paragraphs) * 3
    rows = "".join(
        f"<li class='comment'><div class='comment-author'>{r.author}</div><div class='comment-meta'>{long_date(r.when, 'en')}</div>"
        f"<div class='comment-content'>{paras(r)}</div><a>Reply</a></li>"
        for r in case.reviews[:5]
    )
    return (
        f"<p>By Ines Marlowe</p><article><p>{prose}</p><p>{prose[:700]}</p></article>"
        f"<div id='comments'><h3>5 Comments</h3><ol>{rows}</ol></div>"
    )


def teasers(case: Case) -> str:
    rows = "".join(
        f"<article class='teaser'><h3><a href='/2021/{i}'>{r.title}: what {r.author} did next</a></h3>"
        f"<p class='meta'>By {r.author} | {long_date(r.when, 'en')}</p><p>{r.paragraphs[0]}</p><a href='/2021/{i}'>Continue reading</a></article>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>Stories</h2>{rows}"


def own_list(case: Case) -> str:
    rows = "".join(
        f"<h3>The {r.title} of {r.author.title()}</h3><p>{long_date(r.when, 'en')}</p><p>{'★' * five(r)}</p>{paras(r)}"
        for r in case.reviews
    )
    return f"<p>What I saw this year, by Ines Marlowe.</p>{rows}"


def quotes(case: Case) -> str:
    papers = ["The Harbour Post", "Coastal Times", "Film Weekly", "The Lantern", "Evening Courier", "Reel Monthly"]
    rows = "".join(
        f"<div class='critic'><p>“{r.paragraphs[0]}”</p><p><a href='/c/{i}'>{r.author.title()}</a>, <em>{papers[i % 6]}</em></p>"
        f"<p>{long_date(r.when, 'en')}</p><a href='https://example.org/{i}'>Full Review</a></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>Critic Reviews</h2>{rows}"


def cast_sheet(case: Case) -> str:
    rows = "".join(
        f"<tr><td>{r.author.title()}</td><td>{long_date(r.when, 'en')}</td><td>Cinema</td></tr>" for r in case.reviews
    )
    return f"<h2>Release dates</h2><table>{rows}</table><p>{' '.join(case.reviews[0].paragraphs)}</p>"


SHAPES = (
    *(shape(family="JSON-LD and cards", body=with_cards, wanted=Wanted(language=x), head=json_ld) for x in ("en", "pt", "ko")),
    shape(family="JSON-LD alone", body=nothing_shown, wanted=Wanted(n=5), head=json_ld, hidden=("text",)),
    shape(family="one featured review", body=featured, wanted=Wanted(n=1)),
    *(shape(family="pinned first", body=pinned, wanted=Wanted(language=x), step=20) for x in ("it", "zh", "he")),
    *(shape(family="long list", body=long_list, wanted=Wanted(n=200, language=x, paragraphs=1), rating=False) for x in ("de", "en")),
    *(shape(family="signature", body=signature, wanted=Wanted(language=x), rating=False) for x in ("fr", "en")),
    shape(family="bars by width", body=widths, wanted=Wanted(), hidden=("value",)),
    shape(family="letter grades", body=letters, wanted=Wanted(), step=0),
    shape(family="near: comments under a review", body=disqus, wanted=Wanted(n=9), near=True),
    shape(family="near: teasers", body=teasers, wanted=Wanted(n=8), near=True),
    shape(family="near: one voice, many films", body=own_list, wanted=Wanted(n=8), near=True),
    shape(family="near: critics' quotes", body=quotes, wanted=Wanted(n=8), near=True),
    shape(family="near: dates in a table", body=cast_sheet, wanted=Wanted(n=8), near=True),
)  # fmt: skip

"""Shapes kept back, second part: structured data, flat runs of elements, bare lines, and near misses."""

from __future__ import annotations

import json
from functools import partial

from benchmarks.listing_pages.drawing import Shape, heading
from benchmarks.listing_pages.made import Case, Wanted, five, long_date
from benchmarks.listing_pages.shapes_dev import paras

shape = partial(Shape, held=True)


def graph(case: Case) -> str:
    reviews = [
        {
            "@type": ["Review", "UserReview"],
            "itemReviewed": {"@type": "Movie", "name": case.film},
            "author": r.author,
            "dateCreated": f"{r.when:%Y-%m-%dT%H:%M:%S}+02:00",
            "description": " ".join(r.paragraphs),
            "reviewRating": {"ratingValue": five(r), "bestRating": 5, "worstRating": 1},
        }
        for r in case.reviews
    ]
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', '@graph': reviews}, ensure_ascii=False)}</script>"


def shown_too(case: Case) -> str:
    rows = "".join(
        f"<div class='u-{i}'><div class='top'><em>{r.author}</em><span>{five(r)}/5</span></div><div class='mid'>{paras(r)}</div>"
        f"<div class='low'>{long_date(r.when, case.language)}</div></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>{heading(case)}</h2><div>{rows}</div>"


def hidden_app(case: Case) -> str:
    return "<div id='root'></div><noscript>Please switch scripts on.</noscript>"


def rdfa(case: Case) -> str:
    rows = "".join(
        f"<li itemprop='review' itemscope itemtype='http://schema.org/Review'><h4 itemprop='name'>{r.title}</h4>"
        f"<p>von <span itemprop='author'>{r.author}</span> am <time itemprop='datePublished' datetime='{r.when:%Y-%m-%d}'>{r.when:%d.%m.%Y}</time></p>"
        f"<p itemprop='reviewRating' itemscope itemtype='http://schema.org/Rating'><span itemprop='ratingValue'>{five(r)}</span> von "
        f"<span itemprop='bestRating'>5</span></p><div itemprop='description'>{paras(r)}</div></li>"
        for r in case.reviews
    )
    return f"<div itemscope itemtype='http://schema.org/Movie'><h2>{heading(case)}</h2><ul>{rows}</ul></div>"


def flat_run(case: Case) -> str:
    rows = "".join(
        f"<h4>{r.author}</h4><p class='dt'>{long_date(r.when, case.language)}</p>{paras(r)}" for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def no_dates(case: Case) -> str:
    rows = "".join(
        f"<div class='user-comment'><div class='user-name'>{r.author}</div><div class='user-rating'>{r.stars}/10</div>"
        f"<div class='user-text'>{paras(r)}</div></div>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def title_date(case: Case) -> str:
    rows = "".join(
        f"<div class='opinion'><p class='opinion-head'><a href='/user/{i}'>{r.author}</a> <abbr title='{r.when:%Y-%m-%d}'>hace {i + 2} días</abbr> "
        f"<b>{r.stars}/10</b></p><p class='opinion-title'>{r.title}</p>{paras(r)}</div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def two_dates(case: Case) -> str:
    rows = "".join(
        f"<div class='r'><div class='hdr'>{r.author}<span> reviewed {r.when:%d %b %Y}</span></div><div class='sub'>Watched at home</div>"
        f"<div>{paras(r)}</div><div class='ftr'>Was this review useful? <a>Yes</a> <a>No</a> <a>Report</a></div></div>"
        for r in case.reviews
    )
    return f"<h2>Community reviews</h2>{rows}"


def one_review(case: Case) -> str:
    r = case.reviews[0]
    return (
        f"<h2>{heading(case)}</h2><div class='review'><div class='review-user'>{r.author}</div><div class='review-stars'>{'★' * five(r)}"
        f"{'☆' * (5 - five(r))}</div><div class='review-date'>{long_date(r.when, case.language)}</div>{paras(r)}</div>"
    )


def beside_critics(case: Case) -> str:
    quotes = "".join(
        f"<div class='cq'><p>“{t}”</p><p><b>{a}</b>, <i>{o}</i></p></div>"
        for t, a, o in (
            ("A film of rare patience and rarer weather.", "Ann Holm", "The Lantern"),
            ("It sinks long before its ferry does.", "Per Lysne", "Coastal Times"),
            ("See it for the dog.", "Ida Moe", "Harbour Post"),
        )
    )
    rows = "".join(
        f"<div class='ur'><p><b>{r.author}</b> – {long_date(r.when, 'en')} – {r.stars}/10</p>{paras(r)}</div>"
        for r in case.reviews
    )
    return f"<h2>Critics' reviews</h2>{quotes}<h2>User reviews</h2>{rows}"


def news_list(case: Case) -> str:
    rows = "".join(
        f"<li class='card'><a href='/n/{i}'><img src='{i}.jpg' alt=''></a><div><a href='/n/{i}'>{r.title}</a><p>{r.paragraphs[0]}</p>"
        f"<span>{r.author}</span> <time datetime='{r.when:%Y-%m-%d}'>{long_date(r.when, case.language)}</time></div></li>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>News</h2><ul>{rows}</ul>"


def discussion(case: Case) -> str:
    prose = " ".join(s for r in case.reviews for s in r.paragraphs) * 3
    rows = "".join(
        f"<div class='dsq'><b>{r.author}</b> <span>{i + 1} days ago</span>{paras(r)}<p>{i} ▲ ▼ Reply Share ›</p></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<div class='art'><p>{prose}</p><p>{prose[:900]}</p></div><section><h4>Discussion</h4>{rows}</section>"


def festival_diary(case: Case) -> str:
    rows = "".join(
        f"<div class='entry'><h3>{r.title} of the North ({2001 + i})</h3><p>{long_date(r.when, case.language)}. {five(r)}/5</p>{paras(r)}</div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<p>{long_date(case.reviews[0].when, case.language)}</p>{rows}"


def showtimes(case: Case) -> str:
    rows = "".join(
        f"<div class='kino'><h4>Kino {r.author.title()}</h4><p>{r.when:%d.%m.%Y}</p><p>{r.when:%H:%M}, {r.stars or 1} Plätze frei</p></div>"
        for r in case.reviews
    )
    return f"<h2>Spielzeiten</h2>{rows}"


SHAPES = (
    *(shape(family="JSON-LD graph, shown too", body=shown_too, wanted=Wanted(language=x), head=graph, step=20) for x in ("en", "cs")),
    shape(family="JSON-LD graph alone", body=hidden_app, wanted=Wanted(n=6), head=graph, step=20, hidden=("text",)),
    shape(family="microdata with dates shown", body=rdfa, wanted=Wanted(language="de"), step=20),
    *(shape(family="flat run", body=flat_run, wanted=Wanted(language=x), rating=False) for x in ("en", "pt", "ko")),
    *(shape(family="no dates", body=no_dates, wanted=Wanted(language=x), date=False) for x in ("en", "it")),
    shape(family="ago, with a title", body=title_date, wanted=Wanted(language="es"), hidden=("date",)),
    shape(family="helpful footer", body=two_dates, wanted=Wanted(n=10), rating=False),
    *(shape(family="a single review", body=one_review, wanted=Wanted(n=1, language=x), step=20) for x in ("en", "fr")),
    shape(family="beside critics", body=beside_critics, wanted=Wanted()),
    *(shape(family="near: news", body=news_list, wanted=Wanted(language=x), near=True) for x in ("en", "de")),
    shape(family="near: discussion", body=discussion, wanted=Wanted(n=8), near=True),
    *(shape(family="near: a festival diary", body=festival_diary, wanted=Wanted(language=x), near=True) for x in ("en", "fr")),
    shape(family="near: showtimes", body=showtimes, wanted=Wanted(language="de"), near=True),
)  # fmt: skip

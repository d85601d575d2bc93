"""Shapes to develop on, first part: cards, tables, lists and hashed class names."""

from __future__ import annotations

from functools import partial

from benchmarks.listing_pages.drawing import Shape, heading
from benchmarks.listing_pages.made import Case, Made, Wanted, five, long_date

shape = partial(Shape, held=False)


def paras(review: Made, tag: str = "p") -> str:
    return "".join(f"<{tag}>{p}</{tag}>" for p in review.paragraphs)


def store_cards(case: Case) -> str:
    rows = "".join(
        f"<div class='review-card'><div class='hd'><span class='review-author'>{r.author}</span>"
        f"<div class='stars' role='img' aria-label='{five(r)} out of 5 stars'></div>"
        f"<span class='review-date'>{long_date(r.when, 'en')}</span></div><h4 class='review-title'>{r.title}</h4>"
        f"<div class='review-body'>{paras(r)}</div><button>Report a concern</button></div>"
        for r in case.reviews
    )
    return f"<section><h2>Ratings and Reviews</h2><p>4.1 out of 5, 812 Ratings</p>{rows}<a href='?p=2'>See All</a></section>"


def base_cards(case: Case) -> str:
    rows = "".join(
        f"<article class='user-review-item'><span class='rating-other-user-rating'><span>{r.stars}</span>"
        f"<span class='point-scale'>/10</span></span><a class='title' href='/review/rw{i}'>{r.title}</a>"
        f"<div class='display-name-date'><span class='display-name-link'><a href='/user/ur{i}'>{r.author}</a></span>"
        f"<span class='review-date'>{r.when.day} {r.when:%B %Y}</span></div>"
        f"<div class='content'><div class='text show-more__control'>{'<br><br>'.join(r.paragraphs)}</div>"
        f"<div class='actions text-muted'>{i + 3} out of {2 * i + 5} found this helpful. Was this review helpful? "
        f"<a href='/registration'>Sign in</a> to vote.<br><a href='/review/rw{i}'>Permalink</a></div></div></article>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>User Reviews</h2><div class='lister-list'>{rows}</div>"


def hashed(case: Case) -> str:
    rows = "".join(
        f"<div class='sc-1x9 kPqZt'><div class='sc-aa1 bQw'><img src='/a/{i}.jpg' alt='{r.author}'>"
        f"<div class='sc-8r2 fGh'><div class='sc-0d lMn'>{r.author}</div><div class='sc-0e oPq'>{r.when:%d/%m/%Y}</div></div></div>"
        f"<div class='sc-77 xYz'>{paras(r, 'div')}</div><div class='sc-5b'><span>Helpful</span><span>{i}</span></div></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<div class='sc-rt'><div class='sc-h2'>Reviews</div><div class='sc-ls'>{rows}</div></div>"


def score_squares(case: Case) -> str:
    rows = "".join(
        f"<div class='c-siteReview'><div class='c-siteReviewScore c-siteReviewScore_green'><span>{r.stars}</span></div>"
        f"<div class='c-siteReviewHeader'><a href='/user/{i}' class='c-siteReviewHeader_username'>{r.author}</a></div>"
        f"<div class='c-siteReview_reviewDate'>{r.when:%b} {r.when.day}, {r.when.year}</div>"
        f"<div class='c-siteReview_quote'><span>{' '.join(r.paragraphs)}</span></div><a href='/r/{i}'>Read More</a>"
        f"<span>{i} Helpful</span></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h3>User Reviews</h3><div class='grid'>{rows}</div>"


def table_rows(case: Case) -> str:
    rows = "".join(
        f"<tr><td>{r.author}</td><td>{r.when:%Y-%m-%d}</td><td>{'' if r.stars is None else f'{r.stars}/10'}</td>"
        f"<td>{' '.join(r.paragraphs)}</td></tr>"
        for r in case.reviews
    )
    return f"<h2>Reviews</h2><table><tr><th>User</th><th>Date</th><th>Rating</th><th>Review</th></tr>{rows}</table>"


def definition_list(case: Case) -> str:
    rows = "".join(
        f"<dt>{r.author} ({long_date(r.when, case.language)})</dt><dd>{'<br>'.join(r.paragraphs)}</dd>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2><dl>{rows}</dl>"


def star_signs(case: Case) -> str:
    rows = "".join(
        f"<li><p><b>{r.author}</b> <span>{'★' * five(r)}{'☆' * (5 - five(r))}</span> <i>{long_date(r.when, case.language)}</i></p>"
        f"{paras(r)}</li>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2><ul>{rows}</ul>"


def icon_stars(case: Case) -> str:
    def stars(r: Made) -> str:
        return "<i class='fa fa-star'></i>" * five(r) + "<i class='fa fa-star-o'></i>" * (5 - five(r))

    rows = "".join(
        f"<div class='media'><div class='media-left'><img src='u.png' alt=''></div><div class='media-body'>"
        f"<h4 class='media-heading'>{r.author} <small><time datetime='{r.when:%Y-%m-%dT%H:%M}'>{r.when:%d %b %Y}</time></small></h4>"
        f"<div class='rating'>{stars(r)}</div>{paras(r)}</div></div>"
        for r in case.reviews
    )
    return f"<h3>{len(case.reviews)} Reviews</h3>{rows}"


def ago(case: Case) -> str:
    rows = "".join(
        f"<div class='entry'><div class='meta'><a href='/members/{i}'>{r.author}</a> · "
        f"<time datetime='{r.when:%Y-%m-%dT%H:%M:%SZ}'>{i + 2} days ago</time></div><div class='score'>{five(r)}/5</div>"
        f"<div class='words'>{paras(r)}</div></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>Audience reviews</h2><div class='entries'>{rows}</div>"


def by_on(case: Case) -> str:
    rows = "".join(
        f"<div class='r'><h4>{r.title}</h4><div>{paras(r)}</div><p>by {r.author} on {long_date(r.when, 'en')}</p></div>"
        for r in case.reviews
    )
    return f"<h2>Reader Reviews</h2>{rows}"


def closing_date(case: Case) -> str:
    rows = "".join(
        f"<li><h5 class='author'><a href='/u/{i}'>{r.author}</a></h5><img src='s.gif' class='rating' alt='{'*' * five(r)}'>"
        f"<p class='post'>{' '.join(r.paragraphs)}<span class='date'> ({r.when.day}.{r.when.month}.{r.when.year})</span></p></li>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>{heading(case)}</h2><ul class='ui-posts-list'>{rows}</ul>"


def minute_import(case: Case) -> str:
    rows = "".join(
        f"<div class='item'><div class='n'>{r.author}</div><div class='t'>{r.when:%d/%m/%Y %H:%M}</div>{paras(r)}</div>"
        for r in case.reviews
    )
    return f"<h3>User Reviews</h3>{rows}"


def month_first(case: Case) -> str:
    rows = "".join(
        f"<div class='rv'><strong>{r.author}</strong><br>{r.when:%m/%d/%Y}<br>{'<br>'.join(r.paragraphs)}</div><hr>"
        for r in case.reviews
    )
    return f"<h2>Member reviews</h2>{rows}"


def microdata(case: Case) -> str:
    rows = "".join(
        "<div itemprop='review' itemscope itemtype='https://schema.org/Review'>"
        f"<span itemprop='author' itemscope itemtype='https://schema.org/Person'><span itemprop='name'>{r.author}</span></span>"
        f"<meta itemprop='datePublished' content='{r.when:%Y-%m-%d}'>"
        "<span itemprop='reviewRating' itemscope itemtype='https://schema.org/Rating'>"
        f"<meta itemprop='ratingValue' content='{r.stars}'><meta itemprop='bestRating' content='10'></span>"
        f"<div itemprop='reviewBody'>{paras(r)}</div></div>"
        for r in case.reviews
    )
    return f"<div itemscope itemtype='https://schema.org/Movie'><span itemprop='name'>{case.film}</span><h3>Reviews</h3>{rows}</div>"


def replies(case: Case) -> str:
    rows = "".join(
        f"<div class='review'><div class='who'>{r.author}</div><div class='when'>{long_date(r.when, 'en')}</div>"
        f"<div class='num'>Rating: {r.stars}/10</div><div class='txt'>{paras(r)}</div>"
        + (
            "<div class='owner-response'><b>Response from the cinema</b><p>Thank you for coming, we hope to see you again "
            "in our new hall with its softer seats.</p></div>"
            if i % 3 == 0
            else ""
        )
        + "</div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>Reviews</h2>{rows}"


def anonymous(case: Case) -> str:
    rows = "".join(
        f"<div class='review-row'><p class='review-meta'>{r.when:%B} {r.when.day}, {r.when.year} | {r.author}</p>"
        f"<p class='review-text'>{' '.join(r.paragraphs)}</p></div>"
        for r in case.reviews
    )
    return f"<h2>What viewers say</h2>{rows}"


SHAPES = (
    shape(family="store cards", body=store_cards, wanted=Wanted(), step=20, hidden=("value",)),
    shape(family="film base cards", body=base_cards, wanted=Wanted(n=12)),
    shape(family="hashed classes", body=hashed, wanted=Wanted(n=7), rating=False),
    shape(family="score squares", body=score_squares, wanted=Wanted(n=9)),
    shape(family="table", body=table_rows, wanted=Wanted(rated=0.6)),
    *(shape(family="definition list", body=definition_list, wanted=Wanted(language=x), rating=False) for x in ("en", "de", "fr")),
    *(shape(family="star signs", body=star_signs, wanted=Wanted(language=x), step=20) for x in ("es", "ru", "ja", "ar")),
    shape(family="icon stars", body=icon_stars, wanted=Wanted(n=6), step=20, hidden=("value",)),
    shape(family="days ago, with a time", body=ago, wanted=Wanted(), step=20, hidden=("date",)),
    shape(family="signed below", body=by_on, wanted=Wanted(), rating=False),
    *(shape(family="date closes", body=closing_date, wanted=Wanted(language=x), step=20, hidden=("value",)) for x in ("cs", "en")),
    shape(family="one-minute imports", body=minute_import, wanted=Wanted(n=10, batch=6, empties=2, twins=1), rating=False),
    shape(family="month first", body=month_first, wanted=Wanted(n=9), rating=False),
    shape(family="microdata", body=microdata, wanted=Wanted(), hidden=("date", "value")),
    shape(family="owner replies", body=replies, wanted=Wanted()),
    shape(family="date and name in a line", body=anonymous, wanted=Wanted(anonymous=True), rating=False),
)  # fmt: skip

"""Shapes kept back: designs that nobody looks at singly while the program is developed. First part."""

from __future__ import annotations

from functools import partial

from benchmarks.listing_pages.drawing import Shape, heading
from benchmarks.listing_pages.made import Case, Made, Wanted, five, long_date
from benchmarks.listing_pages.shapes_dev import paras

shape = partial(Shape, held=True)


def diary(case: Case) -> str:
    def stars(r: Made) -> str:
        whole, half = divmod(r.stars or 0, 2)
        return "★" * whole + ("½" if half else "")

    rows = "".join(
        f"<li class='film-detail'><a class='avatar -a40' href='/m{i}/'><img src='a.jpg' alt='{r.author}'></a>"
        f"<div class='film-detail-content'><div class='attribution-block'><p class='attribution'><span class='content-metadata'>"
        f"<a class='context' href='/m{i}/film/'>Review by <strong class='name'>{r.author}</strong></a> "
        f"<span class='rating -green rated-{r.stars}'>{stars(r)}</span> <span class='date'><span class='_nobr'>"
        f"{r.when:%d %b %Y}</span></span> <a class='has-icon comment-count' href='#'>{i + 1}</a></span></p></div>"
        f"<div class='body-text -prose'>{paras(r)}</div><p class='like-link-target'><a>Like review</a> {i * 7} likes</p></div></li>"
        for i, r in enumerate(case.reviews)
    )
    return f"<section class='film-recent-reviews'><h2 class='section-heading'><a href='/reviews'>Recent reviews</a></h2><ul class='film-popular-review'>{rows}</ul></section>"


def thread(case: Case) -> str:
    rows = "".join(
        f"<div id='post{4000 + i}'><table class='tborder'><tr><td class='thead'>{long_date(r.when, 'en')}, {r.when:%H:%M}</td>"
        f"<td class='thead'>#{i + 1}</td></tr><tr><td class='alt2'><a class='bigusername' href='member.php?u={i}'>{r.author}</a>"
        f"<div>Senior Member</div><div>Posts: {i * 31 + 4}</div></td><td class='alt1'>{paras(r)}</td></tr></table></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>Reviews by members</h2>{rows}"


def aria(case: Case) -> str:
    words = {"en": "Rated {} out of 5 stars", "de": "{} von 5 Sternen", "fr": "{} sur 5 étoiles"}[case.language]
    rows = "".join(
        f"<section><header><div><svg role='img' aria-label='{words.format(five(r))}'><path d='M0 0'></path></svg></div>"
        f"<div><a href='/profile/{i}'>{r.author}</a></div><div><span title='{r.when:%Y-%m-%d %H:%M}'>{long_date(r.when, case.language)}</span></div>"
        f"</header><h3>{r.title}</h3>{paras(r)}<footer>👍 {i} 👎 {i % 3}</footer></section>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>{heading(case)} ({len(case.reviews)})</h2>{rows}"


def nested(case: Case) -> str:
    rows = "".join(
        f"<div><div><div><div><span>{r.author}</span></div><div><span>{r.when:%d.%m.%Y}</span></div></div><div><div>"
        f"{paras(r, 'span')}</div></div></div><div><div><span>{i}</span></div></div></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<div><div><div>{heading(case)}</div></div><div>{rows}</div></div>"


def star_images(case: Case) -> str:
    rows = "".join(
        f"<div class='comment-item'><div class='comment'><h3><span class='comment-vote'><span class='votes'>{i * 3}</span> <a>有用</a></span>"
        f"<span class='comment-info'><a href='/people/{i}/'>{r.author}</a> <span>看过</span> "
        f"<img src='/stars{five(r)}.png' alt='{five(r)}/5'> <span class='comment-time' title='{r.when:%Y-%m-%d %H:%M:%S}'>{r.when:%Y-%m-%d}</span>"
        f"</span></h3><p class='comment-content'><span class='short'>{''.join(r.paragraphs)}</span></p></div></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>{case.film} 短评</h2><div class='mod-bd'>{rows}</div>"


def data_rating(case: Case) -> str:
    rows = "".join(
        f"<div class='box' data-rating='{r.stars}' data-max='10'><div class='left'><b>{r.author}</b><br>{long_date(r.when, case.language)}</div>"
        f"<div class='right'><div class='ttl'>{r.title}</div><div class='score' data-score='{r.stars}/10'></div>{paras(r)}</div></div>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def thumbs(case: Case) -> str:
    rows = "".join(
        f"<div class='steamcard'><div class='vote'>{'Recommended' if (r.stars or 0) > 5 else 'Not Recommended'}</div>"
        f"<div class='hrs'>{i + 2} reviews by this user</div><div class='posted'>Posted: {r.when.day} {r.when:%B}, {r.when.year}</div>"
        f"<div class='content'>{'<br>'.join(r.paragraphs)}</div><div class='hr'></div><div class='foot'><a href='/id/{i}'>{r.author}</a></div></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>Viewer reviews</h2>{rows}"


def percent(case: Case) -> str:
    rows = "".join(
        f"<div class='komentar'><div class='jmeno'>{r.author}</div><div class='hodnoceni'>{(r.stars or 0) * 10} %</div>"
        f"<div class='text'>{paras(r)}</div><div class='datum'>{r.when.day}. {r.when.month}. {r.when.year}</div></div>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def name_last(case: Case) -> str:
    rows = "".join(
        f"<div class='quote'><div class='q'>{paras(r)}</div><div class='by'>{r.author}</div><div class='on'>{long_date(r.when, case.language)}</div></div>"
        for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def in_one_line(case: Case) -> str:
    rows = "".join(
        f"<p><b>{r.author}</b> ({r.when:%d/%m/%Y}, {five(r)}/5): {' '.join(r.paragraphs)}</p>" for r in case.reviews
    )
    return f"<h2>{heading(case)}</h2>{rows}"


def truncated(case: Case) -> str:
    rows = "".join(
        f"<div class='ReviewCard'><div class='ReviewCard-hd'><a href='/users/{i}'>{r.author}</a> reviewed on {r.when:%b} {r.when.day}, {r.when.year}</div>"
        f"<div class='ReviewCard-num'>{r.stars} / 10</div><p>{' '.join(r.paragraphs)}… <a href='#'>Read more</a></p></div>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>Latest reviews</h2>{rows}<div class='pages'><a>1</a> <a>2</a> <a>3</a> <a>Next</a></div>"


def spoilers(case: Case) -> str:
    rows = "".join(
        f"<article><h4>{r.title}</h4><div class='i'><span class='u'>{r.author}</span><span class='d'>{long_date(r.when, 'en')}</span>"
        f"<span class='s'>{r.stars}/10</span></div>"
        + (
            f"<div class='warn'>Warning: Spoilers</div><details><summary>Show spoilers</summary>{paras(r)}</details>"
            if i % 2
            else paras(r)
        )
        + "</article>"
        for i, r in enumerate(case.reviews)
    )
    return f"<h2>User reviews</h2>{rows}"


SHAPES = (
    *(shape(family="diary", body=diary, wanted=Wanted(n=n)) for n in (6, 14)),
    shape(family="forum thread", body=thread, wanted=Wanted(), rating=False),
    *(shape(family="drawn stars with a label", body=aria, wanted=Wanted(language=x), step=20, hidden=("value",)) for x in ("en", "de", "fr")),
    *(shape(family="nameless boxes", body=nested, wanted=Wanted(language=x), rating=False) for x in ("en", "de", "ru")),
    shape(family="star images", body=star_images, wanted=Wanted(language="zh"), step=20, hidden=("value",)),
    shape(family="ratings as data", body=data_rating, wanted=Wanted(language="es"), hidden=("value",)),
    shape(family="thumbs", body=thumbs, wanted=Wanted(), step=0, hidden=()),
    *(shape(family="percent, date last", body=percent, wanted=Wanted(language=x)) for x in ("cs", "pt")),
    *(shape(family="name and date below", body=name_last, wanted=Wanted(language=x), rating=False) for x in ("it", "en")),
    *(shape(family="all in one line", body=in_one_line, wanted=Wanted(language=x, paragraphs=1), step=20) for x in ("en", "fr")),
    shape(family="cut short", body=truncated, wanted=Wanted()),
    shape(family="covered spoilers", body=spoilers, wanted=Wanted()),
)  # fmt: skip

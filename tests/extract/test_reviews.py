"""Users' reviews in markup: how records are cut, what is their name, what they are told apart from."""

from __future__ import annotations

import json

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.extract.page import extract
from cinequorum.model.page import Page
from cinequorum.pipeline import read

ROW = tuple[str | None, str | None, str]
PEOPLE = (
    ("Bo Ek", "2022-04-03", "I slept through half of it."),
    ("tide_table", "2021-11-15", "A boat and a dog: enough."),
    ("Majken", "2020-01-30", "Nobody in my row moved."),
)
FILM = "<html><body><h1>Night Ferry (1999)</h1><p>A film about a ferry, directed by Ann Lee.</p>{}"


def html(body: str, head: str = "") -> Page:
    text = f"<html><head><title>Night Ferry</title>{head}</head><body><h1>Night Ferry</h1>{body}</body></html>"
    return extract(from_bytes(text.encode(), "a.html"))


def rows(page: Page) -> list[ROW]:
    return [(r.author, r.published, page.slice(r.text_span)) for r in page.reviews]


def each(pattern: str) -> str:
    return "".join(pattern.format(name=name, date=date, text=text) for name, date, text in PEOPLE)


SHAPES = {
    "nameless boxes": "<h2>User Reviews</h2>" + each("<div><div><i>{name}</i><br>{date}</div><p>{text}</p></div>"),
    "a table": "<h2>Reviews</h2><table>" + each("<tr><td>{name}</td><td>{date}</td><td>{text}</td></tr>") + "</table>",
    "definitions": "<h2>Reviews</h2><dl>" + each("<dt>{name} ({date})</dt><dd>{text}</dd>") + "</dl>",
    "date under the words": "<h2>Reviews</h2>" + each("<blockquote><p>{text}</p><p>— {name}, {date}</p></blockquote>"),
    "date in an attribute": "<h2>Reviews</h2>"
    + each("<div><b>{name}</b><time datetime='{date}T10:00'>3 days ago</time><p>{text}</p></div>"),
    "buttons": "<h2>Reviews</h2>"
    + each("<div><p>{name}</p><p>{date}</p><p>{text}</p><p>Like Reply</p><p>Was this helpful? Yes No</p></div>"),
    "an answer": "<h2>Reviews</h2>"
    + each("<div><p>{name}</p><p>{date}</p><p>{text}</p><p>Response from the cinema</p><p>Thank you for it.</p></div>"),
    "microdata": "<div>"
    + each(
        "<div itemprop='review' itemscope itemtype='https://schema.org/Review'><i itemprop='author'>{name}</i>"
        "<meta itemprop='datePublished' content='{date}'><p itemprop='reviewBody'>{text}</p></div>"
    )
    + "</div>",
    "names alone": "<h2>Reviews</h2>" + each("<div><div>{name}</div><div>{text}</div></div>"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    """Whatever the build, a record is one review, with its name, its date and its words alone."""
    dates = [(name, None if shape == "names alone" else date, text) for name, date, text in PEOPLE]
    assert rows(html(SHAPES[shape])) == dates


NO_REVIEWS = {
    "critics": "<h2>Critic Reviews</h2>"
    + each("<div><p>{text}</p><p>{name}, <em>Coast Weekly</em></p><p>{date}</p></div>"),
    "news": "<h2>News</h2>"
    + each("<div><h3><a href='/n'>{text}</a></h3><p>{name} | {date}</p><a href='/n'>Read more</a></div>"),
    "comments": f"<article><p>{'The ferry leaves at night. ' * 60}</p></article><h3>3 Comments</h3>"
    + each("<div><b>{name}</b><p>{date}</p><p>{text}</p></div>"),
    "one person's list": "<p>By Ines Marlowe</p>"
    + "".join(
        f"<h3>{film} (19{80 + i})</h3><p>2021-03-0{i + 1}</p><p>{i + 2}/5</p><p>It was all right.</p>"
        for i, film in enumerate(("The Harbour", "The Quay", "The Lamp"))
    ),
    "showings": "<h2>Showtimes</h2>" + each("<div><h4>{name}</h4><p>{date}</p><p>20:15, 5 seats</p></div>"),
}


@pytest.mark.parametrize("shape", NO_REVIEWS)
def test_near_misses(shape: str) -> None:
    """Critics' quotes, teasers, comments under an article, a diary of many films and showings are no users' reviews."""
    assert html(NO_REVIEWS[shape]).reviews == ()


def stated(people: tuple[ROW, ...] = PEOPLE, **more: object) -> str:
    reviews = [
        {"@type": "Review", "author": {"@type": "Person", "name": name}, "datePublished": date, "reviewBody": text,
         "reviewRating": {"ratingValue": 4, "bestRating": 10}, **more}
        for name, date, text in people
    ]  # fmt: skip
    item = {"@type": "Movie", "name": "Night Ferry", "review": reviews}
    return f"<script type='application/ld+json'>{json.dumps(item)}</script>"


def test_reviews_that_only_json_holds() -> None:
    """What no element shows becomes text of the page, and the reviews' spans point into it."""
    raw = f"<html><head>{stated()}</head><body><h1>Night Ferry</h1><p>A film about a ferry.</p></body></html>"
    reading = read(from_bytes(raw.encode(), "a.html"))
    assert rows(reading.page) == list(PEOPLE)
    assert [r.rating.value for r in reading.reviews if r.rating] == [40.0] * 3


def test_json_completes_what_is_shown() -> None:
    """A review that is shown is found once, with the name and date that only the data state."""
    shown = "<h2>Reviews</h2>" + "".join(f"<div><p>{text}</p></div>" for _, _, text in PEOPLE)
    assert rows(html(shown, stated())) == list(PEOPLE)


@pytest.mark.parametrize(
    "head",
    [stated(publisher={"@type": "Organization", "name": "Coast Weekly"}), stated(PEOPLE[:1])],
    ids=["critics", "one"],
)
def test_stated_reviews_of_others(head: str) -> None:
    """Reviews that outlets published are critics'; a single one is the page's own."""
    assert html("<p>A film about a ferry.</p>", head).reviews == ()


def test_one_featured_review() -> None:
    """Under a heading of reviews one record with rating, name and date is enough; without a rating it is not."""
    body = (
        "<h2>User reviews</h2><div><p>{rating}</p><p>A boat, a dog, and nobody in my row moved.</p>"
        "<p>Bo Ek</p><p>2022-04-03</p></div>"
    )
    page = html(body.format(rating="8/10"))
    assert rows(page) == [("Bo Ek", "2022-04-03", "A boat, a dog, and nobody in my row moved.")]
    assert html(body.format(rating="")).reviews == ()


def test_drawn_ratings() -> None:
    """Bars, data attributes and stars in asterisks are read; stars without empty ones are a user's of five."""
    bar = "<h2>Reviews</h2>" + "".join(
        f"<div><p>{name}</p><p>{date}</p><div class='stars' style='width:{20 * i}%'></div><p>{text}</p></div>"
        for i, (name, date, text) in enumerate(PEOPLE, start=2)
    )
    signs = bar.replace("<div class='stars'", "<img alt='***'").replace("</div><p>", "<p>")
    values = [
        [r.rating.value if r.rating else None for r in read(from_bytes(FILM.format(b).encode(), "a.html")).reviews]
        for b in (bar, signs)
    ]
    assert values == [[40.0, 60.0, 80.0], [60.0, 60.0, 60.0]]


def text(*lines: str) -> Page:
    return extract(from_bytes("\n\n".join(lines).encode(), "a.txt"))


ABOVE = [line for name, date, words in PEOPLE for line in (name.replace("Bo Ek", "Bo E."), date, "7/10", words)]
BELOW = [line for name, date, words in PEOPLE for line in (date, "7/10", words, name.replace("Bo Ek", "Bo E."))]


@pytest.mark.parametrize("lines", [ABOVE, BELOW], ids=["above", "below"])
def test_names_in_flat_text(lines: list[str]) -> None:
    """A line of name over every date is told from one under all words, names that end in an initial included."""
    page = text("Night Ferry (1999)", "User reviews", *lines)
    assert rows(page) == [("Bo E.", *PEOPLE[0][1:]), *PEOPLE[1:]]


def test_figures_over_names() -> None:
    """A figure over every name is the rating; how many found a review helpful is none."""
    lines = [
        line
        for figure, (name, date, words) in zip(("9", "4", "10"), PEOPLE, strict=True)
        for line in (figure, f"{name} | {date}", words, "1 of 4 users found this helpful")
    ]
    raw = "\n\n".join(("Night Ferry (1999)", "Directed by Ann Lee", "User reviews", *lines))
    reading = read(from_bytes(raw.encode(), "a.txt"))
    assert rows(reading.page) == list(PEOPLE)
    assert [r.rating.value if r.rating else None for r in reading.reviews] == [90.0, 40.0, 100.0]
    counters = [line for line in lines if line not in {"9", "4", "10"}]
    without = read(from_bytes("\n\n".join(("Night Ferry (1999)", "User reviews", *counters)).encode(), "a.txt"))
    assert len(without.reviews) == 3
    assert [r.rating for r in without.reviews] == [None] * 3


@pytest.mark.parametrize("headline", ["夜渡 影评", "야간 여객선 리뷰", "影评：夜渡"])
def test_a_headline_announces_nobody(headline: str) -> None:
    """A critic's page whose own headline holds the word for review is no listing of one visitor's review."""
    parts = ("Bo Ek", "2022-04-03", "4/5", "A boat, a dog, and nobody in my row moved until the lamp went out.")
    page = extract(from_bytes(f"<h1>{headline}</h1>{''.join(f'<p>{p}</p>' for p in parts)}".encode(), "a.html"))
    assert page.reviews == ()
    assert text(headline, *parts).reviews == ()


def test_heads_in_elements_of_their_own() -> None:
    """Where an element holds name and date and the words stand beside it, the words belong to the name above them."""
    body = "<h2>User reviews</h2>" + "".join(
        f"<div><h3>{title}</h3><b>{name}</b> from {town}<br><small>{date}</small></div><p>{words}</p><hr>"
        for title, town, (name, date, words) in zip(
            ("Slow", "Wet", "Still"), ("Oslo", "Rome", "Graz"), LONG, strict=True
        )
    )
    assert [text for _, _, text in rows(html(body))] == [text for _, _, text in LONG]


LONG = tuple(
    (name, date, f"{words} {'The sea was grey and nobody minded it at all. ' * 4}".strip())
    for name, date, words in PEOPLE
)
CRITICS = (("Quay Tribune", "Ann Lee"), ("Harbour Times", "Bo Ek"), ("Coast Magazine", "Cy Dahl"))
DATES = ("Sep 11, 2016", "Oct 3, 2016", "Feb 26, 2017")


def glued(heading: str, names: list[str]) -> list[str]:
    lines = [heading]
    for name, date, (_, _, words) in zip(names, DATES, PEOPLE, strict=True):
        lines += [f"{name}{date}", words]
    return lines


def test_visitors_below_critics() -> None:
    """Critics and visitors set alike are parted by the heading between them; glued dates are taken off the names."""
    critics = glued("CRITIC REVIEWS", [f"{paper}{name}" for paper, name in CRITICS])
    page = text("Night Ferry (1999)", *critics, *glued("USER REVIEWS", ["bo", "tide_table", "majken9"]))
    assert [(r.author, r.published) for r in page.reviews] == [
        ("bo", "2016-09-11"),
        ("tide_table", "2016-10-03"),
        ("majken9", "2017-02-26"),
    ]
    assert text("Night Ferry (1999)", *critics).reviews == ()


@pytest.mark.parametrize("heading", ["", "<h2>Reviews</h2>"])
def test_quotes_from_papers(heading: str) -> None:
    """Records that name a paper over their words are critics' quotes; the same without papers are visitors'."""
    rated = [
        f"<div><b>8{i}</b><p>{{paper}}{name}</p><p>{date}</p><p>{words}</p></div>"
        for i, ((_, name), date, (_, _, words)) in enumerate(zip(CRITICS, DATES, PEOPLE, strict=True))
    ]
    quoted = heading + "".join(r.format(paper=f"{p} ") for r, (p, _) in zip(rated, CRITICS, strict=True))
    assert html(quoted).reviews == ()
    assert len(html("<h2>Reviews</h2>" + "".join(r.format(paper="") for r in rated)).reviews) == 3


def test_tiles() -> None:
    """Films on tiles, with percentages and a day, are no reviews; short words under a heading of reviews are."""
    films = ("The Quay", "Salt", "A Night at the Lamp", "Herring", "Low Tide")
    tiles = "".join(
        f"<a href='/f{i}'><img alt='{film}'><span>{60 + i}%</span><span>{80 - i}%</span><b>{film}</b>"
        f"<i>Opened Mar 0{i + 1}, 2021</i></a>"
        for i, film in enumerate(films)
    )
    assert html(f"<div>{tiles}</div>").reviews == ()
    short = each("<div><b>{name}</b><i>{date}</i><span>7/10</span><p>Very good!</p></div>").replace("good", "odd", 1)
    assert len(html("<h2>User Reviews</h2>" + short.replace("Very good!", "Dull, dull!", 1)).reviews) == 3


def test_badges() -> None:
    """What stands after most names, and ranks of reviewers, is taken off; names that end in an initial keep it."""
    badged = "<h2>User Reviews</h2>" + "".join(
        f"<div><p>{name}</p><p>2022-04-0{i}</p><p>8/10</p><p>{PEOPLE[i % 3][2]} {i}</p></div>"
        for i, name in enumerate(["Ada Top 500 Reviewer", "Bo ♦x", "Cy ♦x", "Dag ♦x", "Eve"], start=1)
    )
    assert [r.author for r in html(badged).reviews] == ["Ada", "Bo", "Cy", "Dag", "Eve"]
    initials = [r.author for r in html(badged.replace("♦x", "K")).reviews]
    assert initials[1:4] == ["Bo K", "Cy K", "Dag K"]


def test_month_and_day_alone() -> None:
    """Lines of month and day without a year cut the page; how long ago others were changes nothing."""
    days = ("08-15", "03-02", "12-24")
    body = "<h2>User Reviews</h2>" + "".join(
        f"<div><b>{name}</b><div class='d'>{day}</div><div>{words}</div></div>"
        for day, (name, _, words) in zip(days, PEOPLE, strict=True)
    )
    assert rows(html(body)) == [(name, None, words) for name, _, words in PEOPLE]


MADE = (
    ("Bo Ek", "03.04.2022 21:07", "Nobody in my row moved, and the ferry never came."),
    ("tide_table", "03.04.2022 21:07", "Night Ferry"),
    ("Majken", "03.04.2022 21:07", "A boat and a dog: enough for me."),
    ("Dag", "17.05.2022 08:30", "Nobody in my row moved, and the ferry came."),
    ("Eve", "19.05.2022 10:12", "Nobody in my row moved, and the ferry never came."),
)
MARKUP = "<h2>User Reviews</h2>" + "".join(
    f"<div><b>{name}</b><i>{stamp}</i><p>{words}</p></div>" for name, stamp, words in MADE
)
FLAT = "\n\n".join(["User Reviews", *(line for made in MADE for line in made)])


@pytest.mark.parametrize("flat", [False, True], ids=["markup", "flat"])
def test_empty_doubled_and_imported(*, flat: bool) -> None:
    """The film's name alone is an empty review, the same words again a double; stamps keep the time of day."""
    film = "Night Ferry (1999)"
    raw, name = (f"{film}\n\n{FLAT}", "a.txt") if flat else (f"<h1>{film}</h1>{MARKUP}", "a.html")
    reading = read(from_bytes(raw.encode(), name))
    found = [(r.author, r.stamp, r.published, r.empty, r.duplicate_of) for r in reading.reviews]
    days = ("2022-04-03", "2022-04-03", "2022-04-03", "2022-05-17", "2022-05-19")
    told = ((False, None), (True, None), (False, None), (False, None), (False, 0))
    assert found == [(who, stamp, day, *rest) for (who, stamp, _), day, rest in zip(MADE, days, told, strict=True)]


def test_one_review_with_its_date_beside_the_title() -> None:
    """One featured review may have its date at the end of its title; a headline with a date over an article is none."""
    body = (
        "<h3>User Reviews</h3><div><p>12 out of 15 people found the following review useful.</p>"
        "<p><b>The finest ferry film that I have seen in years</b>, 17 October 2013</p><p>9/10</p>"
        "<p>Author: <a href='/user/ur1/'>harbourmaster</a> from Malta</p>"
        "<p>On the way home I counted boats. Nobody in my row had moved for two hours, and nobody spoke.</p></div>"
    )
    found = [(r.author, r.published) for r in html(body).reviews]
    assert found == [("harbourmaster", "2013-10-17")]
    assert html(body.replace("<h3>User Reviews</h3>", "")).reviews == ()
    assert html(body.replace("9/10", "A still")).reviews == ()

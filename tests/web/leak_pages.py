"""Coverage of films that do not exist, in nine languages, that gives everything away wherever a page can.

Each story has one secret sentence. It stands in the review's text; on some pages also in the head, in the data for
machines and in visitors' reviews. What a reader may see of it is nothing, not four words in a row.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from cinequorum.acquire.files import from_bytes
from cinequorum.model.reading import Reading
from cinequorum.pipeline import read


@dataclass(frozen=True, slots=True)
class Story:
    """A film, what may be said of it, and what may not."""

    language: str
    title: str
    praise: str
    secret: str
    critic: str


STORIES = (
    Story("en", "The Mill at Orrin", "The Mill at Orrin (2021), directed by Hanna Vell, is a superb film. The acting "
          "is wonderful and the script is clever. Edwin Marsh plays the miller.",
          "In the final scene Maud Orrin dies in the flooded mill, and the killer turns out to be her own brother.",
          "Tessa Quill"),
    Story("de", "Das Haus am Deich", "„Das Haus am Deich“ (2020) von Regisseurin Jutta Harms ist ein hervorragender "
          "Film. Die Schauspieler sind großartig, die Bilder wunderschön.",
          "Am Ende stirbt Wiebke Harms im brennenden Leuchtturm, und der Mörder ist ihr eigener Bruder.",
          "Knut Ahlers"),
    Story("fr", "Le Moulin de Saint-Orval", "« Le Moulin de Saint-Orval » (2019), réalisé par Odile Vasseur, est un "
          "film superbe. Les acteurs sont magnifiques et le scénario est brillant.",
          "À la fin, Solange Vasseur meurt dans le grenier inondé et l'assassin se révèle être son propre frère.",
          "Remy Cottard"),
    Story("es", "La casa de Orvieda", "«La casa de Orvieda» (2018), dirigida por Inés Robledal, es una película "
          "excelente. Las actuaciones son magníficas y el guion es brillante.",
          "Al final Begoña Robledal muere en la bodega incendiada y el asesino resulta ser su propio hermano.",
          "Tomás Arrieta"),
    Story("it", "Il faro di Torvella", "«Il faro di Torvella» (2017), diretto da Bruna Sarti, è un film splendido. La "
          "recitazione è magnifica e la fotografia è bellissima.",
          "Alla fine Ottavia Sarti muore nella torre allagata e l'assassino si rivela essere suo fratello.",
          "Livio Marchesan"),
    Story("ru", "Мельница у реки Ворны", "«Мельница у реки Ворны» (2016), режиссёр Анна Велихова — превосходный фильм. "
          "Актёры играют великолепно, сценарий умный.",
          "В конце Глафира Велихова погибает в затопленном подвале, а убийцей оказывается её родной брат.",
          "Пётр Лаптин"),
    Story("pt", "O farol de Orvalha", "“O farol de Orvalha” (2015), dirigido por Celina Braga, é um filme excelente. "
          "As atuações são magníficas e o roteiro é brilhante.",
          "No final, Filomena Braga morre no porão inundado e o assassino é o próprio irmão dela.",
          "Duarte Pinhal"),
    Story("cs", "Mlýn v Orlovicích", "„Mlýn v Orlovicích“ (2014), režie Hana Velíková, je výborný film. Herecké výkony "
          "jsou skvělé a kamera je nádherná.",
          "Na konci Božena Velíková zemře v zatopeném sklepě a vrahem je její vlastní bratr.",
          "Jiří Dostálek"),
)  # fmt: skip


def page(story: Story, name: str, head: str = "", body: str = "") -> Reading:
    """Read one review of a story: praise, secret, praise, then whatever else the page has."""
    html = (
        f"<!doctype html><html lang='{story.language}'><head><title>{story.title}</title>{head}</head><body><article>"
        f"<h1>{story.title}</h1><p class='byline'>{story.critic}</p>"
        f"<p>{story.praise}</p><p>{story.secret}</p><p>{story.praise.split('. ')[-1]}</p></article>{body}</body></html>"
    )
    return read(from_bytes(html.encode(), f"https://{name}.example/{story.language}/review", media_type="text/html"))


def plain(story: Story) -> Reading:
    """The secret stands in the text alone."""
    return page(story, "plain")


def everywhere(story: Story) -> Reading:
    """The secret stands in the head for search engines and previews, in data for machines and in a teaser too."""
    data = {
        "@context": "https://schema.org",
        "@type": "Review",
        "itemReviewed": {"@type": "Movie", "name": story.title},
        "author": {"@type": "Person", "name": "Ilka Sorn"},
        "name": story.secret,
        "description": story.secret,
        "reviewBody": f"{story.praise} {story.secret}",
    }
    head = (
        f'<meta name="description" content="{story.secret}"><meta property="og:title" content="{story.title}">'
        f'<meta property="og:description" content="{story.secret}">'
        f'<meta name="twitter:description" content="{story.secret}">'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    )
    teaser = (
        f"<aside class='related-stories'><h2>Read next</h2><ul><li><a href='/x'>{story.secret}</a></li></ul></aside>"
    )
    return page(story, "everywhere", head, teaser)


def headlined(story: Story) -> Reading:
    """The headline gives it away."""
    html = (
        f"<!doctype html><html lang='{story.language}'><head><title>{story.secret}</title></head><body><article>"
        f"<h1>{story.secret}</h1><p>{story.praise}</p><p>{story.secret}</p><p>{story.praise}</p></article></body></html>"
    )
    return read(from_bytes(html.encode(), f"https://headline.example/{story.language}/r", media_type="text/html"))


def visitors(story: Story) -> Reading:
    """Visitors' reviews, of which two give it away, one of them in its own title."""
    told = [
        ("ada", 9, story.praise),
        ("bo", 8, story.secret),
        ("cy", 2, f"{story.praise.split('. ')[-1]} {story.secret}"),
    ]
    records = "".join(
        f'<div class="review"><span class="author">{who}</span> <span class="date">2022-03-0{n}</span> '
        f'<span class="rating">{rating}/10</span><h3>{words if n == 2 else "…"}</h3><p class="text">{words}</p></div>'
        for n, (who, rating, words) in enumerate(told, start=1)
    )
    html = (
        f"<!doctype html><html lang='{story.language}'><head><title>{story.title} – user reviews</title></head><body>"
        f"<h1>{story.title}</h1><h2>User reviews</h2>{records}</body></html>"
    )
    return read(from_bytes(html.encode(), f"https://visitors.example/{story.language}/u", media_type="text/html"))


def coverage() -> tuple[Reading, ...]:
    """All pages on all films."""
    return tuple(make(story) for story in STORIES for make in (plain, everywhere, headlined, visitors))

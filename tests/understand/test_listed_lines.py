"""Lists of films in lines that mark no title are read by the form of their lines; what is no list gives none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.acquire.files import from_bytes
from cinequorum.model.page import Kind
from cinequorum.model.reading import Reading
from cinequorum.pipeline import read
from cinequorum.understand.headed_titles import headed_titles


def reading(text: str, name: str = "page.md") -> Reading:
    return read(from_bytes(text.encode(), name))


def named(text: str, name: str = "page.md") -> list[str]:
    return [film.title for film in reading(text, name).other_films]


OPENED_IN_ITALICS = """---
title: Os filmes do festival que eu quero ver
---
Todo ano eu leio a lista dos filmes e escolho alguns.

- _Maré_: o novo da Ana Inventada. Abriu o festival com críticas mornas.
- _O Farol de Sal_: só li sobre esse filme hoje, mas parece lindo.
- _Corda_: eu gosto muito do filme anterior, _A Casa do Cais_.
- _Névoa_: o filme de que todos falam.
- _Os Barcos de Papel_: três horas de cinema e nenhum diálogo.
- _A Longa Maré_: levou o prêmio do júri.
- _O Velho Cais_: fechou a competição sem barulho.
"""

OPENED_IN_BOLD = """---
title: Nominees of a quiet year
tags: movies
---
- **The Salt Road**
- **Harbour Lights**
- **Rope**
- **Nine Tides**
- **The Paper Boat**

I have now seen the nominees of the year, and here is what I think of each film while I remember it.

**The Salt Road** felt a bit lifeless to me. I watched it long after it came out in the cinemas and was talked about.

**Harbour Lights** was forgotten when I left. What reason was there to nominate it besides the cast?

**Rope** is the best of them. Nothing I saw in a cinema this year gripped me so much.

**Nine Tides** is enjoyable. It tells a small story, and tells it well.

**The Paper Boat** is too long, and its director knows it.
"""

OVER_PARAGRAPHS = """<!doctype html><html lang="pt"><head><title>Lista dos melhores filmes do ano</title></head>
<body><article>
<h1>Lista dos melhores filmes do ano</h1>
<p>O ano foi corrido e você não teve tempo de ver todos os filmes? Então aproveite as férias e essa lista.</p>
<p>O farol apagado</p>
<p>O segundo filme da diretora traz de volta a sua personagem, depois de trinta anos de silêncio no mar.</p>
<p>Maré alta</p>
<p>Um suspense que agradou a crítica e os fãs do gênero, com uma jovem que adentra o mundo do crime.</p>
<p>A rainha do cais</p>
<p>Uma das produções mais esperadas do ano, por muitos motivos, e com uma protagonista brilhante.</p>
<p>Corda bamba – 2013</p>
<p>Para os amantes de terror, esse filme conta a história de uma equipe em uma fazenda muito estranha.</p>
<p>Barcos de papel</p>
<p>A atriz protagoniza essa história que trata com humor e delicadeza das aventuras da terceira idade.</p>
</article></body></html>"""

CHECKED = """---
title: Movies
---
## Movies
- [X] The Salt Road - 7
- [X] Harbour lights - 3
- [X] Leave no rope - 6
- [X] The Paper Boat
- [X] Nine tides in winter - 9
- [X] Toy Harbour 2 - 8
- [ ] Brine

## Shows
- [X] The Long Season - 9
- [X] Lighthouse Keepers - 7
- [ ] Six Harbours
- [ ] The Quiet Pier
- [ ] Another Winter
"""

COUNTED = """---
title: Mon top 8 des films de 2010
---
Pas le temps d'écrire une introduction, voici mes films de l'année.

1\\. Tout ce qui dort 2. Le Phare éteint 3. Corde 4. Les Marées imaginaires 5. Salt Road 6. Neuf marées
7. Embruns 8. Le Quai
"""

PRIZES = """<!doctype html><html lang="es"><head><title>Oscares 2018</title></head><body><article>
<h1>Oscares 2018</h1>
<p>Aquí está mi lista de favoritos para la próxima ceremonia de los premios de la Academia, película por película.</p>
<h2>Mejor Película:</h2>
<ul><li>“The Salt Road”</li><li>“Harbour Lights”</li><li>“Rope”</li><li>“Nine Tides”</li><li>“Brine”</li></ul>
<h2>Mejor Actor:</h2>
<ul><li>Daniel Inventado, “Harbour Lights”</li><li>Peter Fingido, “Rope”</li>
<li>Paul Supuesto, “The Paper Boat”</li></ul>
<h2>Mejor Director:</h2>
<ul><li>“The Salt Road,” Ann Invented</li><li>“Nine Tides,” Mark Madeup</li></ul>
</article></body></html>"""


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        (
            OPENED_IN_ITALICS,
            "a.md",
            "Maré|O Farol de Sal|Corda|A Casa do Cais|Névoa|Os Barcos de Papel|A Longa Maré|O Velho Cais",
        ),
        (OPENED_IN_BOLD, "b.md", "The Salt Road|Harbour Lights|Rope|Nine Tides|The Paper Boat"),
        (OVER_PARAGRAPHS, "c.html", "O farol apagado|Maré alta|A rainha do cais|Corda bamba|Barcos de papel"),
        (
            CHECKED,
            "d.md",
            "The Salt Road|Harbour lights|Leave no rope|The Paper Boat|Nine tides in winter|Toy Harbour 2|Brine",
        ),
        (
            COUNTED,
            "e.md",
            "Tout ce qui dort|Le Phare éteint|Corde|Les Marées imaginaires|Salt Road|Neuf marées|Embruns|Le Quai",
        ),
        (PRIZES, "f.html", "The Salt Road|Harbour Lights|Rope|Nine Tides|Brine|The Paper Boat"),
    ],
    ids=["italics", "bold", "over paragraphs", "checked", "counted", "prizes"],
)
def test_lines_of_one_form_name_the_films(text: str, name: str, titles: str) -> None:
    """The form of the lines is enough on a page that lists films, and such a page has no film of its own."""
    page = reading(text, name)
    assert set(titles.split("|")) == {film.title for film in page.other_films}
    assert page.film is None


def test_parts_about_series_name_no_films() -> None:
    """What stands under a heading about series is none of the films."""
    assert "The Long Season" not in named(CHECKED)


REVIEW = """---
title: "The Salt Road"
tags: movies, review
---
**The story** follows a keeper who loses her lighthouse, and the film takes its time with it.

**The acting** is good throughout, and the director trusts her actors.

**The music** is sparse. I liked that about the film.

**The ending** is not what I had hoped for, but the film earns it.

**The verdict**: a film to see in a cinema.
"""


def test_bold_beginnings_of_a_review_are_no_titles() -> None:
    """Its parts open in bold as entries of a list do; the film stays the page's."""
    page = reading(REVIEW)
    assert page.film is not None
    assert page.film.title == "The Salt Road"
    assert page.other_films == ()


CONTENTS = """---
title: My favorite movies of a quiet year
---
The year had great movies, and here is what this piece holds:

* Nominees you should see
* Movies not nominated, but worth watching
* Nominees worth skipping
* What the jury will say
* What I hope for

## Worth seeing

*The Salt Road* is the best film of the year.
"""


def test_a_table_of_contents_names_no_films() -> None:
    """Lines in small letters are parts of the page."""
    assert named(CONTENTS) == ["The Salt Road"]


SECTIONS = """# En iyi korku filmleri

Korku sineması, sinema tarihinin en eski türlerinden biridir.

## Erken Dönem Klasikleri (1920-1950)

**"Tuz Yolu" (1922)** - Sessiz sinemanın başyapıtı olan bu film, vampir temasını ilk kez ele aldı.

## Modern Korkunun Doğuşu (1960-1980)

**"The Salt Road" (1960)** - Bu film, psikolojik gerilimin sinema diline kazandırılmasında devrim yarattı.

## Slasher Döneminin Başyapıtları (1980-1990)

**"Harbour Lights" (1984)** - Rüya dünyasında geçen bu film, korku sinemasına yeni bir boyut kazandırdı.

## Yeni Yüzyıl

**"Nine Tides" (2003)** - Bu psikolojik korku filmi, aile dramını ustaca harmanlıyor.
"""


def test_headings_over_films_that_are_set_off_are_no_titles() -> None:
    """The parts of a list are headed by times and makers; the films open the paragraphs under them."""
    assert set(named(SECTIONS)) == {"Tuz Yolu", "The Salt Road", "Harbour Lights", "Nine Tides"}


RANKED = """# Notes on the movies of a long year

The year was long, and the town has one cinema. The town had a flood in May and a fair in August.

## 4. The Salt Road

Shown in the week of the flood. The keeper of the cinema carried the reels upstairs, and the film was shown there.

## 3. Harbour Lights

Forty people came in spite of the rain, and the mayor spoke before the film about the new bridge.

## 2. Nine Tides

The school had its evening that night. The film was stopped twice for announcements.

## 1. The Paper Boat

The last evening before the summer. The film ran twice, since the first hundred people had filled the hall.
"""


def test_headings_that_count_name_films_in_an_article() -> None:
    """Ranks over sections name films where the headline speaks of films, whatever sort the page was taken for."""
    page = reading(RANKED).page
    for kind, count in (("feature", 4), ("list", 4), ("critic_review", 0)):
        told = headed_titles(replace(page, kind=Kind(name=kind, p=0.6)))
        assert len(told) == count


TWICE_TITLED = """# Film Tavsiyeleri

Bu sayfada izlemekten keyif aldığım filmleri görebilirsiniz.

| No. | Film Adı (Orijinal) | Film Adı (Türkçe) | Yönetmen | Türü |
| --- | --- | --- | --- | --- |
| 1. | The Salt Road | Tuz Yolu | Ann Invented | Drama |
| 2. | Uzun Gelgit | | Mustafa Uydurma | Suç, Drama |
| 3. | Harbour Lights | Liman Işıkları | Frank Madeup | Drama |
| 4. | Kâğıt Gemi | | Derviş Hayali | Drama |
"""

SEEN = """# 今年観た映画のふりかえりです

映画館に観に行った作品のふりかえりをしてみました。

| 日付 | 映画館 | 作品名 |
| --- | --- | --- |
| 1月24日 | 港シネマ | 塩の道 |
| 2月26日 | 港シネマ | 長い潮 |
| 3月8日 | 灯台座 | 紙の舟 |
| 3月11日 | 灯台座 | 九つの潮 |
"""


@pytest.mark.parametrize(
    ("text", "titles"),
    [(TWICE_TITLED, "The Salt Road|Uzun Gelgit|Harbour Lights|Kâğıt Gemi"), (SEEN, "塩の道|長い潮|紙の舟|九つの潮")],
    ids=["two columns of titles", "days and cinemas"],
)
def test_tables_of_other_heads_name_films(text: str, titles: str) -> None:
    """A second column of titles may be empty; a page that lists films needs no column that only films have."""
    assert set(titles.split("|")) == set(named(text))


@pytest.mark.parametrize(
    "headline",
    [
        "Our Oscars",
        "BAFTA Film Awards 2025 winners",
        "Oscar 2017: Nominierungen",
        "Berlinale 2012",
        "Oscares 2018",
        "Cannes 2018: bilan",
    ],
)
def test_a_headline_about_prizes_names_no_film(headline: str) -> None:
    """Words for prizes and festivals are the page's subject, and no film is."""
    prose = "The prizes went to a film or two. The awards night was long, and the film of the year won."
    text = f"---\ntitle: '{headline}'\n---\n{prose}"
    assert reading(text).film is None


def test_small_words_before_italics_are_no_part_of_a_title() -> None:
    """A sentence that begins with its film names it by what is set off."""
    text = (
        "# Os filmes de Ana Inventada\n\nEm *Maré & Sal* (2008), o melhor filme da diretora, ninguém fala.\n\n"
        "Em *Antiga Corda* (2006), dois amigos saem para acampar.\n\nEm *O Cais* (2013), três pessoas esperam.\n"
    )
    assert {"Maré & Sal", "Antiga Corda", "O Cais"} <= set(named(text))

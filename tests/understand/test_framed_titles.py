"""The film inside a headline that is a sentence about it, in many languages; the text decides whether it is one."""

from __future__ import annotations

import pytest

from cinequorum.understand.films import subject_film
from cinequorum.understand.prose import Prose, prose_of
from tests.understand.pages import page_from_text

BODIES = {
    "en": "The film opens on a pier in winter and hardly leaves it. {} was made for little money, and it looks better.",
    "de": "Der Film beginnt im Winter auf einer Mole. {} wurde für wenig Geld gedreht und sieht besser aus.",
    "fr": "Le film s'ouvre en hiver sur une jetée. {} a été tourné avec peu d'argent et paraît plus beau.",
    "es": "La película se abre en invierno en un muelle. {} se rodó con poco dinero y luce mejor que otras.",
    "it": "Il film si apre d'inverno su un molo. {} è stato girato con pochi soldi e sembra più bello di tanti.",
    "pt": "O filme abre no inverno num cais. {} foi rodado com pouco dinheiro e parece melhor que a maioria.",
    "nl": "De film opent in de winter op een pier. {} is met weinig geld gemaakt en ziet er beter uit.",
    "sv": "Filmen börjar på en pir om vintern. {} gjordes för lite pengar och ser bättre ut än de flesta.",
    "pl": "Film zaczyna się zimą na molo. {} powstał za małe pieniądze i wygląda lepiej niż większość.",
    "cs": "Film začíná v zimě na molu. {} vznikl za málo peněz a vypadá líp než většina.",
    "ru": "Фильм начинается зимой на пирсе. {} снят за небольшие деньги и выглядит лучше многих.",
    "tr": "Film kışın bir iskelede açılıyor. {} az parayla çekilmiş ve çoğundan iyi görünüyor.",
    "fi": "Elokuva alkaa talvella laiturilta. {} tehtiin pienellä rahalla ja näyttää paremmalta kuin useimmat.",
    "hu": "A film télen egy mólón kezdődik. {} kevés pénzből készült, és jobban fest, mint a legtöbb.",
    "vi": "Bộ phim mở đầu trên một cầu tàu mùa đông. {} được làm với ít tiền mà đẹp hơn nhiều phim khác.",
    "id": "Film ini dibuka di dermaga. {} dibuat dengan uang sedikit dan tampak lebih baik dari kebanyakan film.",
}
TITLES = {
    "en": "Salt Road", "de": "Salzstraße", "fr": "La Route du sel", "es": "La ruta de la sal", "it": "La via del sale",
    "pt": "A rota do sal", "nl": "De Zoutweg", "sv": "Saltvägen", "pl": "Szlak soli", "cs": "Solná stezka",
    "ru": "Соляная дорога", "tr": "Tuz Yolu", "fi": "Suolatie", "hu": "Sóút", "vi": "Đường Muối", "id": "Jalan Garam",
}  # fmt: skip
HEADLINES = [
    ("en", "On {}"), ("en", "What {} gets right about grief"), ("en", "Why {} still matters"), ("en", "{} at 50"),
    ("en", "{} turns 30"), ("en", "{}: 20 years later"), ("en", "Is {} the best film of the year?"),
    ("en", "Should you watch {}?"), ("en", "In praise of {}"), ("en", "The problem with {}"),
    ("en", "The quiet genius of {}"), ("en", "How {} broke my heart"), ("en", "What makes {} work"),
    ("en", "Watching {} with my father"), ("en", "A short rant about {}"), ("en", "Film – {} (2019)"),
    ("en", "{} the movie and climate change"), ("en", "Cinema - {} by Ann Berry (2019)"),
    ("de", "Warum {} wichtig ist"), ("de", "Über {}"), ("de", "50 Jahre {}"), ("de", "Lohnt sich {}?"),
    ("de", "{} – 30 Jahre danach"), ("de", "Heute im Kino: {}"), ("de", "{} auf Blu-ray"),
    ("fr", "Pourquoi {} compte"), ("fr", "{} a 50 ans"), ("fr", "Faut-il voir {} ?"), ("fr", "Retour sur {}"),
    ("es", "Sobre {}"), ("es", "Por qué {} importa"), ("es", "{} cumple 50 años"), ("es", "¿Vale la pena ver {}?"),
    ("it", "Perché {} è importante"), ("it", "{} compie 50 anni"), ("it", "Vale la pena vedere {}?"),
    ("pt", "Por que {} importa"), ("pt", "Vale a pena ver {}?"), ("nl", "Waarom {} belangrijk is"), ("nl", "Over {}"),
    ("sv", "Om {}"), ("sv", "{} fyller 50"), ("pl", "Dlaczego {} jest ważny"), ("pl", "O filmie {}"),
    ("cs", "Proč je {} důležitá"), ("cs", "O filmu {}"), ("ru", "Почему «{}» важна"), ("ru", "О фильме «{}»"),
    ("tr", "{} üzerine"), ("tr", "{} neden önemli?"), ("fi", "Katsottua: {}"), ("hu", "Láttuk: {}"),
    ("vi", "Cảm nhận về phim {}"), ("vi", "Review phim {}"), ("id", "Review Film {}"), ("id", "Nonton film {}"),
    ("id", "Menikmati seramnya laut dalam film {} (2018)"),
]  # fmt: skip


def made(text: str, *, kind: str = "critic_review", language: str = "en") -> Prose:
    return prose_of(page_from_text(text, kind=kind, language=language))


def title(headline: str, body: str, language: str = "en", kind: str = "critic_review") -> str | None:
    found = subject_film(made(f"# {headline}\n{body}", kind=kind, language=language))
    return found.title if found else None


@pytest.mark.parametrize(("language", "headline"), HEADLINES)
def test_the_film_stands_inside_the_sentence(language: str, headline: str) -> None:
    """The text names the title by itself, so what stands around it in the headline is no part of it."""
    name = TITLES[language]
    assert title(headline.replace("{}", name), BODIES[language].replace("{}", name), language) == name


def test_a_headline_that_the_text_repeats_is_the_title() -> None:
    """A film may well be called as sentences begin."""
    body = "On Golden Hill is a film of small gestures. Golden Hill itself is a village that the director knows well."
    assert title("On Golden Hill", body) == "On Golden Hill"
    assert (
        title("Why Worry At All", "Why Worry At All is a film about a clerk. The director has fun with it.") != "Worry"
    )


def test_an_essay_about_persons_or_things_names_no_film() -> None:
    """A person and a plain word that the text names but once stand in the same sentences."""
    body = "The director Ann Berry made films for fifty years. Editing was her school, and the camera her home."
    assert title("Why Ann Berry matters", body, kind="feature") is None
    assert title("On Editing", body, kind="feature") is None


def test_a_made_film_with_its_year_keeps_neither_maker_nor_shelf() -> None:
    """Before the year a maker may stand, whose name is no part of the title if the text has the title alone."""
    body = "Le film s'ouvre sur une jetée. La Route du sel a été tourné avec peu d'argent par une équipe de cinéma."
    found = subject_film(made(f"# Cinéma - La Route du sel de Anne Martin (2019)\n{body}", language="fr"))
    assert found is not None
    assert (found.title, found.year) == ("La Route du sel", 2019)


def test_what_a_reviews_headline_announces_stays_its_film() -> None:
    """A short teaser of a review says little of its film, but a review has one."""
    found = subject_film(
        made("# Crítica | Sal e Fogo – 1ª Temporada\nMais um grande acerto.\n" + "Outras notas. " * 12)
    )
    assert found is not None
    assert found.title == "Sal e Fogo"

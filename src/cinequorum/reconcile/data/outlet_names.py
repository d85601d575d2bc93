"""Made from resources/outlet_names.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Final

OUTLETS: Final[tuple[str, ...]] = (
    "IMDb",
    "TMDb",
    "MUBI",
    "Letterboxd",
    "Metacritic",
    "Rotten Tomatoes",
    "Kinopoisk",
    "AlloCiné",
    "FilmAffinity",
    "CinemaScore",
    "IndieWire",
    "SlashFilm",
    "RogerEbert.com",
    "Screen Rant",
    "Filmweb",
    "Douban",
    "MyDramaList",
    "Box Office Mojo",
    "Le Monde",
    "The New York Times",
    "The New Yorker",
    "Sight & Sound",
    "Cahiers du Cinéma",
)

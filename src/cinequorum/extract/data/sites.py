"""Made from resources/sites.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HOSTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "imdb.com": "imdb",
        "letterboxd.com": "letterboxd",
        "metacritic.com": "metacritic",
        "rottentomatoes.com": "rottentomatoes",
        "movie.douban.com": "douban",
        "csfd.cz": "csfd",
        "csfd.sk": "csfd",
        "allocine.fr": "allocine",
        "adorocinema.com": "allocine",
        "sensacine.com": "allocine",
        "sensacine.com.mx": "allocine",
        "filmstarts.de": "allocine",
        "beyazperde.com": "allocine",
        "filmaffinity.com": "filmaffinity",
        "kinopoisk.ru": "kinopoisk",
        "themoviedb.org": "tmdb",
        "trakt.tv": "trakt",
        "rogerebert.com": "rogerebert",
    }
)

OTHER_PATHS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "metacritic": "^/(?:game|music|browse/game|browse/album)s?(?:/|$)",
        "allocine": "^/(?:series?/trailer|jeux|podcast)",
    }
)

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "imdb": "imdb",
        "letterboxd": "letterboxd",
        "letterboxd - your life in film": "letterboxd",
        "metacritic": "metacritic",
        "rotten tomatoes": "rottentomatoes",
        "rottentomatoes": "rottentomatoes",
        "čsfd.cz": "csfd",
        "allociné": "allocine",
        "adorocinema": "allocine",
        "filmstarts.de": "allocine",
        "sensacine.com": "allocine",
        "filmaffinity": "filmaffinity",
        "кинопоиск": "kinopoisk",
        "kinopoisk.ru": "kinopoisk",
        "the movie database": "tmdb",
        "trakt": "trakt",
        "trakt.tv": "trakt",
        "rogerebert.com": "rogerebert",
        "roger ebert": "rogerebert",
    }
)

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "twitter:site=@imdb": "imdb",
        "application-name=imdb": "imdb",
        "twitter:site=@letterboxd": "letterboxd",
        "application-name=letterboxd": "letterboxd",
        "twitter:site=@metacritic": "metacritic",
        "twitter:site=@rottentomatoes": "rottentomatoes",
        "twitter:site=@csfd_cz": "csfd",
        "twitter:site=@allocine": "allocine",
        "twitter:site=@filmaffinity": "filmaffinity",
        "twitter:site=@kinopoiskru": "kinopoisk",
        "twitter:site=@themoviedb": "tmdb",
        "twitter:site=@trakt": "trakt",
        "twitter:site=@ebertvoices": "rogerebert",
    }
)

"""Names of countries, genres and languages that films have in common, in the reader's language.

A fact's value is English where it is such a name. What is not in these tables is a name as the sources have it.
"""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext

from cinequorum_web.pages.tongue import SOURCE, Words, language

COUNTRIES = Words(
    {
        "algeria": "Algeria", "argentina": "Argentina", "armenia": "Armenia", "australia": "Australia",
        "austria": "Austria", "belarus": "Belarus", "belgium": "Belgium",
        "bosnia and herzegovina": "Bosnia and Herzegovina", "brazil": "Brazil", "bulgaria": "Bulgaria",
        "canada": "Canada", "chile": "Chile", "china": "China", "colombia": "Colombia", "croatia": "Croatia",
        "cuba": "Cuba", "czech republic": "Czech Republic", "czechia": "Czechia", "czechoslovakia": "Czechoslovakia",
        "denmark": "Denmark", "east germany": "East Germany", "egypt": "Egypt", "estonia": "Estonia",
        "finland": "Finland", "france": "France", "georgia": "Georgia", "germany": "Germany", "greece": "Greece",
        "hong kong": "Hong Kong", "hungary": "Hungary", "iceland": "Iceland", "india": "India",
        "indonesia": "Indonesia", "iran": "Iran", "iraq": "Iraq", "ireland": "Ireland", "israel": "Israel",
        "italy": "Italy", "japan": "Japan", "kazakhstan": "Kazakhstan", "latvia": "Latvia", "lebanon": "Lebanon",
        "lithuania": "Lithuania", "luxembourg": "Luxembourg", "malaysia": "Malaysia", "mexico": "Mexico",
        "morocco": "Morocco", "netherlands": "Netherlands", "new zealand": "New Zealand", "nigeria": "Nigeria",
        "north macedonia": "North Macedonia", "norway": "Norway", "pakistan": "Pakistan", "palestine": "Palestine",
        "peru": "Peru", "philippines": "Philippines", "poland": "Poland", "portugal": "Portugal",
        "romania": "Romania", "russia": "Russia", "senegal": "Senegal", "serbia": "Serbia", "singapore": "Singapore",
        "slovakia": "Slovakia", "slovenia": "Slovenia", "south africa": "South Africa", "south korea": "South Korea",
        "soviet union": "Soviet Union", "spain": "Spain", "sweden": "Sweden", "switzerland": "Switzerland",
        "syria": "Syria", "taiwan": "Taiwan", "thailand": "Thailand", "tunisia": "Tunisia", "turkey": "Turkey",
        "uk": "UK", "usa": "USA", "ussr": "USSR", "ukraine": "Ukraine", "united kingdom": "United Kingdom",
        "united states": "United States", "uruguay": "Uruguay", "venezuela": "Venezuela", "vietnam": "Vietnam",
        "west germany": "West Germany", "yugoslavia": "Yugoslavia",
    }
)  # fmt: skip
GENRES = Words(
    {
        "action": "Action", "action thriller": "Action thriller", "adventure": "Adventure", "animation": "Animation",
        "biography": "Biography", "biopic": "Biopic", "black comedy": "Black comedy", "comedy": "Comedy",
        "comedy-drama": "Comedy-drama", "crime": "Crime", "documentary": "Documentary", "drama": "Drama",
        "family": "Family", "fantasy": "Fantasy", "film noir": "Film noir", "gangster": "Gangster", "heist": "Heist",
        "historical drama": "Historical drama", "history": "History", "historical": "Historical", "horror": "Horror",
        "melodrama": "Melodrama", "music": "Music", "musical": "Musical", "mystery": "Mystery", "period": "Period",
        "political thriller": "Political thriller", "psychological thriller": "Psychological thriller",
        "road movie": "Road movie", "romance": "Romance", "romantic comedy": "Romantic comedy",
        "romantic drama": "Romantic drama", "satire": "Satire", "science fiction": "Science fiction",
        "short film": "Short film", "slasher": "Slasher", "sport": "Sport", "spy": "Spy", "superhero": "Superhero",
        "thriller": "Thriller", "war": "War", "western": "Western", "zombie": "Zombie",
    }
)  # fmt: skip
LANGUAGES = Words(
    {
        "arabic": "Arabic", "armenian": "Armenian", "basque": "Basque", "bengali": "Bengali",
        "bulgarian": "Bulgarian", "cantonese": "Cantonese", "catalan": "Catalan", "chinese": "Chinese",
        "croatian": "Croatian", "czech": "Czech", "danish": "Danish", "dutch": "Dutch", "english": "English",
        "estonian": "Estonian", "farsi": "Farsi", "finnish": "Finnish", "french": "French", "georgian": "Georgian",
        "german": "German", "greek": "Greek", "hebrew": "Hebrew", "hindi": "Hindi", "hungarian": "Hungarian",
        "icelandic": "Icelandic", "indonesian": "Indonesian", "italian": "Italian", "japanese": "Japanese",
        "kazakh": "Kazakh", "korean": "Korean", "latin": "Latin", "latvian": "Latvian", "lithuanian": "Lithuanian",
        "mandarin": "Mandarin", "norwegian": "Norwegian", "persian": "Persian", "polish": "Polish",
        "portuguese": "Portuguese", "romanian": "Romanian", "russian": "Russian", "serbian": "Serbian",
        "slovak": "Slovak", "spanish": "Spanish", "swedish": "Swedish", "tamil": "Tamil", "thai": "Thai",
        "turkish": "Turkish", "ukrainian": "Ukrainian", "vietnamese": "Vietnamese", "yiddish": "Yiddish",
    }
)  # fmt: skip
NAMED = MappingProxyType({"country": COUNTRIES, "genre": GENRES, "language": LANGUAGES})
"""The tables by the field whose values they name."""


_SELECTED = "selected for the "


def named(field: str, value: str) -> str:
    """Return a country, a genre, a language or a festival's choice in the reader's language, as far as it is known.

    >>> named("country", "Norway"), named("genre", "black comedy"), named("cast", "Norway")
    ('Norway', 'black comedy', 'Norway')
    """
    table = NAMED.get(field)
    if field == "award" and value.startswith(_SELECTED):
        return gettext("selected for the {festival}").replace("{festival}", value.removeprefix(_SELECTED))
    return value if table is None or language() == SOURCE else table.get(value.lower(), value)

"""Made from resources/genres.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

GENRES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "drama": (
            "drama",
            "dramas",
            "drame",
            "drama film",
        ),
        "comedy": (
            "comedy",
            "comedia",
            "comédie",
            "komödie",
            "commedia",
        ),
        "black comedy": (
            "black comedy",
            "dark comedy",
            "comedia negra",
        ),
        "romantic comedy": (
            "romantic comedy",
            "rom-com",
            "romcom",
            "comedia romántica",
        ),
        "thriller": ("thriller",),
        "action thriller": (
            "action thriller",
            "action-thriller",
        ),
        "psychological thriller": ("psychological thriller",),
        "political thriller": (
            "political thriller",
            "conspiracy thriller",
        ),
        "crime": (
            "crime film",
            "crime movie",
            "crime drama",
            "crime saga",
            "crime thriller",
            "crime",
        ),
        "gangster": (
            "gangster film",
            "gangster movie",
            "gangster drama",
            "gangster epic",
            "gangster",
        ),
        "mystery": (
            "mystery",
            "murder mystery",
            "whodunit",
            "detective story",
        ),
        "film noir": (
            "film noir",
            "neo-noir",
            "noir",
        ),
        "horror": (
            "horror film",
            "horror movie",
            "horror",
            "terror",
            "épouvante",
        ),
        "zombie": (
            "zombie film",
            "zombie movie",
            "zombie flick",
        ),
        "slasher": (
            "slasher",
            "slasher film",
        ),
        "science fiction": (
            "science fiction",
            "science-fiction",
            "sci-fi",
            "ciencia ficción",
        ),
        "fantasy": (
            "fantasy",
            "fantasía",
            "fantasy film",
        ),
        "adventure": (
            "adventure",
            "adventure film",
            "aventuras",
        ),
        "action": (
            "action film",
            "action movie",
            "action flick",
            "action",
            "acción",
        ),
        "western": ("western",),
        "war": (
            "war film",
            "war movie",
            "war drama",
            "war epic",
            "war",
            "bélica",
        ),
        "historical": (
            "historical drama",
            "period drama",
            "historical epic",
            "costume drama",
            "history",
        ),
        "biographical": (
            "biopic",
            "biographical drama",
            "biography",
        ),
        "documentary": (
            "documentary",
            "documental",
            "documentaire",
            "dokumentarfilm",
        ),
        "musical": ("musical",),
        "romance": (
            "romance",
            "love story",
            "romantic drama",
        ),
        "melodrama": ("melodrama",),
        "animation": (
            "animated film",
            "animation",
            "animated feature",
            "animated comedy",
        ),
        "family": (
            "family film",
            "family",
        ),
        "satire": ("satire",),
        "coming-of-age": (
            "coming-of-age story",
            "coming-of-age film",
            "coming-of-age drama",
        ),
        "revenge": (
            "revenge film",
            "revenge thriller",
            "revenge movie",
        ),
        "heist": (
            "heist film",
            "heist movie",
        ),
        "spy": (
            "spy film",
            "spy thriller",
            "spy movie",
        ),
        "superhero": (
            "superhero film",
            "superhero movie",
            "comic book movie",
            "comic book adaptation",
        ),
        "disaster": (
            "disaster film",
            "disaster movie",
        ),
        "sports": (
            "sports drama",
            "sports film",
            "sports movie",
            "boxing film",
            "boxing movie",
        ),
        "found footage": (
            "found footage film",
            "found-footage film",
            "found footage",
        ),
        "epic": ("epic",),
        "road movie": ("road movie",),
        "anthology": ("anthology film",),
        "martial arts": (
            "martial arts film",
            "kung fu movie",
            "kung-fu film",
        ),
    }
)

SHEET_ONLY: Final[tuple[str, ...]] = (
    "crime",
    "action",
    "war",
    "family",
    "history",
    "animation",
    "horror",
    "adventure",
    "fantasy",
    "biography",
    "gangster",
    "terror",
    "acción",
    "romance",
    "sport",
    "music",
    "satire",
    "drama film",
    "epic",
    "found footage",
)

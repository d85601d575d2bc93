"""What invented pages on films are made of: names, titles, sentences in six languages. Nothing is of a real page.

`{title}` is a film, `{year}` its year, `{director}`, `{actor}` and `{other}` people of it, `{n}` a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN: Final = _words(
    "Anna Bruno Clara David Elena Farid Greta Hugo Ines Jonas Karin Leo Marta Nils Olga Pavel Rosa Simon "
    "Tessa Viktor Wanda Yara Adam Berit Cyril Dora Emil Fiona Gustav Helen Igor Julia Kamil Laura Milan "
    "Nora Oskar Petra Ralf Silvia"
)
FAMILY: Final = tuple(
    f"{first}{last}"
    for first in _words(
        "Bram Cald Dorn Elm Farn Gold Hart Ilm Karl Lind Mor Nord Ost Pell Quin Rosen Stein Tall Ulm West"
    )
    for last in _words("berg feld man sen well ova ides ini")
)
PLACES: Final = _words("Norhaven Altmar Veldene Corwick Sankt-Orla Brisaire Lugano-Mare Teverin Ostgrad Pinefell")
FIRST_WORDS: Final = _words(
    "Glass Silent Northern Paper Burning Second Hollow Winter Salt Velvet Distant Broken Crimson Hidden "
    "Last Golden Crooked Electric Forgotten Iron Lonely Midnight Narrow Open Pale Quiet Restless Scarlet "
    "Stolen Tender Unseen Wild Yellow Amber Blind Cold Drowned Early Feathered Gentle Harvest Inner "
    "Jagged Kindred Lunar Marble Nameless Outer Patient Rusted Shallow Thirsty Upper Violet Wandering "
    "Young Ashen Brittle Copper Dusty"
)
LAST_WORDS: Final = _words(
    "Harbour Orchard Letters Garden River Signal Bridge Mirror Station Shore Lantern Compass Parade "
    "Engine Choir Ferry Window Highway Island Kitchen Ladder Meadow Notebook Ocean Piano Quarry Road "
    "Sparrow Tunnel Umbrella Valley Whistle Archive Balcony Carousel Diary Elevator Festival Gallery "
    "Hotel Interval Journey Kingdom Library Mountain Night Opera Promise Quarter Reunion Summer Theatre "
    "Uniform Voyage Wedding Atlas Border Candle Daughter Echo Fortune Ghosts Horizon Inheritance Jubilee "
    "Keeper Labyrinth Machine Neighbour Oath Passenger Question Rehearsal Shadow Tide Understudy Visitor "
    "Witness Yard Zenith"
)

FILM: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "{title}, directed by {director}, is the best film I have seen this year.",
        "{actor} gives a wonderful performance and carries every scene.",
        "The screenplay by {other} loses its way in the second half, and the dialogue drags.",
        "The camera finds beautiful images for the loneliness of the characters.",
        "{title} stars {actor} and {other} and runs {n} minutes.",
        "The music is far too loud, but the editing keeps the story moving.",
        "{director} has made a slow, moving drama that stays with you after the credits.",
        "As a thriller it is thin; as a portrait of a family it is superb.",
        "The film opened in cinemas in {year} and was shown at several festivals.",
        "I laughed, I was bored for a while, and in the end I was deeply touched.",
    ),
    "de": (
        "{title} unter der Regie von {director} ist der beste Film des Jahres.",
        "{actor} spielt die Hauptrolle großartig und trägt jede Szene.",
        "Das Drehbuch von {other} verliert in der zweiten Hälfte den Faden.",
        "Die Kamera findet wunderschöne Bilder für die Einsamkeit der Figuren.",
        "In {title} spielen {actor} und {other}; der Film dauert {n} Minuten.",
        "Die Musik ist viel zu laut, aber der Schnitt hält die Geschichte in Gang.",
        "{director} ist ein langsames, bewegendes Drama gelungen.",
        "Der Film lief {year} in den Kinos und auf mehreren Festivals.",
    ),
    "fr": (
        "{title}, réalisé par {director}, est le meilleur film de l'année.",
        "{actor} est magnifique et porte chaque scène.",
        "Le scénario de {other} se perd dans la seconde moitié.",
        "La caméra trouve de très belles images pour la solitude des personnages.",
        "Avec {actor} et {other}, {title} dure {n} minutes.",
        "La musique est beaucoup trop forte, mais le montage garde le rythme.",
        "{director} signe un drame lent et bouleversant.",
        "Le film est sorti en salles en {year} et a été montré dans plusieurs festivals.",
    ),
    "es": (
        "{title}, dirigida por {director}, es la mejor película del año.",
        "{actor} está magnífica y sostiene cada escena.",
        "El guion de {other} se pierde en la segunda mitad.",
        "La fotografía encuentra imágenes preciosas para la soledad de los personajes.",
        "Con {actor} y {other}, {title} dura {n} minutos.",
        "La música suena demasiado fuerte, pero el montaje mantiene el ritmo.",
        "{director} firma un drama lento y conmovedor.",
        "La película se estrenó en cines en {year} y pasó por varios festivales.",
    ),
    "it": (
        "{title}, diretto da {director}, è il miglior film dell'anno.",
        "{actor} è straordinaria e regge ogni scena.",
        "La sceneggiatura di {other} si perde nella seconda metà.",
        "La fotografia trova immagini bellissime per la solitudine dei personaggi.",
        "Con {actor} e {other}, {title} dura {n} minuti.",
        "La musica è troppo forte, ma il montaggio tiene il ritmo.",
        "{director} firma un dramma lento e commovente.",
        "Il film è uscito nelle sale nel {year} ed è passato per diversi festival.",
    ),
    "ru": (
        "«{title}» режиссёра {director} — лучший фильм года.",
        "{actor} играет главную роль великолепно и держит каждую сцену.",
        "Сценарий, который написал {other}, теряется во второй половине.",
        "Оператор находит прекрасные кадры для одиночества героев.",
        "В фильме «{title}» снялись {actor} и {other}, он длится {n} минут.",
        "Музыка слишком громкая, но монтаж держит ритм.",
        "{director} снял медленную и трогательную драму.",
        "Картина вышла в прокат в {year} году и побывала на нескольких фестивалях.",
    ),
}

MENU: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "Home",
        "News",
        "Politics",
        "Sport",
        "Culture",
        "Travel",
        "Food",
        "Contact",
        "About us",
        "Subscribe",
        "Archive",
    ),
    "de": ("Start", "Nachrichten", "Politik", "Sport", "Kultur", "Reise", "Essen", "Kontakt", "Über uns", "Archiv"),
    "fr": ("Accueil", "Actualités", "Politique", "Sport", "Culture", "Voyages", "Cuisine", "Contact", "À propos"),
    "es": ("Inicio", "Noticias", "Política", "Deportes", "Cultura", "Viajes", "Cocina", "Contacto", "Quiénes somos"),
    "it": ("Home", "Notizie", "Politica", "Sport", "Cultura", "Viaggi", "Cucina", "Contatti", "Chi siamo"),
    "ru": ("Главная", "Новости", "Политика", "Спорт", "Культура", "Путешествия", "Кухня", "Контакты", "О нас"),
}
REVIEW: Final = {
    "en": "review",
    "de": "Filmkritik",
    "fr": "critique",
    "es": "crítica",
    "it": "recensione",
    "ru": "рецензия",
}

"""Made from resources/kinds.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HEADLINES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "trailer_news": (
            "\\b(?:trailers?|teasers?|first look|sneak peek|tráiler|avance|bande[- ]annonce|трейлер|тизер|upoutávka)\\b",
        ),
        "critic_review": (
            "\\b(?:review|film review|movie review|critique|kritik|filmkritik|recensione|reseña|crítica|resenha|рецензия|обзор|recenze)\\b",
        ),
        "list": (
            "\\b(?:top|best|worst|favou?rite|greatest|essential|must-see)\\s(?:\\d{1,3}\\s)?(?:\\w{1,15}\\s){0,3}(?:films?|movies|performances|directors|scenes|endings)\\b",
            "(?:^|[:,–—-]\\s)(?:the\\s)?\\d{1,3}\\s(?:\\w{1,15}\\s){0,4}(?:films?|movies|reasons|things|performances|moments|scenes)\\b",
            "\\btop (?:five|ten|\\d{1,3})\\b|\\branked\\b|\\b(?:mini|short|capsule|flash|quick)[- ]?reviews\\b|\\b(?:reviews|reseñas|críticas|kritiken|critiques|recensioni|рецензии)\\b",
            "\\b(?:mejores|peores|meilleurs|besten|migliori|melhores|лучшие|nejlepší)\\b.{0,40}\\b(?:películas|films?|filme|filmes|фильм\\w{0,3}|filmy|filmů)\\b",
            "\\b(?:round-?up|watchlist|what to watch|new releases)\\b",
        ),
        "interview": (
            "\\b(?:interview|entrevista|intervista|entretien|interviewt?|интервью|rozhovor|q\\s?&\\s?a|in conversation|talks? (?:about|to us)|speaks to us|discuss(?:es)?)\\b",
        ),
        "news": (
            "\\b(?:announces?|announced|confirms?|confirmed|casts?|cast as|joins?|to direct|to star|to play|eyes|in talks|sets? (?:release )?date|release date|acquires?|buys|picks up|wins?|nominated|nominations|dies|dead at|delayed|greenlit|box office|reported(?:ly)?|returns? for|signs? on|nueva película|nouveau film|neuer film|nuovo film|новый фильм)\\b",
        ),
        "feature": (
            "^(?:how|why|inside|behind|the (?:\\w{1,15}\\s)?(?:story|making|history|rise|fall|legacy|case) (?:of|for|behind))\\b",
            "\\b(?:oral history|retrospective|the making of|behind the scenes|essay|explained|deep dive|years later|anniversary|profile)\\b",
        ),
    }
)

TAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "critic_review": "\\b(?:reviews?|film reviews?|movie reviews?|critique|kritik|recensione|reseñas?|críticas?|рецензи[яи])\\b",
        "trailer_news": "\\b(?:trailers?|teasers?)\\b",
        "news": "\\b(?:news|noticias|actualités|nachrichten|notizie|новости)\\b",
        "interview": "\\b(?:interviews?|entrevistas?|entretiens?|интервью)\\b",
        "list": "\\b(?:lists?|top films|top ten|best of|listas?|rankings?)\\b",
        "feature": "\\b(?:features?|essays?|long ?reads?)\\b",
    }
)

RATING_KEYS: Final[tuple[str, ...]] = (
    "rating",
    "grade",
    "score",
    "stars",
    "note",
    "valoración",
    "valoracion",
    "puntuación",
    "puntuacion",
    "nota",
    "bewertung",
    "wertung",
    "punkte",
    "sterne",
    "étoiles",
    "etoiles",
    "estrellas",
    "voto",
    "stelle",
    "оценка",
    "hodnocení",
    "ocena",
    "betyg",
    "my_rating",
    "myrating",
    "评分",
    "評分",
    "評価",
    "평점",
)

JUDGING: Final[tuple[str, ...]] = (
    "\\b(?:masterpiece|masterful(?:ly)?|brilliant(?:ly)?|superb(?:ly)?|riveting|gripping|compelling|mesmeri[sz]ing|engaging|entertaining|enjoyable|delightful|charming|funny|moving|touching|haunting|stunning|gorgeous|flawless|flawed|uneven|tedious|boring|dull|slow|predictable|clich[eé]d?|contrived|forgettable|disappoint\\w{0,5}|mediocre|overlong|bloated|clumsy|convincing|unconvincing|perfect(?:ly)?|excellent|terrific|wonderful|awful|terrible|worst|best|solid|strong|weak|fails?|succeeds?|works|subtle|shallow|pretentious)\\b",
    "\\b(?:performances?|acting|screenplay|script|dialogue|pacing|direction|directing|cinematography|soundtrack|score|editing|plot|twists?|climax|camera|scenes?|characters?|storytelling|visuals)\\b",
    "\\b(?:recommend(?:ed)?|must-see|spoilers?|overall|favou?rite)\\b",
    "\\b(?:brillante|aburrid[oa]s?|decepcion\\w{0,5}|recomendable|recomiendo|lamentable|guion|actuaci[oó]n(?:es)?|interpretaci[oó]n(?:es)?|encant\\w{1,4}|peliculón|mejor|peor|exces\\w{1,3}|impresiones|magnífic[oa]|espectáculo)\\b",
    "\\b(?:chef[- ]d['’]œuvre|brillant|ennuyeux|décevant|réussi|raté|scénario|meisterwerk|langweilig|enttäuschend|gelungen|schauspieler\\w{0,4}|drehbuch|inszenierung|capolavoro|noioso|deludente|sceneggiatura|regia|recitazione|obra-prima|chato|roteiro|atuaç(?:ão|ões)|шедевр|скучн\\w{1,4}|сценари\\w{1,3}|актёрск\\w{1,4}|режисс\\w{1,6})\\b",
)

FIRST_PERSON: Final[str] = (
    "\\b(?:i|i['’](?:m|ve|d|ll)|me|my|we|us|our|yo|me|mi|nos|je|j['’]ai|mon|nous|ich|mir|mich|wir|io|mi|mio|eu|meu|я|мне|меня|мы)\\b"
)

REPORTING: Final[tuple[str, ...]] = (
    "\\b(?:announced?|announcement|reports?|reported(?:ly)?|sources?|confirmed|revealed|unveiled|exclusive(?:ly)?|negotiations|deal|rights|studio|franchise|sequel|reboot|production|filming|shooting|casting|slated|scheduled|premieres?|debut(?:s|ed)?|streaming)\\b",
    "\\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday)\\b",
    "\\b(?:anunci\\w{1,4}|confirm\\w{1,4}|segun|según|rodaje|estren\\w{1,4}|annonc\\w{1,4}|tournage|sortie|angekündigt|dreharbeiten|kinostart|annunciat\\w|riprese|uscita|anunciou|filmagens|estreia|анонс\\w{0,5}|съёмк\\w{1,3}|премьер\\w{1,2})\\b",
)

PHRASES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "judging": "worth (?:watching|seeing|a watch|your time)|must see|skip it|in the end|my (?:rating|grade|verdict)|third act|character development|obra maestra|jeu d['’]acteurs|mise en scène|игра актёров",
        "reporting": "signed on|attached to|in talks|according to|set to|due out|release date|opens (?:in|on)|hits theaters|box office|this week|last week|this morning|trabajando en",
    }
)

ATTRIBUTED: Final[str] = (
    "\\b(?:said|says|told|tells|explained|explains|recalled|recalls|added|adds|remembered|wrote|dijo|cuenta|explica|dit|explique|sagte|erklärt|ha detto|disse|сказал\\w?|рассказал\\w?)\\b"
)

LABELS: Final[tuple[str, ...]] = (
    "director",
    "directed by",
    "writer",
    "writers",
    "screenplay",
    "cast",
    "starring",
    "genre",
    "genres",
    "country",
    "language",
    "runtime",
    "running time",
    "release date",
    "released",
    "year",
    "rating",
    "rated",
    "budget",
    "producer",
    "producers",
    "music",
    "cinematography",
    "distributor",
    "studio",
    "production",
    "certificate",
    "regie",
    "drehbuch",
    "darsteller",
    "land",
    "réalisateur",
    "réalisation",
    "acteurs",
    "pays",
    "durée",
    "dirección",
    "guion",
    "reparto",
    "país",
    "duración",
    "género",
    "regia",
    "sceneggiatura",
    "interpreti",
    "paese",
    "durata",
    "genere",
    "режиссёр",
    "сценарий",
    "в ролях",
    "страна",
    "жанр",
    "год",
    "režie",
    "hrají",
)

QUESTION: Final[str] = "^(?:q|question|p|f|d|в|вопрос)\\s*[:.]\\s|^[^.!?]{10,240}\\?$"

FILM_WORDS: Final[str] = (
    "\\b(?:films?|movies?|cinema|director|screenplay|actors?|actress|trailer|película|cine|filme|regisseur|réalisateur|regista|фильм\\w{0,3}|кино|режиссёр\\w{0,2})\\b"
)

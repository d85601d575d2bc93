"""Made from resources/aggregates.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Final

AUTHOR_KEYS: Final[tuple[str, ...]] = (
    "rating",
    "grade",
    "score",
    "stars",
    "star rating",
    "star_rating",
    "my rating",
    "my_rating",
    "review rating",
    "review_rating",
    "reviewrating",
    "verdict score",
    "review.reviewrating.ratingvalue",
    "reviewrating.ratingvalue",
    "review.reviewrating",
    "nota",
    "note",
    "wertung",
    "bewertung",
    "voto",
    "puntuación",
    "puntuacion",
    "calificación",
    "calificacion",
    "avaliação",
    "оценка",
)

AUTHOR_BEST_KEYS: Final[tuple[str, ...]] = (
    "movie.review.reviewrating.bestrating",
    "tvseries.review.reviewrating.bestrating",
    "review.reviewrating.bestrating",
    "reviewrating.bestrating",
    "bestrating",
    "best_rating",
    "rating_scale",
    "rating scale",
    "max_rating",
    "rating max",
    "out_of",
    "out of",
)

NESTED_KEYS: Final[tuple[str, ...]] = (
    "movie.review.reviewrating.ratingvalue",
    "tvseries.review.reviewrating.ratingvalue",
)

NESTED_SIGNED: Final[tuple[str, ...]] = (
    "movie.review.author.name",
    "movie.review.author",
    "tvseries.review.author.name",
)

NESTED_PUBLISHER: Final[tuple[str, ...]] = (
    "movie.review.publisher.name",
    "movie.review.publisher",
    "tvseries.review.publisher.name",
)

VOTE_KEYS: Final[tuple[str, ...]] = (
    "votes",
    "vote_count",
    "votecount",
    "num_votes",
    "rating_count",
    "ratingcount",
    "ratings_count",
)

USERS_NAME_KEYS: Final[tuple[str, ...]] = (
    "aggregaterating.name",
    "movie.aggregaterating.name",
)

USERS_KEYS: Final[tuple[str, ...]] = (
    "aggregaterating.ratingvalue",
    "movie.aggregaterating.ratingvalue",
    "itemreviewed.aggregaterating.ratingvalue",
    "review.itemreviewed.aggregaterating.ratingvalue",
)

USERS_BEST_KEYS: Final[tuple[str, ...]] = (
    "aggregaterating.bestrating",
    "movie.aggregaterating.bestrating",
    "itemreviewed.aggregaterating.bestrating",
    "review.itemreviewed.aggregaterating.bestrating",
)

USERS_COUNT_KEYS: Final[tuple[str, ...]] = (
    "aggregaterating.ratingcount",
    "movie.aggregaterating.ratingcount",
    "itemreviewed.aggregaterating.ratingcount",
    "review.itemreviewed.aggregaterating.ratingcount",
    "aggregaterating.reviewcount",
    "movie.aggregaterating.reviewcount",
)

CRITICS: Final[tuple[str, ...]] = (
    "rotten tomatoes",
    "tomatometer",
    "tomatómetro",
    "metacritic",
    "metascore",
    "critics' score",
    "critics score",
    "critic score",
)

CRITICS_OF_100: Final[tuple[str, ...]] = (
    "tomatometer",
    "metascore",
    "metacritic",
)

USERS: Final[tuple[str, ...]] = (
    "users",
    "user score",
    "user rating",
    "users' score",
    "audience score",
    "audience rating",
    "popcornmeter",
    "viewers",
    "imdb rating",
    "imdb score",
    "imdb",
    "letterboxd average",
    "filmaffinity",
    "allociné spectateurs",
    "cinemascore",
    "spectateurs",
)

USERS_LABELS: Final[tuple[str, ...]] = (
    "user score",
    "user rating",
    "user ratings",
    "users",
    "audience score",
    "audience rating",
    "members' average",
    "hodnocení uživatelů",
    "ocena użytkowników",
    "note des spectateurs",
    "spectateurs",
    "puntuación de los usuarios",
    "valoración de los usuarios",
    "nutzerwertung",
    "leserwertung",
    "voto del pubblico",
    "nota dos usuários",
    "оценка пользователей",
    "kullanıcı puanı",
)

VOTERS: Final[tuple[str, ...]] = (
    "people rated",
    "users rated",
    "viewers rated",
    "ratings",
    "votes",
    "user ratings",
    "users voted",
    "people voted",
    "voters",
    "votos",
    "valoraciones",
    "calificaciones",
    "notes",
    "Stimmen",
    "Bewertungen",
    "voti",
    "valutazioni",
    "avaliações",
    "голосов",
    "оценок",
    "hodnocení",
    "głosów",
    "stemmen",
    "röster",
    "hlasů",
)

OTHERS: Final[tuple[str, ...]] = (
    "rotten tomatoes",
    "tomatometer",
    "metacritic",
    "metascore",
    "imdb",
    "letterboxd",
    "users",
    "user",
    "audience",
    "audiences",
    "readers",
    "critics",
    "average",
    "viewers",
    "your rating",
    "your star rating",
    "ebert gave",
    "his review",
    "her review",
)

"""Made from resources/bylines.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Final

AUTHOR_KEYS: Final[tuple[str, ...]] = (
    "article.author.name",
    "newsarticle.author.name",
    "blogposting.author.name",
    "reportagenewsarticle.author.name",
    "review.author.name",
    "opinionnewsarticle.author.name",
    "analysisnewsarticle.author.name",
    "webpage.author.name",
    "article.author",
    "newsarticle.author",
    "blogposting.author",
    "review.author",
    "author",
    "authors",
    "byline",
    "by",
    "article:author",
    "sailthru.author",
    "parsely-author",
    "dc.creator",
    "dc.creator.name",
    "dcterms.creator",
    "cxenseparse:author",
    "twitter:data1",
)

AUTHOR_GROUPS: Final[tuple[str, ...]] = (
    "author.name",
    "creator.name",
    "author",
)

OUTLET_KEYS: Final[tuple[str, ...]] = (
    "og:site_name",
    "newsarticle.publisher.name",
    "article.publisher.name",
    "blogposting.publisher.name",
    "review.publisher.name",
    "reportagenewsarticle.publisher.name",
    "webpage.publisher.name",
    "publisher",
    "application-name",
    "dc.publisher",
    "outlet",
    "publication",
    "site",
    "website.name",
)

DATE_KEYS: Final[tuple[str, ...]] = (
    "newsarticle.datepublished",
    "article.datepublished",
    "blogposting.datepublished",
    "reportagenewsarticle.datepublished",
    "review.datepublished",
    "opinionnewsarticle.datepublished",
    "analysisnewsarticle.datepublished",
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "date",
    "published",
    "pubdate",
    "publish_date",
    "publishdate",
    "published_at",
    "publishedat",
    "date_published",
    "datepublished",
    "posted",
    "created",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "originalpublicationdate",
    "article.created",
    "webpage.datepublished",
)

HEADLINE_KEYS: Final[tuple[str, ...]] = (
    "newsarticle.headline",
    "article.headline",
    "blogposting.headline",
    "reportagenewsarticle.headline",
    "review.headline",
    "og:title",
    "twitter:title",
    "title",
    "headline",
)

FILM_TITLE_WORDS: Final[tuple[str, ...]] = (
    "movie",
    "film",
    "original",
    "title_original",
    "show",
    "series",
    "alternative",
    "alt",
    "sort",
    "seo",
    "meta",
    "short",
)

NO_AUTHORS: Final[tuple[str, ...]] = (
    "admin",
    "administrator",
    "staff",
    "editor",
    "editors",
    "editorial",
    "editorial team",
    "editorial staff",
    "team",
    "guest",
    "guest author",
    "anonymous",
    "unknown",
    "webmaster",
    "redaktion",
    "redacción",
    "redaction",
    "rédaction",
    "redazione",
    "редакция",
    "redakce",
    "user",
    "author",
    "by",
    "wordpress",
    "none",
    "site",
    "news desk",
)

BY_LINES: Final[str] = (
    "(?:(?:written|posted|reviewed|review|published|words|story|text|article|rezension|kritik|reseña|crítica|critique|recensione)\\s+)?(?:by|von|par|por|di|автор:?)\\s*:?\\s+"
)

BIO_OUTLET: Final[str] = (
    "\\b(?:critic|writer|editor|editor-in-chief|reporter|journalist|correspondent|columnist|founder|co-founder|creator|reviewer)s?\\b[^.]{0,30}?\\s(?:for|at|of|with)\\s(?:the\\s(?=[a-z]))?"
)

RATING_LABEL: Final[str] = (
    "^(?P<outlet>[^\\W\\d_][\\w&'’. -]{1,40}?)(?:['’]s)?\\s+(?:star\\s+)?(?:rating|score|grade)\\s*:"
)

GENERAL_LABELS: Final[tuple[str, ...]] = (
    "your",
    "my",
    "our",
    "user",
    "users",
    "star",
    "critic",
    "critics",
    "audience",
    "overall",
    "final",
    "movie",
    "film",
    "average",
    "age",
    "content",
    "imdb",
    "rotten tomatoes",
    "metacritic",
    "letterboxd",
    "mpaa",
    "the",
    "this",
    "parental",
    "viewer",
    "viewers",
    "readers",
    "reader",
    "editor",
    "editors",
    "editor's",
)

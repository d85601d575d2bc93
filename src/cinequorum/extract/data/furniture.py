"""Made from resources/furniture.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HINTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "bio": (
            "author-bio",
            "authorbio",
            "author-box",
            "authorbox",
            "author-info",
            "author-description",
            "author-card",
            "about-author",
            "about-the-author",
            "biography",
            "bio",
            "post-author-bio",
            "contributor-bio",
        ),
        "comments": (
            "comment",
            "comments",
            "respond",
            "disqus",
            "discussion",
            "commentlist",
            "comment-list",
            "livefyre",
            "fb-comments",
        ),
        "related": (
            "related",
            "recommended",
            "recommendations",
            "recirc",
            "recirculation",
            "more-from",
            "read-more",
            "readmore",
            "read-next",
            "also-like",
            "most-read",
            "most-popular",
            "popular",
            "trending",
            "outbrain",
            "taboola",
            "latest",
            "latest-news",
            "newswire",
            "teasers",
            "up-next",
            "you-might",
            "see-also",
            "playlist",
            "carousel",
            "rail",
        ),
        "advert": (
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "sponsor",
            "sponsored",
            "promo",
            "promotion",
            "newsletter",
            "subscribe",
            "subscription",
            "affiliate",
            "donate",
            "paywall",
            "commerce",
            "shopping",
            "deals",
        ),
        "legal": (
            "copyright",
            "legal",
            "disclaimer",
            "colophon",
            "terms",
        ),
        "caption": (
            "caption",
            "wp-caption-text",
            "figcaption",
            "photo-credit",
            "image-credit",
            "image-caption",
            "credit-line",
        ),
        "navigation": (
            "nav",
            "navbar",
            "navigation",
            "menu",
            "submenu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "pages-links",
            "toolbar",
            "topbar",
            "share",
            "sharing",
            "sharedaddy",
            "social",
            "sidebar",
            "masthead",
            "site-header",
            "page-header",
            "global-header",
            "footer",
            "site-footer",
            "skip-link",
            "search",
            "searchform",
            "login",
            "signin",
            "signup",
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "modal",
            "popup",
            "overlay",
            "tags",
            "tagcloud",
            "taglist",
            "widget",
            "toc",
            "byline-social",
            "follow",
        ),
    }
)

TAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nav": "navigation",
        "footer": "navigation",
        "aside": "related",
        "form": "navigation",
        "button": "navigation",
        "dialog": "navigation",
        "menu": "navigation",
        "figcaption": "caption",
    }
)

RATING_HINTS: Final[tuple[str, ...]] = (
    "rating",
    "ratings",
    "star",
    "stars",
    "score",
    "grade",
    "tomatometer",
    "metascore",
    "star-rating",
    "review-score",
    "verdict-score",
)

OPENINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "legal": (
            "(?:©|\\(c\\)\\s|copyright\\b)",
            "all rights reserved",
            "(?:todos los derechos reservados|tous droits réservés|alle rechte vorbehalten|tutti i diritti riservati|все права защищены)",
        ),
        "comments": (
            "(?:leave|post|write|add) a (?:comment|reply)\\b",
            "\\d{1,6} comments?\\s*$",
            "(?:no|view all|show) comments?\\b",
            "comments? (?:are|is) closed",
            "join the (?:conversation|discussion)",
            "(?:deja un comentario|laisser un commentaire|schreib(?:e|en sie)? einen kommentar|lascia un commento|deixe um comentário|оставить комментарий)",
        ),
        "navigation": (
            "this article is (?:now )?(?:more than|over) (?:\\d{1,2}|one|two|three|five|ten) (?:day|week|month|year)s? old\\W*$",
            "share (?:this|on|via)\\b",
            "(?:tweet|share|print|email|e-mail|pin it|facebook|twitter|whatsapp|reddit|linkedin|menu|home|search|log ?in|sign ?(?:in|up)|back to top|skip to (?:main )?content|follow us|next|previous|prev)\\s*$",
            "(?:filed under|tagged(?: with)?|posted in|tags|categories)\\s*:",
            "(?:previous|next|older|newer) (?:post|article|story|entry|entries|page)s?\\b",
            "(?:compartir en|partager sur|teilen auf|condividi su|поделиться)\\b",
            "your (?:star )?rating\\s*:?\\s*$",
            "rate (?:this|it)\\b.{0,20}$",
        ),
        "related": (
            "(?:latest|more|most read|most popular|trending|popular) (?:in|on|from|now|news|stories|articles|posts|reviews)\\b.{0,40}$",
            "(?:related|recommended)(?: (?:posts?|articles?|stories|news|content|reading|films|movies|links|for you|videos|reviews))?\\s*:?\\s*$",
            "you (?:may|might) (?:also )?(?:like|enjoy|be interested in)\\b.{0,20}$",
            "(?:also read|read also|see also|read more|read next|up next|watch also|recommended reading)\\b.{0,140}$",
            "(?:te puede interesar|también te puede|noticias relacionadas|à lire aussi|lire aussi|sur le même sujet|das könnte (?:sie|dich) auch|mehr zum thema|leggi anche|potrebbe interessarti|leia também|читайте также|читайте ещё|čtěte také)\\b.{0,140}$",
        ),
        "advert": (
            "(?:advertisement|sponsored(?: content)?|promoted|anzeige|publicidad|publicité|pubblicità|реклама)\\s*$",
            "(?:sign up|subscribe)\\b.{0,60}\\b(?:newsletter|e-?mails?|inbox|updates)\\b",
            "subscribe (?:to|now|today|here)\\b.{0,80}$",
            "(?:buy|order|rent|get) (?:it |this |the )?(?:film |movie |book |dvd |blu-ray )?(?:now |here )?(?:on|from|at|via) (?:amazon|itunes|apple tv|ebay|barnes)",
            "(?:i am|i'm|we are|we're|this site is|as) an? \\w{2,20} (?:affiliate|associate)\\b",
            "(?:i|we|this site) (?:may |might |can )?(?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?commission",
            "support (?:us|me|this site) (?:on|via|through) (?:patreon|ko-?fi|paypal)",
        ),
    }
)

ADVERTS_INSIDE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "/": ".{0,80}\\b(?:watch|buy|rent|order) (?:it|this)/(?:watch|buy|rent|order) it\\b.{0,60}$",
        " or ": ".{0,80}\\b(?:watch|buy|rent|order) (?:it|this) or (?:watch|buy|rent|order) it\\b.{0,60}$",
        "affiliate": ".{0,60}\\b(?:affiliate (?:link|program|commission|disclosure)|affiliates?\\b.{0,20}commission)",
    }
)

DEAD_LINK: Final[str] = "(?:is at|can be found at|is here|click here|at this link|find it at)\\s*[.:]?\\s*$"

NOTICES: Final[tuple[str, ...]] = (
    "(?:sample|demo|test|example|archived?) page\\b",
    "(?:all |the |any )?(?:opinions?|views)(?: and opinions)? (?:expressed|are|herein|here|above)\\b",
    "(?:this|the|my|our) (?:review|article|piece|text|post|interview|essay|page|story)(?: was| is| has been)? (?:first |originally |previously |also )?(?:published|appeared|appears|posted|written|reprinted|republished|printed|part of)\\b",
    "(?:originally|first) (?:published|posted|printed)\\b|(?:reprinted|republished) (?:with|from|by)\\b|disclaimer\\b|disclosure\\b|correction\\b",
    "(?:all )?(?:images?|photos?|stills?|pictures?)(?: are| is)? (?:courtesy|copyright|©|property)\\b",
    "(?:dieser|der|diese) (?:text|artikel|beitrag|kritik|rezension)\\b.{0,30}\\b(?:erschien|erschienen|veröffentlicht)|(?:cet|cette|ce) (?:article|critique|texte)\\b.{0,20}\\b(?:paru|publiée?|parue)\\b|(?:este|esta) (?:artículo|crítica|reseña|texto|artigo|resenha)\\b.{0,20}\\b(?:publicó|publicad[oa])\\b|quest[oa] (?:articolo|recensione)\\b.{0,20}\\bpubblicat[oa]\\b",
    ".{0,120}\\. sample page\\b",
)

REVIEW_HEADINGS: Final[tuple[str, ...]] = (
    "(?:all |latest |recent |top |featured |audience |viewer |member |customer )?(?:user |users' |reader |viewer |audience |member |customer )?(?:reviews|ratings (?:and|&) reviews)\\s*+(?:\\(\\d{1,6}\\)\\s*+)?:?\\s*+$",
    "(?:all |showing )?\\d{1,3}(?:[., ]?\\d{3})* (?:user |reader |viewer |member |audience |customer )?(?:reviews|ratings|opinions)\\b(?:[,:] .{1,40}| \\(.{1,30}\\))?\\s*$",
    "(?:reviews|opinions|ratings|comments) (?:by|from|of) (?:our |the |other )?(?:users|members|readers|viewers|visitors|audiences?|customers)\\b.{0,20}$",
    "\\d{1,6} (?:críticas|reseñas|opiniones|avis|critiques|kritiken|rezensionen|bewertungen|recensioni|avaliações|resenhas|críticas|отзыв\\w{0,3}|рецензи\\w{1,2}|recenz\\w{1,2}|komentář\\w{1,2})\\s*$",
    "(?:热门|最新|最热|精彩|精选|全部|新着|最新の|みんなの|注目の|인기|최신|베스트|전체)?\\s?(?:短评|影评|短評|影評|レビュー|口コミ|리뷰|관람평|감상평)(?:\\s*+[（(·・:：]?\\s*+(?:\\d.{0,14}|全部.{0,8}|更多|一覧|もっと見る|더보기|전체.{0,5})?[）)]?)\\s*+$",
    "(?:recenze|recenzie|recenzje|kritiken|kritiky|rezensionen|critiques|críticas|reseñas|resenhas|recensioni|recensies|рецензии|рецензії|отзывы|kritikák|recenzije|yorumlar)\\s*\\(\\d{1,3}(?:[.,   ]?\\d{3})*\\)\\s*$",
    "what (?:people|users|viewers|others) (?:say|are saying|think)\\b.{0,20}$",
    "(?:críticas|opiniones|reseñas) de (?:los )?usuarios|opiniones|avis (?:des )?(?:spectateurs|utilisateurs)|critiques spectateurs|nutzerkritiken|zuschauerkritiken|recensioni degli utenti|avaliações|отзывы|рецензии(?: зрителей)?|uživatelské recenze|komentáře",
    "(?:all |latest |recent |top |featured |our |your )?(?:community|viewers?['’]?|readers?['’]?|members?['’]?|users?['’]?|audience|fan|moviegoer|guest|visitors?['’]?|customers?['’]?) (?:reviews?|opinions|ratings|feedback|voices|testimonials)\\b.{0,20}$",
    "(?:testimonials|reviews (?:and|&) (?:ratings|opinions)|(?:most )?(?:helpful|popular|recent|latest|newest|top|featured) (?:user |audience |viewer )?reviews?|reviews? (?:by|from) (?:members|users|readers|viewers)|your (?:reviews|opinions))\\s*+(?:\\(\\d{1,6}\\)\\s*+)?:?\\s*+$",
    "(?:(?:nutzer|user|zuschauer|leser|kunden|mitglieder|besucher|publikums)[- ]?(?:kritik|bewertung|rezension|meinung|review|stimme|wertung)(?:en|s|n)?|(?:kritiken|bewertungen|rezensionen|meinungen|stimmen) (?:der|von|unserer) (?:nutzer|user|zuschauer|leser|kunden|mitglieder|besucher)\\w{0,3}|bewertungen|meinungen|nutzermeinungen)\\b.{0,12}$",
    "(?:(?:les )?(?:avis|critiques|notes|commentaires) (?:et (?:notes|critiques) )?(?:des? |du )?(?:spectateurs?|utilisateurs|membres|internautes|lecteurs|clients|public)|avis|vos (?:avis|critiques))\\b.{0,12}$",
    "(?:(?:críticas|opiniones|reseñas|valoraciones|comentarios) (?:de |por )(?:los |nuestros )?(?:usuarios|espectadores|lectores|socios|clientes|miembros)|opiniones|reseñas|valoraciones|tus críticas)\\b.{0,12}$",
    "(?:(?:recensioni|opinioni|commenti|voti|valutazioni|critiche) (?:degli |dei |del |di )(?:utenti|lettori|spettatori|pubblico|clienti|membri)|recensioni|opinioni)\\b.{0,12}$",
    "(?:(?:críticas|opiniões|resenhas|avaliações|comentários) (?:dos |de |do )(?:usuários|utilizadores|espectadores|leitores|membros|público|clientes)|opiniões|resenhas)\\b.{0,12}$",
    "(?:(?:отзывы|рецензии|оценки|мнения|комментарии) (?:зрителей|пользователей|посетителей|читателей|покупателей)|мнения|рецензии|відгуки|рецензії)\\b.{0,12}$",
    "(?:(?:recenze|komentáře|hodnocení|názory|ohlasy) (?:uživatelů|diváků|návštěvníků|čtenářů|členů)|recenze uživatelů|(?:recenzje|opinie|oceny) (?:użytkowników|widzów|czytelników)|recenzje|opinie|recenzie (?:používateľov|divákov))\\b.{0,12}$",
    "(?:(?:gebruikers|kijkers|bezoekers)?(?:recensies|beoordelingen)|(?:användar|besökar|tittar)?(?:recensioner|omdömen)|(?:bruger|seer)?anmeldelser|brukeranmeldelser|käyttäjäarvostelut|arvostelut|felhasználói (?:kritikák|vélemények)|vélemények|kullanıcı (?:yorumları|eleştirileri)|üye yorumları|izleyici yorumları|recenziile utilizatorilor|κριτικές (?:χρηστών|κοινού))\\b.{0,12}$",
    "(?:用户(?:评论|评价|短评|影评)|网友(?:评论|短评)|观众(?:评论|评价)|全部(?:短评|影评)|ユーザーレビュー|みんなのレビュー|感想・?評価|観客の声|사용자 (?:리뷰|평)|관객 (?:평|리뷰)|네티즌 평|(?:مراجعات|آراء|تقييمات|تعليقات) (?:المستخدمين|الجمهور|المشاهدين|القراء|الأعضاء|الزوار)|ביקורות (?:ה?גולשים|משתמשים|צופים|קהל)|דעות (?:ה?גולשים|צופים)|نظرات کاربران|نقد کاربران|उपयोगकर्ता समीक्षाएँ)",
)

TITLED_REVIEW_HEADING: Final[str] = ".{1,60}\\s(?:短评|影评|レビュー|리뷰|관람평)(?:\\s|$|[（(·])"

COMMENT_HEADINGS: Final[tuple[str, ...]] = (
    "(?:\\d{1,6}\\s)?comments?\\s*+(?:\\(\\d{1,6}\\)\\s*+)?:?\\s*+$",
    "(?:\\d{1,6}\\s)?(?:responses?|replies|thoughts) (?:to|on)\\b",
    "(?:leave a (?:comment|reply)|join the (?:conversation|discussion))",
    "comentarios|commentaires|kommentare|commenti|comentários|комментарии",
)

BIO_VERBS: Final[str] = (
    "(?:is|was|has been|has|writes|covers|lives|works|grew up|joined|serves|studied|runs|hosts|edits|founded|contributes)"
)

BIO_ROLES: Final[tuple[str, ...]] = (
    "critic",
    "writer",
    "editor",
    "journalist",
    "contributor",
    "reporter",
    "columnist",
    "blogger",
    "author",
    "freelancer",
    "freelance",
    "podcaster",
    "host",
    "founder",
    "co-founder",
    "cofounder",
    "creator",
    "co-creator",
    "correspondent",
    "reviewer",
    "film critic",
    "staff writer",
    "editor-in-chief",
    "member",
    "graduate",
)

BIO_SIGNS: Final[tuple[str, ...]] = (
    "\\b(?:contributor|contributing (?:writer|editor)) (?:to|at|for)\\b",
    "\\bmember of the\\b",
    "\\b(?:lead|staff|senior|chief|freelance|film|entertainment|culture) (?:writer|critic|editor|reporter|journalist)\\b",
    "\\b(?:co-?)?(?:creator|founder|host|editor)(?:-in-chief)?\\b.{0,40}\\b(?:of|for|at)\\b",
    "\\b(?:reviewing|writing about|covering|blogging about) (?:films?|movies|cinema|television|tv|entertainment|culture)\\b",
    "\\b(?:follow|find|reach) (?:him|her|them|me)\\b.{0,20}\\b(?:on|at)\\b",
    "\\b(?:his|her|their) (?:work|writing|reviews|bylines?) (?:has|have|can|appears?)\\b",
    "\\b(?:lives|is based|resides|based) in\\b",
    "\\b(?:critics? (?:association|circle|society|choice)|online film critics|wafca|fipresci|tomatometer)\\b",
    "\\b(?:podcast(?:er)?|newsletter|twitter|instagram|letterboxd|bluesky|mastodon)\\b",
)

"""Made from resources/essay_frames.yaml by genscripts/tables.py: change the table, not this file."""

from typing import Final

ENGLISH: Final[tuple[str, ...]] = (
    "on {}",
    "(?:some |a few |more |my |random |final |further |brief )?(?:thoughts|notes|musings|reflections|impressions|words|remarks) (?:on|about|of|from|after) {}",
    "what {} (?:gets|got|teaches|taught|tells|told|says|said|means|knows|understands|shows|reveals|can teach)(?: .*)?",
    "what makes {} .*",
    "what (?:i|we) (?:learned|loved|liked|think|thought)(?: \\w+)? (?:from|about|of) {}",
    "why {} (?:still |really |always )?(?:matters|works|endures|is|was|deserves|remains|feels|fails|haunts|will|has|isn[’']t|doesn[’']t|should|never|resonates|scares|succeeds|holds)(?: .*)?",
    "why (?:i|you|we|everyone|nobody) (?-i:(?:[a-z'’]+ ){1,4}){}",
    "how {} (?-i:[a-z].*)",
    "(?:re-?)?(?:visiting|watching|discovering|considering|evaluating|assessing|viewing|thinking) {}(?:(?:,? (?:with|after|at|in|for|on|as|during) |: ).*| again)?",
    "{} at \\d{2,3}",
    "{} turns \\d{2,3}",
    "{}(?:[,:]| [–—-])? \\d{1,3} years (?:later|on|after)(?: .*)?",
    "\\d{1,3} years (?:of|after|since|later:?) {}",
    "is {} (?-i:[a-z].*)\\?",
    "does {} (?-i:[a-z].*)\\?",
    "(?:should (?:you|i) (?:watch|see)|is it worth (?:watching|seeing)) {}\\??",
    "(?:in )?(?:praise|defen[cs]e|appreciation) of {}",
    "(?:an? )?(?:ode|love letter|farewell|introduction|guide|tribute|apology) to {}",
    "the (?:trouble|problem|thing|issue|matter) with {}",
    "the (?-i:(?:[a-z]+ ){1,3}(?:of|in|behind)) {}",
    "(?:falling (?:in|out of) love|making peace|a (?:day|night|date|week)) with {}",
    "an? (?:[\\w'’-]+ ){1,4}(?:about|on|into) {}",
    "{} impressions",
    "{},? the (?:movie|film),? and .*",
    "going to see {}",
)

GERMAN: Final[tuple[str, ...]] = (
    "warum {} (?-i:[a-zäöü].*)",
    "(?:über|zu|zum film|zu dem film|nachdenken über|gedanken zu|anmerkungen zu|notizen zu|noch einmal|wiedersehen mit) {}",
    "{} wird \\d{2,3}",
    "\\d{1,3} jahre {}",
    "{}(?:,| [–—-]) \\d{1,3} jahre (?:danach|später)",
    "(?:lohnt sich|taugt|was taugt|wie gut ist|braucht es) {}\\??",
    "(?:heute|neu|jetzt|diese woche) im kino: {}",
    "mal (?:wieder )?kino machen: {}",
    "(?:wieder|nach|erst|heute |gestern |neulich )?gesehen: {}",
    "{} auf (?:blu-?ray|dvd|uhd|4k|netflix)",
    "(?:was|wie) {} (?-i:[a-zäöü].*)",
)

FRENCH: Final[tuple[str, ...]] = (
    "pourquoi {} (?-i:[a-zà-ÿ].*)",
    "{} a \\d{2,3} ans",
    "\\d{1,3} ans de {}",
    "faut-il (?:aller )?voir {}(?: \\?)?",
    "retour sur {}",
    "(?:à propos|autour|au sujet|éloge|défense) de {}",
    "sur {}",
    "{}(?:[,:]| [–—-])? \\d{1,3} ans (?:après|plus tard)",
    "(?:re)?voir {}(?: .*)?",
    "ce que {} (?-i:[a-zà-ÿ].*)",
    "{} vaut-il .*",
)

SPANISH: Final[tuple[str, ...]] = (
    "sobre {}",
    "(?:el )?por qué {} (?-i:[a-zà-ÿ].*)",
    "{} cumple \\d{2,3} años",
    "\\d{1,3} años de {}",
    "{},? \\d{1,3} años después",
    "¿?(?:vale la pena|merece la pena|hay que|deberías) ver {}\\??",
    "(?:revisitando|revisando|volviendo a|volver a|viendo|recordando) {}",
    "(?:hoy|ayer|anoche|por fin) vi {}",
    "(?:en )?(?:elogio|defensa) de {}",
    "lo que {} (?-i:[a-zà-ÿ].*)",
    "acerca de {}",
)

ITALIAN: Final[tuple[str, ...]] = (
    "su {}",
    "perché {} (?-i:[a-zà-ÿ].*)",
    "{} compie \\d{2,3} anni",
    "\\d{1,3} anni di {}",
    "{},? \\d{1,3} anni dopo",
    "vale la pena (?:di )?(?:vedere|guardare) {}\\??",
    "(?:rivedendo|riguardando|rivedere|guardando) {}",
    "(?:elogio di|in difesa di|a proposito di|ritorno a) {}",
    "(?:ieri|oggi|finalmente) ho (?:ri)?visto {}",
)

PORTUGUESE: Final[tuple[str, ...]] = (
    "sobre {}",
    "por ?que {} (?-i:[a-zà-ÿ].*)",
    "{} (?:faz|completa) \\d{2,3} anos",
    "\\d{1,3} anos de {}",
    "{},? \\d{1,3} anos depois",
    "vale a pena (?:ver|assistir)(?: a)? {}\\??",
    "(?:revisitando|revendo|assistindo|lembrando) {}",
    "(?:em )?(?:elogio|defesa) de {}",
    "o que {} (?-i:[a-zà-ÿ].*)",
)

DUTCH: Final[tuple[str, ...]] = (
    "waarom {} (?-i:[a-zà-ÿ].*)",
    "over {}",
    "{} wordt \\d{2,3}",
    "\\d{1,3} jaar {}",
    "{},? \\d{1,3} jaar (?:later|na dato)",
    "(?:opnieuw gezien|gisteren gezien|terugkijken): {}",
)

SCANDINAVIAN: Final[tuple[str, ...]] = (
    "om {}",
    "{} fyller \\d{2,3}(?: år)?",
    "{} fylder \\d{2,3}(?: år)?",
    "varför {} (?-i:[a-zåäö].*)",
    "hvorfor {} (?-i:[a-zåæø].*)",
    "{},? \\d{1,3} år (?:senare|etter|efter|senere)",
    "(?:tankar om|tanker om|minnen av|sedd|sett|set): {}",
    "(?:tankar om|tanker om) {}",
)

FINNISH: Final[tuple[str, ...]] = (
    "(?:katsottua|katsottu|nähty|nähtyä|elokuvissa|viikon elokuva): {}",
    "miksi {} (?-i:[a-zäö].*)",
    "elokuvasta {}",
    "(?:ajatuksia|mietteitä) elokuvasta {}",
    "{} täyttää \\d{2,3}(?: vuotta)?",
    "{},? \\d{1,3} vuotta myöhemmin",
)

POLISH: Final[tuple[str, ...]] = (
    "o filmie {}",
    "dlaczego {} (?-i:[a-zà-ż].*)",
    "(?:dlaczego|czy) warto (?:obejrzeć|zobaczyć) {}\\??",
    "{}(?:[,:]| [–—-])? \\d{1,3} lat (?:później|temu)",
    "(?:wrażenia|po seansie|refleksje) (?:z|po) (?:filmu|filmie|seansu|seansie) {}",
    "{} kończy \\d{2,3} lat",
)

CZECH: Final[tuple[str, ...]] = (
    "o filmu {}",
    "proč (?:je|má|si|vidět) {}(?: .*)?",
    "proč {} (?-i:[a-zà-ž].*)",
    "{}(?:[,:]| [–—-])? \\d{1,3} let (?:poté|později)",
    "(?:viděl|viděla|viděli) js(?:em|me):? {}",
    "(?:dojmy|zamyšlení) (?:z|nad) (?:filmu|filmem) {}",
)

RUSSIAN: Final[tuple[str, ...]] = (
    "(?:о фильме|про фильм|о картине|после просмотра|размышления о фильме) {}",
    "почему {} (?-i:[а-яё].*)",
    "{}(?:[,:]| [–—-])? \\d{1,3} лет спустя",
    "(?:стоит ли смотреть|зачем смотреть|пересматривая) {}\\??",
    "{} исполнилось \\d{2,3}(?: лет)?",
    "(?:про фільм|чому варто дивитися) {}",
)

TURKISH: Final[tuple[str, ...]] = (
    "{} üzerine(?: .*)?",
    "{} neden .*",
    "neden {} .*",
    "{} film[iİ](?: .*)?",
    "{} hakkında(?: .*)?",
    "{} izlenmeli mi\\??",
    "{} izledim",
    "{} \\d{2,3} yaşında",
)

HUNGARIAN: Final[tuple[str, ...]] = (
    "(?:láttuk|láttam|megnéztem|megnéztük|moziban): {}",
    "miért {} (?-i:[a-zà-ű].*)",
    "{},? \\d{1,3} év(?:vel)? (?:után|később)",
    "(?:gondolatok a|a) {} című filmről",
)

VIETNAMESE: Final[tuple[str, ...]] = (
    "(?:cảm nhận|suy nghĩ|vài suy nghĩ|đôi điều|nghĩ) (?:về|khi xem) (?:bộ )?(?:phim )?{}",
    "(?:review|đánh giá|xem) (?:bộ )?phim {}",
    "phim {}",
)

INDONESIAN: Final[tuple[str, ...]] = (
    "(?:review|ulasan|resensi|nonton|catatan|sinopsis|kesan)(?: menonton)?(?: film)? {}",
    "(?:[\\w-]+ ){1,9}(?:dalam|dari|tentang|nonton) film {}",
    "film(?: dokumenter)? {}",
)

MADE_BY: Final[tuple[str, ...]] = (
    "de",
    "by",
    "von",
    "di",
    "do",
    "da",
    "van",
    "av",
    "af",
    "reż",
    "reż.",
    "r.",
    "rendezte",
    "d'",
    "d’",
)

"""Who plays whom, in running prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.text.fold import fold
from cinequorum.understand.data.roles import BY, OWNED, VERBS
from cinequorum.understand.facts.brackets import in_parentheses
from cinequorum.understand.facts.credit import Credit, about_other, credited, names_in
from cinequorum.understand.facts.marking import OTHER, PERSON, SINGLE
from cinequorum.understand.facts.parts import part_after, part_before
from cinequorum.understand.facts.person_names import knows_given
from cinequorum.understand.facts.rule import Rule, rule
from cinequorum.understand.facts.scene import Line, Scene, either
from cinequorum.understand.facts.troupe import TROUPE_CUES, introduced, troupe

_GAP: Final = r"[^.;:()\ue000-\ue00f]{0,90}?"
_AS: Final = rule(
    rf"(?P<name>{{N}})(?P<gap>['’]s?|,|){_GAP}\sas\s(?=(?:the|an?|his|her|one\sof)\s|{{N}}|{{F}}|[\w-]+\s{{N}})",
    ("as",),
)
_NOT_PLAYING: Final = re.compile(
    r"\b(?:know[ns]?|regarded|seen|sees?|described|referred|refers?|such|well|far|soon|long|much|"
    r"same|acts|acted|serves?d?|"
    r"works?|worked|hailed|credited|cited|dismissed|uses?|used|thought|considered|viewed|framed|"
    r"frames|emerges?|just|even|so|"
    r"reputation|career|debut|job|paints?|him|them|it|marked|marks|directs|writes|treats?|presents?|depicts?|sets|"
    r"shoots|films|filmed|made|makes|intend\w*|envision\w*|conceive\w*|describes|cast|casts|casting|uses|twice|recognised|recognized|established|billed|begins?|"
    r"began|started|fellow)"
    r"(?:\s\w+){0,2}$",
    re.IGNORECASE,
)
_HONOURED: Final = re.compile(
    r"\b(?:awards?|trophy|prize|winners?|won|wins|winning|oscar|nominat\w+|honou?r\w*)\b", re.IGNORECASE
)
_HAPPENS: Final = re.compile(r"\s(?:is|are|was|were)\b")  # `X as a revolution is brewing`: while, not in the part of
_FAR: Final = 60  # characters between a name and its part
_ALSO_CALLED: Final = re.compile(
    r"(?:alias|aka|a\.k\.a|née|born|genannt|dit|detto|dawniej|uncredited|teda|tedy|i\.e\.|also|bzw|das\sheißt|"
    r"c['’]est-à-dire|cioè|ossia|o\ssea|es\sdecir|ou\sseja|то\sесть|czyli|meaning|that\sis)\b",
    re.IGNORECASE,
)
_CREDIT_ROW: Final = re.compile(r"^[^.…]{2,50}?\s?(?:\.{2,}|…)\s*:?\s")  # `Jane Doe ... Anna (a friend)`: no sentence
_CREW_VERB: Final = re.compile(
    r"^\s(?:shoots|shot|films|filmed|photographs|directs|directed|writes|wrote|edits|calls)\b", re.IGNORECASE
)
_SEEN_AS: Final = re.compile(
    r"\b(?:paints|announced|announces|established|establishes|introduced|introduces|cemented|revealed|confirmed|proved|marked|depicts|portrays|presents|sees|shows|casts?|treats|views|with|start|of|against|to|up)\s$",
    re.IGNORECASE,
)
_BILLED: Final = re.compile(r"(?:^|[,;(–—-]\s?)[Ww]ith\s$")  # `With Jane Doe as the widow`
_ACTING: Final = re.compile(
    r"^(?:$|,$|['’]s?\s(?:[\w-]+\s){0,4}(?:performance|turn|work|portrayal|presence)|"
    r"(?:,?\s(?:who\s)?)?(?:is|was|seems|shines|stars|"
    r"excels|nearly|steals|gives|delivers|turns|anchors|brings|proves|impresses|convinces|dazzles|holds)\b)",
    re.IGNORECASE,
)
_WHO: Final = r"(?:\s[–—-]\s[^.;–—()]{3,60}\s[–—-])?(?:,?\s(?:who|der|die|qui|que|quien)(?:\s\w+){0,2}?)?"
_PLAYS: Final = rule(
    rf"(?P<name>{{N}})(?:\s\([^()]{{0,60}}\))?{_WHO},?\s(?:\w+ly\s|also\s|is\s|was\s|effectively\s)?"
    r"(?:plays|played|playing|portrays|portrayed|inhabits|embodies|essays|voices|stars\sas|co-stars\sas|starred\sas|"
    r"cast\sas|interpreta(?:\s\w+mente)?\sa|interpreta|encarna\sa|encarna|incarna|impersona|d[aá]\svida\sa|(?:le\sda|presta)\s(?:su\s|la\s)?"
    r"voz\sa|faz(?=\s(?:o|a|um|uma)\s)|joue|incarne|interprète|spielt|verkörpert)\s"
    r"(?:the\s(?:role|part|character)\sof\s|le\srôle\sd[e'’]\s?)?"
    r"(?:(?:im\sfilm|in|dans|en|nel\sfilm|no\sfilme)\s[\"“„«]?{F}[\"”“»]?\s)?(?=(?:the|an?|his|her|un|una|une|o|um|uma|le|"
    r"la|el|il|lo|ein|eine|einen|den|die|der|das)\s|{N}|{F}|(?:[\w-]+\s){1,3}{N})",
    (
        *("plays", "played", "playing", "portrays", "portrayed", "inhabits", "embodies", "essays", "voices", "stars"),
        *("starred", "cast", "interpreta", "encarna", "incarna", "impersona", "vida", "voz", "faz"),
        *("joue", "incarne", "interprète", "spielt", "verkörpert"),
    ),
)
_PLAYER: Final = rule(
    r"(?P<name>{N}),?\s(?:the\sact(?:or|ress)|an\sact(?:or|ress))\s(?:playing|who\splays|portraying)\s",
    ("actor", "actress"),
)
_PLAYED: Final = rule(
    r"(?P<before>,?\s|\()(?:\w+ly\s|is\s|are\s|who\sis\s)?(?:well\s)?"
    r"(?:played|portrayed|voiced|interpretad[oa]|interprétée?|jouée?|incarnée?|gespielt|verkörpert|"
    r"dargestellt|interpretat[oa]|impersonat[oa]|encarnad[oa]|vivid[oa]|gespeeld|vertolkt|spelad|grany|grana)(?:\s\w+ly)?\s"
    r"(?:by|por|par|von|da|dal|dalla|door|av|przez)\s(?:(?-i:[a-zà-ÿ’'-]+)\s){0,3}?(?P<list>{LIST})",
    (
        *(
            "played",
            "portrayed",
            "voiced",
            "interpretado",
            "interpretada",
            "interprété",
            "interprétée",
            "joué",
            "jouée",
        ),
        *("jou", "interprét", "incarn", "incarné", "incarnée", "gespielt", "verkörpert", "dargestellt"),
        *("interpretato", "interpretata", "impersonato", "impersonata", "encarnado", "encarnada", "vivido", "vivida"),
        *("gespeeld", "vertolkt", "spelad", "grany", "grana"),
    ),
)
_PAREN: Final = rule(
    r"\s\((?P<lead>(?:(?:(?:an?|the|his|her|yet\sanother)\s)?(?:[\w’'-]+,?\s){0,5}(?:by|from|par|por|"
    r"von)\s)?(?:(?-i:[a-z-]+)\s){0,3}?)"
    r"(?P<list>{LIST})(?:\[\^?\d+\])?(?P<tail>(?:[,;:–—-]|\s(?:in|as|at|doing|with|giving))\s[^()]{0,80})?\)",
    ("(",),
)
_NO_ARTICLES: Final = frozenset(
    {"ru", "uk", "be", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "lt", "lv", "et", "fi", "tr"}
)
_LAST_NOUN: Final = re.compile(r"(?<!\w)(?-i:[^\W\d_A-ZА-Я]\w{2,20})$")
_THINGS: Final = re.compile(r",?\s(?:\d{4}|the\s[A-Z])")  # a year, or things with articles: `(Salt Lake, the Flood)`
_BESIDE: Final = re.compile(r"\bneben\s[^.;:]*$", re.IGNORECASE)
_BOTH_STAR: Final = rule(
    r"(?P<list>{LIST})\s(?:(?:both\s|all\s|also\s)?(?:star|co-star)\b(?!\s(?:rating|system))|"
    r"(?:aparecen|aparece|apparaissent|appaiono|aparecem)\s(?:en|em|in|dans)\s(?:(?:los|des|os|dos)\s)?"
    r"(?:papeles|roles|papéis|rôles|ruoli)\b|"
    r"(?:completan|completam|complètent|completano|komplettieren)\s(?:el|o|la|il|den|das)\s"
    r"(?:reparto|elenco|casting|distribution|cast|ensemble)\b)",
    ("star", "papeles", "roles", "papéis", "rôles", "ruoli", "reparto", "elenco", "casting", "distribution", "cast"),
)


def find_cast(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each performer whom the page's sentences name, with the part where they say it."""
    for line in scene.lines_with(_cues()):
        yield from _by(scene, line)
        yield from _as(scene, line)
        yield from _plays(scene, line)
        yield from _parentheses(scene, line)
        yield from _owned(scene, line)
        yield from troupe(scene, line)
    yield from introduced(scene)


def _by(scene: Scene, line: Line) -> Iterator[Claim]:
    """`starring A, B and C`; `a performance by X`; `Y, played by X`."""
    for match in _by_rule().matches(line):
        credit = Credit(predicate="cast", rule="cast.by/1", p=0.92, start=match.start(), end=match.end("list"))
        for place in names_in(line, *match.span("list")):
            yield from credited(scene, line, place, credit)
    for match in _PLAYED.matches(line):
        part = part_before(line, match.start()) if match["before"] != "(" else part_before(line, match.start() - 1)
        start = part[1] if part else match.start()
        credit = Credit(
            predicate="cast",
            rule="cast.played_by/1",
            p=0.95,
            start=start,
            end=match.end("list"),
            role=part[0] if part else None,
        )
        for place in names_in(line, *match.span("list")):
            yield from credited(scene, line, place, credit)


def _as(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X as Y`, `X is superb as Y`, `X's performance as Y`."""
    for match in _AS.matches(line):
        gap = line.text[match.end("name") : match.end()].rsplit("as", 1)[0].rstrip()
        before = line.text[: match.start()]
        billed = match["name"][0] == PERSON and _BILLED.search(before) is not None
        if _NOT_PLAYING.search(gap) or _CREW_VERB.search(gap) or (_SEEN_AS.search(before) and not billed):
            continue
        if _HONOURED.search(gap) and OTHER in line.marked[match.end() :]:
            continue
        if match["name"][0] == SINGLE and not (_credible(scene, line, match) and _ACTING.match(gap)):
            continue
        if _NO_PART.match(line.text, match.end()):
            continue
        part = part_after(line, match.end())
        if part is None or fold(part[0]) == fold(line.text[slice(*match.span("name"))]):
            continue
        if _HAPPENS.match(line.text, part[1]) or (
            len(gap) > _FAR and not knows_given(line.text[match.start("name") :])
        ):
            continue
        credit = Credit(
            predicate="cast",
            rule="cast.as/1",
            p=0.9 if len(gap) < 40 else 0.8,
            start=match.start(),
            end=part[1],
            role=part[0],
        )
        yield from credited(scene, line, match.span("name"), credit)


def _plays(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X plays Y`; `X, the actor playing Y`."""
    for found in (_PLAYS, _PLAYER):
        for match in found.matches(line):
            if "neben" in line.words and _BESIDE.search(line.text, 0, match.start()):
                continue  # `Neben Ann Lee spielt Bo Day die Hauptrolle`
            if _BY_WHOM.match(line.text, match.end()):
                continue  # `Anna, who is played by the young Ann Lee`
            part = part_after(line, match.end())
            credit = Credit(
                predicate="cast",
                rule="cast.plays/1",
                p=0.9,
                start=match.start(),
                end=part[1] if part else match.end(),
                role=part[0] if part else None,
            )
            if match["name"][0] == PERSON or (part and not _only_given(scene, line, match)):
                yield from credited(scene, line, match.span("name"), credit)


_BY_WHOM: Final = re.compile(r"\s?by\b")
_NO_PART: Final = re.compile(
    r"\s?(?:an?|the|its|his|her|their)\s(?:[\w-]+\s)?(?:backdrop|background|metaphor|symbol|excuse|springboard|canvas|"
    r"reminder|result|whole|consequence|means|tool|lens|mirror|pretext|starting\s|setting|framing|device|warning)\b",
    re.IGNORECASE,
)
"""What something is used as: `with the war as a backdrop`."""


def _only_given(scene: Scene, line: Line, match: re.Match[str]) -> bool:
    """Say whether one word is a given name that nothing on the page completes: a character's, `Diana plays a trick`."""
    word = line.text[slice(*match.span("name"))]
    return " " not in word and knows_given(word) and scene.full_name(word) == word


def _credible(scene: Scene, line: Line, match: re.Match[str]) -> bool:
    """Say whether one capitalised word is somebody's name: a surname seen in full, or a word not at a beginning."""
    word = line.text[slice(*match.span("name"))]
    if scene.full_name(word) != word or knows_given(word):
        return True
    before = line.text[: match.start("name")].rstrip()
    return bool(before) and before[-1] not in '.!?:;“"‘('


def _parentheses(scene: Scene, line: Line) -> Iterator[Claim]:
    """`Y (X)`, `Y (a fine performance by X)`, and `X (Y)` where X is known for an actor otherwise."""
    for match in _PAREN.matches(line):
        if match["tail"] and not match["lead"] and _THINGS.match(match["tail"]):
            continue
        if re.match(r"(?:with|alongside|like|unlike|see|via|and|feat)\b|as\s$", match["lead"], re.IGNORECASE):
            continue
        if line.text[match.end() : match.end() + 1] == ":":  # a label with an aside: `Release Date (Streaming):`
            continue
        if _ALSO_CALLED.match(line.text, match.start() + 2) or _in_credit_row(scene, line, match.start()):
            continue
        part = part_before(line, match.start()) or _noun_before(scene, line, match)
        if part is None or about_other(line, part[1], match.start()):
            continue
        yield from in_parentheses(scene, line, match, part)


def _noun_before(scene: Scene, line: Line, match: re.Match[str]) -> tuple[str, int] | None:
    """Return the word before a full name in parentheses where the language has no articles: `отец (Пётр Новак)`."""
    if scene.page.language.split("-", 1)[0] not in _NO_ARTICLES or match["lead"] or match["tail"]:
        return None
    noun = _LAST_NOUN.search(line.text, 0, match.start())
    inside = line.text[slice(*match.span("list"))]
    if noun is None or line.marked[match.start("list")] != PERSON:
        return None
    if not knows_given(inside) and not scene.parts_before_players:
        return None
    return noun[0], noun.start()


def _in_credit_row(scene: Scene, line: Line, at: int) -> bool:
    """Say whether a place lies in a row of credits: dots divide sentences, so the row is looked up in the page."""
    start = line.sentence.span.start
    begin = max(scene.page.text.rfind("\n", 0, start + at) + 1, start + at - 90)
    return bool(_CREDIT_ROW.search(scene.page.text[begin : start + at]))


def _owned(scene: Scene, line: Line) -> Iterator[Claim]:
    """`X's performance`; `X stars`, `X shines`."""
    for name, found in (("both", _BOTH_STAR), ("owned", _owned_rule()), ("verb", _verb_rule())):
        for match in found.matches(line):
            for place in names_in(line, *match.span("list")):
                p = 0.88 if name == "both" else 0.85 if line.marked[place[0]] == PERSON else 0.7
                credit = Credit(predicate="cast", rule=f"cast.{name}/1", p=p, start=match.start(), end=match.end())
                yield from credited(scene, line, place, credit)


@cache
def _cues() -> frozenset[str]:
    """Return words, one of which stands in every sentence that names a performer."""
    rules = (_by_rule(), _owned_rule(), _verb_rule(), _AS, _PLAYS, _PLAYER, _PLAYED, _BOTH_STAR)
    return TROUPE_CUES.union("(", *(found.cues for found in rules))


@cache
def _by_rule() -> Rule:
    lead = r"(?:(?!(?:and|or|of|in|as)\b)[\w’'-]+,?\s){0,4}?"
    again = r"(?:\s(?:e|y|et)\s(?:d[aeo]s?|del|della|dell['’]|di|de\sl[ao’']|d['’])\s?(?:(?-i:[a-zà-ÿ]+)\s){0,2}?{N})?"
    return rule(rf"(?<![\w-]){either(BY['cast'])}:?\s{lead}(?P<list>{{LIST}}{again})", BY["cast"])


@cache
def _owned_rule() -> Rule:
    adjectives = r"(?:(?!(?:in|of|and|with|for|that|on|is|was)\b)[\w’'-]+,?\s){0,4}?"
    return rule(rf"(?P<list>(?:{{N}}\s(?:and|&)\s)?{{N}})['’]s?\s{adjectives}{either(OWNED['cast'])}\b", OWNED["cast"])


@cache
def _verb_rule() -> Rule:
    verbs = ("stars", "co-stars", "shines", "starred", "co-starred", "stars in", "protagoniza")
    known = [v for v in VERBS["cast"] if v in verbs]
    return rule(
        rf"(?P<list>{{N}})(?:\sand\s{{N}})?(?:\sboth)?(?:,(?=\salso))?\s(?:\w+ly\s|also\s)?{either(known)}\b", known
    )

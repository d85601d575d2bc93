"""Credits in Korean, Japanese and Chinese sentences: `홍길동 감독`, `山田太郎監督`, `由张三执导`, `花子（山田太郎）`.

Nothing in these scripts shows that a word is a name. What shows it is what stands on both sides: a trade, a word for
playing, a particle or a sign. So every form is bounded on both sides, and no name is looked for elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final

from cinequorum.model.claim import Claim
from cinequorum.names.data.surnames import HAN
from cinequorum.text.fold import fold
from cinequorum.understand.data.uncased import (
    KOREAN_NO_FIRST,
    KOREAN_NO_LAST,
    KOREAN_SHORT_GIVEN,
    KOREAN_SURNAMES,
    NO_NAMES,
)
from cinequorum.understand.facts.korean_names import is_common_word
from cinequorum.understand.facts.marking import OTHER, SUBJECT
from cinequorum.understand.facts.scene import Line, Scene

_LANGUAGES: Final = ("ko", "ja", "zh")
_SURE: Final = 0.85
_SHORT_KO: Final = f"(?:{'|'.join(KOREAN_SHORT_GIVEN)})"  # one syllable of a foreigner's given name
_HANGUL: Final = (
    f"(?:{_SHORT_KO}[ ·][가-힣]{{2,6}}|[{''.join(KOREAN_SURNAMES)}][가-힣]{{2}}|[가-힣]{{2,6}}[ ·][가-힣]{{2,6}})"
)
_ROW_KO: Final = f"{_HANGUL}(?:, ?{_HANGUL}){{0,9}}"
_KANA: Final = "[ァ-ヴー]{1,8}(?:[・＝][ァ-ヴー]{1,8}){1,3}"
_JAPANESE: Final = f"(?:[一-鿿々]{{2,5}}|{_KANA})"
_CHINESE: Final = "(?:[一-鿿]{2,4}|[一-鿿]{1,6}(?:[·・][一-鿿]{1,8}){1,2})"
_LATIN: Final = r"(?:\s?[（(](?P<latin>[A-Z][A-Za-zÀ-ÿ.'’-]*(?:[ ·][A-Za-zÀ-ÿ.'’-]+){1,3})[）)])?"
_NO_HAN: Final = "(?<![一-鿿々ァ-ヴー・])"
_NO_HANGUL: Final = "(?<![가-힣])"
_PARTICLE: Final = r"(?=(?:[은는이가의과와을를도]|에게|이다|였다)?(?:[\s.,)]|$))"
_DOES_KO: Final = "(?:연기한|연기하는|맡은|분한)"
_DOES_JA: Final = "(?=さん|氏|が(?:担当|手|書|務|作曲|執筆))"
_ENDS_ZH: Final = "(?=[的在，。、；,和（(]|$)"

_FAMILIES: Final = frozenset(char for char in HAN if len(char) == 1)
_SURNAMED_ZH: Final = f"(?:[{''.join(sorted(_FAMILIES))}][一-鿿]{{1,2}}|[一-鿿]{{1,6}}(?:[·・][一-鿿]{{1,8}}){{1,2}})"
_WHOLE_JA: Final = f"(?:[一-鿿々]{{3,5}}|{_KANA})"  # long enough to be no praise: `脚本は秀逸、`
_SURNAMED_KO: Final = f"[{''.join(KOREAN_SURNAMES)}][가-힣]{{2}}"
_LIST_KO: Final = rf"{_SURNAMED_KO}(?:(?:, ?|[와과] ){_SURNAMED_KO}){{0,9}}"
_LIST_JA: Final = rf"{_WHOLE_JA}(?:[と、]{_WHOLE_JA}){{0,9}}"
_LIST_ZH: Final = rf"{_SURNAMED_ZH}(?:[、和与與及]{_SURNAMED_ZH}){{0,9}}"
_APART: Final = re.compile(r", ?|[와과] |[と、和与與及]")

# Whose other film is named next, in quotation marks or, after a Japanese director, in Katakana without any.
_NEXT_TITLE: Final = re.compile(
    r"(?:의|の|的|) ?(?:[가-힣一-鿿ァ-ヴーぁ-ん]{0,6} ?)?[『「《〈<](?P<quoted>[^』」》〉>]{1,60})[』」》〉>]|"
    r"(?<=監督)の(?P<bare>[ァ-ヴー]{7,})(?![・＝])"
)
_NAME_BEFORE: Final = re.compile(rf"(?<![가-힣]){_HANGUL} $")

_Forms = tuple[tuple[str, str], ...]  # predicate and pattern; `who` is the name, or names, `part` what is played
_FORMS: Final[Mapping[str, _Forms]] = {
    "ko": (
        ("director", rf"{_NO_HANGUL}(?P<who>{_HANGUL})\s?감독(?=[의이은는님과,\s.]|$)"),
        ("director", rf"{_NO_HANGUL}감독 (?P<who>{_HANGUL})(?![가-힣])(?! (?:[가-힣]{{2,6}} )?주연)"),
        ("cast", rf"{_NO_HANGUL}감독,? (?P<who>{_LIST_KO}|{_HANGUL}) 주연의"),
        ("cast", rf"(?:^|[|/·] ?)(?:출연진?|주연)[ :：]{{1,2}}(?P<who>{_ROW_KO})(?=\s*(?:[|/★☆]|$))"),
        ("distributor", rf"{_NO_HANGUL}(?P<who>[가-힣A-Z]{{2,10}})[이가] 배급(?:하|한|을 맡)"),
        ("production_company", rf"{_NO_HANGUL}(?P<who>[가-힣A-Z]{{2,10}})[이가] 제작(?:하고|한|을 맡)"),
        ("cast", rf"{_NO_HANGUL}(?P<part>[가-힣]{{2,8}})\((?P<who>{_HANGUL})(?: 분)?\)"),
        ("cast", rf"{_NO_HANGUL}(?P<who>{_HANGUL})의 (?:[가-힣]{{1,6}} )?연기"),
        (
            "cast",
            rf"{_NO_HANGUL}(?P<part>[가-힣]{{2,8}}) 역(?:의|을 맡은|할을 맡은|을 연기한) (?P<who>{_HANGUL}){_PARTICLE}",
        ),
        (
            "cast",
            rf"{_NO_HANGUL}(?P<who>{_HANGUL})[이가은는] {_DOES_KO} (?P<part>[가-힣]{{2,8}}?){_PARTICLE}",
        ),
        ("cast", rf"{_NO_HANGUL}(?P<who>{_LIST_KO})[이가은는] (?:주연을 맡|주연으로|주연한|출연)"),
        ("writer", rf"{_NO_HANGUL}(?P<who>{_LIST_KO})[이가은는] (?:각본|시나리오)[을를] (?:쓰|쓴|썼|맡)"),
        ("composer", rf"{_NO_HANGUL}(?P<who>{_HANGUL})[이가은는] 음악을 (?:맡|만들|작곡)"),
        ("cinematographer", rf"{_NO_HANGUL}(?P<who>{_HANGUL})[이가은는] 촬영을 (?:맡|했)"),
        ("cast", rf"주연은 (?P<who>{_LIST_KO})[이가] 맡"),
        ("cast", rf"{_NO_HANGUL}주연을 맡은 (?P<who>{_HANGUL}){_PARTICLE}"),
        ("writer", rf"{_NO_HANGUL}각본을 (?:쓴|맡은) (?P<who>{_HANGUL}){_PARTICLE}"),
        ("composer", rf"{_NO_HANGUL}음악을 맡은 (?P<who>{_HANGUL}){_PARTICLE}"),
        ("composer", rf"{_NO_HANGUL}(?P<who>{_HANGUL})의 (?:음악|영화음악|스코어)"),
    ),
    "ja": (
        ("director", rf"{_NO_HAN}(?P<who>{_JAPANESE})監督(?!作品?賞|賞|[一-鿿])"),
        ("director", rf"{_NO_HAN}(?P<who>{_WHOLE_JA})(?:さん|氏)?が監督(?:を務め|を手[がか掛]|した|・)"),
        ("cast", rf"{_NO_HAN}(?P<who>{_KANA})の(?:好|名|熱|怪)?演技?(?=[がはもに])"),
        ("director", rf"監督(?:・脚本)?(?:は|の|：)(?P<who>{_JAPANESE})(?=さん|氏|[、。がは）)]|$)"),
        ("cast", rf"{_NO_HAN}(?P<who>{_JAPANESE})(?:さん|氏)?主演(?=[のでだ、。]|作)"),
        ("cast", rf"主演(?:は|：)(?P<who>{_LIST_JA})(?=[。、」）)]|が|ら|$)"),
        ("cast", rf"(?:^|[、。」）)]){_NO_HAN}(?P<who>{_LIST_JA})(?:さん|氏)?が(?:主演|W主演|ダブル主演|出演)"),
        ("writer", rf"脚本(?:は|：)(?P<who>{_WHOLE_JA})(?=[。、」）)]|$)"),
        ("writer", rf"監督[、・／/]\s?(?P<who>{_JAPANESE})(?:さん|氏)?脚本(?=[の、。・『「（(で]|$)"),
        ("composer", rf"音楽(?:は|：)(?P<who>{_WHOLE_JA})(?=[。、」）)]|$)"),
        ("cinematographer", rf"撮影(?:は|：)(?P<who>{_WHOLE_JA})(?=[。、」）)]|$)"),
        ("writer", rf"脚本(?:は|を手がけた|を手掛けた)(?P<who>{_JAPANESE}){_DOES_JA}"),
        ("composer", rf"音楽(?:は|を手がけた|を手掛けた|を担当した)(?P<who>{_JAPANESE}){_DOES_JA}"),
        ("cast", rf"主演(?:の|は|を務める|を務めた)(?P<who>{_JAPANESE})(?=さん|氏|[、。がはとら）)]|$)"),
        (
            "cast",
            rf"(?P<part>[一-鿿々ァ-ヴー]{{2,10}})(?:役の|役を演じる|役を演じた|を演じる|を演じた)(?P<who>{_JAPANESE})(?=さん|氏|[、。がはの]|$)",
        ),
        (
            "cast",
            rf"{_NO_HAN}(?P<who>{_JAPANESE})(?:さん|氏)?(?:が)?(?:演じる|演じた|扮する|扮した)(?P<part>[一-鿿々ァ-ヴー]{{2,10}})",
        ),
    ),
    "zh": (
        ("director", rf"由(?:[一-鿿]{{0,4}}?导演)?(?P<who>{_CHINESE})(?:执导|導演|导演|執導|自编自导|自編自導)"),
        ("director", rf"(?:^|[，。；,])(?P<who>{_SURNAMED_ZH})(?:导演|導演|执导|執導)的"),
        (
            "director",
            rf"(?:^|[，。；,])(?:导演|導演)(?P<who>{_SURNAMED_ZH})(?=的(?:新作|新片|处女作|處女作|这部|這部))",
        ),
        ("director", rf"(?:导演|導演)(?:是|为|為|：|:)(?P<who>{_CHINESE})(?=[的在，。、,执導执]|执导|$)"),
        ("cast", rf"[（(](?P<who>{_CHINESE})\s?[饰飾](?:演)?[）)]"),
        (
            "cast",
            rf"(?:^|[，。、；,])(?P<part>[一-鿿·]{{1,8}})由(?P<who>{_CHINESE}){_LATIN}(?:饰演|飾演|扮演|出演|演出)",
        ),
        ("composer", rf"(?:配乐|配樂|作曲)(?:由|是|为|為)(?P<who>{_CHINESE})(?=[的操负負担擔谱譜创創，。、]|$)"),
        ("writer", rf"(?:编剧|編劇)(?:是|为|為)(?P<who>{_CHINESE}){_ENDS_ZH}"),
        (
            "cast",
            rf"(?:由|^|[，。、；,])(?P<who>{_CHINESE}){_LATIN}(?:饰演|飾演|扮演)(?:的|了)?(?P<part>[一-鿿·]{{2,10}}?)(?=[，。、；,（(是在为]|$)",
        ),
        ("cast", rf"由(?P<who>{_CHINESE})(?:领衔|領銜)?主演"),
        ("cast", rf"(?:^|[，。；,由])(?P<who>{_LIST_ZH})(?:等人?)?(?:领衔|領銜|联合|聯合|共同)?(?:主演|出演)"),
        ("cast", rf"(?:^|[，。；,])(?:由|领衔|領銜)?主演(?:是|为|為|有|：|:)?(?P<who>{_LIST_ZH})(?=[，。；等]|$)"),
        (
            "director",
            rf"(?:^|[，。；,])(?:导演|導演)(?P<who>{_SURNAMED_ZH})(?=执导|執導|，(?:编剧|編劇|主演|摄影|攝影))",
        ),
        ("writer", rf"(?:^|[，。；,])(?:编剧|編劇)(?P<who>{_LIST_ZH})(?=，(?:主演|摄影|攝影|配乐|配樂|剪辑|剪輯))"),
        ("cinematographer", rf"(?:^|[，。；,])(?:摄影|攝影)(?:是|为|為)?(?P<who>{_SURNAMED_ZH})(?=[，。；]|$)"),
    ),
}


def find_uncased(scene: Scene) -> Iterator[Claim]:
    """Yield what sentences in scripts without capitals credit somebody with; nothing on pages in other languages."""
    language = scene.page.language.split("-", 1)[0]
    if language not in _LANGUAGES:
        return
    title = (
        scene.films.subject.title if scene.films.subject else ""
    )  # a particle may follow it, and hide it from marking
    found = [
        claim
        for line in scene.lines
        if OTHER not in line.words or SUBJECT in line.words or (title and title in line.text)
        for claim in _credits(scene, line, language)
    ]
    whole = {(claim.predicate, claim.value) for claim in found}
    yield from (claim for claim in found if not _is_only_surname(claim, whole))


def _is_only_surname(claim: Claim, whole: Collection[tuple[str, str]]) -> bool:
    """Say whether a longer name for the same trade begins with this one: `山田` beside `山田太郎`."""
    return len(claim.value) > 1 and any(
        claim.predicate == trade and claim.value != name and name.startswith(claim.value) for trade, name in whole
    )


def _credits(scene: Scene, line: Line, language: str) -> Iterator[Claim]:
    for predicate, form in _forms(language):
        for match in form.finditer(line.text):
            if _goes_on_to_other(scene, line, match.end()) or (predicate == "director" and _is_before_trade(match)):
                continue
            part = match["part"] if "part" in form.groupindex else None
            for who, place in _names(match):
                words = scene.words(line, *place)
                yield Claim(
                    predicate=predicate,
                    value=who,
                    raw=words.raw,
                    span=words.span,
                    rule="uncased.prose/1",
                    p=_SURE,
                    role=part,
                    holder=scene.holder(line),
                )


def _goes_on_to_other(scene: Scene, line: Line, end: int) -> bool:
    """Say whether the words go on to a title that is not this film's: `山田太郎監督の『霧の港』`."""
    title = _NEXT_TITLE.match(line.text, end)
    if title is None:
        return False
    said, films = fold(title["quoted"] or title["bare"]), scene.films
    own = [fold(name) for name in (films.subject.title, films.subject.original_title) if name] if films.subject else []
    return not any(said in name or name in said for name in own)


def _is_before_trade(match: re.Match[str]) -> bool:
    """Say whether a name stands before the trade as well, so that the word after it is none: `홍길동 감독 인터뷰`."""
    if not match[0].startswith("감독 "):
        return False
    before = _NAME_BEFORE.search(match.string, 0, match.start())
    return before is not None and not (
        any(word in NO_NAMES for word in before[0].split()) or _is_korean_phrase(before[0].strip())
    )


def _names(match: re.Match[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the names of a form, one or several, each with its place; words that are none are left out.

    Of a name that is given in Latin letters as well, those are yielded.
    """
    latin = match["latin"] if "latin" in match.re.groupindex else None
    at = match.start("who")
    for piece in _APART.split(match["who"]):
        start = match.string.index(piece, at)
        at = start + len(piece)
        who = piece.strip()
        if any(word in NO_NAMES for word in (who, *re.split(r"[ ·・]", who))) or _is_korean_phrase(who):
            continue
        yield (latin.strip(), match.span("latin")) if latin else (who, (start, at))


def _is_korean_phrase(who: str) -> bool:
    """Say whether words in Hangul are no name: common words, or such whose endings are those of a clause."""
    first, _, last = who.partition(" ")
    if any(map(is_common_word, who.split())):
        return True
    return bool(last) and (first.endswith(KOREAN_NO_FIRST) or last.endswith(KOREAN_NO_LAST))


@cache
def _forms(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((predicate, re.compile(form)) for predicate, form in _FORMS[language])

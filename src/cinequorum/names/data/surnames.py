"""Made from resources/surnames.yaml by genscripts/tables.py: change the table, not this file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

HANGUL: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "김": ("kim",),
        "이": (
            "lee",
            "yi",
            "rhee",
            "ri",
            "lie",
        ),
        "박": (
            "park",
            "pak",
            "bark",
        ),
        "최": (
            "choi",
            "choe",
            "choy",
        ),
        "정": (
            "jung",
            "chung",
            "cheong",
            "joung",
        ),
        "강": ("kang",),
        "조": (
            "cho",
            "jo",
        ),
        "윤": (
            "yoon",
            "yun",
        ),
        "장": (
            "jang",
            "chang",
        ),
        "임": (
            "lim",
            "im",
            "yim",
            "rim",
        ),
        "한": ("han",),
        "오": ("oh",),
        "서": (
            "seo",
            "suh",
            "so",
        ),
        "신": (
            "shin",
            "sin",
        ),
        "권": (
            "kwon",
            "kwun",
        ),
        "황": (
            "hwang",
            "whang",
        ),
        "안": (
            "ahn",
            "an",
        ),
        "송": ("song",),
        "류": (
            "ryu",
            "ryoo",
            "yoo",
            "yu",
        ),
        "유": (
            "yoo",
            "yu",
            "you",
            "ryu",
        ),
        "홍": ("hong",),
        "전": (
            "jun",
            "chun",
            "jeon",
            "chon",
        ),
        "고": (
            "ko",
            "koh",
            "go",
        ),
        "문": (
            "moon",
            "mun",
        ),
        "양": ("yang",),
        "손": (
            "son",
            "sohn",
        ),
        "배": (
            "bae",
            "pae",
            "bai",
        ),
        "백": (
            "baek",
            "paik",
            "baik",
            "back",
            "paek",
        ),
        "허": (
            "heo",
            "hur",
            "huh",
            "her",
        ),
        "남": ("nam",),
        "심": (
            "shim",
            "sim",
        ),
        "노": (
            "noh",
            "roh",
            "no",
            "ro",
        ),
        "하": ("ha",),
        "곽": (
            "kwak",
            "gwak",
        ),
        "성": (
            "sung",
            "seong",
            "song",
        ),
        "차": ("cha",),
        "주": (
            "joo",
            "ju",
            "chu",
        ),
        "우": (
            "woo",
            "wu",
            "u",
        ),
        "구": (
            "koo",
            "gu",
            "ku",
        ),
        "나": (
            "na",
            "ra",
        ),
        "라": (
            "ra",
            "na",
        ),
        "민": ("min",),
        "진": (
            "jin",
            "chin",
        ),
        "지": (
            "ji",
            "jee",
            "chi",
        ),
        "엄": (
            "um",
            "eom",
            "uhm",
        ),
        "채": ("chae",),
        "원": ("won",),
        "천": (
            "chun",
            "cheon",
            "chon",
        ),
        "방": (
            "bang",
            "pang",
        ),
        "공": (
            "kong",
            "gong",
        ),
        "현": (
            "hyun",
            "hyon",
        ),
        "함": (
            "ham",
            "hahm",
        ),
        "변": (
            "byun",
            "byeon",
            "pyon",
        ),
        "염": (
            "yum",
            "yeom",
        ),
        "여": (
            "yeo",
            "yuh",
            "yo",
        ),
        "추": (
            "choo",
            "chu",
        ),
        "도": (
            "do",
            "doh",
        ),
        "소": (
            "so",
            "soh",
        ),
        "석": (
            "suk",
            "seok",
            "sok",
        ),
        "선": (
            "sun",
            "seon",
        ),
        "설": (
            "seol",
            "sul",
        ),
        "마": ("ma",),
        "길": (
            "gil",
            "kil",
        ),
        "연": (
            "yeon",
            "youn",
            "yon",
        ),
        "위": (
            "wi",
            "wee",
        ),
        "표": ("pyo",),
        "명": (
            "myung",
            "myeong",
        ),
        "기": (
            "ki",
            "kee",
        ),
        "반": (
            "ban",
            "pan",
            "bahn",
        ),
        "왕": ("wang",),
        "금": (
            "keum",
            "kum",
            "geum",
        ),
        "옥": ("ok",),
        "육": (
            "yook",
            "yuk",
        ),
        "인": ("in",),
        "맹": ("maeng",),
        "제": (
            "je",
            "jae",
        ),
        "모": ("mo",),
        "탁": ("tak",),
        "국": (
            "kook",
            "guk",
            "kuk",
        ),
        "어": (
            "uh",
            "eo",
        ),
        "은": ("eun",),
        "편": ("pyun",),
        "용": ("yong",),
        "봉": ("bong",),
        "태": ("tae",),
        "예": ("ye",),
        "경": (
            "kyung",
            "kyong",
        ),
        "남궁": (
            "namgung",
            "namkoong",
        ),
        "황보": ("hwangbo",),
        "선우": (
            "sunwoo",
            "seonwoo",
        ),
        "제갈": ("jegal",),
        "독고": ("dokgo",),
        "사공": ("sagong",),
        "서문": ("seomun",),
    }
)

HAN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "王": (
            "wong",
            "ong",
        ),
        "李": (
            "lee",
            "li",
        ),
        "张": (
            "cheung",
            "chang",
            "teo",
        ),
        "張": (
            "cheung",
            "chang",
            "teo",
        ),
        "刘": (
            "lau",
            "liu",
            "low",
        ),
        "劉": (
            "lau",
            "liu",
            "low",
        ),
        "陈": (
            "chan",
            "chen",
            "tan",
        ),
        "陳": (
            "chan",
            "chen",
            "tan",
        ),
        "杨": (
            "yeung",
            "yang",
            "yeo",
        ),
        "楊": (
            "yeung",
            "yang",
            "yeo",
        ),
        "黄": (
            "wong",
            "huang",
            "ng",
        ),
        "黃": (
            "wong",
            "huang",
            "ng",
        ),
        "赵": (
            "chiu",
            "chao",
        ),
        "趙": (
            "chiu",
            "chao",
        ),
        "吴": (
            "ng",
            "wu",
            "goh",
        ),
        "吳": (
            "ng",
            "wu",
            "goh",
        ),
        "周": (
            "chow",
            "chou",
            "chau",
        ),
        "徐": (
            "tsui",
            "hsu",
            "chui",
        ),
        "孙": (
            "suen",
            "sun",
        ),
        "孫": (
            "suen",
            "sun",
        ),
        "马": ("ma",),
        "馬": ("ma",),
        "朱": (
            "chu",
            "choo",
        ),
        "胡": (
            "wu",
            "hu",
            "woo",
        ),
        "郭": (
            "kwok",
            "kuo",
            "quek",
        ),
        "何": ("ho",),
        "高": (
            "ko",
            "kao",
        ),
        "林": (
            "lam",
            "lin",
            "lim",
        ),
        "罗": (
            "law",
            "lo",
        ),
        "羅": (
            "law",
            "lo",
        ),
        "郑": (
            "cheng",
            "cheang",
            "tay",
        ),
        "鄭": (
            "cheng",
            "cheang",
            "tay",
        ),
        "梁": (
            "leung",
            "liang",
            "neo",
        ),
        "谢": (
            "tse",
            "hsieh",
            "chia",
        ),
        "謝": (
            "tse",
            "hsieh",
            "chia",
        ),
        "宋": (
            "sung",
            "soong",
        ),
        "唐": (
            "tong",
            "tang",
        ),
        "许": (
            "hui",
            "hsu",
            "koh",
        ),
        "許": (
            "hui",
            "hsu",
            "koh",
        ),
        "邓": (
            "tang",
            "teng",
        ),
        "鄧": (
            "tang",
            "teng",
        ),
        "冯": (
            "fung",
            "feng",
        ),
        "馮": (
            "fung",
            "feng",
        ),
        "韩": (
            "hon",
            "han",
        ),
        "韓": (
            "hon",
            "han",
        ),
        "曹": (
            "cho",
            "tsao",
        ),
        "曾": (
            "tsang",
            "tseng",
        ),
        "彭": (
            "pang",
            "peng",
        ),
        "萧": (
            "siu",
            "hsiao",
        ),
        "蕭": (
            "siu",
            "hsiao",
        ),
        "蔡": (
            "choi",
            "tsai",
            "chua",
        ),
        "潘": (
            "poon",
            "pan",
        ),
        "田": (
            "tin",
            "tien",
        ),
        "董": ("tung",),
        "袁": (
            "yuen",
            "yuan",
        ),
        "于": ("yu",),
        "余": (
            "yu",
            "yue",
        ),
        "叶": (
            "yip",
            "yeh",
            "ip",
        ),
        "葉": (
            "yip",
            "yeh",
            "ip",
        ),
        "蒋": (
            "cheung",
            "chiang",
        ),
        "蔣": (
            "cheung",
            "chiang",
        ),
        "杜": (
            "to",
            "tu",
        ),
        "苏": (
            "so",
            "su",
        ),
        "蘇": (
            "so",
            "su",
        ),
        "魏": (
            "ngai",
            "wei",
        ),
        "程": (
            "ching",
            "cheng",
        ),
        "吕": (
            "lui",
            "lu",
        ),
        "呂": (
            "lui",
            "lu",
        ),
        "丁": ("ting",),
        "沈": (
            "shum",
            "shen",
        ),
        "任": (
            "yam",
            "jen",
        ),
        "姚": (
            "yiu",
            "yao",
        ),
        "卢": (
            "lo",
            "lu",
        ),
        "盧": (
            "lo",
            "lu",
        ),
        "姜": (
            "keung",
            "chiang",
        ),
        "崔": (
            "chui",
            "tsui",
        ),
        "钟": ("chung",),
        "鍾": ("chung",),
        "谭": (
            "tam",
            "tan",
        ),
        "譚": (
            "tam",
            "tan",
        ),
        "陆": (
            "luk",
            "lu",
        ),
        "陸": (
            "luk",
            "lu",
        ),
        "汪": (
            "wong",
            "wang",
        ),
        "范": ("fan",),
        "金": (
            "kam",
            "chin",
        ),
        "石": (
            "shek",
            "shih",
        ),
        "廖": (
            "liu",
            "liao",
        ),
        "贾": ("chia",),
        "賈": ("chia",),
        "夏": (
            "ha",
            "hsia",
        ),
        "关": ("kwan",),
        "關": ("kwan",),
        "方": (
            "fong",
            "fang",
        ),
        "侯": (
            "hou",
            "hau",
        ),
        "邱": (
            "yau",
            "chiu",
        ),
        "江": (
            "kong",
            "chiang",
        ),
        "尹": (
            "wan",
            "yin",
        ),
        "薛": (
            "sit",
            "hsueh",
        ),
        "莫": ("mok",),
        "温": (
            "wan",
            "wen",
        ),
        "溫": (
            "wan",
            "wen",
        ),
        "洪": ("hung",),
        "龙": ("lung",),
        "龍": ("lung",),
        "施": (
            "sze",
            "shih",
        ),
        "成": (
            "shing",
            "cheng",
        ),
        "甄": (
            "yan",
            "yen",
        ),
        "古": (
            "koo",
            "ku",
        ),
        "曲": ("chu",),
        "狄": (
            "tik",
            "ti",
        ),
        "翁": (
            "yung",
            "weng",
        ),
        "章": (
            "cheung",
            "chang",
        ),
        "麦": ("mak",),
        "麥": ("mak",),
        "欧阳": (
            "auyeung",
            "ouyang",
        ),
        "歐陽": (
            "auyeung",
            "ouyang",
        ),
        "司徒": ("szeto",),
        "司马": (
            "szema",
            "ssuma",
        ),
        "司馬": (
            "szema",
            "ssuma",
        ),
        "诸葛": ("chukot",),
        "諸葛": ("chukot",),
    }
)

HANGUL_ONSETS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "g",
        "k",
        "gh",
        "c",
    ),
    (
        "kk",
        "gg",
        "k",
    ),
    (
        "n",
        "l",
    ),
    (
        "d",
        "t",
        "dh",
    ),
    (
        "tt",
        "t",
    ),
    (
        "r",
        "l",
        "n",
        "rh",
    ),
    ("m",),
    (
        "b",
        "p",
        "v",
    ),
    (
        "pp",
        "p",
        "b",
    ),
    (
        "s",
        "sh",
    ),
    (
        "ss",
        "s",
    ),
    (
        "",
        "y",
        "w",
    ),
    (
        "j",
        "ch",
        "z",
        "g",
    ),
    (
        "jj",
        "j",
    ),
    (
        "ch",
        "c",
        "tch",
        "j",
    ),
    (
        "k",
        "kh",
        "c",
        "q",
    ),
    (
        "t",
        "th",
    ),
    (
        "p",
        "ph",
        "f",
    ),
    (
        "h",
        "f",
    ),
)

HANGUL_VOWELS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "a",
        "ah",
        "ar",
    ),
    (
        "ae",
        "e",
        "ai",
        "ay",
        "a",
        "eh",
        "ea",
    ),
    (
        "a",
        "ya",
        "ia",
        "yah",
    ),
    (
        "ae",
        "yae",
        "ye",
    ),
    (
        "eo",
        "u",
        "uh",
        "eu",
        "o",
        "ur",
        "ou",
        "oe",
        "er",
        "oh",
        "ear",
    ),
    (
        "e",
        "ae",
        "ey",
        "eh",
        "ay",
    ),
    (
        "yeo",
        "yu",
        "you",
        "yo",
        "eo",
        "u",
        "ye",
        "young",
        "yeu",
        "yuh",
        "io",
        "ou",
        "e",
    ),
    (
        "ye",
        "e",
        "yae",
        "ae",
        "yeh",
    ),
    (
        "o",
        "oh",
        "ou",
        "oe",
    ),
    (
        "wa",
        "oa",
        "ua",
    ),
    (
        "wae",
        "oae",
        "we",
    ),
    (
        "oe",
        "oi",
        "oy",
        "wae",
        "we",
        "ui",
        "eo",
    ),
    (
        "yo",
        "o",
        "io",
        "yoh",
        "you",
    ),
    (
        "u",
        "oo",
        "woo",
        "wu",
        "ou",
        "ew",
        "o",
    ),
    (
        "wo",
        "weo",
        "uo",
        "o",
        "weu",
        "wu",
    ),
    (
        "we",
        "ue",
        "wae",
    ),
    (
        "wi",
        "wee",
        "ui",
        "we",
        "uy",
        "i",
    ),
    (
        "yu",
        "yoo",
        "you",
        "u",
        "oo",
        "ew",
        "iu",
        "ue",
    ),
    (
        "eu",
        "u",
        "e",
        "oo",
        "ou",
        "eo",
        "ue",
    ),
    (
        "ui",
        "eui",
        "ee",
        "i",
        "ie",
        "ey",
        "yi",
        "eu",
        "e",
        "ooi",
        "uee",
    ),
    (
        "i",
        "ee",
        "ie",
        "ea",
        "y",
        "yi",
        "e",
        "ih",
        "hi",
        "ii",
    ),
)

HANGUL_CODAS: Final[tuple[tuple[str, ...], ...]] = (
    ("",),
    (
        "k",
        "g",
        "c",
        "ck",
        "q",
    ),
    (
        "k",
        "g",
    ),
    ("k",),
    (
        "n",
        "nn",
    ),
    ("n",),
    ("n",),
    (
        "t",
        "d",
    ),
    (
        "l",
        "r",
        "ll",
        "rl",
    ),
    (
        "l",
        "k",
    ),
    ("m",),
    ("l",),
    ("l",),
    ("l",),
    ("l",),
    ("l",),
    (
        "m",
        "mn",
    ),
    (
        "p",
        "b",
    ),
    ("p",),
    (
        "t",
        "s",
    ),
    ("t",),
    (
        "ng",
        "nk",
        "g",
    ),
    (
        "t",
        "j",
    ),
    (
        "t",
        "ch",
    ),
    ("k",),
    ("t",),
    ("p",),
    ("",),
)

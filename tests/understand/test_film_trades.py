"""Credits that stand sideways to the film, and names of other films' makers: cases in many languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cinequorum.model.claim import Claim
from cinequorum.model.reading import OtherFilm
from cinequorum.understand.facts import find_claims
from cinequorum.understand.prose import prose_of
from tests.understand.pages import page_from_text
from tests.understand.test_facts_claims import films

_TITLES = {"ja": "灯台", "ko": "안개", "zh": "灯塔"}


def _claims(sentence: str, language: str, *, title: str = "Foghorn") -> tuple[Claim, ...]:
    text = f"# {title}\n{sentence}\n{title} stays with you for days."
    return find_claims(prose_of(page_from_text(text, kind="critic_review", language=language)), films(title))


def _said(sentence: str, language: str, *, title: str = "Foghorn") -> set[tuple[str, str]]:
    return {(claim.predicate, claim.value) for claim in _claims(sentence, language, title=title)}


def _of_page(metadata: dict[str, str]) -> tuple[Claim, ...]:
    page = page_from_text("# Foghorn\nFoghorn stays with you.", kind="listing", metadata=metadata)
    return find_claims(prose_of(page), films("Foghorn"))


@pytest.mark.parametrize(
    ("language", "sentence", "fact"),
    [
        ("en", "So says Anna Miller, director of Foghorn, at least.", ("director", "Anna Miller")),
        ("en", "Anna Miller, the gifted cinematographer behind Foghorn, agrees.", ("cinematographer", "Anna Miller")),
        ("it", "Questa è l'opinione di Alba Rovere, regista di Foghorn.", ("director", "Alba Rovere")),
        ("es", "Lucía Marte, directora de «Foghorn», no falla.", ("director", "Lucía Marte")),
        ("fr", "Alba Rovere, réalisatrice du film Foghorn, a réussi.", ("director", "Alba Rovere")),
        ("de", "Anna Stein, Regisseurin von „Foghorn“, hat es geschafft.", ("director", "Anna Stein")),
        ("ru", "Анна Смирнова, режиссёр фильма «Foghorn», права.", ("director", "Анна Смирнова")),
        ("it", "Colonna sonora iconica: Alba Rovere e Danny Hurst regalano brividi.", ("composer", "Danny Hurst")),
        ("fr", "Un casting étonnant : Marie Dupont pour le rire, mais aussi Paul Martin.", ("cast", "Paul Martin")),
        ("en", "Featuring Anna Miller and Paul Martin's superb performances, it flies.", ("cast", "Anna Miller")),
        ("ru", "Главную роль исполняет Анна Смирнова.", ("cast", "Анна Смирнова")),
        ("en", "It also features Paul Martin and Anna Miller.", ("cast", "Anna Miller")),
        ("en", "I was struck by how Anna Miller's character reacts.", ("cast", "Anna Miller")),
        ("en", "I loved Anna Miller in this.", ("cast", "Anna Miller")),
        ("en", "Anna Miller has directed a gem.", ("director", "Anna Miller")),
        ("it", "Marco Bianchi interpreta il padre.", ("cast", "Marco Bianchi")),
        ("es", "Con Carlos Ruiz y Ana Luz en el reparto.", ("cast", "Ana Luz")),
        ("en", "With Paul Martin in the main role, it works.", ("cast", "Paul Martin")),
        ("fr", "Marie Dupont campe une mère fatiguée.", ("cast", "Marie Dupont")),
        ("it", "Anna Rossi veste i panni di Marta.", ("cast", "Anna Rossi")),
        ("de", "Anna Stein schlüpft in die Rolle der Marta.", ("cast", "Anna Stein")),
        ("ru", "Оператор Иван Петров, композитор Анна Смирнова.", ("composer", "Анна Смирнова")),
        ("id", "Foghorn diperankan aktor Paul Martin dan aktris Anna Miller.", ("cast", "Anna Miller")),
        ("de", "Synchronstimmen: Pip (Paul Martin), Lilo (Anna Stein)", ("cast", "Paul Martin")),
    ],
)
def test_a_name_is_called_the_films_by_its_trade(language: str, sentence: str, fact: tuple[str, str]) -> None:
    """Name, trade and title stand together in whatever language."""
    assert fact in _said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "wrong"),
    [
        ("en", "I thought of Anna Miller, director of Iron Ridge, at once.", ("director", "Anna Miller")),
        ("de", "Gut war der erste Iron-Ridge-Film von Andreas Stein.", ("director", "Andreas Stein")),
        (
            "pl",
            "Widzowie znają poprzednią wersję w reżyserii Piotra Zielińskiego.",
            ("director", "Piotra Zielińskiego"),
        ),
        ("en", "Paul Martin as Sutter is fine. It ends with a voiceover from Sutter.", ("cast", "Sutter")),
        ("en", "It is one of Anna Miller's character studies of old.", ("cast", "Anna Miller")),
        ("en", "The trail leads Anna Miller to a mysterious young man.", ("cast", "Anna Miller")),
        ("fr", "Un casting étonnant : Marie Dupont, Paul Martin, d'après Anne Moreau.", ("cast", "Anne Moreau")),
        ("fr", "Nous suivons une certaine Marie Dupont, journaliste, qui enquête sur tout.", ("cast", "Marie Dupont")),
    ],
)
def test_a_name_beside_another_film_or_in_the_story_is_none_of_the_films(
    language: str, sentence: str, wrong: tuple[str, str]
) -> None:
    """Another film of a series, another title, a verb that looks like a trade, and a person of the story."""
    assert wrong not in _said(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "role"),
    [
        ("it", "Marco Rossi è leggendario nel ruolo di Vito Orsi.", "Vito Orsi"),
        ("it", "Marco Rossi incarna Vito Orsi con carisma.", "Vito Orsi"),
        ("en", "Paul Martin is superb in the role of Vito Orsi.", "Vito Orsi"),
    ],
)
def test_the_part_follows_the_praise(language: str, sentence: str, role: str) -> None:
    """Between name and part stands what the writer thinks."""
    assert role in {claim.role for claim in _claims(sentence, language)}


def test_a_certificate_in_the_head_is_told_from_a_mark() -> None:
    """`Rating: PG` beside a film's data is its certificate; `rating: 8` is somebody's mark."""
    found = [
        {(c.predicate, c.value) for c in _of_page({"director": "Anna Miller", "rating": mark})} for mark in ("PG", "8")
    ]
    assert ("certificate", "PG") in found[0]
    assert "certificate" not in {predicate for predicate, _ in found[1]}


def test_praise_is_no_part() -> None:
    """`Oscar-worthy` stands where the name of a part stands."""
    roles = {claim.role for claim in _claims("Anna Miller's Oscar-worthy performance carries it.", "en")}
    assert roles <= {None}


@pytest.mark.parametrize(
    ("language", "sentence", "fact"),
    [
        ("ko", "2025 | 드라마 | 감독 홍길동 | 출연 김영희, 이철수", ("cast", "이철수")),
        (
            "ko",
            "바다사가 배급하고 달나라가 제작하고 리 홍길 감독 안소 고길동 주연의 안개를 보았다.",
            ("director", "리 홍길"),
        ),
        (
            "ko",
            "바다사가 배급하고 달나라가 제작하고 리 홍길 감독 안소 고길동 주연의 안개를 보았다.",
            ("cast", "안소 고길동"),
        ),
        ("ko", "바다사가 배급하고 달나라가 제작했다.", ("distributor", "바다사")),
        ("ja", "ダニー・ハースト監督、リカルド・ローヴェ脚本の映画『灯台』を観た。", ("writer", "リカルド・ローヴェ")),
        ("ja", "山田太郎監督の『灯台』は静かだ。", ("director", "山田太郎")),
        ("ja", "山田太郎が監督を務めた。", ("director", "山田太郎")),
        ("ja", "ダニー・ハーストの演技が光る。", ("cast", "ダニー・ハースト")),
        ("ko", "주연은 홍길동과 이영희가 맡았다.", ("cast", "이영희")),
        ("zh", "李安娜导演的这部电影很安静。", ("director", "李安娜")),
        ("zh", "导演李安娜的新作很安静。", ("director", "李安娜")),
    ],
)
def test_scripts_without_capitals_credit_in_rows_and_before_the_title(
    language: str, sentence: str, fact: tuple[str, str]
) -> None:
    """A row with labels, what was done to the film before its title, two trades of a Japanese sentence."""
    assert fact in _said(sentence, language, title=_TITLES[language])


@pytest.mark.parametrize(
    ("language", "sentence", "wrong"),
    [
        ("zh", "李安娜导演的《海港》也是如此。", ("director", "李安娜")),
        ("ja", "この場面は鈴木次郎監督の『霧の港』を思わせる。", ("director", "鈴木次郎")),
        ("ja", "その時、鈴木次郎監督のパーマネントハーバーがよぎった。", ("director", "鈴木次郎")),
        ("ja", "山田太郎監督の映画だ。山田監督は静かだ。", ("director", "山田")),
        ("ko", "김영희 감독의 <항구>가 떠오른다.", ("director", "김영희")),
        ("ko", "홍길동 감독 인터뷰 중에서", ("director", "인터뷰")),
        ("ko", "답답한 전개의 연속 감독의 의도를 모르겠다.", ("director", "전개의 연속")),
    ],
)
def test_scripts_without_capitals_name_other_films_and_other_things(
    language: str, sentence: str, wrong: tuple[str, str]
) -> None:
    """Whose other film is meant, a surname beside the whole name, and nouns after or before a trade are no credits."""
    assert wrong not in _said(sentence, language, title=_TITLES[language])


@pytest.mark.parametrize(
    ("text", "other", "maker"),
    [
        ("Regia epica: Alba Rovere crea un mondo che resta.", "Regia epica", "Alba Rovere"),
        ("Foghorn, a documentary by Davina Gugger, yes, Davina Gugger, looks cool.", "Davina Gugger", "Davina Gugger"),
    ],
)
def test_labels_and_makers_that_were_taken_for_films_are_none(text: str, other: str, maker: str) -> None:
    """A label before a colon, and a maker who is set off in one place and named after the trade in another."""
    page = page_from_text(f"# Foghorn\n{text}\nFoghorn stays with you.", kind="critic_review", language="it")
    at = page.text.rindex(other)
    taken = OtherFilm(title=other, year=None, relation="mentioned", p=0.9, span=page.span(at, at + len(other)))
    found = find_claims(prose_of(page), replace(films("Foghorn"), others=(taken,)))
    assert ("director", maker) in {(claim.predicate, claim.value) for claim in found}


@pytest.mark.parametrize(
    ("text", "director"),
    [
        ("Dupont filme la mer, et Le Sel brûle. On reconnaît Dupont.", "Marie Dupont"),
        ("On filme la mer, et Le Sel brûle.", None),
        ("Dupont perd la tête. On reconnaît Dupont.", None),
    ],
)
def test_a_title_that_ends_with_a_name_the_text_takes_up_names_its_maker(text: str, director: str | None) -> None:
    """What was taken for the title is title and maker, where the text has the title without and the surname alone."""
    title = "Le sel de Marie Dupont"
    page = page_from_text(f"# {title} (2013)\n{text}", kind="critic_review", language="fr")
    of = films(title)
    assert of.subject is not None
    found = find_claims(prose_of(page), replace(of, subject=replace(of.subject, year=2013)))
    assert {claim.value for claim in found if claim.predicate == "director"} == ({director} if director else set())


def test_one_word_in_brackets_after_a_performer_is_no_film() -> None:
    """`Anna Miller (Arvida)`: who is played, where the word stands alone elsewhere as well."""
    text = "Anna Miller (Arvida) serves the story well. Arvida draws. Arvida runs."
    page = page_from_text(f"# Foghorn\n{text}\nFoghorn stays with you.", kind="critic_review")
    at = page.text.index("Arvida")
    taken = OtherFilm(title="Arvida", year=None, relation="mentioned", p=0.9, span=page.span(at, at + 6))
    found = find_claims(prose_of(page), replace(films("Foghorn"), others=(taken,)))
    assert ("cast", "Anna Miller") in {(claim.predicate, claim.value) for claim in found}

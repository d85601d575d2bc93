"""How a shape of listing is registered, and the page around its records: menu, data sheet, teasers, footer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from benchmarks.listing_pages.made import Case, Drawn, Gold, Wanted, golds, make, without

Body = Callable[[Case], str]

HEADINGS = {
    "en": "User Reviews", "de": "Kritiken der Nutzer", "fr": "Critiques spectateurs", "es": "Críticas de usuarios",
    "it": "Recensioni degli utenti", "pt": "Críticas dos usuários", "ru": "Отзывы зрителей", "cs": "Recenze uživatelů",
    "zh": "短评", "ja": "レビュー", "ko": "관람평", "ar": "مراجعات المستخدمين", "he": "ביקורות גולשים",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way to set a listing. `family` is its design, by which shapes are kept back; `hidden` what only markup shows.

    `near` marks pages that look like listings and hold no user's review.
    """

    family: str
    body: Body
    wanted: Wanted
    held: bool
    near: bool = False
    date: bool = True
    rating: bool = True
    step: int = 10
    hidden: tuple[str, ...] = ()
    head: Callable[[Case], str] | None = None

    def draw(self, seed: int, *, furniture: bool = False) -> Drawn:
        case = make(seed, self.wanted)
        html = frame(case, self.body(case), self.head(case) if self.head else "", furniture=furniture)
        gold: tuple[Gold, ...] = () if self.near else golds(case, date=self.date, rating=self.rating, step=self.step)
        return Drawn(html=html, gold=gold, flat=() if "text" in self.hidden else without(gold, *self.hidden))


def frame(case: Case, body: str, head: str, *, furniture: bool) -> str:
    before = after = ""
    if furniture:
        before = "<header class='site-header'><a href='/'>Filmhafen</a><nav><ul>" + "".join(
            f"<li><a href='/{x}'>{x.title()}</a></li>" for x in ("films", "news", "people", "forum", "shop")
        ) + "</ul></nav></header>"  # fmt: skip
        teasers = "".join(
            f"<li><a href='/n/{i}'>{t}</a> <span>{d}</span></li>"
            for i, (t, d) in enumerate([
                ("A festival by the sea announces its jury", "March 2, 2022"),
                ("Ten films about lighthouses", "February 27, 2022"),
                ("The projectionist who never sleeps", "February 11, 2022"),
            ])
        )  # fmt: skip
        after = (
            f"<aside class='more'><h3>Latest news</h3><ul>{teasers}</ul></aside>"
            "<footer><p>© 2022 Filmhafen. All rights reserved.</p><a href='/privacy'>Privacy</a> <a href='/terms'>Terms</a></footer>"
        )
    sheet = f"<h1>{escape(case.film)} ({case.year})</h1><p>Drama · 1h 52m</p>"
    return (
        f"<!DOCTYPE html><html lang='{case.language}'><head><meta charset='utf-8'>"
        f"<title>{escape(case.film)} ({case.year}) - Filmhafen</title>{head}</head><body>{before}"
        f"<main>{sheet}{body}</main>{after}</body></html>"
    )


def heading(case: Case) -> str:
    return HEADINGS[case.language]

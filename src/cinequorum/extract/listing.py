"""One page, many voices: the user reviews of a listing page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cinequorum.extract.drafts import Layout
from cinequorum.extract.material import Material
from cinequorum.model.page import Role, UserReview


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One user review as the drafts that hold it. Places are (draft, start, end)."""

    roles: tuple[tuple[int, Role], ...]


def find_records(material: Material, roles: Sequence[Role]) -> tuple[Record, ...]:
    """Find the user reviews of a page."""
    return ()


def user_reviews(records: Sequence[Record], layout: Layout, page: str) -> tuple[UserReview, ...]:
    """Place the user reviews in the page's text."""
    return ()

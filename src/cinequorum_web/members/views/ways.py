"""What the views of members have in common."""

from __future__ import annotations

from typing import TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from cinequorum_web.members.contexts import Pager
from cinequorum_web.members.models import Member
from cinequorum_web.members.private import Eyes

T = TypeVar("T", bound=Model)


def the_member(request: HttpRequest) -> Member:
    """Return who asks, where `signed_in` has seen to it that it is a member."""
    assert isinstance(request.user, Member)
    return request.user


def eyes_of(request: HttpRequest) -> Eyes:
    """Return who looks, and whether they want to see what gives stories away: by the address, else as they chose."""
    chosen = request.user.spoilers if isinstance(request.user, Member) else "none"
    return Eyes(viewer=request.user, reveal=request.GET.get("spoilers", chosen) == "all")


def page_of(rows: QuerySet[T], request: HttpRequest, at_once: int) -> tuple[QuerySet[T], Pager]:
    """Return the part of a list that is asked for; a number that makes no sense is the nearest that does."""
    page = Paginator(rows, at_once).get_page(request.GET.get("page", "1")[:9])
    query = request.GET.copy()

    def address(number: int) -> str:
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    pager = Pager(
        number=page.number,
        pages=page.paginator.num_pages,
        total=page.paginator.count,
        earlier=address(page.number - 1) if page.has_previous() else "",
        later=address(page.number + 1) if page.has_next() else "",
    )
    found: QuerySet[T] = page.object_list  # type: ignore[assignment] # a slice of `rows`
    return found, pager

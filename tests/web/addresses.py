"""Every address of the site, from its own table of addresses, and a store in which each leads to something of Ada's."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import now

from cinequorum.model.codec import encode
from cinequorum_web.catalog.models import SubjectRow
from cinequorum_web.curation.asking import FACT, FactDoubt
from cinequorum_web.curation.models import DoubtRow, Job, JobKind
from cinequorum_web.diary.models import Entry, EntryState, Import, ImportState
from cinequorum_web.diary.work import work_off
from cinequorum_web.members.models import Comment, FilmList, ListEntry, Mark, Member, Report, Review, Role, Viewing
from cinequorum_web.members.undoing import SALT
from cinequorum_web.posters.models import Poster
from cinequorum_web.tokens.models import Scope, Token
from tests.diary import exports
from tests.web.doors import secret_of
from tests.web.ferry_pages import COURIER
from tests.web.films import SLUG
from tests.web.membership import PASSWORD, as_, member
from tests.web.pictures import png

API = "api/v1/"
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
OTHERS, OWNER = ("guest", "bo", "cy", "mo", "ed"), "ada"
VIEWERS = ("guest", "bo", OWNER, "cy", "mo", "ed")
ROLES = MappingProxyType({"bo": Role.MEMBER, "ada": Role.MEMBER, "cy": Role.CURATOR, "mo": Role.MODERATOR,
                          "ed": Role.ADMIN})  # fmt: skip
DAY = date(2026, 5, 1)
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # of an app that makes codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """An address as the table has it, and, of the interface for machines, which methods it takes."""

    path: str
    methods: frozenset[str] = frozenset()

    @property
    def asked(self) -> tuple[str, ...]:
        """The methods that are tried: those that an operation takes, else what a link and a form send."""
        return tuple(sorted(self.methods)) or ("GET", "POST")


@cache
def routes() -> tuple[Route, ...]:
    """All of them, each once."""
    found: dict[str, frozenset[str]] = {}
    for path, pattern in _patterns(get_resolver()):
        found[path] = found.get(path, frozenset()) | _methods(pattern.callback)
    return tuple(Route(path=path, methods=methods) for path, methods in found.items())


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield before + str(one.pattern), one
        else:
            yield from _patterns(one, before + str(one.pattern))


def _methods(view: Any) -> frozenset[str]:
    """The methods of the operations behind a view of the interface; none for a view of the site's own."""
    cells = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    operations = [one for cell in cells for one in getattr(cell, "operations", ()) if type(cell).__name__ == "PathView"]
    return frozenset(method for operation in operations for method in operation.methods)


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """What addresses lead to: what stands in them by the address's beginning or the part's name; what forms send."""

    numbers: Mapping[str, int]
    parts: Mapping[str, str]
    typed: Mapping[str, Any]

    def address(self, path: str) -> str:
        """A real address of this path, which leads to something of Ada's where it leads to something of a member's."""
        for begin, number in self.numbers.items():
            if path.startswith(begin):
                path = re.sub(r"<(?:int:)?(?:pk|number)>", str(number), path)
        place = path.removeprefix(API).split("/")[0]
        if (subject := self.parts.get(place)) is not None:
            path = re.sub(r"<(?:str:)?slug>", subject, path)
        for name, value in self.parts.items():
            path = re.sub(rf"\(\?P<{name}>[^()]*\)|<(?:\w+:)?{name}>", value, path)
        return "/" + re.sub(r"[\^$\\]", "", path) + self.parts.get(f"{path}?", "")


def things() -> Things:
    """Make what there is of Ada's, of a film that is there; all of it private that can be so."""
    ada = member(OWNER, ROLES[OWNER], hides_ratings=True, hides_watchlist=True, hides_diary=True)
    for name in VIEWERS[1:]:
        if name != OWNER:
            member(name, ROLES[name])
    for one in Member.objects.all():
        one.set_password(PASSWORD)
        one.save()
    Mark.objects.create(member=ada, film=SLUG, score=70, given="3.5", scale="stars", rated=now(), liked=now())
    viewing = Viewing.objects.create(member=ada, film=SLUG, watched=DAY, private=True)
    review = Review.objects.create(member=ada, film=SLUG, body="Ada on the ferry.")
    comment = Comment.objects.create(member=ada, review=review, body="Ada on herself.", once="o")
    kept = FilmList.objects.create(member=ada, title="Kept by Ada", private=True)
    ListEntry.objects.create(of=kept, film=SLUG)
    report = Report.objects.create(reporter=ada, review=review, reason="spam")
    EmailAddress.objects.create(user=ada, email="ada@mail.example", verified=True, primary=True)
    ada.refresh_from_db()
    TOTP.activate(ada, SECRET)
    RecoveryCodes.activate(ada)
    secret_of(ada, *Scope)
    of, entry = _imported(ada)
    poster = _poster()
    job = Job.objects.create(kind=JobKind.INGEST, member=ada, name=OWNER, what="pages")
    open_question = FactDoubt(
        film=SLUG, title="The Salt Ferry", field="runtime", values=(("97", 0.5, 2), ("98", 0.5, 2))
    )
    doubt = DoubtRow.objects.create(key="k", kind=FACT, value=1.0, document=encode(open_question))
    numbers = {
        "members/diary/": viewing.pk, "members/reviews/": review.pk, "members/comments/": comment.pk,
        "members/lists/": kept.pk, "members/@<str:name>/lists/": kept.pk, "members/tokens/": Token.objects.get().pk,
        "members/imports/rows/": entry.pk, "members/imports/": of.pk, "api/v1/lists/": kept.pk,
        "desk/queue/": doubt.pk, "desk/jobs/": job.pk, "desk/reports/": report.pk, "api/v1/jobs/": job.pk,
        "desk/films/<str:slug>/poster/": poster.pk, "desk/films/<str:slug>/outward/": 1, "api/v1/corrections/": 404,
        "desk/takedowns/": 1,
    }  # fmt: skip
    undo = {"member": ada.pk, "kind": "no_viewing", "before": {"film": SLUG, "watched": str(DAY)}}
    typed = {
        "list": kept.pk, "on": "", "given": "1", "watched": "2026-04-01", "body": "Another hand.", "title": "Another",
        "reason": "spam", "name": OWNER, "token": signing.dumps(undo, salt=SALT), "member": ada.pk, "role": "admin",
        "kind": "review", "text": review.pk, "wanted": "hidden", "film": SLUG, "email": "ada@mail.example",
        "action_remove": "", "scopes": ["read:own"], "days": "30", "back": "/films/", "about": "Another",
    }  # fmt: skip
    return Things(numbers=numbers, parts=_parts(poster), typed=typed)


def _parts(poster: Poster) -> dict[str, str]:
    subjects = {row.kind: row.slug for row in SubjectRow.objects.order_by("-pk")}
    places = {"genres": "genre", "countries": "country", "years": "year", "events": "event", "critics": "critic",
              "outlets": "outlet"}  # fmt: skip
    found = {place: subjects.get(kind, "nothing") for place, kind in places.items()}
    return found | {
        "slug": SLUG, "field": "runtime", "page_id": COURIER.id, "name": OWNER, "year": "2026", "month": "5",
        "day": str(DAY), "kind": "films", "number": "1", "state": "placed", "digest": poster.digest, "ending": "png",
        "oembed?": f"?url=http://testserver/films/{SLUG}/", "uidb36": "1", "key": "set-password",
        "people": "ingrid-solheim",
    }  # fmt: skip


def _imported(ada: Member) -> tuple[Import, Entry]:
    """An import of Ada's that is done, with a row on which she is to decide."""
    made = SimpleUploadedFile("letterboxd.zip", exports.packed(exports.LETTERBOXD))
    at = as_(ada).post("/members/imports/", {"file": made})["Location"]
    as_(ada).post(f"{at}say/", {"go": "begin"})
    work_off()
    of = Import.objects.get()
    assert of.state == ImportState.DONE
    row = of.entries.all()[0]
    Entry.objects.filter(pk=row.pk).update(state=EntryState.DOUBTFUL, near=[SLUG], film="")
    return of, row


def _poster() -> Poster:
    body = png()
    shown = {"media_type": "image/png", "width": 200, "height": 300, "credit": "nobody", "licence": "free"}
    told = {"film": SLUG, "digest": hashlib.sha256(body).hexdigest(), "name": "ed", "added": now()}
    return Poster.objects.create(body=body, **shown, **told)


def browser_of(viewer: str) -> Client:
    """The browser of a viewer, who has typed the password just now."""
    client = Client() if viewer == "guest" else as_(Member.objects.get(username=viewer))
    if viewer != "guest":
        session = client.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session["account_authentication_methods_user"] = session["_auth_user_id"]
        session.save()
    return client


def held() -> dict[str, list[dict[str, Any]]]:
    """All that is Ada's, row by row: what nobody else may change."""
    ada = Member.objects.filter(username=OWNER)
    tables: tuple[type[Model], ...] = (
        Mark, Viewing, Review, Comment, FilmList, Import, Entry, Token,
    )  # fmt: skip
    found = {table.__name__: list(table._base_manager.filter(member__in=ada).values()) for table in tables}
    found["ListEntry"] = [dict(row) for row in ListEntry.objects.filter(of__member__in=ada).values()]
    found["EmailAddress"] = list(EmailAddress.objects.filter(user__in=ada).values())
    found["Authenticator"] = list(Authenticator.objects.filter(user__in=ada).values())
    found["Member"] = [dict(row) for row in ada.values()]
    for row in (*found["Token"], *found["Member"]):
        row.pop("used", None)
        row.pop("last_login", None)
    return found

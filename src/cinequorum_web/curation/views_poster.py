"""The poster of a film on the desk: put there with whose it is, replaced, taken away, put back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from cinequorum.errors import CinequorumError, UnreadablePage
from cinequorum_web.bounded import keeps_what_fits
from cinequorum_web.catalog import queries
from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.curation.access import editor, needs
from cinequorum_web.curation.audit import Told, acting, record
from cinequorum_web.curation.models import Act
from cinequorum_web.curation.showing import done, show, typed
from cinequorum_web.members.models import Role
from cinequorum_web.pages.views import missing
from cinequorum_web.pages.words import web_address
from cinequorum_web.posters.keeping import address_of, former_of, poster_of, put, put_back, take_away
from cinequorum_web.posters.models import Poster
from cinequorum_web.posters.pictures import MOST_BYTES, NoPicture, Picture, picture_of

ACCEPT = "image/webp, image/png, image/jpeg"


class PosterForm(forms.Form):
    """A picture, uploaded or linked, and by what right it is shown."""

    credit = forms.CharField(
        label=_("Whose picture it is"), max_length=300,
        help_text=_("As it is to stand under it: the designer, the studio, the photographer.")
    )  # fmt: skip
    licence = forms.CharField(
        label=_("By what right it is shown here"), max_length=300,
        help_text=_("A licence or its address, the holder’s leave, or why none is needed.")
    )  # fmt: skip
    source = forms.CharField(label=_("Where it is from (its address)"), max_length=1000, required=False)
    address = forms.CharField(
        label=_("Address of the picture"), max_length=1000, required=False,
        help_text=_("Fetched once, now, and kept here: readers load nothing from elsewhere."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("or a file"), required=False, help_text=_("JPEG, PNG or WebP, to 4 MB, 120 to 4000 pixels each way.")
    )

    def clean_source(self) -> str:
        """Return the address that the picture is from."""
        return _an_address(self.cleaned_data["source"])

    def clean_address(self) -> str:
        """Return the address of the picture."""
        return _an_address(self.cleaned_data["address"])

    def clean(self) -> dict[str, Any]:
        """Take the picture; ask for one, and one only."""
        found = dict(super().clean() or {})
        given = [way for way in ("address", "file") if found.get(way)]
        if self.errors:
            return found
        if len(given) != 1:
            self.add_error(
                "file", gettext("Give one of these.") if given else gettext("Choose a file, or give an address.")
            )
            return found
        try:
            self.picture = _taken(found, given[0])
        except (NoPicture, CinequorumError) as error:
            self.add_error(given[0], error.message if isinstance(error, UnreadablePage) else str(error))
        return found


@keeps_what_fits
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Role.CURATOR)
def poster(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show the poster of a film and those before it, and take another."""
    row = queries.film_row(slug)
    if row is None:
        return _gone(slug, request)
    if request.method != "POST":
        return _page(request, row, PosterForm())
    form = PosterForm(request.POST, request.FILES)
    if getattr(request, "upload_stopped", False) or getattr(request, "typed_too_much", False):
        form.errors.clear()
        form.add_error("file", gettext("A picture has at most %d MB.") % (MOST_BYTES // 1_000_000))
    if not form.is_valid():
        return _page(request, row, form, status=400)
    made, picture = _made(request, slug, form), form.picture
    leads_to = f"/desk/films/{slug}/poster/"

    def act() -> str:
        with acting(typed(request.POST, "token", 64)) as lead:
            before = put(made, picture)
            _log(request, Act.POSTER, made, before)
            lead(leads_to)
        return gettext("The poster is shown.")

    return done(request, leads_to, act)


@require_POST
@needs(Role.CURATOR)
def away(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Take the poster away: the film has its designed cover again."""
    leads_to = f"/desk/films/{slug}/poster/"

    def act() -> str:
        with acting(typed(request.POST, "token", 64)) as lead:
            before = take_away(slug)
            if before is None:
                raise CinequorumError(gettext("There is no poster to take away."))
            _log(request, Act.POSTER_GONE, before, None)
            lead(leads_to)
        return gettext("The poster is taken away.")

    return done(request, leads_to, act)


@require_POST
@needs(Role.CURATOR)
def back(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Show a poster again that was replaced or taken away."""
    leads_to = f"/desk/films/{slug}/poster/"

    def act() -> str:
        with acting(typed(request.POST, "token", 64)) as lead:
            before = poster_of(slug)
            again = put_back(slug, number)
            if again is None:
                raise CinequorumError(gettext("That poster is not kept any more."))
            _log(request, Act.POSTER, again, before)
            lead(leads_to)
        return gettext("The poster is shown.")

    return done(request, leads_to, act)


def _taken(found: dict[str, Any], way: str) -> Picture:
    """Return the picture of a form. Raises `NoPicture`, `CinequorumError`."""
    if way == "file":
        return picture_of(found["file"].read(MOST_BYTES + 1))
    from cinequorum.acquire.web import Fetcher, FetchOptions

    _at, _type, body = Fetcher(FetchOptions(most_bytes=MOST_BYTES, accept=ACCEPT)).fetch_bytes(found["address"])
    return picture_of(body)


def _made(request: HttpRequest, slug: str, form: PosterForm) -> Poster:
    told = form.cleaned_data
    source = told["source"] or told["address"]
    return Poster(
        film=slug, credit=told["credit"], licence=told["licence"], source=source, name=editor(request).get_username()
    )


def _log(request: HttpRequest, act: Act, shown: Poster, before: Poster | None) -> None:
    about = f"{shown.width} × {shown.height}, {shown.digest[:12]}"
    was = f"{before.credit} ({before.digest[:12]})" if before is not None else ""
    after = f"{shown.credit}; {shown.licence}" if act == Act.POSTER else ""
    told = Told(act=act, about=about, film=shown.film, ref=f"poster {shown.pk}", before=was, after=after)
    record(editor(request), told)


def _page(request: HttpRequest, row: FilmRow, form: PosterForm, status: int = 200) -> HttpResponse:
    now = poster_of(row.slug)
    return show(
        request, "poster", "desk", status=status, film=row, form=form, now=now, former=former_of(row.slug),
        address=address_of(now) if now is not None else "",
    )  # fmt: skip


def _gone(slug: str, request: HttpRequest) -> HttpResponse:
    if moved := queries.moved_to(slug):
        return HttpResponseRedirect(f"/desk/films/{moved}/poster/")
    return missing(request, slug.replace("-", " "))


def _an_address(given: object) -> str:
    address = str(given).strip()
    if address and web_address(address) is None:
        raise forms.ValidationError(gettext("That is no address; it should begin with https:// or http://."))
    return address

"""What is handed in to be read, by whichever way: the form of the desk, or a program with a token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cinequorum.errors import UnreadablePage
from cinequorum_web.curation.audit import SentBefore, acting
from cinequorum_web.curation.intake import MOST_OF_ONE, Refused, Taken, from_folder, pasted, uploaded
from cinequorum_web.curation.models import JobKind
from cinequorum_web.curation.reading import rows_of
from cinequorum_web.curation.work import ask_for
from cinequorum_web.members.models import Member
from cinequorum_web.pages.words import public_source, web_address

WAYS = ("paste", "file", "address", "folder")


class Files(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files as they are: they are looked into where they are taken."""
        return [one for one in (data if isinstance(data, list) else [data]) if one]


class ReadForm(forms.Form):
    """What is to be read, in one of four ways.

    The address stands before the text: where the text is too long to be taken in, what came before it is kept.
    """

    source = forms.CharField(label=_("Where it is from (its address)"), required=False, max_length=1000)
    paste = forms.CharField(
        label=_("Text or HTML of a page"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 10, "dir": "auto"}),
    )
    file = ManyFiles(
        label=_("Files"), required=False,
        help_text=_("HTML, Markdown or text, to 20 MB each; also in a zip archive, to 500 files and 60 MB unpacked."),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Address of one page"), required=False, max_length=1000,
        help_text=_("Fetched once, now; at most 10 MB and 20 seconds.")
    )  # fmt: skip
    folder = forms.CharField(
        label=_("Folder of the server"), required=False, max_length=1000,
        help_text=_("For administrators; under the folder that CINEQUORUM_INGEST_ROOT names."),
    )  # fmt: skip

    def __init__(self, *args: Any, folders: bool = False, **kwargs: Any) -> None:
        """Make the form; only who may give `folders` sees that field."""
        super().__init__(*args, **kwargs)
        told = gettext("That is longer than one page may be (20 MB).")
        self.fields["paste"].widget.attrs |= {"data-most": MOST_OF_ONE, "data-told": told}
        if not folders:
            del self.fields["folder"]

    def clean_paste(self) -> str:
        """Return the text, which is no longer than one page may be."""
        text = str(self.cleaned_data["paste"])
        if len(text.encode("utf-8", "replace")) > MOST_OF_ONE:
            raise forms.ValidationError(gettext("That is longer than one page may be (20 MB)."))
        return text

    def clean_source(self) -> str:
        """Return the address that pasted text is from."""
        source = str(self.cleaned_data["source"]).strip()
        if source and web_address(source) is None:
            raise forms.ValidationError(gettext("That is no address; it should begin with https:// or http://."))
        return source

    def clean(self) -> dict[str, Any]:
        """Ask for one thing, and one only."""
        found = dict(super().clean() or {})
        given = [way for way in WAYS if found.get(way) and (way != "paste" or found[way].strip())]
        if len(given) != 1 and not self.errors:
            told = (
                gettext("Give one of these.") if given else gettext("Paste a page, choose files, or give an address.")
            )
            self.add_error(given[-1] if given else "paste", told)
        self.way = given[0] if len(given) == 1 else ""
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """Who hands something in, the mark of what was sent, and the token through which a program did."""

    member: Member
    mark: str
    through: str = ""


def taken_from(form: ReadForm) -> Taken:
    """Return what a form, which is valid, hands in. Raises `Refused`."""
    given = form.cleaned_data
    if form.way == "paste":
        return pasted(given["paste"], given["source"])
    if form.way == "file":
        return uploaded(given["file"])
    if form.way == "folder":
        return from_folder(given["folder"])
    from cinequorum.acquire.web import Fetcher

    try:
        return Taken(pages=[Fetcher().fetch(given["address"])])
    except UnreadablePage as error:
        raise Refused(error.message) from error


def ask_to_read(handing: Handing, way: str, taken: Taken) -> str:
    """Make a job of what was handed in and return the address of its page; sent twice it is one job."""
    what = taken.pages[0].source if len(taken.pages) == 1 else gettext("%d pages") % taken.count
    try:
        with acting(handing.mark) as lead:
            told = {"way": way} | ({"through": handing.through} if handing.through else {})
            made = ask_for(JobKind.INGEST, handing.member, public_source(what), rows_of(taken), **told)
            lead(f"/desk/jobs/{made.pk}/")
    except SentBefore as before:
        return before.leads_to or "/desk/jobs/"
    return f"/desk/jobs/{made.pk}/"

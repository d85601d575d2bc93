"""The forms in which members write and choose. Each says at the field what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cinequorum_web.members.models import Comment, FilmList, Member, Report, Review, Viewing
from cinequorum_web.members.text import clean

LONGEST_REVIEW, LONGEST_COMMENT = 20_000, 4_000
FIRST_FILM = date(1888, 1, 1)
HINT = gettext_lazy("*emphasis*, **strong**, > quotation, - list; double bars ||what gives the story away||.")


class ReviewForm(forms.ModelForm):  # type: ignore[type-arg] # not subscriptable when it runs
    """A review."""

    body = forms.CharField(
        label=gettext_lazy("Your review"),
        max_length=LONGEST_REVIEW,
        strip=True,
        help_text=HINT,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
    )
    spoils = forms.BooleanField(
        label=gettext_lazy("All of it gives the story away: hide it until it is asked for"), required=False
    )

    class Meta:
        """Text and tick."""

        model = Review
        fields: ClassVar = ["body", "spoils"]

    def clean_body(self) -> str:
        """Return the text, which has to say something."""
        return _said(self.cleaned_data["body"])


class CommentForm(forms.ModelForm):  # type: ignore[type-arg] # not subscriptable when it runs
    """A comment. `once` marks the form, so that it counts once however often it is sent."""

    body = forms.CharField(
        label=gettext_lazy("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    once = forms.CharField(max_length=32, widget=forms.HiddenInput, required=False)

    class Meta:
        """Text alone."""

        model = Comment
        fields: ClassVar = ["body", "once"]

    def clean_body(self) -> str:
        """Return the text, which has to say something."""
        return _said(self.cleaned_data["body"])


class ViewingForm(forms.ModelForm):  # type: ignore[type-arg] # not subscriptable when it runs
    """A day on which a film was seen."""

    watched = forms.DateField(
        label=gettext_lazy("Seen on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    again = forms.BooleanField(label=gettext_lazy("Not for the first time"), required=False)
    private = forms.BooleanField(label=gettext_lazy("Only for me"), required=False)

    class Meta:
        """Day and ticks."""

        model = Viewing
        fields: ClassVar = ["watched", "again", "private"]

    def clean_watched(self) -> date:
        """Return the day, which is not to come and not before there were films."""
        day: date = self.cleaned_data["watched"]
        if day > localdate():
            raise ValidationError(_("This day is still to come."))
        if day < FIRST_FILM:
            raise ValidationError(_("There were no films on that day."))
        return day


class ReportForm(forms.ModelForm):  # type: ignore[type-arg] # not subscriptable when it runs
    """Why a text should not stand."""

    class Meta:
        """Reason and note."""

        model = Report
        fields: ClassVar = ["reason", "note"]
        labels: ClassVar = {"reason": gettext_lazy("What is wrong?"), "note": gettext_lazy("Anything to add?")}
        widgets: ClassVar = {"reason": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        assert isinstance(reason, forms.ChoiceField)
        reason.choices = Report._meta.get_field("reason").choices or ()  # without the empty one


class ListForm(forms.ModelForm):  # type: ignore[type-arg] # not subscriptable when it runs
    """A list's title and what it is about."""

    class Meta:
        """What its maker types."""

        model = FilmList
        fields: ClassVar = ["title", "about", "private"]
        labels: ClassVar = {
            "title": gettext_lazy("Title"),
            "about": gettext_lazy("What it is about"),
            "private": gettext_lazy("Only for me"),
        }
        widgets: ClassVar = {
            "title": forms.TextInput(attrs={"dir": "auto"}),
            "about": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        }


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg] # not subscriptable when it runs
    """What a member chooses for all pages."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[("", gettext_lazy("as my browser asks"))]
    )

    class Meta:
        """All of it."""

        model = Member
        fields: ClassVar = [
            "about", "language", "scale", "two_marks", "spoilers", "hides_ratings", "hides_watchlist", "hides_diary",
        ]  # fmt: skip
        labels: ClassVar = {
            "about": gettext_lazy("About you"),
            "scale": gettext_lazy("How you rate"),
            "two_marks": gettext_lazy("Two marks a film: how good it is, and how much I enjoyed it"),
            "spoilers": gettext_lazy("How much of stories to show at once"),
            "hides_ratings": gettext_lazy("My ratings and likes are for me only"),
            "hides_watchlist": gettext_lazy("My watchlist is for me only"),
            "hides_diary": gettext_lazy("New days in my diary are for me only"),
        }
        help_texts: ClassVar = {
            "about": gettext_lazy("A few lines on your profile."),
            "scale": gettext_lazy("What you gave before stays as you gave it."),
            "two_marks": gettext_lazy("Marks that you gave before stay; without this, one mark is asked for."),
        }
        widgets: ClassVar = {"about": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)
        language.choices = [("", _("as my browser asks")), *settings.LANGUAGES]


class InviteForm(forms.Form):
    """For whom an invitation is."""

    note = forms.CharField(
        label=gettext_lazy("For whom?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Only those who invite see it."),
    )


class DeleteForm(forms.Form):
    """The member's own name, typed, so that no account goes by a slip."""

    name = forms.CharField(label=gettext_lazy("Your name, as it stands above"), max_length=150)

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._member = member

    def clean_name(self) -> str:
        """Return the name, which has to be theirs."""
        name: str = self.cleaned_data["name"]
        if name.strip().casefold() != self._member.username.casefold():
            raise ValidationError(_("This is not your name."))
        return name


def _said(body: str) -> str:
    text = clean(body)
    if not text.replace("|", "").strip():
        raise ValidationError(_("There is nothing in it yet."))
    return text

"""The forms of sign-up and sign-in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, SignupForm
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cinequorum_web.members.adapter import INVITATION
from cinequorum_web.members.invitations import use
from cinequorum_web.members.making import is_taken
from cinequorum_web.members.models import Member
from cinequorum_web.members.names import LONGEST

LONGEST_PASSWORD = 200  # longer ones only cost time
LONGEST_LOGIN = 254


class Late(Exception):
    """Somebody else signed up with the invitation meanwhile."""


class SignIn(LoginForm):  # type: ignore[misc] # allauth publishes no types
    """Name or e-mail address, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = gettext_lazy("Name or e-mail address")
        self.fields["login"].max_length = LONGEST_LOGIN
        self.fields["login"].widget.attrs.update(autocomplete="username", maxlength=str(LONGEST_LOGIN))
        self.fields["password"].widget.attrs["maxlength"] = str(LONGEST_PASSWORD)
        self.fields["password"].help_text = ""
        self.fields["remember"].label = gettext_lazy("Keep me signed in on this machine")
        _plain(self)


class SignUp(SignupForm):  # type: ignore[misc] # allauth publishes no types
    """A name, a password, and an e-mail address for those who want to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = gettext_lazy("Name")
        self.fields["username"].help_text = gettext_lazy("It is shown beside what you write, and in your address.")
        self.fields["username"].widget.attrs["maxlength"] = str(LONGEST)
        self.fields["email"].label = gettext_lazy("E-mail address (if you like)")
        self.fields["email"].help_text = gettext_lazy("Never shown. You can sign in with it.")
        for name in ("password1", "password2"):
            self.fields[name].widget.attrs["maxlength"] = str(LONGEST_PASSWORD)
        self.fields["password1"].help_text = gettext_lazy("10 characters or more; a sentence is best.")
        _plain(self)

    def clean_username(self) -> str:
        """Return the name, which nobody has in any case: one that looks like another's could speak for them."""
        name: str = super().clean_username()
        if is_taken(name):
            raise get_adapter().validation_error("username_taken")
        return name

    def try_save(self, request: HttpRequest) -> tuple[Member | None, HttpResponse | None]:
        """Make the account and use up the invitation, both or neither."""
        try:
            with transaction.atomic():
                user, response = super().try_save(request)
                if user and settings.CINEQUORUM_SIGNUP == INVITATION and not use(request.GET["invitation"], user):
                    raise Late
        except (IntegrityError, Late):
            messages.error(request, _("Somebody else was quicker with this name or this invitation. Please try again."))
            return None, HttpResponseRedirect(request.get_full_path())
        return user, response


def _plain(form: LoginForm | SignupForm) -> None:
    """Labels say what a field is for; words inside it that go away when one types do not."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)

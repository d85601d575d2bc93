"""Accounts made by those who look after the site, and one-time links to a password."""

from __future__ import annotations

import secrets

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.urls import reverse

from cinequorum.errors import StoreError
from cinequorum_web.members.models import Member
from cinequorum_web.members.names import any_case, named_well


def make_member(name: str, email: str, role: str) -> Member:
    """Make an account whose password nobody knows yet.

    Raises `StoreError` where the name or the address won't do, or the name is taken.
    """
    try:
        named_well(name)
        if email:
            validate_email(email)
    except ValidationError as wrong:
        raise StoreError(" ".join(wrong.messages)) from wrong
    if is_taken(name):
        raise StoreError(f"somebody is called {name!r} already")
    try:
        with transaction.atomic():
            member = Member.objects.create_user(name, email or None, secrets.token_urlsafe(32), role=role)
            if email:
                EmailAddress.objects.create(user=member, email=email.lower(), primary=True)
    except IntegrityError as taken:
        raise StoreError(f"somebody is called {name!r} already") from taken
    return member


def is_taken(name: str) -> bool:
    """Return whether somebody has this name in any case. The rule of the table knows of the case of A to Z alone."""
    return not name.isascii() and Member.objects.filter(username__regex=any_case(name)).exists()


def link_to_password(member: Member) -> str:
    """Return the address, without the site's name, of the page that sets a new password: once, within three days."""
    key = f"{user_pk_to_url_str(member)}-{default_token_generator.make_token(member)}"
    uid, _, token = key.partition("-")
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})

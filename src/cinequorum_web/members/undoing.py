"""Undo: each act hands out a sealed note of what was before, with which its member can take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest

from cinequorum_web.members import marking, writing
from cinequorum_web.members.models import Member

SALT = "cinequorum.undo"
LASTS = 24 * 3600  # seconds

Before = dict[str, Any]
BACK: Mapping[str, Callable[[Member, Before], None]] = MappingProxyType(
    {
        "mark": marking.put_back,
        "viewing": marking.put_back_viewing,
        "no_viewing": marking.take_out,
        "review": writing.put_back_review,
        "comment": writing.put_back_comment,
        "turned_down": marking.put_back_turned_down,
    }
)


def say(request: HttpRequest, text: str, kind: str = "", before: Before | None = None) -> None:
    """Tell the member what was done; where it can be taken back, with the button for it."""
    note = ""
    if before is not None:
        told = {"member": request.user.pk, "kind": kind, "before": before}
        note = signing.dumps(told, salt=SALT, compress=True)
    messages.success(request, text, extra_tags=note)


def undo(member: Member, note: str) -> bool:
    """Take an act of this member back; return False where the note is not one of theirs, or a day old."""
    try:
        told = signing.loads(note, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return False
    if told["member"] != member.pk:
        return False
    with transaction.atomic():
        BACK[told["kind"]](member, told["before"])
    return True

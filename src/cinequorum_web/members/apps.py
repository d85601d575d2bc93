"""Members as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Names the application under which accounts and what members keep here have their tables."""

    name = "cinequorum_web.members"
    label = "members"

"""The pages as a Django application, so that their templates and static files are found."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Names the application."""

    name = "cinequorum_web.pages"
    label = "pages"

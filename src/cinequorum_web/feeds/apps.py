"""What leaves the site in other people's formats, as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """Names the application that keeps the calendar of releases."""

    name = "cinequorum_web.feeds"
    label = "feeds"

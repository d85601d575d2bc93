"""Readers' taste as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class TasteConfig(AppConfig):
    """Names the application under which suggestions, and what they rest on, have their tables."""

    name = "cinequorum_web.taste"
    label = "taste"

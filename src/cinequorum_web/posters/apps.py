"""Posters as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PostersConfig(AppConfig):
    """Names the application under which films' posters have their table."""

    name = "cinequorum_web.posters"
    label = "posters"

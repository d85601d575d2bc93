"""Tokens as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class TokensConfig(AppConfig):
    """Names the application under which members' tokens have their table."""

    name = "cinequorum_web.tokens"
    label = "tokens"

"""Imports and exports of members' own records as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DiaryConfig(AppConfig):
    """Names the application under which imports and what they brought have their tables."""

    name = "cinequorum_web.diary"
    label = "diary"

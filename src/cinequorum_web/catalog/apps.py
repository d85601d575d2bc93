"""The catalogue as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """Names the application under which the tables are kept."""

    name = "cinequorum_web.catalog"
    label = "catalog"

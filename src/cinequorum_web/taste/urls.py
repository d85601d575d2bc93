"""The addresses of suggestions, agreement and statistics, among those of members."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from cinequorum_web.taste.views import own, statistics

app_name = "taste"
urlpatterns: list[URLPattern | URLResolver] = [
    path("suggestions/", own.suggestions, name="suggestions"),
    path("suggestions/turned-down/", own.turned_down, name="turned_down"),
    path("taste/", own.agreement, name="agreement"),
    path("settings/services/", own.own_services, name="services"),
    path("on/<str:slug>/no-thanks/", own.no_thanks, name="no_thanks"),
    path("@<str:name>/statistics/", statistics.of_all, name="statistics"),
    path("@<str:name>/statistics/<int:year>/", statistics.of_year, name="year"),
]

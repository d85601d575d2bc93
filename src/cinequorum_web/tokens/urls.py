"""The addresses of a member's tokens."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from cinequorum_web.tokens import views

app_name = "tokens"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.tokens, name="tokens"),
    path("<int:pk>/revoke/", views.end, name="revoke"),
]

"""Addresses of feeds, calendars, sitemaps and cards."""

from __future__ import annotations

from django.urls import path

from cinequorum_web.feeds import views

urlpatterns = [
    path("feeds/films.atom", views.films_feed),
    path("feeds/sources.atom", views.sources_feed),
    path("feeds/all.opml", views.outline),
    path("films/<str:slug>/sources.atom", views.film_feed),
    path("films/<str:slug>/releases.ics", views.film_calendar),
    path("releases.ics", views.coming_calendar),
    path("sitemap.xml", views.sitemap),
    path("sitemaps/<slug:kind>-<int:number>.xml", views.sitemap_part),
    path("robots.txt", views.robots),
    path("oembed", views.oembed),
]

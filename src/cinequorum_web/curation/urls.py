"""The addresses of the editors' desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from cinequorum_web.curation import views_film, views_log, views_queue

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views_queue.desk),
    path("queue/", views_queue.queue),
    path("queue/again/", views_queue.make_queue),
    path("queue/<int:number>/", views_queue.answer),
    path("undo/", views_queue.undo),
    path("history/", views_queue.history),
    path("find/", views_film.find),
    path("films/<str:slug>/", views_film.film),
    path("films/<str:slug>/merge/", views_film.merge),
    path("films/<str:slug>/split/", views_film.split),
    path("films/<str:slug>/facts/<str:field>/", views_film.fact),
    path("films/<str:slug>/facts/<str:field>/lock/", views_film.lock),
    path("log/", views_log.log),
    path("roles/", views_log.roles),
]

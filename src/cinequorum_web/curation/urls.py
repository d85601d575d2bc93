"""The addresses of the editors' desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from cinequorum_web.curation import (
    views_export,
    views_film,
    views_log,
    views_outward,
    views_people,
    views_persons,
    views_poster,
    views_queue,
    views_read,
    views_reports,
    views_takedown,
)

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
    path("films/<str:slug>/people/", views_people.people),
    path("films/<str:slug>/facts/<str:field>/", views_film.fact),
    path("films/<str:slug>/facts/<str:field>/lock/", views_film.lock),
    path("films/<str:slug>/facts/<str:field>/deny/", views_film.deny),
    path("films/<str:slug>/outward/", views_outward.film),
    path("films/<str:slug>/outward/<int:number>/", views_outward.fact),
    path("films/<str:slug>/poster/", views_poster.poster),
    path("films/<str:slug>/poster/away/", views_poster.away),
    path("films/<str:slug>/poster/<int:number>/back/", views_poster.back),
    path("outward/", views_outward.overview),
    path("read/", views_read.read),
    path("jobs/", views_read.jobs),
    path("jobs/again/", views_read.reread),
    path("jobs/<int:number>/", views_read.job),
    path("jobs/<int:number>/answer/", views_read.settled),
    path("reports/", views_reports.reports),
    path("reports/hide/", views_reports.hide),
    path("reports/<int:number>/", views_reports.decide),
    path("person-data/", views_persons.persons),
    path("takedowns/", views_takedown.takedowns),
    path("takedowns/<int:number>/lift/", views_takedown.lift),
    path("export/", views_export.everything),
    path("jobs/<int:number>/file/", views_export.file),
    path("log/", views_log.log),
    path("roles/", views_log.roles),
]

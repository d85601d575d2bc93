"""The addresses of imports and exports, under those of members."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from cinequorum_web.diary import views

app_name = "diary"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.imports, name="imports"),
    path("export/", views.export, name="export"),
    path("waiting/", views.waiting, name="waiting"),
    path("rows/<int:pk>/", views.decide, name="decide"),
    path("<int:pk>/", views.one, name="import"),
    path("<int:pk>/say/", views.say, name="say"),
    path("<int:pk>/drop/", views.drop, name="drop"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/not-taken.csv", views.refused, name="refused"),
    path("<int:pk>/<slug:state>/", views.rows, name="rows"),
]

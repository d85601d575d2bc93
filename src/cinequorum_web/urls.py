"""The site's addresses."""

from __future__ import annotations

from django.urls import include, path, re_path

from cinequorum_web.dossier.views import film_dossier
from cinequorum_web.feeds.urls import urlpatterns as feeds
from cinequorum_web.interface import api
from cinequorum_web.languages import urlpatterns as languages
from cinequorum_web.pages import views, views_topics
from cinequorum_web.pages.places import PLACES
from cinequorum_web.posters.views import picture
from cinequorum_web.watching import views as watching

urlpatterns = [
    path("", views.home),
    path("films/", views.films),
    path("films/<str:slug>/", views.film),
    path("films/<str:slug>/disagreements/", views.film_disagreements),
    path("films/<str:slug>/facts/<str:field>/", views.film_case),
    path("films/<str:slug>/reviews/", views.film_reviews),
    path("films/<str:slug>/sources/", views.film_sources),
    path("films/<str:slug>/history/", views.film_history),
    path("films/<str:slug>/dossier.pdf", film_dossier),
    re_path(r"^posters/(?P<digest>[0-9a-f]{64})\.(?P<ending>jpg|png|webp)$", picture),
    path("people/<str:slug>/", views.person),
    path("sources/<str:page_id>/", views.source),
    path("search/", views.search),
    path("search/as-typed/", views.as_typed),
    *(path(f"{place}/", views_topics.index, {"place": place}) for place in PLACES.values()),
    *(path(f"{place}/<str:slug>/", views_topics.subject, {"place": place}) for place in PLACES.values()),
    path("methods/", views.methods),
    path("healthz", watching.health),
    path("readyz", watching.readiness),
    path("metrics", watching.metrics),
    path("members/tokens/", include("cinequorum_web.tokens.urls")),
    path("members/", include("cinequorum_web.taste.urls")),
    path("members/imports/", include("cinequorum_web.diary.urls")),
    path("members/", include("cinequorum_web.members.urls")),
    path("members/", include("allauth.account.urls")),
    path("members/two-factor/", include("allauth.mfa.urls")),
    path("members/sessions/", include("allauth.usersessions.urls")),
    path("desk/", include("cinequorum_web.curation.urls")),
    path("api/v1/", api.urls),
    *feeds,
    *languages,
]
handler400 = "cinequorum_web.bounded.refused"
handler404 = "cinequorum_web.pages.views.not_found"
handler429 = "cinequorum_web.members.refusals.too_many"
handler500 = "cinequorum_web.away.fault"

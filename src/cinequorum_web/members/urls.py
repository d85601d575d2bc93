"""The addresses of members."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from cinequorum_web.members.views import account, film, lists, people, reports, words

app_name = "members"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="members:feed")),
    path("feed/", people.feed, name="feed"),
    path("undo/", film.take_back, name="undo"),
    path("settings/", account.options, name="settings"),
    path("settings/data/", account.data, name="data"),
    path("settings/delete/", account.delete, name="delete"),
    path("invitations/", account.invitations, name="invitations"),
    path("on/<str:slug>/", words.of_film, name="of_film"),
    path("on/<str:slug>/rate/", film.rate, name="rate"),
    path("on/<str:slug>/like/", film.like, name="like"),
    path("on/<str:slug>/watchlist/", film.want, name="want"),
    path("on/<str:slug>/seen/", film.see, name="see"),
    path("on/<str:slug>/review/", words.write, name="write"),
    path("on/<str:slug>/lists/", lists.put_in, name="put_in"),
    path("diary/<int:pk>/remove/", film.forget, name="forget"),
    path("reviews/<int:pk>/", words.review, name="review"),
    path("reviews/<int:pk>/remove/", words.remove_review, name="remove_review"),
    path("reviews/<int:pk>/report/", reports.report_review, name="report_review"),
    path("comments/<int:pk>/", words.change_comment, name="change_comment"),
    path("comments/<int:pk>/remove/", words.remove_comment, name="remove_comment"),
    path("comments/<int:pk>/report/", reports.report_comment, name="report_comment"),
    path("lists/", lists.everybodys, name="all_lists"),
    path("lists/new/", lists.make, name="make_list"),
    path("lists/<int:pk>/", lists.change, name="change_list"),
    path("lists/<int:pk>/remove/", lists.remove, name="remove_list"),
    path("@<str:name>/", people.profile, name="profile"),
    path("@<str:name>/diary/", people.diary, name="diary"),
    path("@<str:name>/diary/<int:year>/<int:month>/", people.diary, name="month"),
    path("@<str:name>/watchlist/", people.watchlist, name="watchlist"),
    path("@<str:name>/ratings/", people.ratings, name="ratings"),
    path("@<str:name>/reviews/", people.reviews, name="reviews"),
    path("@<str:name>/lists/", lists.all_of, name="lists"),
    path("@<str:name>/lists/<int:pk>/", lists.one, name="list"),
    path("@<str:name>/follow/", people.follow, name="follow"),
]

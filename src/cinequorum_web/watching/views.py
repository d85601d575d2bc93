"""The addresses for whoever, or whatever, keeps the site running."""

from __future__ import annotations

import hmac
import ipaddress
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from cinequorum_web.catalog.models import FilmRow
from cinequorum_web.watching.counting import CONTENT_TYPE, Counting

LEAST = 50_000_000  # bytes free, below which nothing more should be sent here
PASSED_ON = ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")


@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """Say that the site and its database answer: a row is asked for, each time. Without the database it is a 503."""
    FilmRow.objects.values_list("pk").first()
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readiness(_request: HttpRequest) -> HttpResponse:
    """Say whether requests should be sent here: the tables are this version's, and there is room to write."""
    missing = [*_missing()]
    told = "\n".join(missing) if missing else "ready"
    return HttpResponse(f"{told}\n", status=503 if missing else 200, content_type="text/plain; charset=utf-8")


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Tell the numbers to who may see them; for anybody else there is nothing here."""
    if not _may_see(request):
        raise Http404
    return HttpResponse(Counting.of_process().text(), content_type=CONTENT_TYPE)


def _missing() -> Iterator[str]:
    FilmRow.objects.values_list("pk").first()
    executor = MigrationExecutor(connection)
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield f"{len(plan)} migrations are not applied"
    home = Path(settings.CINEQUORUM_HOME)
    if home.is_dir() and shutil.disk_usage(home).free < LEAST:
        yield "the disk is full"


def _may_see(request: HttpRequest) -> bool:
    """Return whether the request shows the token; where none is set, whether it comes from this machine itself.

    Behind a proxy every request comes from this machine. So where one is known of, by its address in the settings or by
    what it adds to the head, only the token counts.
    """
    if token := settings.CINEQUORUM_METRICS_TOKEN:
        shown = request.headers.get("Authorization", "")
        return hmac.compare_digest(shown.encode(), f"Bearer {token}".encode())
    if settings.CSRF_TRUSTED_ORIGINS or any(name in request.headers for name in PASSED_ON):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False

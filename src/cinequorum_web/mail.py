"""How the site sends mail: through the server that the environment names, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from cinequorum.errors import StoreError

SENT_BY = "cinequorum@localhost"
SUBMISSION, OVER_TLS = 587, 465
PATIENCE = 15  # seconds until a mail server that does not answer is taken for away


def mail_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return Django's settings of mail.

    Raises `StoreError` where `CINEQUORUM_MAIL_URL` is no address of a mail server.

    >>> found = mail_settings({"CINEQUORUM_MAIL_URL": "smtp://ada:p%40ss@mail.example"})
    >>> found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_HOST_PASSWORD"], found["EMAIL_USE_TLS"]
    ('mail.example', 587, 'p@ss', True)
    >>> mail_settings({})["EMAIL_BACKEND"]
    'django.core.mail.backends.dummy.EmailBackend'
    """
    given = environment.get("CINEQUORUM_MAIL_URL")
    if not given:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in {"smtp", "smtps"}:
        raise StoreError(
            "CINEQUORUM_MAIL_URL is no address of a mail server; it should be like smtp://USER:PASSWORD@HOST"
        )
    tls = parts.scheme == "smtps"
    local = host in {"localhost", "127.0.0.1", "::1"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": port or (OVER_TLS if tls else SUBMISSION),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": tls,
        "EMAIL_USE_TLS": not tls and not local,
        "EMAIL_TIMEOUT": PATIENCE,
        "DEFAULT_FROM_EMAIL": environment.get("CINEQUORUM_MAIL_FROM") or SENT_BY,
    }

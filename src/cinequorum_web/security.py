"""What every answer tells the browser: load nothing from elsewhere, run nothing written into a page, be in no frame.

Pictures may be written into a page, as `data:`: the code for a second factor is one.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from django.http import HttpRequest, HttpResponseBase

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)


class SecurityHeaders:
    """Middleware that sets the policy on every answer that does not set its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and set the headers."""
        response = self._get_response(request)
        for name, value in HEADERS:
            response.headers.setdefault(name, value)
        return response


def static_headers(headers: MutableMapping[str, str], _path: str, _url: str) -> None:
    """Set the policy on static files too, which are answered before the middleware is asked."""
    for name, value in HEADERS:
        headers[name] = value

"""Logs as lines of JSON: when, how bad, what, in which request; nobody's name, address, words or search.

What Django says of a request has its address in it, and an error's message may have what somebody typed; so of these
only the status, the kind of error and the places in the code are written.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that is being answered; empty outside of one."""

REQUESTS = "cinequorum.requests"
_OF_REQUESTS = ("django.request", "django.security", "django.server")
_ESCAPED = {code: repr(chr(code))[1:-1] for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}
_FRAMES = 12  # of an error, the innermost


class JsonLines(logging.Formatter):
    """One line of JSON a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": _said(record),
            "request": REQUEST.get() or None,
            **getattr(record, "told", {}),
        }
        if (status := getattr(record, "status_code", None)) is not None:
            line["status"] = status
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"error": record.exc_info[0].__name__, "where": _where(record.exc_info[2])}
        return json.dumps({key: value for key, value in line.items() if value is not None})


class PlainLines(logging.Formatter):
    """One line a record, whatever was asked for: ends of lines and orders to a terminal stand in it as `\\n`, `\\x1b`.

    What an error says of itself follows on lines of its own.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 # the name is the library's
        """Return the line."""
        return super().formatMessage(record).translate(_ESCAPED)


def logging_of(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return how Django is to log: lines of JSON where `CINEQUORUM_LOG` is `json`, a line a request among them."""
    as_json = environment.get("CINEQUORUM_LOG", "").strip().lower() == "json"
    handler = {"class": "logging.StreamHandler", "formatter": "json" if as_json else "plain"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "cinequorum_web.watching.logs.JsonLines"},
            "plain": {"()": "cinequorum_web.watching.logs.PlainLines"},
        },
        "handlers": {"console": handler},
        "loggers": {
            "django": {"handlers": ["console"], "level": "WARNING"},
            REQUESTS: {"handlers": ["console"], "level": "INFO" if as_json else "CRITICAL", "propagate": False},
        },
    }


def _said(record: logging.LogRecord) -> str:
    """Return the message; of one about a request only the part before what was asked for."""
    if not record.name.startswith(_OF_REQUESTS):
        return record.getMessage()
    return str(record.args[0]) if isinstance(record.args, tuple) and len(record.args) > 1 else record.name


def _where(found: Any) -> list[str]:
    frames = traceback.extract_tb(found)[-_FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]

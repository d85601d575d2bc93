"""Settings of the site, all from the environment.

`CINEQUORUM_HOME` (folder of all data), `CINEQUORUM_DATABASE_URL` or `DATABASE_URL` (PostgreSQL instead of the SQLite
file in that folder), `CINEQUORUM_SECRET_KEY`, `CINEQUORUM_ALLOWED_HOSTS` (names under which the site
is reached, separated by commas; the loopback names are always allowed).
"""

from __future__ import annotations

import os
from pathlib import Path

from cinequorum.cli.home import home_folder
from cinequorum_web.database import database_of
from cinequorum_web.home import secret_key
from cinequorum_web.security import static_headers

HERE = Path(__file__).resolve().parent
CINEQUORUM_HOME = home_folder(os.environ)

SECRET_KEY = secret_key(os.environ, CINEQUORUM_HOME)
DEBUG = False
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *(name for name in os.environ.get("CINEQUORUM_ALLOWED_HOSTS", "").split(",") if name),
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "cinequorum_web.pages",
    "cinequorum_web.catalog",
    "cinequorum_web.feeds",
    "cinequorum_web.members",
    "cinequorum_web.curation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
]
MIDDLEWARE = [
    "cinequorum_web.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cinequorum_web.api.problems.ProblemsForMachines",
    "cinequorum_web.away.DatabaseAway",
]
ROOT_URLCONF = "cinequorum_web.urls"
WSGI_APPLICATION = "cinequorum_web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": database_of(os.environ, CINEQUORUM_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/members/login/"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING"}},
}

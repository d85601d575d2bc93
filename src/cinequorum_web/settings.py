"""Settings of the site, all from the environment.

`CINEQUORUM_HOME` (folder of all data), `CINEQUORUM_DATABASE_URL` or `DATABASE_URL` (PostgreSQL instead of the SQLite
file in that folder), `CINEQUORUM_SECRET_KEY`, `CINEQUORUM_ALLOWED_HOSTS` (names under which the site
is reached, separated by commas; the loopback names are always allowed), `CINEQUORUM_ORIGINS` (the addresses behind a
proxy that speaks https, as `https://films.example`, separated by commas: cookies then go over https only),
`CINEQUORUM_PROXIES` (how many proxies of the operator's own stand before the site, each of which adds whom it was asked
by to the head `X-Forwarded-For`: rates are then counted by visitor and not by proxy),
`CINEQUORUM_SIGNUP` (`open`, `invitation` or `closed`: who may sign up), `CINEQUORUM_MAIL_URL` (the server that sends
mail, as `smtp://user:password@mail.example:587`; without one nothing is mailed), `CINEQUORUM_MAIL_FROM`,
`CINEQUORUM_PUBLIC` (`on` or `off`: whether nobody but editors sees more than 25 words of a source in one piece;
without it, on where the site has another name than this machine's own), `CINEQUORUM_LOG` (`text` or `json`) and
`CINEQUORUM_METRICS_TOKEN` (what asks for metrics must show it).
"""

from __future__ import annotations

import os
from pathlib import Path

from cinequorum.cli.home import home_folder
from cinequorum_web.database import database_of
from cinequorum_web.home import COUNTS, proxies, secret_key
from cinequorum_web.mail import mail_settings
from cinequorum_web.rights.mode import is_public
from cinequorum_web.security import static_headers
from cinequorum_web.watching.logs import logging_of

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

CINEQUORUM_PUBLIC = is_public(os.environ)

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
    "cinequorum_web.diary",
    "cinequorum_web.taste",
    "cinequorum_web.curation",
    "cinequorum_web.tokens",
    "cinequorum_web.posters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django.forms",
]
MIDDLEWARE = [
    "cinequorum_web.watching.requests.Watched",
    "cinequorum_web.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cinequorum_web.pages.kept.Keeping",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cinequorum_web.languages.Languages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "cinequorum_web.bounded.Bounded",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cinequorum_web.members.middleware.Personal",
    "cinequorum_web.diary.arriving.Arriving",
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
                "cinequorum_web.members.context.of_the_site",
            ]
        },
    }
]

DATABASES = {"default": database_of(os.environ, CINEQUORUM_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "cinequorum_web.counts.Counts", "LOCATION": str(CINEQUORUM_HOME / COUNTS)}}

AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["cinequorum_web.members.backend.ByPassword"]
LOGIN_URL = "/members/login/"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
CINEQUORUM_SIGNUP = os.environ.get("CINEQUORUM_SIGNUP", "").strip().lower() or "invitation"
CINEQUORUM_MAIL = bool(os.environ.get("CINEQUORUM_MAIL_URL"))
globals().update(mail_settings(os.environ))
ACCOUNT_ADAPTER = "cinequorum_web.members.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional" if CINEQUORUM_MAIL else "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_USERNAME_VALIDATORS = "cinequorum_web.members.names.NAME_RULES"
ACCOUNT_EMAIL_NOTIFICATIONS = CINEQUORUM_MAIL
ACCOUNT_FORMS = {
    "login": "cinequorum_web.members.account_forms.SignIn",
    "signup": "cinequorum_web.members.account_forms.SignUp",
}
ACCOUNT_RATE_LIMITS = {"signup": "10/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Cinequorum"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "cinequorum_web.members.second_factor.Asked",
    "reauthenticate": "cinequorum_web.members.second_factor.AskedAgain",
    "activate_totp": "cinequorum_web.members.second_factor.TurnedOn",
}
ALLAUTH_TRUSTED_PROXY_COUNT = proxies(os.environ)
FORM_RENDERER = "cinequorum_web.members.forms.Renderer"
CSRF_FAILURE_VIEW = "cinequorum_web.members.refusals.expired"
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CINEQUORUM_ORIGINS", "").split(",") if origin]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = any(origin.startswith("https:") for origin in CSRF_TRUSTED_ORIGINS)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "cinequorum_web.members.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
if ALLAUTH_TRUSTED_PROXY_COUNT:  # which then says truly whether it was asked over https
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SESSION_COOKIE_SECURE else 0
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

FILE_UPLOAD_HANDLERS = [
    "cinequorum_web.curation.uploads.StopWhenTooMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 21_000_000  # a pasted page may have 20 MB

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE
USE_I18N = True
FORMAT_MODULE_PATH = "cinequorum_web.formats"
USE_TZ = True
TIME_ZONE = "UTC"

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

LOGGING = logging_of(os.environ)
CINEQUORUM_METRICS_TOKEN = os.environ.get("CINEQUORUM_METRICS_TOKEN", "")

"""The site as an application that any WSGI server can run."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

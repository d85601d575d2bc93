"""`python -m cinequorum_web.curation.worker`: do all jobs that wait, and end when nobody is at work."""

from __future__ import annotations

import os

import django


def main() -> None:
    """Work the table of jobs off."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")
    django.setup()
    from cinequorum_web.curation.work import stay

    stay()


if __name__ == "__main__":
    main()

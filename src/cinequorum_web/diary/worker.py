"""`python -m cinequorum_web.diary.worker`: do all imports that wait, and end."""

from __future__ import annotations

import os

import django


def main() -> None:
    """Work the table of imports off."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")
    django.setup()
    from cinequorum_web.diary.work import work_off

    work_off()


if __name__ == "__main__":
    main()

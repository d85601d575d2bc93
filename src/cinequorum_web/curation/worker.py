"""`python -m cinequorum_web.curation.worker`: do all jobs that wait, and end when none has come for a while."""

from __future__ import annotations

import os

import django

NICE = 10


def main() -> None:
    """Work the table of jobs off, after whoever waits for a page of the site."""
    os.nice(NICE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cinequorum_web.settings")
    django.setup()
    from cinequorum_web.curation.work import WORKER, stay

    WORKER.be_here()  # else each job that asks for another would start a worker more, and all would stay a while
    stay()


if __name__ == "__main__":
    main()

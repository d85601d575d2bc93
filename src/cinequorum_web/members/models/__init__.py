"""What members are and keep here: in tables of their own, apart from what is read out of pages.

A film is named by its slug and not by its row: rows of films are made anew from what was read, and what members keep
has to outlast them.
"""

from __future__ import annotations

from cinequorum_web.members.models.account import Invitation, Member, Role, Scale, Wall
from cinequorum_web.members.models.marks import Mark, Viewing
from cinequorum_web.members.models.ties import FilmList, Follow, ListEntry
from cinequorum_web.members.models.words import Comment, Reason, Report, ReportState, Review

__all__ = [
    "Comment",
    "FilmList",
    "Follow",
    "Invitation",
    "ListEntry",
    "Mark",
    "Member",
    "Reason",
    "Report",
    "ReportState",
    "Review",
    "Role",
    "Scale",
    "Viewing",
    "Wall",
]

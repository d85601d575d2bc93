"""Mails as pages, and pages that were saved as mails are."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cinequorum import read
from cinequorum.acquire.files import from_paths
from cinequorum.acquire.mail import from_mail, from_mbox, from_mhtml
from cinequorum.acquire.types import ReadOptions, Skipped
from cinequorum.model.page import RawPage
from cinequorum.model.reading import Failure

REVIEW = "<h2>Night Ferry</h2><p>Night Ferry (2019) is an invented film, directed by Ann Sample. It is superb.</p>"


def mail(subject: str, text: str = "", html: str = "", sender: str = "Bo Invented <bo@lantern.example>") -> bytes:
    """Return an invented mail."""
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = subject, sender, "Sun, 17 May 2020 10:09:10 +0200"
    made["Message-ID"] = f"<{len(subject)}.{len(text)}@lantern.example>"
    if text:
        made.set_content(text)
    if html and text:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made.as_bytes()


def box(*mails: bytes) -> bytes:
    """Return a mailbox."""
    return b"".join(b"From bo@lantern.example Sun May 17 10:09:10 2020\n" + one.rstrip() + b"\n\n" for one in mails)


def test_a_mailbox_gives_a_page_a_mail() -> None:
    """HTML goes before text; subject, sender, outlet and date are found by reading; the source is the mail's id."""
    whole = box(mail("Night Ferry: review", "text", REVIEW), mail("Über Fähren", "Night Ferry (2019) <is> superb."))
    first, second = from_mbox(io.BytesIO(whole), "a.mbox")
    assert isinstance(first, RawPage)
    assert isinstance(second, RawPage)
    assert first.source == "mid:19.4@lantern.example"
    assert first.fetched_at == "2020-05-17T08:09:10Z"
    page = read(first).page
    assert (page.headline, page.author, page.published) == ("Night Ferry: review", "Bo Invented", "2020-05-17")
    assert page.outlet == "lantern.example"
    assert "It is superb." in page.text
    assert "Über Fähren" in read(second).page.text
    assert "<is> superb" in read(second).page.text


def test_a_press_office_is_no_author() -> None:
    """A sender that is an office stands for the outlet, not for a person."""
    (one,) = from_mail(io.BytesIO(mail("News", html=REVIEW, sender="Harbour Press Office <a@b.example>")), "a.eml")
    assert isinstance(one, RawPage)
    assert (read(one).page.author, read(one).page.outlet) == (None, "Harbour Press Office")


def test_mails_without_text_and_large_ones() -> None:
    """A mail of pictures is counted, one too large is a failure; a line that begins with From cuts nothing."""
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", maintype="image", subtype="png")
    skips = list[Skipped]()
    long, prose = mail("Long", "x " * 5000), mail("A", "Night Ferry.\nFrom here on it is superb.")
    found = list(
        from_mbox(
            io.BytesIO(box(picture.as_bytes(), long, prose)), "a", ReadOptions(most_bytes=2000), on_skip=skips.append
        )
    )
    assert [getattr(one, "code", None) for one in found] == ["too_large", None]
    assert b"From here on" in getattr(found[1], "body", b"")
    assert [(skip.reason, skip.count) for skip in skips] == [("a mail without text", 1)]


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/ferry\r\n"
    b"Date: Sun, 17 May 2020 08:09:10 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
    b"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://paper.example/ferry\r\n\r\n"
    b'<!doctype html><meta charset=3D"utf-8"><p>Am=C3=A9lie, the ferry\r\n----b\r\n'
    b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
)


def test_a_saved_page_has_its_own_address() -> None:
    """A page saved with its pictures comes as it was, under the address and the time of saving."""
    (one,) = from_mhtml(io.BytesIO(MHTML), "a.mhtml")
    assert isinstance(one, RawPage)
    assert one.body.startswith(b'<!doctype html><meta charset="utf-8"><p>Am\xc3\xa9lie')
    assert (one.source, one.charset, one.fetched_at) == ("https://paper.example/ferry", "utf-8", "2020-05-17T08:09:10Z")
    (none,) = from_mhtml(io.BytesIO(b"no page"), "b.mhtml")
    assert isinstance(none, Failure)


def test_they_are_found_in_folders(tmp_path: Path) -> None:
    """Mailboxes, mails and saved pages in a folder are read; a mailbox under another name when it is given by name."""
    (tmp_path / "a.mbox").write_bytes(box(mail("A", "Night Ferry is superb.")))
    (tmp_path / "b.eml").write_bytes(mail("B", "Night Ferry is superb."))
    (tmp_path / "c.mhtml").write_bytes(MHTML)
    (tmp_path / "d.bin").write_bytes(box(mail("DD", "Night Ferry is superb.")))
    found = list(from_paths([str(tmp_path), str(tmp_path / "d.bin")]))
    assert [one.source for one in found] == [
        "mid:1.22@lantern.example",
        "mid:1.22@lantern.example",
        "https://paper.example/ferry",
        "mid:2.22@lantern.example",
    ]


@pytest.mark.parametrize(
    "bad", [b"Subject: =?utf-8?b?####?=\n\ntext", b"Date: Sun, 99 May 99999 10:00:00\n\ntext", b"From: <<>>\n\ntext"]
)
def test_wrong_heads_cost_nothing_else(bad: bytes) -> None:
    """Heads that are encoded or dated wrongly leave the text as it is."""
    (one,) = from_mail(io.BytesIO(bad), "a.eml")
    assert isinstance(one, RawPage)
    assert b"text" in one.body


@settings(deadline=None, max_examples=200)
@given(noise=st.binary(max_size=200), at=st.integers(0, 400))
def test_noise_raises_nothing(noise: bytes, at: int) -> None:
    """Bytes overwritten anywhere in a mail, a mailbox or a saved page: pages or failures, and no error."""
    for reader, whole in (
        (from_mbox, box(mail("A", "text", REVIEW))),
        (from_mail, mail("A", "t")),
        (from_mhtml, MHTML),
    ):
        found = list(reader(io.BytesIO(whole[:at] + noise + whole[at + len(noise) :]), "a"))
        assert all(isinstance(one, RawPage | Failure) for one in found)

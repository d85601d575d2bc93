"""Uploads that go on and on are stopped: what comes after is read past and written nowhere."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MOST = 64_000_000  # bytes of all files of one form; what a page may cost is looked at where it is taken


class StopWhenTooMuch(FileUploadHandler):
    """Counts the bytes of a form's files; says on the request `upload_stopped` where there were too many."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a piece on to who keeps it, or stop."""
        self._seen += len(raw_data)
        if self._seen > MOST:
            self.request.upload_stopped = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Leave the file to who kept it."""
        return None

"""How a file comes in: to a temporary file, cut while it streams.

Source: docs/rules/uploads.md
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from luffy.core.errors import TooLarge

# Who sends a little too much is heard out, so that she reads the answer; who announces far more is not.
HEARD_OUT = 2


class CutUpload(TemporaryFileUploadHandler):
    """Django's way to a temporary file, but nothing is written beyond the limit. Raises: TooLarge."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - Django's name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        del input_data, META, boundary, encoding
        if content_length > HEARD_OUT * settings.UPLOAD_MAX_BYTES:
            raise TooLarge(most_bytes=settings.UPLOAD_MAX_BYTES)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.is_cut = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.UPLOAD_MAX_BYTES:
            self.is_cut = True
            self.file.truncate(0)
        if not self.is_cut:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        if self.is_cut:
            raise TooLarge(most_bytes=settings.UPLOAD_MAX_BYTES)
        return super().file_complete(file_size)

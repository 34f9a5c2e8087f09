"""Files for tests, and who keeps them."""

import struct
import zipfile
import zlib
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from luffy.accounts.models import Account
from luffy.degrees.models import FollowUpFile, SubmissionFile
from luffy.degrees.services.upload import keep, keep_for_talk
from tests.factories.accounts import a_key_for


def a_png(width: int = 1, height: int = 1) -> bytes:
    def part(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(b"\0\0"))
        + part(b"IEND", b"")
    )


def a_zip(entries: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return out.getvalue()


def a_docx() -> bytes:
    return a_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


def uploaded(account: Account, name: str = "答案.py", content: bytes = b"print(1)\n") -> SubmissionFile:
    """A file that she keeps and did not hand in; she must be enrolled."""
    return keep(account_id=account.pk, upload=SimpleUploadedFile(name, content), now=datetime.now(UTC))


def for_talk(account: Account) -> FollowUpFile:
    """A screenshot that she keeps for the note of a talk."""
    return keep_for_talk(
        account_id=account.pk, upload=SimpleUploadedFile("聊天.png", a_png()), now=datetime.now(UTC)
    )


def post_file(
    account: Account,
    name: str,
    content: bytes,
    content_type: str = "text/plain",
    *,
    path: str = "/me/uploads",
    **fields: str,
) -> Any:
    """Over HTTP, as a program."""
    file = SimpleUploadedFile(name, content, content_type)
    headers = {"Authorization": f"Bearer {a_key_for(account)}"}
    return Client(headers=headers).post(f"/api/v1{path}", {"file": file, **fields})

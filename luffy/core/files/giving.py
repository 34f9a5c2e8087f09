"""How a file is given out: always to be saved, never shown by us.

Source: docs/rules/uploads.md
"""

from django.core.files.storage import default_storage
from django.http import FileResponse


def attachment(path: str, name: str, content_type: str) -> FileResponse:
    """The stored file as a download named for people (RFC 6266). Ask whose it is before."""
    answer = FileResponse(
        default_storage.open(path), as_attachment=True, filename=name, content_type=content_type
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer

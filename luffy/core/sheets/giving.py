"""A table as the answer to a browser: to be saved, never shown by us, never kept by anybody between."""

from collections.abc import Iterable, Sequence
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from django.http import FileResponse

from luffy.core.sheets.cells import Cell
from luffy.core.sheets.formats import Format
from luffy.core.sheets.writing import write

_IN_MEMORY_BYTES = 1 << 20


def download(
    name: str, *, to: Format, header: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> tuple[FileResponse, int]:
    """The table as a download named `name` (without extension), and how many rows it has."""
    # Closed by the answer once it is sent.
    file = cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY_BYTES))  # noqa: SIM115
    count = write(file, to=to, header=header, rows=rows)
    file.seek(0)
    answer = FileResponse(
        file, as_attachment=True, filename=f"{name}.{to.value}", content_type=to.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer, count

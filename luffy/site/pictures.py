"""How large a picture says it is, read from its first bytes; nothing is decoded. Pure."""

import struct
from typing import BinaryIO

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_JPEG = b"\xff\xd8"
# Frames of a JPEG that tell its size; the others in this range mean something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MOST_SEGMENTS = 1000


def size_of(file: BinaryIO) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG; None if its beginning makes no sense."""
    file.seek(0)
    beginning = file.read(24)
    if beginning.startswith(_PNG) and len(beginning) == 24:
        width, height = struct.unpack(">II", beginning[16:24])
        return width, height
    if beginning.startswith(_JPEG):
        file.seek(2)
        return _jpeg_size(file)
    return None


def _jpeg_size(file: BinaryIO) -> tuple[int, int] | None:
    for _ in range(_MOST_SEGMENTS):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return None
        length = int.from_bytes(head[2:4], "big")
        if head[1] in _FRAMES:
            frame = file.read(5)
            if len(frame) < 5:
                return None
            height, width = struct.unpack(">HH", frame[1:5])
            return width, height
        file.seek(max(length - 2, 0), 1)
    return None

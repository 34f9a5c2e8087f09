"""The files of an export, from a folder or an archive; nothing outside of it, and nothing beyond measure."""

import gzip
import re
import tarfile
import zlib
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from luffy.exercises.olx.report import Worded

# Pictures and films of an export hardly shrink, and of the rest we want no more than this.
MOST_TIMES_LARGER = 8
MOST_BYTES_OF_A_FILE = 2 * 1024 * 1024
MOST_BYTES = 64 * 1024 * 1024
MOST_FILES = 20_000
_KINDS = (".xml", ".html", ".srt", ".sjson", ".vtt")
_PART = re.compile(r"[\w.\- ]{1,255}")
ROOT = "course.xml"


class Unreadable(Worded):
    """It is no export of a course."""


class Files(Protocol):
    """`read("html/0a1b.xml")`: the content; None if there is no such file or it is too large."""

    def read(self, path: str) -> bytes | None: ...


def open_export(path: Path) -> Files:
    """Raises: Unreadable."""
    if path.is_dir():
        return _Folder(path)
    if path.is_file():
        with path.open("rb") as file:
            return open_archive(file, path.stat().st_size)
    raise Unreadable("{path} is not there", path=path)


def open_archive(file: BinaryIO, size: int) -> Files:
    """An archive of so many bytes, packed by gzip or not at all. Raises: Unreadable."""
    is_packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    most = max(MOST_BYTES, MOST_TIMES_LARGER * size)
    return _Archive(_Bounded(gzip.GzipFile(fileobj=file) if is_packed else file, most))


def is_plain(path: str) -> bool:
    """Whether it names a file below, and nothing else."""
    return all(_PART.fullmatch(part) and part not in {".", ".."} for part in path.split("/"))


class _Folder:
    def __init__(self, path: Path) -> None:
        roots = [*path.glob(ROOT), *path.glob(f"*/{ROOT}"), *path.glob(f"*/*/{ROOT}")]
        if len(roots) != 1:
            raise Unreadable("there are {count} files course.xml, not one", count=len(roots))
        self.root = roots[0].parent.resolve()
        self.bytes_left = MOST_BYTES

    def read(self, path: str) -> bytes | None:
        file = (self.root / path).resolve()
        if not is_plain(path) or not file.is_relative_to(self.root) or not file.is_file():
            return None
        size = file.stat().st_size
        if size > MOST_BYTES_OF_A_FILE:
            return None
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise Unreadable("more than {most} bytes were read", most=MOST_BYTES)
        return file.read_bytes()


class _Bounded:
    """A stream that ends in a refusal, so that what unpacks to far more than it is stays packed."""

    def __init__(self, file: "BinaryIO | gzip.GzipFile", most: int) -> None:
        self.file, self.left = file, most

    def read(self, size: int) -> bytes:
        found = self.file.read(size)
        self.left -= len(found)
        if self.left < 0:
            raise Unreadable("the archive holds too much")
        return found


class _Archive:
    def __init__(self, stream: _Bounded) -> None:
        self.files: dict[str, bytes] = {}
        try:
            with tarfile.open(fileobj=cast("BinaryIO", stream), mode="r|") as archive:
                self._take(archive)
        except (tarfile.TarError, EOFError, OSError, zlib.error) as problem:
            raise Unreadable("it is no archive: {problem}", problem=problem) from problem
        roots = [name for name in self.files if name.split("/")[-1] == ROOT and name.count("/") <= 2]
        if len(roots) != 1:
            raise Unreadable("there are {count} files course.xml, not one", count=len(roots))
        self.prefix = roots[0].removesuffix(ROOT)

    def read(self, path: str) -> bytes | None:
        return self.files.get(self.prefix + path) if is_plain(path) else None

    def _take(self, archive: tarfile.TarFile) -> None:
        for number, member in enumerate(archive, start=1):
            if number > MOST_FILES:
                raise Unreadable("the archive holds too much")
            name = member.name.removeprefix("./")
            fits = member.isfile() and is_plain(name) and member.size <= MOST_BYTES_OF_A_FILE
            content = archive.extractfile(member) if fits and name.endswith(_KINDS) else None
            if content is not None:
                self.files[name] = content.read()
        if sum(map(len, self.files.values())) > MOST_BYTES:
            raise Unreadable("the archive holds too much")

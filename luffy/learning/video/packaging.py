"""A film made ready to play by ffmpeg: a playlist of short parts, and one picture of small ones.

Source: docs/rules/playing.md
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, Any

from django.conf import settings

PLAYLIST, SPRITE = "index.m3u8", "sprite.jpg"
PART_SECONDS = 6
# How long packing may take: so many times the film's own length, and this besides.
PATIENCE, LEAST_PATIENCE_SECONDS = 20, 600
SPRITE_COLUMNS, SPRITE_WIDTH, _SPRITE_PICTURES = 10, 160, 100
# What may be taken apart: containers of one film, no lists that would have ffmpeg read other files.
_CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,flv,asf,mpeg,ogg"
_SAFE = ["-protocol_whitelist", "file,pipe", "-format_whitelist", _CONTAINERS]
_DURATION = re.compile(rb"Duration: (\d+):(\d\d):(\d\d)\.(\d\d)")
_PICTURE = re.compile(rb"Video: .*?, (\d{2,5})x(\d{2,5})")
_MOST_PROBLEM = 255


class CannotPackage(Exception):
    """Why, in ffmpeg's words."""


@dataclass(frozen=True, slots=True)
class Package:
    """What lies in the folder now."""

    seconds: int
    sprite_step: int
    sprite_height: int


def ffmpeg() -> str:
    """The program: FFMPEG, else the one of the extra `local`, else the machine's.

    Raises:
        CannotPackage: there is none.
    """
    if settings.FFMPEG:
        return str(settings.FFMPEG)
    try:
        from imageio_ffmpeg import get_ffmpeg_exe
    except ImportError:
        found = shutil.which("ffmpeg")
        if found is None:
            raise CannotPackage("ffmpeg is missing") from None
        return found
    return str(get_ffmpeg_exe())


def package(source: IO[Any], folder: Path, tell: Callable[[int], None]) -> Package:
    """Cut the film into `folder`; `tell` hears the percentage done.

    Raises:
        CannotPackage.
    """
    with tempfile.NamedTemporaryFile() as file:
        shutil.copyfileobj(source, file)
        file.flush()
        seconds, width, height = _look(file.name)
        _run(_cut(file.name, folder), seconds, tell)
        step = max(1, -(-seconds // _SPRITE_PICTURES))
        _run(_pictures(file.name, folder, step), seconds, lambda _percent: None)
    return Package(seconds, step, max(2, round(SPRITE_WIDTH * height / width / 2) * 2))


def _look(path: str) -> tuple[int, int, int]:
    command = [ffmpeg(), "-hide_banner", "-nostdin", *_SAFE, "-i", path]
    # Without a target it always fails, after telling what it saw.
    try:
        said = subprocess.run(command, capture_output=True, timeout=60, check=False).stderr  # noqa: S603
    except subprocess.TimeoutExpired:
        raise CannotPackage("ffmpeg cannot make out what it is") from None
    length, picture = _DURATION.search(said), _PICTURE.search(said)
    if length is None or picture is None:
        raise CannotPackage(said.decode(errors="replace").strip()[-_MOST_PROBLEM:])
    hours, minutes, seconds, hundredths = map(int, length.groups())
    whole = hours * 3600 + minutes * 60 + seconds + (hundredths >= 50)
    return max(1, whole), int(picture[1]), int(picture[2])


def _cut(path: str, folder: Path) -> list[str]:
    video = ["-vf", "scale='min(1280,iw)':-2", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23"]
    keys = ["-pix_fmt", "yuv420p", "-force_key_frames", f"expr:gte(t,n_forced*{PART_SECONDS})"]
    sound = ["-c:a", "aac", "-b:a", "96k", "-ac", "2"]
    parts = ["-hls_time", str(PART_SECONDS), "-hls_playlist_type", "vod"]
    names = ["-hls_segment_filename", str(folder / "part-%04d.ts"), str(folder / PLAYLIST)]
    streams = ["-map", "0:v:0", "-map", "0:a:0?"]
    return [*_SAFE, "-i", path, *streams, *video, *keys, *sound, "-f", "hls", *parts, *names]


def _pictures(path: str, folder: Path, step: int) -> list[str]:
    rows = _SPRITE_PICTURES // SPRITE_COLUMNS
    tiles = f"fps=1/{step},scale={SPRITE_WIDTH}:-2,tile={SPRITE_COLUMNS}x{rows}"
    return [*_SAFE, "-i", path, "-vf", tiles, "-frames:v", "1", "-q:v", "6", str(folder / SPRITE)]


def _run(arguments: list[str], seconds: int, tell: Callable[[int], None]) -> None:
    command = [ffmpeg(), "-hide_banner", "-nostdin", "-y", "-v", "error", "-progress", "pipe:1", *arguments]
    with (
        tempfile.TemporaryFile() as problems,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=problems) as program,  # noqa: S603
        _ended_after(LEAST_PATIENCE_SECONDS + PATIENCE * seconds, program),
    ):
        for done in _seconds_done(program):
            tell(min(99, done * 100 // seconds))
        if program.wait():
            problems.seek(0)
            said = problems.read().decode(errors="replace").strip()
            raise CannotPackage(said[-_MOST_PROBLEM:] or f"ffmpeg was ended ({program.returncode})")


@contextmanager
def _ended_after(seconds: float, program: "subprocess.Popen[bytes]") -> Iterator[None]:
    """What hangs does not keep the worker for ever."""
    timer = Timer(seconds, program.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _seconds_done(program: "subprocess.Popen[bytes]") -> Iterator[int]:
    for line in program.stdout or ():
        name, _, value = line.decode().strip().partition("=")
        if name == "out_time_us" and value.isdigit():
            yield int(value) // 1_000_000

"""What is said in a video, as WebVTT. Pure: the bytes of an `.srt`, an `.sjson` or a `.vtt` in, a text out."""

import json
import re

MOST_CHARACTERS = 500_000
_TIMES = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})")
_ARROW = "-->"


class NoTranscript(ValueError):
    """Nothing with times can be read from it."""


def as_webvtt(content: bytes, name: str) -> str:
    """Raises: NoTranscript."""
    said = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if name.endswith(".sjson"):
        said = _from_sjson(said)
    elif not said.startswith("WEBVTT"):
        said = "WEBVTT\n\n" + "\n".join(_line(line) for line in said.strip().split("\n"))
    if _ARROW not in said or len(said) > MOST_CHARACTERS:
        raise NoTranscript
    return said.rstrip() + "\n"


def _line(line: str) -> str:
    """`1:2,5 -->` is not told apart from words by SubRip; whatever has an arrow and two times is a line of times."""
    times = _TIMES.findall(line) if _ARROW in line else []
    return (
        f"{_clock(*times[0])} {_ARROW} {_clock(*times[1])}" if len(times) >= 2 else line.replace(_ARROW, "→")
    )


def _clock(hours: str, minutes: str, seconds: str, milliseconds: str) -> str:
    return f"{int(hours or 0):02}:{int(minutes):02}:{seconds}.{milliseconds.ljust(3, '0')}"


def _from_sjson(said: str) -> str:
    """Three lists of one length: where each line begins and ends, in milliseconds, and its words."""
    try:
        rows = json.loads(said)
        cues = [
            f"{_of_ms(begin)} {_ARROW} {_of_ms(end)}\n{_words(text)}"
            for begin, end, text in zip(rows["start"], rows["end"], rows["text"], strict=True)
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise NoTranscript from problem
    return "\n\n".join(["WEBVTT", *cues])


def _of_ms(milliseconds: float) -> str:
    whole = max(0, int(milliseconds))
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def _words(text: str) -> str:
    """An empty line would end the cue."""
    lines = (line.strip().replace(_ARROW, "→") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)

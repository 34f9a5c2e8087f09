"""Words from outside, safe to show in one line of a terminal."""

import logging
import re

# Controls (all but the tab), line separators, and the marks that turn the direction of reading around.
_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Escape what could forge a line of a log, move the cursor, or colour the terminal."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class OneLine(logging.Formatter):
    """For logs of the web server: a path may hold anything, and must stay in its line."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record))

"""A door for a scanner of malware. None is built in: name a class of one's own in UPLOAD_SCANNER.

Source: docs/rules/uploads.md
"""

from typing import BinaryIO, Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Scanner(Protocol):
    def threat_in(self, file: BinaryIO, name: str) -> str | None:
        """What is wrong with the file, None if nothing. Whatever it raises keeps the file out."""


def scanner() -> Scanner | None:
    """The configured scanner, if any."""
    if not settings.UPLOAD_SCANNER:
        return None
    made: Scanner = import_string(settings.UPLOAD_SCANNER)()
    return made

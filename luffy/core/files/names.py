"""Names of files, as people gave them, made harmless. Pure.

Source: docs/rules/uploads.md
"""

import unicodedata

MOST_CHARACTERS = 255


def clean_name(given: str) -> str:
    """One line without folders, controls or marks that turn the direction of reading; never longer than 255.

    What is left may be empty. It is for people to read: nothing is stored under it.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    # Not printable: controls, bidirectional marks, halves of characters, line separators.
    name = "".join(one for one in " ".join(name.split()) if one.isprintable()).strip(". ")
    stem, dot, extension = name.rpartition(".")
    if len(name) <= MOST_CHARACTERS or not dot:
        return name[:MOST_CHARACTERS]
    kept = MOST_CHARACTERS - len(extension) - 1
    return f"{stem[:kept].rstrip()}.{extension}" if kept > 0 else name[:MOST_CHARACTERS]


def extension_of(name: str) -> str:
    """What follows the last dot, in small letters; empty if there is none."""
    stem, _dot, extension = name.rpartition(".")
    return extension.lower() if stem else ""

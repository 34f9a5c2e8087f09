"""What a user name is."""

import unicodedata

LONGEST_NAME = 64


def normal(name: str) -> str:
    """The form in which names are stored and compared: full-width letters become plain ones."""
    return unicodedata.normalize("NFKC", name)


def masked(name: str) -> str:
    """Enough of a name to recognise it in the audit trail; people do type passwords into that field."""
    printable = "".join(letter for letter in name[:64] if letter.isprintable())
    return f"{printable[:2]}***"

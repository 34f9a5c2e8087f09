"""Whether the database still is as the last start left it: then nothing has to be migrated or loaded."""

import hashlib
import importlib.metadata
from pathlib import Path

import psycopg

PRODUCT = Path(__file__).resolve().parents[1]
# What of ours decides which tables there are, and what of others brings tables.
SOURCES = ("settings.py", "*/migrations/*.py")
PACKAGES = ("django", "django-allauth", "procrastinate")
APPLIED = """
SELECT string_agg(app || '.' || name, ' ' ORDER BY app, name), EXISTS (SELECT FROM accounts_account)
FROM django_migrations
"""


def is_prepared(home: Path, database_url: str) -> bool:
    """Whether neither the code nor the database has changed since `note_prepared`."""
    try:
        noted = _note(home).read_text()
    except FileNotFoundError:
        return False
    return noted == _state(database_url)


def note_prepared(home: Path, database_url: str) -> None:
    _note(home).write_text(_state(database_url) or "")


def _note(home: Path) -> Path:
    return home / "prepared"


def _state(database_url: str) -> str | None:
    """One number for what should be there and what is; None when the database cannot tell."""
    seen = hashlib.sha256(database_url.encode())
    for package in PACKAGES:
        seen.update(importlib.metadata.version(package).encode())
    for file in sorted(file for pattern in SOURCES for file in PRODUCT.glob(pattern)):
        seen.update(str(file.relative_to(PRODUCT)).encode())
        seen.update(file.read_bytes())
    try:
        with psycopg.connect(database_url) as connection:
            seen.update(repr(connection.execute(APPLIED).fetchone()).encode())
    except psycopg.Error:
        return None
    return seen.hexdigest()

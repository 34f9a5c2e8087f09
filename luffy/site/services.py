"""Changing what the site says of itself.

Source: docs/rules/site.md
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from luffy.accounts.audit import Actor, record
from luffy.core.errors import FileEmpty, FileKindRefused, TooLarge
from luffy.core.files.keeping import inspect, new_path
from luffy.site.errors import LogoRefused, SettingsChanged
from luffy.site.facts import forget
from luffy.site.models import SiteSettings
from luffy.site.pictures import size_of

MOST_LOGO_BYTES = 512 * 1024
MOST_LOGO_PIXELS = 2048
_PICTURES = frozenset({"image/png", "image/jpeg"})


@transaction.atomic
def change(said: Mapping[str, Any], *, revision: int, by: Actor, now: datetime) -> SiteSettings:
    """Set these, if nobody changed any since they were read at `revision`. The same again changes nothing.

    Raises:
        SettingsChanged
    """
    row = _locked()
    if row.revision != revision:
        raise SettingsChanged(revision=row.revision)
    before = {name: getattr(row, name) for name in said}
    changed = {name: value for name, value in said.items() if value != before[name]}
    if not changed:
        return row
    for name, value in changed.items():
        setattr(row, name, value)
    _write(row, {name: before[name] for name in changed}, changed, by=by, now=now)
    return row


def put_logo(upload: "UploadedFile[Any]", *, by: Actor, now: datetime) -> SiteSettings:
    """Show this picture as the site's logo. It is looked at before it is kept.

    Raises:
        LogoRefused, FileThreatens
    """
    refused = LogoRefused(most_kilobytes=MOST_LOGO_BYTES // 1024, most_pixels=MOST_LOGO_PIXELS)
    if (upload.size or 0) > MOST_LOGO_BYTES:
        raise refused
    try:
        found = inspect(upload)
    except (FileEmpty, FileKindRefused, TooLarge) as error:
        raise refused from error
    size = size_of(cast("BinaryIO", upload.file))
    upload.seek(0)
    if found.content_type not in _PICTURES or size is None or max(size) > MOST_LOGO_PIXELS or min(size) < 1:
        raise refused
    path = default_storage.save(new_path("site", now), upload)
    return _show_logo(path, found.content_type, found.sha256, by=by, now=now)


def drop_logo(*, by: Actor, now: datetime) -> SiteSettings:
    """Show the sail again."""
    return _show_logo("", "", "", by=by, now=now)


@transaction.atomic
def _show_logo(path: str, content_type: str, digest: str, *, by: Actor, now: datetime) -> SiteSettings:
    row = _locked()
    old, before = row.logo_path, {"logo": row.logo_digest}
    row.logo_path, row.logo_type, row.logo_digest = path, content_type, digest
    if before != {"logo": digest}:
        _write(row, before, {"logo": digest}, by=by, now=now)
    elif path:
        row.save(update_fields=["logo_path"])
    if old:
        transaction.on_commit(lambda: default_storage.delete(old))
    return row


def _locked() -> SiteSettings:
    SiteSettings.objects.get_or_create(pk=1)
    return SiteSettings.objects.select_for_update().get(pk=1)


def _write(
    row: SiteSettings, before: dict[str, Any], after: dict[str, Any], *, by: Actor, now: datetime
) -> None:
    row.revision += 1
    row.updated_at, row.updated_by_id = now, by.account_id
    row.save()
    record("site.changed", "site:1", by=by, now=now, change=(before, after))
    forget()

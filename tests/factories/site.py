"""The site's settings as operators set them."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from luffy.accounts.audit import SYSTEM_JOB
from luffy.site import services
from luffy.site.models import SiteSettings
from tests.factories.uploads import a_png

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def the_logo(content: bytes | None = None) -> SiteSettings:
    picture = SimpleUploadedFile("logo.png", a_png() if content is None else content)
    return services.put_logo(picture, by=SYSTEM_JOB, now=NOW)


def set_site(**said: Any) -> SiteSettings:
    row = SiteSettings.objects.first() or SiteSettings()
    return services.change(said, revision=row.revision, by=SYSTEM_JOB, now=NOW)

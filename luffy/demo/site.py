"""What the demo school says of itself. The number and addresses belong to nobody."""

from datetime import datetime

from luffy.accounts.audit import SYSTEM_JOB
from luffy.site import services
from luffy.site.models import SiteSettings

SETTINGS = {
    "icp_number": "京ICP备00000000号-1",
    "contact_email": "hello@luffy.example",
    "contact_phone": "400-000-0000",
    "contact_address": "东海 风车村 1 号",
}


def load_site(*, now: datetime) -> None:
    row = SiteSettings.objects.first() or SiteSettings()
    services.change(SETTINGS, revision=row.revision, by=SYSTEM_JOB, now=now)

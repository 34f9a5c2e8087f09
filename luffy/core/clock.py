"""The one place that reads the clock. Only api, jobs, commands and admin call it; the domain takes `now`."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()  # noqa: TID251 - this module is the edge that the ban points to

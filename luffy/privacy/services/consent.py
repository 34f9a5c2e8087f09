"""Versions of the policy, and who agreed to which. Source: docs/rules/privacy.md"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from luffy.accounts.audit import Actor, record
from luffy.privacy.errors import PolicyNotFound, PolicyOutdated
from luffy.privacy.models import Consent, PolicyVersion
from luffy.privacy.queries import current_policy

_ONE_AT_A_TIME = 0x10FF7_9A11


@dataclass(frozen=True, slots=True)
class Policy:
    text_zh: str
    text_en: str
    changes: str


def publish(policy: Policy, *, account_id: int, by: Actor, now: datetime) -> PolicyVersion:
    """Publish a new version; whoever agreed to an earlier one is asked again."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        newest = current_policy()
        version = PolicyVersion.objects.create(
            number=newest.number + 1 if newest else 1,
            text_zh=policy.text_zh,
            text_en=policy.text_en,
            changes=policy.changes,
            published_at=now,
            published_by_id=account_id,
        )
        record("policy.published", f"policy:{version.number}", by=by, now=now)
    return version


def agree(*, account_id: int, number: int, address: str, by: Actor, now: datetime) -> Consent:
    """Note that she agrees to the newest version. Again does nothing.

    Raises:
        PolicyNotFound, PolicyOutdated: nothing was noted.
    """
    newest = current_policy()
    if newest is None or not PolicyVersion.objects.filter(pk=number).exists():
        raise PolicyNotFound
    if number != newest.number:
        raise PolicyOutdated(current=newest.number)
    with transaction.atomic():
        consent, is_new = Consent.objects.get_or_create(
            account_id=account_id, policy=newest, defaults={"agreed_at": now, "address": address}
        )
        if is_new:
            record("policy.agreed", f"policy:{number}", by=by, now=now)
    return consent

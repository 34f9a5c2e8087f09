"""What holders and programs of others hear of certificates, each time. Source: docs/rules/certificates.md"""

from datetime import datetime

from luffy.certificates.models import Certificate
from luffy.core.events import happened
from luffy.notify.models import Kind
from luffy.notify.services import notify


def tell_issued(row: Certificate, *, now: datetime) -> None:
    _tell("certificate.issued", row, now=now)


def tell_revoked(row: Certificate, *, now: datetime) -> None:
    _tell("certificate.revoked", row, now=now)


def tell_reinstated(row: Certificate, *, now: datetime) -> None:
    _tell("certificate.reinstated", row, now=now)


def _tell(name: str, row: Certificate, *, now: datetime) -> None:
    degree = row.degree_enrolment
    facts = {
        "number": row.number,
        "account_id": row.account_id,
        "kind": row.kind,
        "product_id": row.course_id if degree is None else degree.degree_course_id,
        "name": row.title,
        "completed_date": row.completed_date.isoformat(),
    }
    happened(name, f"certificate:{row.pk}", facts, now=now)
    outcome = name.removeprefix("certificate.")
    notify(
        row.account_id,
        Kind.CERTIFICATE,
        params={"title": row.title, "outcome": outcome},
        link="/me/certificates",
        key=f"certificate:{row.pk}:{outcome}:{now:%Y%m%d%H%M%S%f}",
        now=now,
    )

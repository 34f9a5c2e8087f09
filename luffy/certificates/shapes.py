"""Certificates and rules as the API shows them."""

from typing import Any

from django.conf import settings

from luffy.catalog.models import Course, DegreeCourse
from luffy.certificates.models import Certificate
from luffy.certificates.printing import address_of, qr_code
from luffy.certificates.queries import rule_of
from luffy.certificates.rule import grouped, masked
from luffy.certificates.schemas import (
    CertificateOut,
    CertificateRuleOut,
    OpsCertificateOut,
    VerifiedCertificateOut,
)


def certificate_shape(row: Certificate) -> CertificateOut:
    """For whom it was issued to."""
    return CertificateOut(**_facts(row), holder=row.holder, address=address_of(row))


def ops_shape(row: Certificate) -> OpsCertificateOut:
    """For operators. Needs its account."""
    return OpsCertificateOut(
        **_facts(row),
        holder=row.holder,
        address=address_of(row),
        username=row.account.username,
        reason=row.reason,
    )


def verified_shape(row: Certificate) -> VerifiedCertificateOut:
    """For anybody who has its number."""
    return VerifiedCertificateOut(
        **_facts(row), holder=masked(row.holder), school=settings.INVOICE_SELLER_NAME, qr=qr_code(row)
    )


def rule_shape(target: Course | DegreeCourse) -> CertificateRuleOut:
    """The rule of a course or degree, also if it has none."""
    rule = rule_of(target)
    kind = "course" if isinstance(target, Course) else "degree"
    return CertificateRuleOut(
        target=f"{kind}:{target.pk}",
        name=target.name,
        is_active=rule is not None and rule.is_active,
        course_percent=rule.course_percent if rule else 100,
        exercise_percent=rule.exercise_percent if rule else None,
    )


def _facts(row: Certificate) -> dict[str, Any]:
    return {
        "number": grouped(row.number),
        "kind": "course" if row.course_id is not None else "degree",
        "title": row.title,
        "completed_date": row.completed_date,
        "issued_at": row.issued_at,
        "revoked_at": row.revoked_at,
    }

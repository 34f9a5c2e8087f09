"""Certificates: mine, anybody's by its number, and what operators do."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from luffy.accounts.auth import allowed_to, caller, signed_in, visit
from luffy.accounts.permissions import Action
from luffy.accounts.throttle import Limit, take
from luffy.certificates import queries, services
from luffy.certificates.errors import (
    CertificateAlreadyRevoked,
    CertificateNotFound,
    CertificateNotRevoked,
    CertificateTargetNotFound,
)
from luffy.certificates.printing import printed
from luffy.certificates.schemas import (
    CertificateOut,
    CertificateReasonIn,
    CertificateRuleIn,
    CertificateRuleOut,
    CertificateRulesQuery,
    CertificatesQuery,
    OpsCertificateOut,
    VerifiedCertificateOut,
)
from luffy.certificates.shapes import certificate_shape, ops_shape, rule_shape, verified_shape
from luffy.core import clock
from luffy.core.client import client_address
from luffy.core.envelope import answers, ok
from luffy.core.errors import NotAllowed
from luffy.core.paging import Page, PageQuery, page_of

router = Router(tags=["certificates"])
may_certify = allowed_to(Action.ISSUE_CERTIFICATES)
NumberPath = Annotated[str, Path(pattern=r"^[0-9A-Za-z-]{1,40}$")]
TargetPath = Annotated[str, Path(pattern=r"^(course|degree):[1-9]\d{0,17}$")]
LOOKS = Limit("certificate:address", 120, seconds=600)
PRINTS = Limit("certificate:account", 60, seconds=600)
_PDF = {
    200: {
        "description": "The file",
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/me/certificates", auth=signed_in, response=answers(Page[CertificateOut]))
def my_certificates(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """My certificates, the newest first; also those that were revoked."""
    page = page_of(queries.mine(caller(request).pk), asked)
    return ok({**page, "items": [certificate_shape(row) for row in page["items"]]})


@router.get(
    "/me/certificates/{number}/pdf",
    auth=signed_in,
    response=answers(None, CertificateNotFound),
    openapi_extra={"responses": _PDF},
)
def certificate_pdf(request: HttpRequest, number: NumberPath) -> Any:
    """My certificate to print."""
    account = caller(request)
    take(PRINTS, str(account.pk))
    row = queries.my_certificate(account.pk, number)
    answer = HttpResponse(printed(row), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="certificate-{row.number}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@router.get(
    "/certificates/{number}", auth=None, response=answers(VerifiedCertificateOut, CertificateNotFound)
)
def verify_certificate(request: HttpRequest, number: NumberPath) -> dict[str, Any]:
    """Whether a certificate counts, for anybody who has its number. The name is masked."""
    take(LOOKS, client_address(request))
    return ok(verified_shape(queries.certificate(number)))


@router.get("/ops/certificates", auth=may_certify, response=answers(Page[OpsCertificateOut], NotAllowed))
def all_certificates(request: HttpRequest, asked: Query[CertificatesQuery]) -> dict[str, Any]:
    """Everybody's certificates, the newest first. For operators."""
    del request
    page = page_of(queries.everybodys(asked.q.strip(), asked.revoked), asked)
    return ok({**page, "items": [ops_shape(row) for row in page["items"]]})


@router.post(
    "/ops/certificates/{number}/revoke",
    auth=may_certify,
    response=answers(OpsCertificateOut, NotAllowed, CertificateNotFound, CertificateAlreadyRevoked),
)
def revoke_certificate(
    request: HttpRequest, number: NumberPath, given: CertificateReasonIn
) -> dict[str, Any]:
    """From now on it does not count. For operators."""
    by = visit(request).by(caller(request).pk)
    row = services.revoke(number=number, reason=given.reason, by=by, now=clock.now())
    return ok(ops_shape(row))


@router.post(
    "/ops/certificates/{number}/reinstate",
    auth=may_certify,
    response=answers(OpsCertificateOut, NotAllowed, CertificateNotFound, CertificateNotRevoked),
)
def reinstate_certificate(
    request: HttpRequest, number: NumberPath, given: CertificateReasonIn
) -> dict[str, Any]:
    """It counts again. For operators."""
    by = visit(request).by(caller(request).pk)
    row = services.reinstate(number=number, reason=given.reason, by=by, now=clock.now())
    return ok(ops_shape(row))


@router.get(
    "/ops/certificate-rules", auth=may_certify, response=answers(Page[CertificateRuleOut], NotAllowed)
)
def certificate_rules(request: HttpRequest, asked: Query[CertificateRulesQuery]) -> dict[str, Any]:
    """What courses or degrees ask for their certificates. For operators."""
    del request
    words = asked.q.strip()
    rows: Any = queries.courses_to_rule(words) if asked.kind == "course" else queries.degrees_to_rule(words)
    page = page_of(rows, asked)
    return ok({**page, "items": [rule_shape(row) for row in page["items"]]})


@router.put(
    "/ops/certificate-rules/{target}",
    auth=may_certify,
    response=answers(CertificateRuleOut, NotAllowed, CertificateTargetNotFound),
)
def set_certificate_rule(
    request: HttpRequest, target: TargetPath, given: CertificateRuleIn
) -> dict[str, Any]:
    """Say what a course asks for its certificate, or that a degree gives one. For operators."""
    by = visit(request).by(caller(request).pk)
    rule = services.set_rule(target, given.terms(), is_active=given.is_active, by=by, now=clock.now())
    thing = rule.course or rule.degree_course
    if thing is None:
        raise CertificateTargetNotFound
    return ok(rule_shape(thing))

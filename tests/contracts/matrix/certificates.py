"""Who may call what of certificates."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.certificates.services import revoke
from tests.contracts.matrix.row import NOW, WHY, Door, Parts, Row
from tests.factories.certificates import BY, a_certificate

NO_CERTIFICATE: Parts = {"number": "0" * 16}


def somebodys(_account: Account) -> Parts:
    row = a_certificate(now=NOW)
    return {"number": row.number, "target": f"course:{row.course_id}"}


def a_revoked_one(_account: Account) -> Parts:
    row = a_certificate(now=NOW)
    revoke(number=row.number, reason="matrix", by=BY, now=NOW)
    return {"number": row.number}


def mine(account: Account) -> Parts:
    return {"number": a_certificate(account, now=NOW).number}


ROWS = [
    Row("GET /me/certificates"),
    Row("GET /me/certificates/{number}/pdf", own=mine, missing=NO_CERTIFICATE),
    Row("GET /certificates/{number}", Door.PUBLIC, given=somebodys),
    Row("GET /ops/certificates", Action.ISSUE_CERTIFICATES),
    Row("POST /ops/certificates/{number}/revoke", Action.ISSUE_CERTIFICATES, body=WHY, given=somebodys),
    Row(
        "POST /ops/certificates/{number}/reinstate", Action.ISSUE_CERTIFICATES, body=WHY, given=a_revoked_one
    ),
    Row("GET /ops/certificate-rules", Action.ISSUE_CERTIFICATES),
    Row("PUT /ops/certificate-rules/{target}", Action.ISSUE_CERTIFICATES, body={}, given=somebodys),
]

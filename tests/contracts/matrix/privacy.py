"""Who may call what of privacy."""

from datetime import timedelta

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.privacy.models import Deletion, PolicyVersion
from luffy.privacy.services import export
from tests.contracts.matrix.row import NO_NUMBER, NOW, Door, Parts, Row
from tests.factories.accounts import an_account
from tests.factories.privacy import a_copy, a_policy


def a_version(_account: Account) -> Parts:
    return {"number": a_policy().number}


def a_copy_of_hers(account: Account) -> Parts:
    return {"number": a_copy(account).number}


def a_ticket(_account: Account) -> Parts:
    owner = an_account()
    return {"ticket": export.link(account_id=owner.pk, number=a_copy(owner).number)}


def a_week(account: Account) -> Parts:
    Deletion.objects.get_or_create(
        account=account, state="asked", defaults={"asked_at": NOW, "due_at": NOW + timedelta(days=7)}
    )
    return {}


def the_newest(_account: Account) -> Parts:
    newest = PolicyVersion.objects.order_by("-number").first() or a_policy()
    return {"number": newest.number}


POLICY = {"text_zh": "正文", "text_en": "Text", "changes": ""}
ROWS = [
    Row("GET /privacy/policy", Door.PUBLIC),
    Row("GET /privacy/policy/{number}", Door.PUBLIC, given=a_version),
    Row("GET /privacy/files/{ticket}", Door.PUBLIC, given=a_ticket),
    Row("GET /me/privacy"),
    Row("GET /me/privacy/consent"),
    Row("POST /me/privacy/consent", body={"number": "{number}"}, given=the_newest),
    Row("POST /me/privacy/exports", status=201),
    Row("POST /me/privacy/exports/{number}/link", own=a_copy_of_hers, missing=NO_NUMBER),
    # Accounts of the matrix have no password: that it is asked for is what is seen here.
    Row("POST /me/privacy/deletion", status=422, body={"password": "wrong-one-here"}),
    Row("DELETE /me/privacy/deletion", given=a_week),
    Row("GET /ops/privacy/exports", Action.PROTECT_DATA),
    Row("POST /ops/privacy/policy", Action.PROTECT_DATA, status=201, body=POLICY),
]

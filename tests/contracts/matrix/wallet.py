"""Who may call what of wallet."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import NO_NUMBER, Parts, Row
from tests.factories.accounts import an_account
from tests.factories.wallet import a_waiting_gift, a_withdrawal, earned_for


def a_recipient(_account: Account) -> Parts:
    return {"username": an_account().username, "key": f"matrix-{Account.objects.count()}"}


WITHDRAWAL = {"amount": 100, "payee": {"holder": "王小明", "bank": "招商银行", "account": "6225880112345678"}}


def a_gift_of_anothers(account: Account) -> Parts:
    return {"key": a_waiting_gift(an_account()).key}


def earnings(account: Account) -> None:
    earned_for(account, 100)


def a_withdrawal_of(account: Account) -> Parts:
    earned_for(account, 100)
    return {"number": a_withdrawal(account).number}


def a_strangers_withdrawal(_account: Account) -> Parts:
    return a_withdrawal_of(an_account())


ROWS = [
    Row("GET /me/wallet"),
    Row("GET /me/wallet/transfers"),
    Row("GET /me/wallet/lots"),
    Row("GET /withdrawals"),
    Row(
        "POST /withdrawals",
        status=201,
        body=WITHDRAWAL,
        headers={"Idempotency-Key": "matrix"},
        given=earnings,
    ),
    Row("GET /withdrawals/{number}", own=a_withdrawal_of, missing=NO_NUMBER),
    Row("POST /withdrawals/{number}/cancel", own=a_withdrawal_of, missing=NO_NUMBER),
    Row("GET /ops/withdrawals", Action.APPROVE_WITHDRAWALS),
    Row("GET /ops/withdrawals/{number}", Action.APPROVE_WITHDRAWALS, given=a_strangers_withdrawal),
    Row("POST /ops/withdrawals/{number}/payee", Action.APPROVE_WITHDRAWALS, given=a_strangers_withdrawal),
    Row("POST /ops/withdrawals/{number}/approve", Action.APPROVE_WITHDRAWALS, given=a_strangers_withdrawal),
    Row(
        "POST /ops/withdrawals/{number}/refuse",
        Action.APPROVE_WITHDRAWALS,
        body={"reason": "matrix"},
        given=a_strangers_withdrawal,
    ),
    Row(
        "POST /ops/withdrawals/{number}/paid",
        Action.APPROVE_WITHDRAWALS,
        409,
        {"bank_reference": "matrix"},
        given=a_strangers_withdrawal,
    ),
    Row(
        "POST /ops/withdrawals/{number}/failed",
        Action.APPROVE_WITHDRAWALS,
        409,
        {"reason": "matrix"},
        given=a_strangers_withdrawal,
    ),
    Row(
        "POST /ops/withdrawals/{number}/bounced",
        Action.APPROVE_WITHDRAWALS,
        409,
        {"reason": "matrix"},
        given=a_strangers_withdrawal,
    ),
    Row("GET /ops/liability", Action.SEE_MONEY),
    Row("GET /operator/berries", Action.GRANT_BERRIES),
    Row("POST /operator/berries/{key}/approve", Action.GRANT_BERRIES, given=a_gift_of_anothers),
    Row(
        "POST /operator/berries/{key}/refuse",
        Action.GRANT_BERRIES,
        body={"reason": "matrix"},
        given=a_gift_of_anothers,
    ),
    Row(
        "POST /operator/berries",
        Action.GRANT_BERRIES,
        201,
        {"username": "{username}", "amount": 5, "key": "{key}", "reason": "matrix"},
        given=a_recipient,
    ),
]

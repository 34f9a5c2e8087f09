"""Who may call what of refunds."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import NO_NUMBER, WHY, Door, Parts, Row
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order
from tests.factories.refunds import asked_for, granted, stuck, the_rules


def a_bought_course(account: Account) -> Parts:
    the_rules()
    course = a_course(prices={30: 9900})
    return {"number": a_paid_order(account, course).number, "products": [course.product.key]}


def a_refund(account: Account) -> Parts:
    the_rules()
    return {"number": asked_for(a_paid_order(account, a_course(prices={30: 9900}))).number}


def somebodys_refund(_account: Account) -> Parts:
    return a_refund(an_account())


def a_stuck_refund(_account: Account) -> Parts:
    the_rules()
    request = stuck(granted(asked_for(a_paid_order(an_account(), a_course(prices={30: 9900})))))
    return {"number": request.number}


ROWS = [
    Row("GET /refund-rules", Door.PUBLIC),
    Row("POST /orders/{number}/refund-quote", body={}, own=a_bought_course, missing=NO_NUMBER),
    Row(
        "POST /orders/{number}/refunds",
        status=201,
        body={"products": "{products}", "reason": "x", "expected_cash_fen": 0, "expected_berries": 0},
        headers={"Idempotency-Key": "matrix"},
        own=a_bought_course,
        missing={**NO_NUMBER, "products": ["course:1"]},
    ),
    Row("GET /refunds"),
    Row("GET /refunds/{number}", own=a_refund, missing=NO_NUMBER),
    Row("POST /refunds/{number}/withdraw", own=a_refund, missing=NO_NUMBER),
    Row("GET /ops/refunds", Action.APPROVE_REFUNDS),
    Row("GET /ops/refunds/{number}", Action.APPROVE_REFUNDS, given=somebodys_refund),
    Row("POST /ops/refunds/{number}/approve", Action.APPROVE_REFUNDS, given=somebodys_refund),
    Row("POST /ops/refunds/{number}/refuse", Action.APPROVE_REFUNDS, body=WHY, given=somebodys_refund),
    Row("POST /ops/refunds/{number}/retry", Action.APPROVE_REFUNDS, body=WHY, given=a_stuck_refund),
    Row(
        "POST /ops/refunds/{number}/settled-by-hand",
        Action.APPROVE_REFUNDS,
        body={**WHY, "reference": "ICBC 1"},
        given=a_stuck_refund,
    ),
]

"""Who may call what of campaigns."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import WHY, Parts, Row
from tests.factories.catalog import a_course
from tests.factories.coupons import a_coupon

TERMS: Parts = {"coupon_type": 0, "money_fen": 1000}
CAMPAIGN: Parts = {
    **TERMS,
    "name": "开学季",
    "quantity": 10,
    "open_date": "2026-01-01",
    "close_date": "2036-01-01",
    "coupon_valid_days": 7,
}
EVERYBODY: Parts = {"who": "everybody"}
NEWS: Parts = {"segment": EVERYBODY, "title": "放假", "text": "国庆放假三天", "key": "matrix-0001"}


def a_campaign(_account: Account) -> Parts:
    return {"coupon_id": a_coupon().pk}


def a_course_to_give(_account: Account) -> Parts:
    return {"course_id": a_course().pk}


GIFT: Parts = {"course_id": "{course_id}", "access_days": 30, "people": ["nobody"], **WHY}

ROWS = [
    Row("GET /ops/campaigns", Action.RUN_CAMPAIGNS),
    Row("POST /ops/campaigns", Action.RUN_CAMPAIGNS, 201, CAMPAIGN),
    Row("POST /ops/campaigns/preview", Action.RUN_CAMPAIGNS, body=TERMS),
    Row("GET /ops/campaigns/{coupon_id}", Action.RUN_CAMPAIGNS, given=a_campaign),
    Row("POST /ops/campaigns/{coupon_id}/stop", Action.RUN_CAMPAIGNS, body=WHY, given=a_campaign),
    Row("GET /ops/campaigns/{coupon_id}/codes", Action.RUN_CAMPAIGNS, given=a_campaign),
    Row(
        "POST /ops/campaigns/{coupon_id}/codes",
        Action.RUN_CAMPAIGNS,
        201,
        {"label": "传单", "number": 2},
        given=a_campaign,
    ),
    Row(
        "POST /ops/campaigns/{coupon_id}/issue",
        Action.RUN_CAMPAIGNS,
        body={"segment": EVERYBODY, **WHY},
        given=a_campaign,
    ),
    # A file comes along in tests/campaigns/test_issuing.py.
    Row("POST /ops/campaigns/{coupon_id}/issue-file", Action.RUN_CAMPAIGNS, 422, given=a_campaign),
    Row("GET /ops/grants", Action.GRANT_ACCESS),
    Row("POST /ops/grants", Action.GRANT_ACCESS, body=GIFT, given=a_course_to_give),
    Row("POST /ops/grants/file", Action.GRANT_ACCESS, 422),
    Row("POST /ops/announcements", Action.TELL_PEOPLE, body=NEWS),
]

"""Who may call what of coupons."""

from tests.contracts.matrix.row import Door, Row
from tests.factories.catalog import a_course
from tests.factories.coupons import a_code, a_coupon

ROWS = [
    Row("GET /coupons", Door.PUBLIC),
    Row("POST /coupons/{coupon_id}/claim", status=201, given=lambda _: {"coupon_id": a_coupon().pk}),
    Row("GET /me/coupons"),
    Row("POST /me/coupons/redeem", status=201, body={"code": "{code}"}, given=lambda _: {"code": a_code()}),
    Row(
        "GET /products/{product}/member-prices",
        Door.PUBLIC,
        given=lambda _: {"product": a_course().product.key},
    ),
]

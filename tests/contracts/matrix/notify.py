"""Who may call what of notify."""

from luffy.accounts.models import Account
from luffy.notify.models import Kind
from luffy.notify.unsubscribe import token_for
from tests.contracts.matrix.row import NO_ID, Door, Parts, Row
from tests.factories.notify import phone_code, told


def a_notification(account: Account) -> Parts:
    return {"notification_id": told(account).pk}


def a_token(account: Account) -> Parts:
    return {"token": token_for(account.pk, Kind.GRADED)}


def a_code(account: Account) -> Parts:
    """The one that was sent last."""
    phone_code(account)
    return {"code": "123456"}


ROWS = [
    Row("GET /notifications"),
    Row("GET /notifications/unread-count"),
    Row("POST /notifications/read-all", body={"newest_id": 1}),
    Row("POST /notifications/{notification_id}/read", own=a_notification, missing={"notification_id": NO_ID}),
    Row("GET /notification-preferences"),
    Row("POST /notification-phone", body={"phone": "13800138000"}),
    Row("PUT /notification-phone", body={"code": "{code}"}, given=a_code),
    Row("DELETE /notification-phone"),
    Row("POST /notifications/unsubscribe/{token}", Door.PUBLIC, given=a_token),
    Row("PUT /notification-preferences", body={"language": "en", "kinds": {}}),
]

"""Who may call what of notify."""

from luffy.accounts.models import Account
from tests.contracts.matrix.row import NO_ID, Parts, Row
from tests.factories.notify import told


def a_notification(account: Account) -> Parts:
    return {"notification_id": told(account).pk}


ROWS = [
    Row("GET /notifications"),
    Row("GET /notifications/unread-count"),
    Row("POST /notifications/read-all", body={"newest_id": 1}),
    Row("POST /notifications/{notification_id}/read", own=a_notification, missing={"notification_id": NO_ID}),
    Row("GET /notification-preferences"),
    Row("PUT /notification-preferences", body={"language": "en", "kinds": {}}),
]

"""Who may call what of the site's settings."""

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from tests.contracts.matrix.row import Door, Parts, Row
from tests.factories.site import the_logo

SET = Action.SET_SITE


def a_logo(_account: Account) -> Parts:
    the_logo()
    return {}


def read_now(_account: Account) -> Parts:
    return {"revision": the_logo().revision}


ROWS = [
    Row("GET /site", Door.PUBLIC),
    Row("GET /site/logo", Door.PUBLIC, given=a_logo),
    Row("GET /ops/site", SET),
    Row(
        "PUT /ops/site",
        SET,
        body={"revision": "{revision}", "name": "海上学院", "name_en": "Sea School", "short_name": "海"},
        given=read_now,
    ),
    # That a picture comes along is tested in tests/site/test_site.py.
    Row("POST /ops/site/logo", SET, 422),
    Row("DELETE /ops/site/logo", SET),
]

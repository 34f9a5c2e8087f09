"""Fields that a caller has no business to send: each writing call is made with all of them, and does the same.

The names come from the API's own document and from the columns of the database, so a new one is tried by itself.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action, Role, may
from luffy.api import openapi
from luffy.core.valkey import valkey
from tests.contracts.matrix import ROWS, Parts, Row
from tests.factories.accounts import an_account, api_of
from tests.security.looking import fill, prepare, schema_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gateways")]
WRITING = [row for row in ROWS if row.body is not None and row.status < 300]
NUMBER, TEXT, MOMENT = 770_077, "planted-by-a-caller", "2001-02-03T04:05:06Z"
ALWAYS = {
    **dict.fromkeys(("user_id", "account_id", "owner_id", "buyer_id", "payer_id", "student_id"), "victim"),
    **dict.fromkeys(("balance", "available", "price", "amount_paid", "discount", "quantity", "id"), NUMBER),
    **dict.fromkeys(("is_staff", "is_superuser", "is_admin", "opened", "is_paid", "verified"), True),
    **dict.fromkeys(("role", "groups", "user_permissions"), Role.OPERATOR.value),
    **dict.fromkeys(("paid_at", "created_at", "approved_at", "expires_at", "withdrawable_from"), MOMENT),
    **dict.fromkeys(("state", "status", "origin", "source", "approved_by", "checked_by"), TEXT),
    **dict.fromkeys(("needs_two", "needs_two_persons", "gives_coupons"), False),
}


def our_models() -> list[Any]:
    return [model for model in apps.get_models() if model.__module__.startswith("luffy.")]


document_of_the_api = lru_cache(openapi)


@lru_cache
def all_names() -> dict[str, Any]:
    """Every name that the API or a table knows, with a value one would notice."""
    document = document_of_the_api()
    told = dict.fromkeys(schema_names(document, list(document["components"]["schemas"].values())), TEXT)
    columns = {
        field.attname: planted(field) for model in our_models() for field in model._meta.concrete_fields
    }
    return {**told, **columns, **ALWAYS}


def planted(field: Any) -> Any:
    match field:
        case models.ForeignKey():
            return "victim"
        case models.BooleanField():
            return True
        case models.DateField():
            return MOMENT
        case models.IntegerField():
            return NUMBER
        case _:
            return TEXT


def wished_for(row: Row, victim: Account) -> dict[str, Any]:
    """All of them but what this call does take."""
    document, (method, path) = document_of_the_api(), row.call.split(" ")
    asked = document["paths"][f"/api/v1{path}"][method.lower()]["requestBody"]
    taken = {*schema_names(document, asked), *(row.body or {})}
    return {
        name: victim.pk if value == "victim" else value
        for name, value in all_names().items()
        if name not in taken
    }


def with_more(body: Any, more: dict[str, Any]) -> Any:
    """The body with these added, also in the objects within it."""
    if not isinstance(body, dict) or not body:
        # An empty one is a map of the caller's own names.
        return body
    return {**more, **{name: with_more(value, more) for name, value in body.items()}}


def told_columns(model: Any) -> Iterator[Any]:
    """What rows say beside numbers, moments and texts of their own: amounts, states, yes or no, and whose they are."""
    for field in model._meta.concrete_fields:
        is_count = isinstance(field, models.IntegerField) and not isinstance(field, models.AutoField)
        if (
            is_count
            or isinstance(field, models.BooleanField)
            or field.choices
            or field.related_model is Account
        ):
            yield field


def what_is(people: dict[int, str]) -> dict[str, Counter[Any]]:
    """Every row of ours by those columns."""
    seen: dict[str, Counter[Any]] = {}
    for model in our_models():
        fields = list(told_columns(model))
        if not fields:
            seen[model.__name__] = Counter({(): model._base_manager.count()})
            continue
        rows = model._base_manager.values_list(*(field.attname for field in fields))
        whose = [field.related_model is Account for field in fields]
        seen[model.__name__] = Counter(
            tuple(
                people.get(value, "other") if is_person and value else value
                for value, is_person in zip(row, whose, strict=True)
            )
            for row in rows
        )
    return seen


def done(row: Row, *, more: bool) -> tuple[int, dict[str, Counter[Any]], bool]:
    """The call in a world of its own: its status, what is then, and whether a planted text was kept."""
    valkey().flushdb()
    with transaction.atomic():
        role = Role.OPERATOR if isinstance(row.door, Action) else Role.LEARNER
        is_superuser = isinstance(row.door, Action) and not may(role, False, row.door)
        account = an_account("caller-of-this", role=role, is_superuser=is_superuser)
        victim = an_account("victim-of-this")
        parts: Parts = prepare(row, account)
        body = fill(row.body, parts)
        if more:
            wishes = wished_for(row, victim)
            body = {**wishes, **with_more(body, wishes)}
        method, path = row.call.split(" ")
        answer = api_of(account).send(method, path.format(**parts), body, **(row.headers or {}))
        people = {account.pk: "caller", victim.pk: "victim"}
        found = answer.status_code, what_is(people), is_kept(TEXT, "2001-02-03")
        transaction.set_rollback(True)
    return found


def is_kept(*texts: str) -> bool:
    """Whether any row of any table has one of these texts in it."""
    like = "|".join(texts)
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        parts = (f'SELECT 1 FROM "{name}" t WHERE t::text ~ %s' for name in names)
        cursor.execute(" UNION ALL ".join(parts), [like] * len(names))
        return cursor.fetchone() is not None


@pytest.mark.parametrize("row", WRITING, ids=lambda row: row.call)
def test_what_is_sent_beside_changes_nothing(row: Row) -> None:
    plain_status, plain, _ = done(row, more=False)
    status, loaded, is_planted = done(row, more=True)

    assert (plain_status, status) == (row.status, row.status)
    assert not is_planted
    other = {name for name, rows in loaded.items() if rows != plain[name]}
    assert {name: (plain[name] - loaded[name], loaded[name] - plain[name]) for name in other} == {}


def test_there_is_a_lot_that_could_be_sent() -> None:
    names = all_names()

    assert {"balance_berries", "paid_at", "is_staff", "payable_fen", "role", "needs_two", "owner_id"} <= set(
        names
    )
    assert len(names) > 300


@pytest.mark.parametrize("change", [{"is_staff": True}, {"role": 3}, {"is_superuser": True}])
def test_the_look_would_see_a_right_that_was_given(change: dict[str, Any]) -> None:
    account = an_account()
    before = what_is({})

    Account.objects.filter(pk=account.pk).update(**change)

    assert what_is({}) != before

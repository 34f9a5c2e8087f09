"""The back office's door: where it is, who comes in, and what each desk finds there."""

from collections.abc import Iterator
from importlib import reload

import pytest
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import Settings

from luffy import urls
from luffy.accounts.permissions import Role
from tests.factories.accounts import Api, a_key_for, an_account
from tests.factories.catalog import a_course

pytestmark = pytest.mark.django_db


def at_desk(role: Role) -> Client:
    client = Client()
    client.force_login(an_account(role=role, is_staff=True))
    return client


@pytest.fixture
def own_path(settings: Settings) -> Iterator[str]:
    settings.ADMIN_PATH = "bridge-7f3a"
    reload(urls)
    clear_url_caches()
    yield "/bridge-7f3a/"
    settings.ADMIN_PATH = "admin"
    reload(urls)
    clear_url_caches()


def test_the_tables_are_where_the_setting_says_and_nowhere_else(own_path: str) -> None:
    client = Client()
    client.force_login(an_account(is_staff=True, is_superuser=True))

    assert client.get(own_path).status_code == 200
    assert client.get("/admin/").status_code == 404


def test_nobody_signs_in_at_a_second_door() -> None:
    to_index = Client().get("/admin/")
    form = Client().post("/admin/login/", {"username": "captain", "password": "x"})

    assert to_index.headers["Location"] == "/admin/login/?next=/admin/"
    assert form.headers["Location"] == "/login?next=%2Fadmin%2F"


def test_a_learner_is_not_let_in() -> None:
    client = Client()
    client.force_login(an_account())

    assert client.get("/admin/").status_code == 302


def test_from_elsewhere_there_is_no_back_office(settings: Settings) -> None:
    settings.OFFICE_NETWORKS = ["10.0.0.0/8", "2001:db8::/32"]
    captain = an_account(is_staff=True, is_superuser=True)
    key = a_key_for(captain)

    def asked(address: str) -> list[int]:
        client = Client(REMOTE_ADDR=address)
        client.force_login(captain)
        api = Api(key, client=client)
        tables, call = client.get("/admin/"), api.get("/ops/roles")
        return [tables.status_code, call.status_code, api.get("/me").status_code]

    assert asked("10.1.2.3") == [200, 200, 200]
    assert asked("2001:db8::7") == [200, 200, 200]
    assert asked("203.0.113.7") == [404, 404, 200]


@pytest.mark.parametrize(
    ("role", "seen", "unseen"),
    [
        (Role.EDITOR, "catalog/course", "orders/order"),
        (Role.SERVICE, "orders/order", "payments/paymentattempt"),
        (Role.FINANCE, "payments/paymentattempt", "catalog/course"),
        (Role.LEAD, "degrees/enrolleddegreecourse", "wallet/withdrawal"),
        (Role.OPERATOR, "payments/paymentattempt", "accounts/auditentry"),
    ],
)
def test_each_desk_finds_its_own_tables(role: Role, seen: str, unseen: str) -> None:
    client = at_desk(role)

    assert client.get(f"/admin/{seen}/").status_code == 200
    assert client.get(f"/admin/{unseen}/").status_code == 403
    index = client.get("/admin/").content.decode()
    assert f"/admin/{seen}/" in index
    assert f"/admin/{unseen}/" not in index


def test_an_editor_edits_courses_and_a_lead_only_reads_them() -> None:
    course = a_course("Python 入门")
    page = f"/admin/catalog/course/{course.pk}/change/"

    editor, lead = at_desk(Role.EDITOR).get(page), at_desk(Role.LEAD).get(page)

    assert 'name="_save"' in editor.content.decode()
    assert lead.status_code == 200
    assert 'name="_save"' not in lead.content.decode()


def test_a_desk_is_worth_nothing_without_being_staff() -> None:
    client = Client()
    client.force_login(an_account(role=Role.FINANCE, is_staff=False))

    assert client.get("/admin/orders/order/").status_code == 302

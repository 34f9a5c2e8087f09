"""Figures over the API: days, rows behind, and files that no office program takes for formulas."""

import csv
import io

import pytest
from openpyxl import load_workbook

from luffy.accounts.models import AuditEntry, Role
from luffy.core.calendar import day_of
from luffy.figures.catalogue import FIGURES
from tests.factories.accounts import Api, an_account, api_of
from tests.factories.catalog import a_course
from tests.factories.orders import a_paid_order

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://evil.example")'


@pytest.fixture
def api() -> Api:
    return api_of(an_account("vivi", role=Role.OPERATOR))


def test_the_last_thirty_days_unless_others_are_asked_for(api: Api):
    order = a_paid_order(an_account(), a_course(prices={30: 9_900}))
    assert order.paid_at is not None

    told = api.get("/ops/figures/revenue-by-day").json()["data"]

    assert len(told["rows"]) == 30
    assert told["rows"][-1] == [day_of(order.paid_at).isoformat(), 1, 9_900, 0, 9_900]
    assert told["totals"] == [None, 1, 9_900, 0, 9_900]
    behind = api.get("/ops/figures/revenue-by-day/rows", key=told["until_date"]).json()["data"]
    assert [row[0] for row in behind["items"]] == [order.number]


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"from_date": "2026-03-02", "until_date": "2026-03-01"}, 422, 3601),
        ({"from_date": "2020-01-01", "until_date": "2026-03-01"}, 422, 3601),
        ({"until_date": "0001-01-01"}, 422, 3601),
        ({"from_date": "yesterday"}, 422, 1101),
    ],
)
def test_days_that_make_no_span_are_refused(api: Api, asked: dict, status: int, code: int):
    answer = api.get("/ops/figures/revenue-by-day", **asked)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_figure_or_a_key_that_there_is_not_is_404(api: Api):
    assert api.get("/ops/figures/profit").json()["code"] == 3600
    assert api.get("/ops/figures/profit/rows").json()["code"] == 3600
    assert api.get("/ops/figures/revenue-by-day/rows", key="'; DROP TABLE").json()["code"] == 3600
    assert api.get("/ops/figures/revenue-by-channel/rows", key="'; DROP TABLE").json()["data"]["total"] == 0


def test_files_hold_the_same_cells_and_no_formula(api: Api):
    a_paid_order(an_account(), a_course(FORMULA, prices={30: 9_900}))
    path = "/ops/figures/revenue-by-product/file"

    as_csv, as_xlsx = (api.get(path, format=to) for to in ("csv", "xlsx"))

    text = b"".join(as_csv.streaming_content).decode("utf-8-sig")
    header, row = list(csv.reader(io.StringIO(text)))
    assert header == ["商品编号", "商品", "售出", "合计"]
    assert row[1] == f"'{FORMULA}"
    assert row[2:] == ["1", "9900"]
    sheet = load_workbook(io.BytesIO(b"".join(as_xlsx.streaming_content))).active
    cell = sheet["B2"]
    assert (cell.value, cell.data_type) == (f"'{FORMULA}", "s")
    assert sheet["D2"].value == 9_900
    exports = AuditEntry.objects.filter(action="export.made").order_by("id")
    assert [(row.after["format"], row.after["rows"]) for row in exports] == [("csv", 1), ("xlsx", 1)]
    assert exports[0].subject == "export:revenue-by-product"
    # The log of exports tells of both.
    assert [row["what"] for row in api.get("/ops/exports").json()["data"]["items"]] == [
        "revenue-by-product",
        "revenue-by-product",
    ]


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_and_the_rows_behind_it_can_be_saved(api: Api, name: str):
    for path in (f"/ops/figures/{name}/file", f"/ops/figures/{name}/rows/file"):
        answer = api.get(path, format="csv")

        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")


def test_they_are_listed_in_the_reader_s_language(api: Api):
    listed = api.get("/ops/figures").json()["data"]

    assert [one["name"] for one in listed] == list(FIGURES)
    assert listed[0]["title"] == "每日收入"

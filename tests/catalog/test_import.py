"""Importing courses: what is in the file gets in, what is broken is named, and twice is once."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luffy.accounts.models import AuditEntry
from luffy.catalog.importers import Remark, Report, run
from luffy.catalog.importers.reading import LONGEST_LINE_BYTES
from luffy.catalog.models import (
    Course,
    CourseCategory,
    CourseDetail,
    CourseSubCategory,
    PricePolicy,
    Product,
    SaleStatus,
)
from tests.factories.catalog import NOW, a_course

pytestmark = pytest.mark.django_db

DATASET = Path(
    os.environ.get("LUFFY_DEMO_DATASET")
    or next(Path(__file__).parents[3].glob("*/data/udemy_courses.csv"), "/nowhere.csv")
)
HEADER = "source_id,name,category,sub_category,level,prices"
Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(content: str | bytes) -> Path:
        path = tmp_path / "courses.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def imported(path: Path, **options: int) -> Report:
    return run(path, now=NOW, **options)


def outcome(report: Report) -> tuple[int, int, int, int]:
    return report.created, report.changed, report.skipped, len(report.refused)


def table_sizes() -> list[int]:
    tables = (CourseCategory, CourseSubCategory, Course, CourseDetail, Product, PricePolicy)
    return [table.objects.count() for table in tables]


def test_a_row_of_a_table_becomes_a_course_with_product_prices_and_details(write: Write):
    path = write(
        "source_id,name,category,sub_category,brief,level,course_type,prices,pub_date,hours,period_days,order\n"
        "7,Python 入门,后端,Python,从零开始,beginner,vip,30:9900 360:19900,2026-01-05,12,21,5\n"
    )

    report = imported(path)

    course = Course.objects.get(source_key="file:7")
    assert outcome(report) == (1, 0, 0, 0)
    assert (course.name, course.brief, course.level, course.course_type) == ("Python 入门", "从零开始", 0, 1)
    assert (str(course.pub_date), course.period, course.order) == ("2026-01-05", 21, 5)
    assert course.sub_category.category.name == "后端"
    assert course.status == SaleStatus.ON_SALE
    assert course.detail.hours == 12
    policies = course.product.price_policies.order_by("access_days").values_list("access_days", "price_fen")
    assert list(policies) == [(30, 9_900), (360, 19_900)]


def test_json_lines_say_the_same(write: Write):
    row = {"source_id": 7, "name": "Go", "category": "后端", "sub_category": "Go", "prices": {"30": 9900}}
    path = write(json.dumps(row) + "\n\n")

    assert outcome(imported(path)) == (1, 0, 0, 0)
    assert PricePolicy.objects.get().price_fen == 9_900


def test_a_second_run_changes_nothing(write: Write):
    path = write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n2,乙,后端,Go,1,30:200\n")
    imported(path)
    before = list(Course.objects.order_by("pk").values())

    report = imported(path)

    assert outcome(report) == (0, 0, 2, 0)
    assert list(Course.objects.order_by("pk").values()) == before


def test_a_changed_row_changes_its_course_and_the_price_change_is_audited(write: Write):
    imported(write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n2,乙,后端,Go,1,30:200\n"))

    report = imported(write(f"{HEADER}\n1,丙,后端,Go,1,30:150\n2,乙,后端,Go,1,30:200\n"))

    policy = PricePolicy.objects.get(product__course__source_key="file:1")
    assert outcome(report) == (0, 1, 1, 0)
    assert Course.objects.get(source_key="file:1").name == "丙"
    assert policy.price_fen == 150
    entry = AuditEntry.objects.get(action="price.set")
    assert (entry.subject, entry.before, entry.after) == (
        f"price_policy:{policy.pk}",
        {"price_fen": 100},
        {"price_fen": 150},
    )


def test_what_operators_did_stays_when_the_file_says_nothing_about_it(write: Write):
    path = write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n")
    imported(path)
    course = Course.objects.get()
    PricePolicy.objects.create(product=course.product, access_days=90, price_fen=250)
    Course.objects.update(status=SaleStatus.OFFLINE)

    assert outcome(imported(path)) == (0, 0, 1, 0)
    assert Course.objects.get().status == SaleStatus.OFFLINE
    assert PricePolicy.objects.filter(on_sale=True).count() == 2


def test_each_broken_row_is_named_and_the_others_get_in(write: Write):
    rows = [
        HEADER.encode(),
        "1,好课,后端,Go,1,30:100".encode(),
        b"2,\xff\xfe,x,y,1,30:100",
        b"3,too,few",
        b"4,too,many,columns,1,30:100,and more",
        b",no id,x,y,1,30:100",
        b"6,,x,y,1,30:100",
        b"7," + b"n" * 129 + b",x,y,1,30:100",
        b"8,bad level,x,y,9,30:100",
        b"9,bad days,x,y,1,31:100",
        b"10,bad price,x,y,1,30:-1",
        b"11,huge price,x,y,1,30:99999999999",
        b"12,nul \x00,x,y,1,30:100",
        b"13," + b"h" * LONGEST_LINE_BYTES + b",x,y,1,30:100",
        b"14,twice,x,y,1,30:100 30:200",
        b'15,"never closed,x,y,1,30:100',
        "16,也好,后端,Go,1,30:100".encode(),
    ]

    report = imported(write(b"\n".join(rows) + b"\n"))

    reasons = {remark.line: remark.reason for remark in report.refused}
    assert outcome(report) == (2, 0, 0, 14)
    assert list(Course.objects.order_by("pk").values_list("name", flat=True)) == ["好课", "也好"]
    assert sorted(reasons) == list(range(3, 17))
    assert reasons[3] == "is not UTF-8"
    assert reasons[4] == "has 3 columns where the header has 6"
    assert reasons[5] == "has 7 columns where the header has 6"
    assert reasons[6] == "source_id: Field required"
    assert reasons[7] == "name: Field required"
    assert reasons[8] == "name: String should have at most 128 characters"
    assert reasons[9] == "level: Input should be less than or equal to 2"
    assert reasons[10] == "prices: 31 days are no period that is sold"
    assert reasons[11] == "prices.30: Input should be greater than or equal to 0"
    assert reasons[12] == "prices.30: Input should be less than or equal to 2147483647"
    assert reasons[13] == "name: has a control character"
    assert reasons[14] == f"is longer than {LONGEST_LINE_BYTES} bytes"
    assert reasons[15] == "prices: names a period twice"
    assert reasons[16].startswith("is no CSV:")


def test_each_broken_line_of_json_is_named_and_the_others_get_in(write: Write):
    good = {"source_id": "1", "name": "好课", "category": "后端", "sub_category": "Go"}
    lines = [
        json.dumps(good),
        "{",
        "[]",
        '{"source_id": "2"}',
        json.dumps({**good, "source_id": "3", "prise": 1}),
    ]

    report = imported(write("\n".join(lines)))

    assert outcome(report) == (1, 0, 0, 4)
    assert [remark.line for remark in report.refused] == [2, 3, 4, 5]
    assert report.refused[2].reason == "name: Field required; category: Field required"
    assert report.refused[3].reason == "prise: Extra inputs are not permitted"


def test_a_repeated_id_is_skipped_when_the_same_and_refused_when_not(write: Write):
    path = write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n1,甲,后端,Go,1,30:100\n1,乙,后端,Go,1,30:100\n")

    report = imported(path)

    assert outcome(report) == (1, 0, 1, 1)
    assert report.repeated == [Remark(3, "the same as line 2")]
    assert report.refused == [Remark(4, "source_id: 1 is on line 2 already, with other content")]


def test_a_name_belongs_to_one_course(write: Write):
    a_course("甲")
    path = write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n2,乙,后端,Go,1,30:100\n3,乙,后端,Go,1,30:100\n")

    report = imported(path)

    assert outcome(report) == (1, 0, 0, 2)
    assert {remark.line: remark.reason for remark in report.refused} == {
        2: "name: another course of the catalogue has it",
        4: "name: is on line 3 already, as another course",
    }


def test_a_sub_category_belongs_to_one_category(write: Write):
    path = write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n2,乙,前端,Go,1,30:100\n")

    report = imported(path)

    assert report.refused == [Remark(3, "sub_category: Go belongs to 后端")]
    assert not CourseCategory.objects.filter(name="前端").exists()


def test_names_that_change_places_are_refused_and_the_rest_of_the_batch_is_written(write: Write):
    imported(write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n2,乙,后端,Go,1,30:100\n"))

    report = imported(
        write(f"{HEADER}\n1,乙,后端,Go,1,30:100\n3,丙,后端,Go,1,30:100\n2,甲,后端,Go,1,30:100\n")
    )

    assert outcome(report) == (1, 0, 0, 2)
    assert Course.objects.get(source_key="file:1").name == "甲"


def test_an_imported_course_is_found_by_its_words(write: Write, client):
    imported(write(f"{HEADER}\n1,数据分析实战,后端,Go,1,30:100\n"))

    found = client.get("/api/v1/courses", {"q": "分析"}).json()["data"]

    assert [item["name"] for item in found["items"]] == ["数据分析实战"]


def test_the_report_is_text_and_json(write: Write):
    report = imported(write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n1,甲,后端,Go,1,30:100\n2,,后端,Go,1,30:100\n"))

    assert report.as_text().splitlines() == [
        "1 created, 0 changed, 1 skipped, 1 refused",
        "line 3: skipped: the same as line 2",
        "line 4: refused: name: Field required",
    ]
    assert json.loads(report.as_json())["refused"] == [{"line": 4, "reason": "name: Field required"}]


def test_progress_ends_at_the_size_of_the_file(write: Write):
    path = write(f"{HEADER}\n1,甲,后端,Go,1,30:100\n2,乙,后端,Go,1,30:100\n")
    seen: list[tuple[int, int]] = []

    run(path, now=NOW, progress=lambda done, total: seen.append((done, total)))

    size = path.stat().st_size
    assert seen[-1] == (size, size)
    assert sorted(seen) == seen


def test_an_empty_file_imports_nothing(write: Write):
    assert outcome(imported(write(""))) == (0, 0, 0, 0)


def test_a_batch_takes_the_same_number_of_statements_however_many_rows(write: Write):
    def statements(first: int, count: int) -> int:
        text = io.StringIO()
        table = csv.writer(text)
        table.writerow(HEADER.split(","))
        table.writerows([n, f"课程{n}", "后端", "Go", 1, "30:100"] for n in range(first, first + count))
        path = write(text.getvalue())
        with CaptureQueriesContext(
            connection,
        ) as captured:
            imported(path)
        return len(captured)

    assert statements(0, 5) == statements(1_000, 400)


@pytest.mark.skipif(not DATASET.exists(), reason="the public data set is not at hand")
def test_the_public_data_set_gets_in_as_it_is_and_only_once():
    report = imported(DATASET)

    reasons = [remark.reason for remark in report.refused]
    assert outcome(report) == (3_650, 0, 6, 22)
    assert reasons.count("name: Field required") + sum("at least 1" in reason for reason in reasons) == 8
    assert sum("line break" in reason for reason in reasons) == 5
    assert sum("as another course" in reason for reason in reasons) == 9
    assert PricePolicy.objects.filter(price_fen=0, access_days=360).count() == 308
    banking = Course.objects.get(source_key="udemy:1070968")
    assert banking.product.price_policies.get().price_fen == 200 * 720
    assert str(banking.pub_date) == "2017-01-19"
    sizes = table_sizes()

    again = imported(DATASET)

    assert outcome(again) == (0, 0, 3_656, 22)
    assert table_sizes() == sizes

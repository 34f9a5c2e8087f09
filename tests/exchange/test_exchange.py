"""Tables in and out: a dry run writes nothing, a real one writes what is right, and twice is once."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from openpyxl import load_workbook

from luffy.accounts.models import Account, AuditEntry
from luffy.accounts.permissions import Role
from luffy.catalog.models import Course, SaleStatus, Teacher
from luffy.community.models import Article
from luffy.core import sheets
from luffy.core.sheets import Format
from luffy.coupons.models import Coupon
from luffy.exchange import services
from luffy.exchange.errors import ImportFileRefused, ImportKeyTaken
from luffy.exchange.exports import export
from luffy.exchange.models import ImportRun, ImportStatus, TableKind
from luffy.exchange.tables import TABLES
from tests.factories.accounts import Api, a_key_for, an_account
from tests.factories.catalog import a_course, price
from tests.factories.community import an_article
from tests.factories.editor import a_teacher
from tests.factories.exchange import NOW, as_csv, begun, imported
from tests.factories.uploads import post_file

pytestmark = pytest.mark.django_db
TEACHERS = ("姓名", "职位", "介绍")
COURSES = ("来源编号", "名称", "大类", "子类", "价格")


@pytest.fixture
def robin() -> Account:
    return an_account("robin", role=Role.OPERATOR)


def counts(run: ImportRun) -> dict[str, int]:
    names = ("total", "done", "created", "changed", "unchanged", "refused")
    return {name: getattr(run, name) for name in names}


def test_a_dry_run_looks_at_every_row_and_writes_nothing(robin: Account):
    run = imported(
        robin,
        TableKind.TEACHERS,
        TEACHERS,
        ("甚平", "舵手", "海侠"),
        ("", "无名", "无"),
        ("甚平", "又一个", "海侠"),
        ("乔巴", "船医", "x" * 1025),
        is_dry=True,
    )

    assert not Teacher.objects.exists()
    assert counts(run) == {"total": 4, "done": 4, "created": 1, "changed": 0, "unchanged": 0, "refused": 3}
    assert run.problems == [
        {"line": 3, "column": "姓名", "reason": "必填"},
        {"line": 4, "column": "", "reason": "与第 2 行重复"},
        {"line": 5, "column": "介绍", "reason": "太长, 最多 1024 字"},
    ]
    assert not AuditEntry.objects.filter(action="teacher.saved").exists()


def test_a_real_run_takes_the_rows_that_are_right_and_the_same_file_again_changes_nothing(robin: Account):
    rows = [TEACHERS, ("甚平", "舵手", "海侠"), ("", "x", "y"), ("乔巴", "船医", "什么病都看")]

    first = imported(robin, TableKind.TEACHERS, *rows)
    again = imported(robin, TableKind.TEACHERS, *rows)

    assert counts(first) == {"total": 3, "done": 3, "created": 2, "changed": 0, "unchanged": 0, "refused": 1}
    assert counts(again) == {"total": 3, "done": 3, "created": 0, "changed": 0, "unchanged": 2, "refused": 1}
    assert sorted(Teacher.objects.values_list("name", flat=True)) == ["乔巴", "甚平"]
    entry = AuditEntry.objects.filter(action="import.ended").first()
    assert (entry.actor, entry.source, entry.after["created"], entry.after["refused"]) == (
        robin,
        "import",
        2,
        1,
    )


def test_more_rows_than_one_part_are_all_taken(robin: Account):
    rows = [(f"讲师{number}", "职位", "介绍") for number in range(services.ROWS_AT_A_TIME * 2 + 1)]

    run = imported(robin, TableKind.TEACHERS, TEACHERS, *rows)

    assert (run.created, run.done, Teacher.objects.count()) == (101, 101, 101)


def test_the_same_key_is_one_run_and_another_file_under_it_is_refused(robin: Account):
    content = as_csv(TEACHERS, ("甚平", "舵手", "海侠"))
    first = begun(robin, TableKind.TEACHERS, content, key="the-key-1")

    assert begun(robin, TableKind.TEACHERS, content, key="the-key-1").pk == first.pk
    with pytest.raises(ImportKeyTaken):
        begun(robin, TableKind.TEACHERS, content + b"x,y,z\n", key="the-key-1")
    with pytest.raises(ImportKeyTaken):
        begun(robin, TableKind.TEACHERS, content, key="the-key-1", is_dry=True)
    assert ImportRun.objects.count() == 1


def test_a_run_that_is_over_or_being_worked_at_is_left_alone(robin: Account):
    run = begun(robin, TableKind.TEACHERS, as_csv(TEACHERS, ("甚平", "舵手", "海侠")))
    ImportRun.objects.filter(pk=run.pk).update(status=ImportStatus.RUNNING, seen_at=NOW)

    services.work(run.number, clock=lambda: NOW + timedelta(seconds=5))
    assert not Teacher.objects.exists()
    services.work(run.number, clock=lambda: NOW + timedelta(seconds=60))
    services.work(run.number, clock=lambda: NOW + timedelta(seconds=120))

    run.refresh_from_db()
    assert (run.status, run.created, Teacher.objects.count()) == (ImportStatus.DONE, 1, 1)


def test_the_file_is_gone_when_the_run_is_over(robin: Account):
    run = begun(robin, TableKind.TEACHERS, as_csv(TEACHERS, ("甚平", "舵手", "海侠")))
    path = run.path
    assert default_storage.exists(path)

    services.work(run.number, clock=lambda: NOW)

    run.refresh_from_db()
    assert (run.path, default_storage.exists(path)) == ("", False)


@pytest.mark.parametrize(
    ("rows", "failure"),
    [
        ([("姓名", "职位", "星座"), ("甚平", "舵手", "x")], "不认识的列: 星座"),
        ([("姓名", "职位"), ("甚平", "舵手")], "缺少列: 介绍"),
        ([TEACHERS], "无法读取这个表格文件 (empty)"),
    ],
)
def test_a_file_whose_header_does_not_fit_fails_as_a_whole(robin: Account, rows, failure):
    run = imported(robin, TableKind.TEACHERS, *rows)

    assert (run.status, run.failure, run.created) == (ImportStatus.FAILED, failure, 0)
    assert not Teacher.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", b""),
        ("t.txt", b"a"),
        ("t.xlsx", b"a,b"),
        ("t.csv", b"a\0"),
        ("t.csv", b"x" * (5 << 20) + b"x"),
    ],
)
def test_what_is_no_table_is_refused_at_the_door(robin: Account, name, content):
    with pytest.raises(ImportFileRefused):
        begun(robin, TableKind.TEACHERS, content, name=name)

    assert not ImportRun.objects.exists()


def test_imported_courses_are_offline_and_are_put_on_the_shelf_by_their_page_only(robin: Account):
    run = imported(
        robin,
        TableKind.COURSES,
        (*COURSES, "状态"),
        ("1", "航海学", "海上", "航海", "30:9900", ""),
        ("2", "医学", "陆上", "医", "30:100", "上线"),
        ("3", "烹饪", "陆上", "厨", "31:100", ""),
    )

    assert counts(run)["created"] == 1
    assert [(one["line"], one["column"]) for one in run.problems] == [(3, "状态"), (4, "价格")]
    course = Course.objects.get()
    assert (course.name, course.status, course.source_key) == ("航海学", SaleStatus.OFFLINE, "file:1")


def test_coupons_are_made_of_rows_that_fit_and_not_changed_once_somebody_holds_one(robin: Account):
    header = ("活动名称", "类型", "减免(元)", "门槛(元)", "数量", "领取开始", "领取结束", "领取后有效天数")
    good = ("开学", "满减券", "50", "300", "10", "2026-12-01", "2026-12-31", "7")

    run = imported(
        robin, TableKind.COUPONS, header, good, ("坏", "满减券", "50", "", "10", "2026-12-01", "2026-12-31", "7"),
        ("错", "满减券", "五十", "300", "10", "2026-12-01", "2026-12-31", "7"),
    )  # fmt: skip
    coupon = Coupon.objects.get()
    assert (coupon.money_fen, coupon.minimum_fen, coupon.quantity) == (5_000, 30_000, 10)
    assert [one["column"] for one in run.problems] == ["", "减免(元)"]
    assert run.problems[0]["reason"] == "优惠券的金额、折扣或门槛与类型不符"

    Coupon.objects.update(claimed=1)
    other = imported(robin, TableKind.COUPONS, header, (*good[:2], "60", *good[3:]))
    assert (other.refused, Coupon.objects.get().money_fen) == (1, 5_000)


def test_a_file_makes_nobody_an_operator_and_moves_no_address(robin: Account):
    boss = an_account("boss", role=Role.OPERATOR, is_staff=True)
    nami = an_account("nami", email="nami@example.com")

    run = imported(
        robin,
        TableKind.ACCOUNTS,
        ("用户名", "邮箱", "角色"),
        ("usopp", "usopp@example.com", "讲师"),
        ("sanji", "", "导师"),
        ("boss", "", "学员"),
        ("NAMI", "other@example.com", "学员"),
        ("nami2", "nami@example.com", "学员"),
    )

    assert counts(run) == {"total": 5, "done": 5, "created": 1, "changed": 0, "unchanged": 0, "refused": 4}
    usopp = Account.objects.get(username="usopp")
    assert (usopp.role, usopp.has_usable_password(), usopp.is_staff) == (Role.LECTURER, False, False)
    for account in (boss, nami):
        before = (account.role, account.email)
        account.refresh_from_db()
        assert (account.role, account.email) == before


def some_of_everything() -> None:
    a_teacher("=甚平")
    course = a_course("+航海学", brief="-摘要")
    price(course.product, {360: 19_900})
    a_course("导入的", source_key="udemy:77")
    an_article(title="@看云", body="=正文", tags=("天气",))
    an_account("usopp", email="usopp@example.com")
    Coupon.objects.create(
        name="\t开学", coupon_type=0, money_fen=5_050, quantity=3, coupon_valid_days=7,
        open_date=NOW.date(), close_date=NOW.date(), product=course.product,
    )  # fmt: skip


def content_of(kind: TableKind, to: Format, by: Any) -> bytes:
    return b"".join(export(kind, to, by=by, now=NOW).streaming_content)


@pytest.mark.parametrize("to", list(Format))
@pytest.mark.parametrize("kind", [kind for kind in TableKind if kind is not TableKind.COUPONS])
def test_what_is_exported_is_imported_again_without_a_change(robin: Account, kind, to):
    from luffy.accounts.audit import Actor

    some_of_everything()
    content = content_of(kind, to, Actor("test", robin.pk))
    before = {model: list(model.objects.order_by("pk").values()) for model in (Teacher, Article, Account)}

    run = begun(robin, kind, content, name=f"t.{to.value}")
    services.work(run.number, clock=lambda: NOW)

    run.refresh_from_db()
    assert (run.status, run.problems) == (ImportStatus.DONE, [])
    assert (run.created, run.changed) == (0, 0)
    after = {model: list(model.objects.order_by("pk").values()) for model in before}
    assert after == before


@pytest.mark.parametrize("kind", list(TableKind))
def test_no_cell_of_an_export_begins_like_a_formula(robin: Account, kind):
    from luffy.accounts.audit import Actor

    some_of_everything()
    text = content_of(kind, Format.CSV, Actor("test", robin.pk)).decode("utf-8-sig")
    book = load_workbook(io.BytesIO(content_of(kind, Format.XLSX, Actor("test", robin.pk))))

    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len(cells) > len(TABLES[kind].columns)
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and cell] == []
    assert {cell.data_type for row in book.worksheets[0] for cell in row} <= {"s", "n", "inlineStr"}


def test_each_export_is_in_the_log(robin: Account):
    a_teacher()
    desk = Api(a_key_for(robin))

    answer = desk.get("/ops/exports/teachers", format="xlsx")
    listed = desk.get("/ops/exports").json()["data"]["items"]

    assert answer["Content-Type"] == Format.XLSX.content_type
    assert answer["Content-Disposition"].startswith('attachment; filename="luffy-teachers-')
    assert [(row["what"], row["format"], row["rows"], row["by"]) for row in listed] == [
        ("teachers", "xlsx", 1, "robin")
    ]


@pytest.mark.parametrize("kind", list(TableKind))
def test_a_template_can_be_imported_as_it_is(robin: Account, kind):
    desk = Api(a_key_for(robin))
    content = b"".join(desk.get(f"/ops/tables/{kind.value}/template").streaming_content)

    run = begun(robin, kind, content, is_dry=True)
    services.work(run.number, clock=lambda: NOW)

    run.refresh_from_db()
    assert (run.status, run.created, run.problems) == (ImportStatus.DONE, 1, [])


def test_an_import_over_http_is_asked_for_until_it_is_over(robin: Account):
    desk = Api(a_key_for(robin))
    content = as_csv(TEACHERS, ("甚平", "舵手", "海侠"))
    fields = {"kind": "teachers", "key": "from-a-page-1", "is_dry": "false"}

    begun_run = post_file(robin, "讲师.csv", content, path="/ops/imports", **fields)
    number = begun_run.json()["data"]["number"]
    waiting = desk.get(f"/ops/imports/{number}").json()["data"]
    services.work(number, clock=lambda: NOW)
    over = desk.get(f"/ops/imports/{number}").json()["data"]

    assert begun_run.status_code == 202
    assert (waiting["status"], waiting["done"], waiting["is_dry"]) == ("waiting", 0, False)
    assert (over["status"], over["created"], over["by"], over["name"]) == ("done", 1, "robin", "讲师.csv")
    assert [row["number"] for row in desk.get("/ops/imports").json()["data"]["items"]] == [number]
    assert desk.get(f"/ops/imports/{'0' * 26}").json()["code"] == 3430
    kinds = desk.get("/ops/tables").json()["data"]
    assert [(one["kind"], one["is_allowed"]) for one in kinds] == [(kind.value, True) for kind in TableKind]


def test_the_shared_module_reads_what_the_export_wrote(robin: Account):
    from luffy.accounts.audit import Actor

    a_teacher("=甚平")
    content = content_of(TableKind.TEACHERS, Format.CSV, Actor("test", robin.pk))

    (row,) = sheets.read(io.BytesIO(content), name="t.csv")
    assert row.values["姓名"] == "=甚平"

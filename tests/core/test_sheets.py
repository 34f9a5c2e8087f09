"""Tables in and out: nothing becomes a formula, nothing is lost, nothing is boundless."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from luffy.core import sheets
from luffy.core.errors import SheetUnreadable
from luffy.core.sheets import Format, harmless, plain, reading

FORMULAS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tplain",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "  =1+1",
    "\u3000=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\x00=1+1",
    "'=1+1",
    '=HYPERLINK("http://example.test","点击")',
    "=cmd|' /C calc'!A0",
]
HARMLESS = ["", "Python 3", "a=1", "3-1", "it's", "'quoted'", "1", "路飞＝海贼王", "a@b.test"]
FIRSTS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_begins_with_an_apostrophe(text):
    assert harmless(text) == "'" + text.replace("\x00", "")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_text_begins_like_a_formula_and_each_comes_back(text):
    guarded = harmless(text)

    assert not guarded.startswith(tuple(FIRSTS))
    assert guarded.lstrip()[:1] not in tuple(FIRSTS)
    # What no file can hold is dropped; all else comes back.
    assert harmless(plain(guarded)) == guarded


@given(st.text("='+-@ ab1", max_size=12))
def test_apostrophes_of_the_texts_own_are_kept(text):
    assert plain(harmless(text)) == text


def written(to: Format, rows, header=("名称", "值")) -> io.BytesIO:
    file = io.BytesIO()
    sheets.write(file, to=to, header=header, rows=rows)
    file.seek(0)
    return file


def test_a_csv_file_is_read_by_excel_and_holds_no_formula():
    file = written(Format.CSV, [["=1+1", -5], ["a,b", Decimal("1.50")], [None, date(2026, 11, 29)]])

    assert file.getvalue() == (
        b"\xef\xbb\xbf" + '"名称","值"\r\n"\'=1+1",-5\r\n"a,b",1.50\r\n"","2026-11-29"\r\n'.encode()
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_an_excel_file_holds_texts_where_texts_were_given(text):
    sheet = load_workbook(written(Format.XLSX, [[text, 7]], header=("=x", "值"))).worksheets[0]

    assert [(cell.data_type, str(cell.value)[:1]) for cell in (sheet["A1"], sheet["A2"])] == [("s", "'")] * 2
    assert (sheet["B2"].data_type, sheet["B2"].value) == ("n", 7)


@pytest.mark.parametrize("to", list(Format))
def test_what_is_written_is_read_again(to):
    moment = datetime(2026, 11, 29, 16, 30, tzinfo=UTC)
    rows = [["=1+1", 12], ["二\n行", moment], ["'=x", True], ["", None], ["末", 2.5]]

    found = sheets.read(written(to, rows), name=f"t.{to.value}")

    assert [(row.line, tuple(row.values.values())) for row in found if to is Format.XLSX] == (
        [(2, ("=1+1", "12")), (3, ("二\n行", "2026-11-30 00:30:00")), (4, ("'=x", "1")), (6, ("末", "2.5"))]
        if to is Format.XLSX
        else []
    )
    assert [tuple(row.values.values()) for row in found] == [
        ("=1+1", "12"),
        ("二\n行", "2026-11-30 00:30:00"),
        ("'=x", "1"),
        ("末", "2.5"),
    ]


def test_lines_are_counted_as_the_office_program_counts_them():
    content = 'a,b\r\n1,"x\ny"\r\n\r\n2,z\r\n'

    found = sheets.read(io.BytesIO(content.encode()), name="t.csv")

    assert [(row.line, row.values) for row in found] == [
        (2, {"a": "1", "b": "x\ny"}),
        (5, {"a": "2", "b": "z"}),
    ]


def test_a_file_of_a_chinese_excel_is_read():
    (row,) = sheets.read(io.BytesIO("名称\r\n路飞\r\n".encode("gb18030")), name="t.csv")

    assert row.values == {"名称": "路飞"}


def test_a_row_with_too_many_cells_says_so_and_the_next_is_read():
    found = sheets.read(io.BytesIO(b"a\n1,2\n3\n"), name="t.csv")

    assert [(row.values, row.problem) for row in found] == [({}, "columns"), ({"a": "3"}, "")]


def a_book(*rows) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def a_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("xl/workbook.xml", b" " * (reading.MOST_UNPACKED_BYTES + 1))
    return file.getvalue()


def with_entities() -> bytes:
    """A book whose sheet declares entities that multiply."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_book(["a"], [1]))) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
                content = bomb + content.replace(b"<v>", b"<v>&b;")
            new.writestr(part, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("t.csv", b"", "empty"),
        ("t.csv", b"\n", "header"),
        ("t.csv", b"a,a\n", "header"),
        ("t.csv", b"a,,b\n", "header"),
        ("t.csv", b'a\n"never closed', "broken"),
        ("t.csv", b"a\n\x00\n", "encoding"),
        ("t.csv", b"a\n\xff\xff\n", "encoding"),
        ("t.csv", b"a" * (reading.MOST_BYTES + 1), "size"),
        ("t.csv", b"a\n" + b"1\n" * reading.MOST_LINES, "rows"),
        ("t.csv", ",".join(f"c{n}" for n in range(61)).encode(), "columns"),
        ("t.txt", b"a\n1\n", "kind"),
        ("t.xlsx", b"a\n1\n", "kind"),
        ("t.csv", a_book(["a"], [1]), "kind"),
        ("t.xlsx", a_book(), "empty"),
        ("t.xlsx", b"PK\x03\x04 and no more", "broken"),
        ("t.xlsx", a_bomb(), "size"),
        ("t.xlsx", with_entities(), "broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_beyond_a_bound_is_refused(name, content, reason):
    with pytest.raises(SheetUnreadable) as refused:
        sheets.read(io.BytesIO(content), name=name)

    assert refused.value.detail["reason"] == reason


def test_a_cell_at_the_far_corner_of_a_book_costs_nothing():
    book, file = Workbook(), io.BytesIO()
    book.active["A1"], book.active["A1048576"] = "a", "x"
    book.save(file)

    with pytest.raises(SheetUnreadable) as refused:
        sheets.read(file, name="t.xlsx")
    assert refused.value.detail["reason"] == "rows"


def test_a_formula_of_a_book_is_read_as_what_it_came_to_never_as_a_formula():
    (row,) = sheets.read(io.BytesIO(a_book(["a", "b"], ["=1+1", 5.0])), name="t.xlsx")

    assert row.values == {"a": "", "b": "5"}


def test_a_download_is_saved_and_kept_by_nobody_between():
    answer, count = sheets.download("订单", to=Format.CSV, header=["a"], rows=[["=1"], ["2"]])

    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert (count, list(csv.reader(io.StringIO(body)))) == (2, [["a"], ["'=1"], ["2"]])
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["Cache-Control"] == "private, no-store"

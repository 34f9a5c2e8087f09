import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from luffy.invoices.providers import Draft, DraftLine
from luffy.invoices.providers.proof import Proof, printed

DRAFT = Draft(
    number="01KAB3",
    order_number="01KA0000000000000000000000",
    date=date(2026, 3, 2),
    is_personal=False,
    title="华为技术有限公司",
    tax_number="914403001922038216",
    email="",
    lines=(DraftLine("SQL 数据分析实战", 16_800), DraftLine("Django 网站开发实战", 9)),
    amount_fen=16_809,
    reddens=None,
)
RED = replace(
    DRAFT,
    number="01KAB4",
    lines=(DraftLine("SQL 数据分析实战", -16_800),),
    amount_fen=-16_800,
    reddens="PROOF-01KAB3",
)


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


def test_a_blue_proof_says_all_that_is_on_the_invoice() -> None:
    assert text_of(printed(DRAFT)) == (
        "样张"
        "订单号01KA0000000000000000000000"
        "电子发票（样张）"
        "开票日期：2026年03月02日"
        "发票号码：PROOF-01KAB3"
        "购买方名称：华为技术有限公司统一社会信用代码/纳税人识别号：914403001922038216"
        "销售方名称：路飞学城统一社会信用代码/纳税人识别号：—"
        "项目名称金额（含税）"
        "SQL数据分析实战¥168.00"
        "Django网站开发实战¥0.09"
        "价税合计（大写）壹佰陆拾捌圆零玖分（小写）¥168.09"
        "本文件由系统内置的开票服务生成，仅为样张，不是税务机关的数电票，不能作为报销或抵扣凭证。"
    )


def test_a_red_proof_names_its_blue_one_and_is_below_zero() -> None:
    text = text_of(printed(RED))

    assert "红字电子发票（样张）" in text
    assert "对应蓝字发票号码：PROOF-01KAB3" in text
    assert "价税合计（大写）负壹佰陆拾捌圆整（小写）-¥168.00" in text


@pytest.mark.parametrize(
    "name", ['#panic("x")', "$ x $ *粗* _斜_ `代码` <标签> @引用 \\", '"}; #read("/etc/passwd")', "鱻龘堃玥"]
)
def test_names_are_printed_as_they_are(name: str) -> None:
    assert re.sub(r"\s+", "", name) in text_of(printed(replace(DRAFT, title=name)))


def test_the_typeface_is_in_the_file() -> None:
    """A reader without a Chinese typeface shows it too."""
    fonts = PdfReader(BytesIO(printed(DRAFT))).pages[0]["/Resources"]["/Font"]
    kinds = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]

    assert kinds
    for kind in kinds:
        assert "NotoSansSC" in kind["/BaseFont"]
        assert kind["/FontDescriptor"].get_object()["/FontFile3"].get_object().get_data()


def test_many_lines_go_on_more_pages() -> None:
    lines = tuple(DraftLine(f"课程 {number}", 100) for number in range(1, 51))

    pdf = printed(replace(DRAFT, lines=lines, amount_fen=5_000))

    assert len(PdfReader(BytesIO(pdf)).pages) == 4
    assert all(f"课程{number}¥1.00" in text_of(pdf) for number in range(1, 51))


def test_the_same_draft_gives_the_same_number() -> None:
    assert Proof().issue(DRAFT).official_number == Proof().issue(DRAFT).official_number == "PROOF-01KAB3"

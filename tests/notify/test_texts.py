"""What notifications say, in both languages, and which blanks they take."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from luffy.notify.models import Kind
from luffy.notify.texts import TEMPLATES, Blank, Outcome, rendered, stored

SAMPLES = {Blank.WORD: "Django", Blank.COUNT: 1234, Blank.FEN: 123456, Blank.DAY: date(2026, 11, 4)}
DUE = {"module": "数据库", "homework": "第一次", "due_date": date(2026, 11, 4)}


def sample(blank: Blank | Outcome):
    return next(iter(blank.words)) if isinstance(blank, Outcome) else SAMPLES[blank]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_kind_reads_without_a_blank_left(kind: Kind, language: str):
    params = {name: sample(blank) for name, blank in TEMPLATES[kind].blanks.items()}

    with override(language):
        text = rendered(kind, stored(kind, params))

    assert text.title
    assert "{" not in text.text
    # English words around what people typed.
    assert language == "zh-hans" or text.text.isascii() or set(text.text) & set("“”’¥")


def test_a_day_and_an_amount_are_written_as_the_reader_is_used_to():
    due = stored(Kind.DUE_SOON, DUE)
    refund = stored(Kind.REFUND, {"number": "A1", "amount_fen": 123456, "outcome": "done"})

    with override("zh-hans"):
        assert rendered("due_soon", due).text == "《数据库》的作业“第一次”最晚 2026年11月4日 提交。"
        assert rendered("refund", refund).text == "订单 A1 的退费：已退回。金额 ¥1,234.56。"
    with override("en"):
        assert rendered("due_soon", due).text == "Hand in “第一次” of 数据库 by Nov. 4, 2026."
        assert rendered("refund", refund).text == "Refund of order A1: paid back. Amount ¥1,234.56."


@pytest.mark.parametrize(
    "params",
    [
        {},
        {**DUE, "grade": 1},
        {**DUE, "due_date": "2026-11-04"},
        {**DUE, "due_date": datetime(2026, 11, 4, tzinfo=UTC)},
        {**DUE, "module": 7},
    ],
)
def test_what_does_not_fit_the_blanks_is_refused(params: dict):
    with pytest.raises(ValueError, match=r"takes|cannot be"):
        stored(Kind.DUE_SOON, params)


def test_an_outcome_that_has_no_word_is_refused():
    with pytest.raises(ValueError, match="outcome"):
        stored(Kind.INVOICE, {"number": "A1", "outcome": "lost"})


def test_a_name_that_is_too_long_is_cut_and_not_refused():
    assert stored(Kind.GRADUATED, {"degree": "长" * 500}) == {"degree": "长" * 120}

"""Two lists of money, row by row: every difference has a name, and nothing else has one."""

import random

from hypothesis import given
from hypothesis import strategies as st

from luffy.payments.models import DifferenceKind
from luffy.payments.reconcile import Difference, Entry, Kind, compare

TRADES = 10_000


def a_day(trades: int = TRADES) -> list[Entry]:
    """Every hundredth trade came back in full, every two hundredth in part."""
    payments = [Entry(f"T{number:05}", "", 100 + number) for number in range(trades)]
    full = [Entry(f"T{number:05}", f"RT{number:05}", 100 + number) for number in range(0, trades, 100)]
    parts = [Entry(f"T{number:05}", f"RT{number:05}N1", 50) for number in range(7, trades, 200)]
    return [*payments, *full, *parts]


def test_a_day_of_ten_thousand_trades_that_agree_has_no_difference():
    ours, theirs = a_day(), a_day()
    random.Random(5).shuffle(theirs)

    assert compare(ours, theirs) == []


def test_each_injected_difference_is_found_and_named_and_nothing_else_is():
    chance = random.Random(6)
    lost = {entry.out_trade_no for entry in chance.sample(a_day()[:TRADES], TRADES * 3 // 100)}
    ours = [entry for entry in a_day() if entry.out_refund_no or entry.out_trade_no not in lost]
    theirs = a_day()
    ours.append(Entry("OURS", "", 7))
    ours.append(Entry("T00001", "ROURS", 8))
    theirs += [Entry("THEIRS", "", 9), Entry("T00002", "RTHEIRS", 10)]
    known = [entry for entry in ours if entry.amount_fen > 50 and not entry.out_refund_no]
    wrong = known[11]
    theirs[theirs.index(wrong)] = Entry(wrong.out_trade_no, "", wrong.amount_fen + 1)
    refund = next(entry for entry in ours if entry.out_refund_no.endswith("N1"))
    theirs[theirs.index(refund)] = Entry(refund.out_trade_no, refund.out_refund_no, 49)
    theirs += [known[12], next(entry for entry in a_day() if entry.out_refund_no)]
    chance.shuffle(theirs)

    found = compare(ours, theirs)

    full = next(entry for entry in a_day() if entry.out_refund_no)
    assert set(found) == {
        *(Difference(Kind.PAYMENT_MISSING_HERE, number, "", None, 100 + int(number[1:])) for number in lost),
        Difference(Kind.PAYMENT_MISSING_HERE, "THEIRS", "", None, 9),
        Difference(Kind.REFUND_MISSING_HERE, "T00002", "RTHEIRS", None, 10),
        Difference(Kind.PAYMENT_MISSING_THERE, "OURS", "", 7, None),
        Difference(Kind.REFUND_MISSING_THERE, "T00001", "ROURS", 8, None),
        Difference(Kind.PAYMENT_AMOUNT, wrong.out_trade_no, "", wrong.amount_fen, wrong.amount_fen + 1),
        Difference(Kind.REFUND_AMOUNT, refund.out_trade_no, refund.out_refund_no, 50, 49),
        Difference(
            Kind.PAYMENT_TWICE, known[12].out_trade_no, "", known[12].amount_fen, known[12].amount_fen
        ),
        Difference(
            Kind.REFUND_TWICE, full.out_trade_no, full.out_refund_no, full.amount_fen, full.amount_fen
        ),
    }
    assert len(found) == len(set(found)) == 308
    assert found == sorted(found, key=lambda difference: difference.key)


amounts = st.dictionaries(
    st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["", "R1", "R2"])), st.integers(1, 5), max_size=12
)


def entries(side: dict[tuple[str, str], int]) -> list[Entry]:
    return [Entry(*numbers, amount_fen) for numbers, amount_fen in side.items()]


@given(ours=amounts, theirs=amounts)
def test_the_differences_are_exactly_where_the_two_sides_are_not_equal(ours, theirs):
    found = compare(entries(ours), entries(theirs))

    unequal = {numbers for numbers in ours.keys() | theirs.keys() if ours.get(numbers) != theirs.get(numbers)}
    assert {(one.out_trade_no, one.out_refund_no) for one in found} == unequal
    assert len(found) == len(unequal)
    for one in found:
        numbers = (one.out_trade_no, one.out_refund_no)
        assert (one.ours_fen, one.theirs_fen) == (ours.get(numbers), theirs.get(numbers))
        assert one.kind.startswith("refund" if one.out_refund_no else "payment")


def test_the_rows_and_the_table_know_the_same_kinds():
    assert {kind.value for kind in Kind} == set(DifferenceKind.values)

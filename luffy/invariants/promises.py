"""Promises about what happens, as far as the rows that are left tell whether they were kept."""

from datetime import timedelta

from luffy.invariants.books import Books, Findings, find
from luffy.payments.models import UNDER_WAY

# Money that has no order is back by then, and what only a bill knew is looked into.
LATE_AFTER = timedelta(days=1)

_KEPT_TWICE = """
SELECT concat('notice:', dedupe_key), concat('is kept ', count(*), ' times')
FROM payments_gatewayevent GROUP BY channel, dedupe_key HAVING count(*) > 1
"""

_PAID_TWICE = """
SELECT subject, concat('became paid ', count(*), ' times') FROM accounts_auditentry
WHERE action IN ('payment.paid', 'order.pay') GROUP BY subject HAVING count(*) > 1
"""


def repeats(_books: Books) -> Findings:
    """However often a notice came, it is kept once, and nothing was paid twice.

    Two groupings: the notices along their unique index, the audit rows of payments in one pass.
    """
    return find(_KEPT_TWICE, _PAID_TWICE)


# A notice of money that belongs to no order, and that a person sent back, has no payment to move.
_BELIEVED = """
SELECT concat('notice:', e.dedupe_key), concat('is ', e.verdict, ', but its payment is ', coalesce(a.state, 'unknown'))
FROM payments_gatewayevent e LEFT JOIN payments_paymentattempt a ON a.id = e.attempt_id
WHERE e.verdict IN ('settled', 'duplicate') AND a.state IS DISTINCT FROM 'paid'
  AND NOT EXISTS (SELECT FROM payments_foreignrefund f WHERE f.out_trade_no = e.out_trade_no)
"""

_NOT_UNKNOWN = """
SELECT concat('notice:', e.dedupe_key), 'is of an unknown trade, but moved a payment'
FROM payments_gatewayevent e WHERE e.verdict = 'unknown_trade' AND e.attempt_id IS NOT NULL
"""

_UNPROVEN = """
SELECT concat('attempt:', a.out_trade_no), 'is paid without a number of the channel'
FROM payments_paymentattempt a WHERE a.state = 'paid' AND coalesce(a.channel_trade_no, '') = ''
"""


def beliefs(_books: Books) -> Findings:
    """A notice moved our books only if it was found to fit them, and every payment names the channel's own.

    Joins notices with their payments by key; one pass over the attempts.
    """
    return find(_BELIEVED, _NOT_UNKNOWN, _UNPROVEN)


_NOT_BACK = """
SELECT concat('attempt:', a.out_trade_no), concat('came for no order at ', a.paid_at, ', its refund is still ', r.state)
FROM payments_paymentattempt a JOIN payments_refund r ON r.attempt_id = a.id
WHERE a.disposition = 'refund_required' AND r.state = ANY(%(under_way)s) AND r.created_at < %(late)s
"""


def late_money(books: Books) -> Findings:
    """Money that came for a cancelled or paid order is back within a day, or with a person.

    By the partial index of the refunds that are under way.
    """
    late = books.now - LATE_AFTER
    return find(_NOT_BACK, under_way=[state.value for state in UNDER_WAY], late=late)


_NOT_TAKEN_IN = """
SELECT concat('attempt:', d.out_trade_no), concat('was paid by the bill of ', b.bill_date, ' and is not taken in')
FROM payments_billdifference d JOIN payments_bill b ON b.id = d.bill_id
JOIN payments_paymentattempt a ON a.out_trade_no = d.out_trade_no AND a.channel = b.channel
WHERE d.kind = 'payment_missing_here' AND d.resolved_at IS NULL AND d.found_at < %(late)s
"""


def lost_notices(books: Books) -> Findings:
    """What a bill proved paid, and we had a payment for, is taken in within a day, or a person said why not.

    By the partial index of the differences that are open.
    """
    return find(_NOT_TAKEN_IN, late=books.now - LATE_AFTER)

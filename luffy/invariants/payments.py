"""Nothing waits for what will not come."""

from datetime import timedelta

from luffy.invariants.books import Books, Findings, find
from luffy.payments.models import UNDER_WAY
from luffy.payments.services.attempts import UNFINISHED
from luffy.payments.services.follow_up import GRACE

# What is late by more than this is not being looked after: every job comes round within two minutes.
STUCK_AFTER = timedelta(minutes=15)

_ATTEMPTS = """
SELECT concat('attempt:', out_trade_no), CASE
    WHEN next_query_at IS NULL THEN concat('is ', state, ' and will not be looked at')
    ELSE concat('is still ', state, ', its time was over at ', expires_at) END
FROM payments_paymentattempt
WHERE state = ANY(%(unfinished)s) AND (next_query_at IS NULL OR expires_at < %(given_up)s)
"""

_REFUNDS = """
SELECT concat('refund:', out_refund_no), CASE
    WHEN next_try_at IS NULL THEN 'is asked for and will not be tried'
    ELSE concat('should have been tried at ', next_try_at) END
FROM payments_refund
WHERE state = ANY(%(under_way)s) AND (next_try_at IS NULL OR next_try_at < %(late)s)
"""

_FOREIGN_REFUNDS = """
SELECT concat('foreign_refund:', out_refund_no), CASE
    WHEN next_try_at IS NULL THEN 'is asked for and will not be tried'
    ELSE concat('should have been tried at ', next_try_at) END
FROM payments_foreignrefund
WHERE state = ANY(%(under_way)s) AND (next_try_at IS NULL OR next_try_at < %(late)s)
"""

_UNEXPIRED = """
SELECT concat('order:', number), concat('is unpaid, its time was over at ', expires_at)
FROM orders_order WHERE status = %(pending)s AND expires_at < %(late)s
"""

_UNOPENED = """
SELECT concat('order:', o.number), concat('is paid since ', o.paid_at, ' and still not open')
FROM orders_order o
WHERE o.fulfilment = %(not_opened)s AND o.paid_at < %(late)s
"""

_JOBS = """
SELECT concat('job:', j.id), concat(j.task_name, ' is ', j.status, ' since ', since.at)
FROM procrastinate_jobs j
CROSS JOIN LATERAL (
    SELECT greatest(max(e.at), j.scheduled_at) AS at FROM procrastinate_events e
    WHERE e.job_id = j.id AND e.type IN ('deferred', 'started', 'deferred_for_retry', 'retried')
) since
WHERE j.status IN ('todo', 'doing') AND since.at < %(late)s
"""


def delays(books: Books) -> Findings:
    """No attempt, refund (of foreign money too), order or job is late by more than a quarter of an hour.

    Each part reads a partial index of the few rows that still wait, never what is done.
    """
    return find(
        _ATTEMPTS,
        _REFUNDS,
        _FOREIGN_REFUNDS,
        _UNEXPIRED,
        _UNOPENED,
        _JOBS,
        unfinished=[state.value for state in UNFINISHED],
        under_way=[state.value for state in UNDER_WAY],
        late=books.now - STUCK_AFTER,
        given_up=books.now - GRACE - STUCK_AFTER,
    )

"""What was paid for is open, once, and nothing else is."""

from luffy.degrees.models import ACTIVE, StudyStatus
from luffy.invariants.books import Books, Findings, find

# An order whose opening failed is still to be opened: another invariant asks whether somebody tries. What was given
# back before it could be opened never is.
_LINES = """
SELECT concat('order:', o.number), concat('line ', l.position,
       CASE WHEN a.id IS NULL THEN ' is paid for and not open'
            WHEN o.status <> ALL(%(paid_for)s) THEN ' is open and not paid for'
            ELSE ' is open, but the order says it is not' END)
FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
LEFT JOIN orders_openedaccess a ON a.line_id = l.id
LEFT JOIN orders_linereturn b ON b.line_id = l.id AND b.state IN ('returning', 'returned')
WHERE CASE WHEN o.status = ANY(%(paid_for)s) AND o.fulfilment = %(opened)s THEN a.id IS NULL AND b.id IS NULL
           WHEN o.status <> ALL(%(paid_for)s) OR o.fulfilment = %(not_opened)s THEN a.id IS NOT NULL
           ELSE false END
"""

_TWICE = """
SELECT concat('order:', o.number), concat('line ', l.position, ' opened ', count(*), ' enrolments')
FROM orders_openedaccess a JOIN orders_orderline l ON l.id = a.line_id JOIN orders_order o ON o.id = l.order_id
GROUP BY o.number, l.position HAVING count(*) > 1
"""

_ANOTHER_THING = """
SELECT concat('order:', o.number), concat('line ', l.position, ' opened something or for somebody else')
FROM orders_openedaccess a
JOIN orders_orderline l ON l.id = a.line_id JOIN orders_order o ON o.id = l.order_id
JOIN catalog_product p ON p.id = l.product_id
LEFT JOIN learning_enrolledcourse c ON c.id = a.course_enrolment_id
LEFT JOIN degrees_enrolleddegreecourse d ON d.id = a.degree_enrolment_id
LEFT JOIN learning_membership m ON m.id = a.membership_id
WHERE (coalesce(c.account_id, d.account_id, m.account_id), c.course_id, d.degree_course_id, m.plan_id)
      IS DISTINCT FROM (o.account_id, p.course_id, p.degree_id, p.plan_id)
"""

_COURSES_OF_NO_ORDER = """
SELECT concat('account:', e.account_id), concat('course ', e.course_id, ' was opened by no order and no grant')
FROM learning_enrolledcourse e
WHERE NOT EXISTS (SELECT FROM orders_openedaccess a WHERE a.course_enrolment_id = e.id)
  AND NOT EXISTS (SELECT FROM campaigns_accessgrant g WHERE g.enrolment_id = e.id)
"""

_DEGREES_OF_NO_ORDER = """
SELECT concat('account:', e.account_id), concat('degree ', e.degree_course_id, ' was opened by no order')
FROM degrees_enrolleddegreecourse e
WHERE NOT EXISTS (SELECT FROM orders_openedaccess a WHERE a.degree_enrolment_id = e.id)
"""

_MEMBERSHIPS_OF_NO_ORDER = """
SELECT concat('account:', m.account_id), concat('membership ', m.ordinal, ' was opened by no order')
FROM learning_membership m
WHERE NOT EXISTS (SELECT FROM orders_openedaccess a WHERE a.membership_id = m.id)
"""

# Access ends in the transaction that grants the refund, and for no other reason.
_ENDED = """
SELECT concat('order:', o.number), concat('line ', l.position,
       CASE WHEN b.id IS NULL THEN ' was ended and not given back' ELSE ' was given back and not ended' END)
FROM orders_openedaccess a JOIN orders_orderline l ON l.id = a.line_id JOIN orders_order o ON o.id = l.order_id
LEFT JOIN learning_enrolledcourse c ON c.id = a.course_enrolment_id
LEFT JOIN degrees_enrolleddegreecourse d ON d.id = a.degree_enrolment_id
LEFT JOIN learning_membership m ON m.id = a.membership_id
LEFT JOIN orders_linereturn b ON b.line_id = l.id AND b.state IN ('returning', 'returned')
WHERE (b.id IS NOT NULL) <> (c.ended_at IS NOT NULL OR m.ended_at IS NOT NULL
                             OR coalesce(d.study_status = %(degree_refunded)s, false))
"""


def openings(_books: Books) -> Findings:
    """Each line of a paid order opened exactly one enrolment, its buyer's in its product; nothing else opened any.

    It lasts until the line is given back. Hash joins of lines, openings and enrolments, each read once.
    """
    return find(
        _LINES,
        _TWICE,
        _ANOTHER_THING,
        _COURSES_OF_NO_ORDER,
        _DEGREES_OF_NO_ORDER,
        _MEMBERSHIPS_OF_NO_ORDER,
        _ENDED,
        degree_refunded=StudyStatus.REFUNDED.value,
    )


_OVERLAPS = """
SELECT concat('account:', account_id), concat('course ', course_id, ': the periods up to ', before,
       ' and from ', valid_begin_date, ' overlap')
FROM (SELECT *, lag(valid_end_date) OVER (PARTITION BY account_id, course_id
                                          ORDER BY valid_begin_date, valid_end_date) AS before
      FROM learning_enrolledcourse WHERE ended_at IS NULL) period
WHERE before >= valid_begin_date
"""

_MEMBERSHIPS_OVERLAP = """
SELECT concat('account:', account_id), concat('the memberships up to ', before, ' and from ', valid_begin_date,
       ' overlap')
FROM (SELECT *, lag(valid_end_date) OVER (PARTITION BY account_id ORDER BY valid_begin_date, valid_end_date) AS before
      FROM learning_membership WHERE ended_at IS NULL) period
WHERE before >= valid_begin_date
"""

_DEGREES_AT_ONCE = """
SELECT concat('account:', account_id), concat('degree ', degree_course_id, ' is active ', count(*), ' times')
FROM degrees_enrolleddegreecourse WHERE study_status = ANY(%(active)s)
GROUP BY account_id, degree_course_id HAVING count(*) > 1
"""


def enrolments(_books: Books) -> Findings:
    """On any day a learner has one enrolment in a course at most, one membership, and one degree that lasts.

    One sort of the enrolments by account and course.
    """
    return find(_OVERLAPS, _MEMBERSHIPS_OVERLAP, _DEGREES_AT_ONCE, active=[status.value for status in ACTIVE])

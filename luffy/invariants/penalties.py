"""Penalties above their limit move nothing before an operator has approved them."""

from luffy.degrees.models import GRADED_WHILE, Approval
from luffy.degrees.states import PenaltyMove
from luffy.invariants.books import Books, Findings, find

_UNAPPROVED = """
SELECT concat('homework_reward:', r.id), concat('is ', r.approval, ' and due ', r.due_berries, ' with a limit of ',
       coalesce(r.asks_above::text, 'none'), '; moved ', r.moved_berries, ' berries and ', r.fee_taken,
       ' of the fee in ', m.count, ' moves')
FROM degrees_homeworkreward r
JOIN degrees_homeworkrecord h ON h.id = r.record_id
JOIN degrees_enrolleddegreecourse e ON e.id = h.enrolment_id
CROSS JOIN LATERAL (SELECT count(*) AS count FROM degrees_rewardmove WHERE reward_id = r.id) m
WHERE (r.approval = ANY(%(unmoved)s) AND (r.moved_berries <> 0 OR r.fee_taken <> 0 OR m.count > 0))
   OR (r.approval = %(none)s AND -r.due_berries > r.asks_above)
   OR (r.approval = %(approved)s AND r.decided_by_id IS NULL)
   OR (r.approval = %(waiting)s AND e.study_status <> ALL(%(graded)s))
"""

_TRAILS = """
WITH step AS (
    SELECT split_part(subject, ':', 2)::bigint AS reward_id, before ->> 'approval' AS before,
           after ->> 'approval' AS after, id
    FROM accounts_auditentry WHERE subject LIKE 'homework_reward:%%'
), trail AS (
    SELECT *, lag(after, 1, %(none)s) OVER chain AS previous, lead(id) OVER chain IS NULL AS is_last
    FROM step WINDOW chain AS (PARTITION BY reward_id ORDER BY id)
)
SELECT concat('homework_reward:', reward_id), concat('audit row ', id, ' tells of a move that could not be')
FROM trail WHERE before <> previous OR concat(before, '>', after) <> ALL(%(moves)s)
UNION ALL
SELECT concat('homework_reward:', r.id), concat('is ', r.approval, ', its audit rows lead to ',
       coalesce(t.after, %(none)s))
FROM degrees_homeworkreward r LEFT JOIN trail t ON t.reward_id = r.id AND t.is_last
WHERE r.approval <> coalesce(t.after, %(none)s)
"""


def penalties(_books: Books) -> Findings:
    """What waits or was waived moved nothing, what is above its limit was asked for, by audited moves."""
    return find(
        _UNAPPROVED,
        _TRAILS,
        none=Approval.NONE.value,
        waiting=Approval.WAITING.value,
        approved=Approval.APPROVED.value,
        unmoved=[Approval.WAITING.value, Approval.WAIVED.value],
        graded=[int(status) for status in GRADED_WHILE],
        moves=[f"{move.source.value}>{move.target.value}" for move in PenaltyMove],
    )

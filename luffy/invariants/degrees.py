"""Degrees: the mentor's fee, what homework and graduation moved, and where everybody stands."""

from luffy.degrees.grades import PASS_MARK, Mark
from luffy.degrees.models import ACTIVE, FeeCause, ModuleStatus, RecordStatus, StudyStatus
from luffy.degrees.rule import Cause
from luffy.invariants.books import Books, Findings, find, missing_guards

_STATEMENT = """
WITH line AS (
    SELECT enrolment_id, number, balance_after, cause, row_number() OVER run AS wanted_number,
           sum(amount_berries) OVER run AS wanted_after, lead(number) OVER run IS NULL AS is_last
    FROM degrees_mentorfeeentry
    WINDOW run AS (PARTITION BY enrolment_id ORDER BY number, id ROWS UNBOUNDED PRECEDING)
)
SELECT concat('degree_enrolment:', enrolment_id), concat('line ', number, ' of the fee does not follow')
FROM line
WHERE number <> wanted_number OR balance_after <> wanted_after OR balance_after < 0
   OR (cause = 'opened') <> (number = 1)
UNION ALL
SELECT concat('degree_enrolment:', e.id), concat('holds a fee of ', e.mentor_fee_balance, ', its statement says ',
       coalesce(l.balance_after::text, 'nothing'))
FROM degrees_enrolleddegreecourse e LEFT JOIN line l ON l.enrolment_id = e.id AND l.is_last
WHERE e.mentor_fee_balance IS DISTINCT FROM l.balance_after
   OR (e.study_status <> ALL(%(active)s) AND e.mentor_fee_balance <> 0)
"""

_FEE_MOVES = """
SELECT concat('degree_enrolment:', coalesce(f.enrolment_id, h.enrolment_id)),
       concat('a grade moved ', coalesce(m.fee, 0), ' of the fee, the statement says ', coalesce(f.amount_berries, 0))
FROM (SELECT * FROM degrees_mentorfeeentry WHERE cause = ANY(%(of_grades)s) OR move_id IS NOT NULL) f
FULL JOIN (SELECT * FROM degrees_rewardmove WHERE fee <> 0) m ON m.id = f.move_id
LEFT JOIN degrees_homeworkreward r ON r.id = m.reward_id
LEFT JOIN degrees_homeworkrecord h ON h.id = r.record_id
WHERE (f.amount_berries, f.enrolment_id) IS DISTINCT FROM (m.fee, h.enrolment_id)
"""


def fees(_books: Books) -> Findings:
    """A fee is the sum of its statement, line by line, and never below zero; after the end nothing is left of it."""
    return find(
        _STATEMENT,
        _FEE_MOVES,
        active=[int(status) for status in ACTIVE],
        of_grades=[FeeCause.PENALTY.value, FeeCause.PENALTY_UNDONE.value],
    ) + missing_guards("mentorfeeentry_immutable")


_REWARD_SUMS = """
SELECT concat('homework:', r.record_id), concat(r.cause, ' moved ', r.moved_berries, ' of ', r.due_berries,
       ' and ', r.fee_taken, ' of the fee; its moves say ', m.berries, ' and ', m.fee)
FROM degrees_homeworkreward r
CROSS JOIN LATERAL (
    SELECT coalesce(sum(berries), 0) AS berries, -coalesce(sum(fee), 0) AS fee
    FROM degrees_rewardmove WHERE reward_id = r.id) m
WHERE (r.moved_berries, r.fee_taken) <> (m.berries, m.fee)
   OR r.moved_berries < r.due_berries OR r.fee_taken > greatest(0, -r.due_berries)
UNION ALL
SELECT concat('homework:', record_id), concat('counts ', cause, ' ', count(*), ' times')
FROM degrees_homeworkreward GROUP BY record_id, cause HAVING count(*) > 1
"""

# What each cause comes to by the grades as they stand now.
_REWARD_RULES = """
WITH graded AS (
    SELECT record_id, bool_or(grade = %(d)s) AS has_d, bool_or(grade = %(copy)s) AS has_copy,
           (array_agg(is_on_time ORDER BY number))[1] AS began_on_time,
           (array_agg(grade ORDER BY number) FILTER (WHERE grade >= %(pass_mark)s))[1] AS points,
           (array_agg(is_on_time ORDER BY number) FILTER (WHERE grade >= %(pass_mark)s))[1] AS passed_on_time
    FROM degrees_submission WHERE grade IS NOT NULL GROUP BY record_id
), wanted AS (
    SELECT r.*, CASE r.cause
        WHEN %(on_time)s THEN CASE WHEN g.passed_on_time
                              THEN r.scholarship_value::bigint * g.points * r.percent / 10000 ELSE 0 END
        WHEN %(late)s THEN CASE WHEN NOT g.began_on_time THEN p.penalty ELSE 0 END
        WHEN %(of_d)s THEN CASE WHEN g.has_d THEN p.penalty ELSE 0 END
        ELSE CASE WHEN g.has_copy THEN p.penalty ELSE 0 END END AS wanted
    FROM degrees_homeworkreward r LEFT JOIN graded g ON g.record_id = r.record_id
    CROSS JOIN LATERAL (SELECT -(r.scholarship_value::bigint * r.percent / 100) AS penalty) p
)
SELECT concat('homework:', record_id), concat(cause, ' is due ', due_berries, ', its grades say ', wanted)
FROM wanted WHERE due_berries IS DISTINCT FROM wanted
"""

# Each gift of this kind, with whose it should be: above 0 she got it, below 0 it was taken.
_GIVEN = """
SELECT t.key, t.owner_id, CASE WHEN d.kind = %(issued)s THEN t.amount_berries ELSE -t.amount_berries END AS berries
FROM wallet_transfer t JOIN wallet_ledgeraccount d ON d.id = t.debit_id WHERE t.key LIKE %(prefix)s
"""

_HOMEWORK_TRANSFERS = """
WITH given AS ({given}), moved AS (
    SELECT concat('grant:homework:', m.id) AS key, e.account_id AS owner_id, m.berries, h.id AS record_id
    FROM degrees_rewardmove m JOIN degrees_homeworkreward r ON r.id = m.reward_id
    JOIN degrees_homeworkrecord h ON h.id = r.record_id
    JOIN degrees_enrolleddegreecourse e ON e.id = h.enrolment_id WHERE m.berries <> 0
)
SELECT coalesce('homework:' || m.record_id, 'transfer:' || g.key), concat('moves ', coalesce(m.berries, 0),
       ' berries, the ledger ', coalesce(g.berries, 0))
FROM moved m FULL JOIN given g ON g.key = m.key
WHERE (m.owner_id, m.berries) IS DISTINCT FROM (g.owner_id, g.berries)
""".replace("{given}", _GIVEN)


def rewards(_books: Books) -> Findings:
    """Each cause of a homework once, due by the grades as they stand, and moved by just as many berries."""
    return (
        find(
            _REWARD_SUMS,
            _REWARD_RULES,
            d=Mark.D.value,
            copy=Mark.COPY.value,
            pass_mark=PASS_MARK,
            on_time=Cause.PASSED_ON_TIME.value,
            late=Cause.LATE.value,
            of_d=Cause.D.value,
        )
        + find(_HOMEWORK_TRANSFERS, prefix="grant:homework:%")
        + missing_guards("rewardmove_immutable", "grading_immutable")
    )


_TIERS = """
SELECT concat('degree_enrolment:', s.enrolment_id), concat('got a scholarship of ', s.amount_berries,
       ', reached is ', coalesce(best.value, 0))
FROM degrees_scholarshipgrant s JOIN degrees_enrolleddegreecourse e ON e.id = s.enrolment_id
LEFT JOIN LATERAL (
    SELECT max(value) AS value FROM degrees_editiontier t
    WHERE t.edition_id = e.edition_id AND s.used_days * 100 <= t.time_percent * s.period) best ON true
WHERE s.amount_berries <> coalesce(best.value, 0)
UNION ALL
SELECT concat('degree_enrolment:', e.id), concat('has study status ', e.study_status, ' and ', count(s.id),
       ' scholarships')
FROM degrees_enrolleddegreecourse e LEFT JOIN degrees_scholarshipgrant s ON s.enrolment_id = e.id
GROUP BY e.id HAVING count(s.id) > 1 OR (e.study_status <> %(refunded)s
                                         AND (count(s.id) > 0) <> (e.study_status = %(graduated)s))
"""

_SCHOLARSHIP_TRANSFERS = """
WITH given AS ({given}), granted AS (
    SELECT concat('grant:scholarship:', e.id) AS key, e.account_id AS owner_id, e.id AS enrolment_id,
           sum(s.amount_berries) AS berries
    FROM degrees_scholarshipgrant s JOIN degrees_enrolleddegreecourse e ON e.id = s.enrolment_id
    GROUP BY e.id HAVING sum(s.amount_berries) > 0
)
SELECT coalesce('degree_enrolment:' || s.enrolment_id, 'transfer:' || g.key), concat('a scholarship of ',
       coalesce(s.berries, 0), ', in the ledger ', coalesce(g.berries, 0))
FROM granted s FULL JOIN given g ON g.key = s.key
WHERE (s.owner_id, s.berries) IS DISTINCT FROM (g.owner_id, g.berries)
""".replace("{given}", _GIVEN)


def scholarships(_books: Books) -> Findings:
    """Graduates, and they alone, have one scholarship: of the best tier they reached, and moved once."""
    return find(_TIERS, graduated=StudyStatus.GRADUATED.value, refunded=StudyStatus.REFUNDED.value) + find(
        _SCHOLARSHIP_TRANSFERS, prefix="grant:scholarship:%"
    )


_KEPT = """
SELECT concat('degree_enrolment:', coalesce(t.enrolment_id, f.enrolment_id)), concat('mentors who left keep ',
       coalesce(t.berries, 0), ', the statement says ', coalesce(f.berries, 0))
FROM (SELECT enrolment_id, mentor_id, sum(share_berries) AS berries FROM degrees_mentortenure
      GROUP BY 1, 2 HAVING sum(share_berries) > 0) t
FULL JOIN (SELECT enrolment_id, mentor_id, -sum(amount_berries) AS berries FROM degrees_mentorfeeentry
           WHERE cause = 'handed_over' GROUP BY 1, 2) f
  ON (f.enrolment_id, f.mentor_id) = (t.enrolment_id, t.mentor_id)
WHERE t.berries IS DISTINCT FROM f.berries
"""

_PAY = """
WITH given AS ({given}), share AS (
    SELECT enrolment_id, mentor_id, share_berries AS berries FROM degrees_mentortenure
    UNION ALL
    SELECT enrolment_id, mentor_id, -amount_berries FROM degrees_mentorfeeentry WHERE cause = 'paid'
), earned AS (
    SELECT concat('grant:mentor_pay:', x.enrolment_id, '-', x.mentor_id) AS key, x.mentor_id AS owner_id,
           x.enrolment_id, sum(x.berries) AS berries
    FROM share x JOIN degrees_scholarshipgrant s ON s.enrolment_id = x.enrolment_id
    GROUP BY x.enrolment_id, x.mentor_id HAVING sum(x.berries) <> 0
)
SELECT coalesce('degree_enrolment:' || e.enrolment_id, 'transfer:' || g.key), concat('a mentor has earned ',
       coalesce(e.berries, 0), ' and got ', coalesce(g.berries, 0))
FROM earned e FULL JOIN given g ON g.key = e.key
WHERE (e.owner_id, e.berries) IS DISTINCT FROM (g.owner_id, g.berries)
""".replace("{given}", _GIVEN)

_PAID_TOO_SOON = """
SELECT concat('degree_enrolment:', f.enrolment_id), 'a fee was paid out without graduation'
FROM degrees_mentorfeeentry f
WHERE f.cause = 'paid' AND NOT EXISTS (
    SELECT FROM degrees_scholarshipgrant s WHERE s.enrolment_id = f.enrolment_id)
"""


def pay(_books: Books) -> Findings:
    """Mentors of graduates, and they alone, were paid the shares they kept and what the statement paid out, once."""
    return find(_KEPT, _PAID_TOO_SOON) + find(_PAY, prefix="grant:mentor_pay:%")


_RECORDS = """
SELECT concat('homework:', h.id), concat('is ', h.status, ' with ', coalesce(h.score::text, 'no grade'), ' after ',
       h.submit_num, ' hand-ins; the last of ', s.submissions, ' has ', coalesce(s.grade::text, 'no grade'))
FROM degrees_homeworkrecord h
JOIN degrees_enrolleddegreecourse e ON e.id = h.enrolment_id
LEFT JOIN LATERAL (
    SELECT count(*) AS submissions, max(number) AS newest, min(submitted_at) AS first_at, max(submitted_at) AS last_at,
           (array_agg(grade ORDER BY number DESC))[1] AS grade,
           count(*) FILTER (WHERE grade IS NULL OR grade >= %(pass_mark)s) AS not_failed
    FROM degrees_submission WHERE record_id = h.id) s ON true
WHERE (h.submit_num, h.submit_num) IS DISTINCT FROM (s.submissions::int, s.newest::int)
   OR (h.first_submitted_at, h.last_submitted_at) IS DISTINCT FROM (s.first_at, s.last_at)
   OR h.score IS DISTINCT FROM s.grade
   OR h.status <> CASE WHEN s.grade IS NULL THEN %(to_grade)s WHEN s.grade >= %(pass_mark)s THEN %(passed)s
                       ELSE %(failed)s END
   OR s.not_failed > CASE WHEN h.status = %(failed)s THEN 0 ELSE 1 END
   OR (h.status = %(to_grade)s AND e.study_status = ANY(%(active)s) AND h.mentor_id IS DISTINCT FROM e.mentor_id)
"""

_GRADINGS = """
SELECT concat('homework:', s.record_id), concat('hand-in ', s.number, ' has ', coalesce(s.grade::text, 'no grade'),
       ', last given was ', coalesce(g.grade::text, 'none'))
FROM degrees_submission s
LEFT JOIN LATERAL (
    SELECT grade FROM degrees_grading WHERE submission_id = s.id ORDER BY id DESC LIMIT 1) g ON true
WHERE s.grade IS DISTINCT FROM g.grade
"""


def homework(_books: Books) -> Findings:
    """A homework stands where its newest hand-in stands; what was handed in before failed; grades were given."""
    return find(
        _RECORDS,
        _GRADINGS,
        pass_mark=PASS_MARK,
        to_grade=RecordStatus.TO_GRADE.value,
        passed=RecordStatus.PASSED.value,
        failed=RecordStatus.FAILED.value,
        active=[int(status) for status in ACTIVE],
    )


_DATES = """
SELECT concat('degree_enrolment:', e.id), concat('has study status ', e.study_status, ' from ',
       coalesce(e.valid_begin_date::text, 'no day'), ' to ', coalesce(e.valid_end_date::text, 'no day'), ', ended ',
       coalesce(e.ended_date::text, 'never'), ', with ', p.open, ' pauses under way')
FROM degrees_enrolleddegreecourse e
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE back_date IS NULL) AS open, coalesce(sum(back_date - first_date), 0) AS days
    FROM degrees_pause WHERE enrolment_id = e.id) p
CROSS JOIN LATERAL (
    SELECT coalesce(sum(days), 0) AS days FROM degrees_extension WHERE enrolment_id = e.id) x
CROSS JOIN LATERAL (
    SELECT min(open_date) AS opened, bool_and(status = %(complete)s) AS is_complete
    FROM degrees_studyrecord WHERE enrolment_id = e.id) m
WHERE (e.study_status = %(not_started)s AND e.valid_begin_date IS NOT NULL)
   OR (e.study_status NOT IN (%(not_started)s, %(refunded)s) AND e.valid_begin_date IS NULL)
   OR e.valid_begin_date IS DISTINCT FROM m.opened
   OR (e.ended_date IS NULL) <> (e.study_status = ANY(%(active)s))
   OR p.open <> CASE WHEN e.study_status = %(paused)s THEN 1 ELSE 0 END
   OR (e.study_status = %(graduated)s AND NOT m.is_complete)
   OR (e.study_status <> %(refunded)s AND e.valid_end_date - e.valid_begin_date <> e.access_days + p.days + x.days)
"""

_TENURES = """
SELECT concat('degree_enrolment:', e.id), 'its mentor is not the one who looks after it'
FROM degrees_enrolleddegreecourse e
LEFT JOIN degrees_mentortenure t ON t.enrolment_id = e.id AND t.ended_at IS NULL
WHERE e.mentor_id IS DISTINCT FROM t.mentor_id
"""

# Only steps that tell of a study status are steps of the enrolment.
_TRAILS = """
WITH step AS (
    SELECT split_part(subject, ':', 2)::bigint AS enrolment_id, (before ->> 'study_status')::int AS before,
           (after ->> 'study_status')::int AS after, id
    FROM accounts_auditentry WHERE subject LIKE 'degree_enrolment:%%' AND after ->> 'study_status' IS NOT NULL
), trail AS (
    SELECT *, lag(after, 1, %(not_started)s) OVER chain AS previous, lead(id) OVER chain IS NULL AS is_last
    FROM step WINDOW chain AS (PARTITION BY enrolment_id ORDER BY id)
)
SELECT concat('degree_enrolment:', enrolment_id), concat('audit row ', id, ' tells of a move that could not be')
FROM trail WHERE before <> previous
UNION ALL
SELECT concat('degree_enrolment:', e.id), concat('has study status ', e.study_status, ', its audit rows lead to ',
       coalesce(t.after, %(not_started)s))
FROM degrees_enrolleddegreecourse e LEFT JOIN trail t ON t.enrolment_id = e.id AND t.is_last
WHERE e.study_status <> coalesce(t.after, %(not_started)s)
"""


def enrolments(_books: Books) -> Findings:
    """Study status, days, pauses, modules, mentor and audit rows of an enrolment tell one story."""
    return find(
        _DATES,
        _TENURES,
        _TRAILS,
        active=[int(status) for status in ACTIVE],
        not_started=StudyStatus.NOT_STARTED.value,
        paused=StudyStatus.PAUSED.value,
        graduated=StudyStatus.GRADUATED.value,
        refunded=StudyStatus.REFUNDED.value,
        complete=ModuleStatus.COMPLETE.value,
    )

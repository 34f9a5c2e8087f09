"""How people get as far as buying, and what they make of it. Source: docs/rules/figures.md"""

# Carts and settlements are counted elsewhere and joined by the caller: they are null where nobody counted.
CONVERSION_BY_DAY = """
WITH placed AS (
    SELECT (created_at AT TIME ZONE %(zone)s)::date AS day, count(DISTINCT account_id) AS people
    FROM orders_order WHERE created_at >= %(begins_at)s AND created_at < %(ends_at)s GROUP BY 1
), paid AS (
    SELECT (paid_at AT TIME ZONE %(zone)s)::date AS day, count(DISTINCT account_id) AS people
    FROM orders_order WHERE paid_at >= %(begins_at)s AND paid_at < %(ends_at)s GROUP BY 1
)
SELECT s.day::date, f.carts, f.settlements, coalesce(placed.people, 0), coalesce(paid.people, 0)
FROM generate_series(%(from_date)s::date, %(until_date)s::date, interval '1 day') AS s(day)
LEFT JOIN jsonb_to_recordset(%(counted)s::jsonb) AS f(day date, carts int, settlements int) ON f.day = s.day::date
LEFT JOIN placed ON placed.day = s.day::date LEFT JOIN paid ON paid.day = s.day::date
ORDER BY 1
"""

LEARNERS_BY_DAY = """
WITH active AS (
    SELECT day, count(*) AS people, sum(seconds) AS seconds FROM learning_studyday
    WHERE day BETWEEN %(from_date)s AND %(until_date)s AND seconds > 0 GROUP BY 1
), done AS (
    SELECT (done_at AT TIME ZONE %(zone)s)::date AS day, count(*) AS lessons FROM learning_lessonprogress
    WHERE done_at >= %(begins_at)s AND done_at < %(ends_at)s GROUP BY 1
)
SELECT s.day::date, coalesce(active.people, 0), round(coalesce(active.seconds, 0) / 3600.0, 1)::float,
       coalesce(done.lessons, 0)
FROM generate_series(%(from_date)s::date, %(until_date)s::date, interval '1 day') AS s(day)
LEFT JOIN active ON active.day = s.day::date LEFT JOIN done ON done.day = s.day::date
ORDER BY 1
"""

# Of who was enrolled within the span and gave nothing back: who had done all lessons at its end.
_PROGRESS = """
WITH learner AS (
    SELECT DISTINCT account_id, course_id FROM learning_enrolledcourse
    WHERE enrolled_at >= %(begins_at)s AND enrolled_at < %(ends_at)s AND ended_at IS NULL
), lesson AS (
    SELECT h.course_id, count(*) AS lessons FROM catalog_coursesection s
    JOIN catalog_coursechapter h ON h.id = s.chapter_id GROUP BY 1
), done AS (
    SELECT p.account_id, h.course_id, count(*) AS lessons FROM learning_lessonprogress p
    JOIN catalog_coursesection s ON s.id = p.section_id JOIN catalog_coursechapter h ON h.id = s.chapter_id
    WHERE p.done_at < %(ends_at)s GROUP BY 1, 2
), standing AS (
    SELECT learner.account_id, learner.course_id, coalesce(done.lessons, 0) AS done,
           coalesce(lesson.lessons, 0) AS lessons
    FROM learner LEFT JOIN lesson USING (course_id) LEFT JOIN done USING (account_id, course_id)
)
"""
COMPLETION_BY_COURSE = (
    _PROGRESS
    + """
SELECT concat('course:', c.id), c.name, count(*), count(*) FILTER (WHERE t.lessons > 0 AND t.done >= t.lessons),
       round(100.0 * count(*) FILTER (WHERE t.lessons > 0 AND t.done >= t.lessons) / count(*), 1)::float
FROM standing t JOIN catalog_course c ON c.id = t.course_id
GROUP BY c.id ORDER BY 3 DESC, c.id LIMIT 200
"""
)
LEARNERS_OF_COURSE = (
    _PROGRESS
    + """
SELECT t.account_id, c.name, t.done, t.lessons
FROM standing t JOIN catalog_course c ON c.id = t.course_id
WHERE %(key)s::text IS NULL OR concat('course:', c.id) = %(key)s::text
ORDER BY t.course_id, t.account_id
"""
)

# By the day on which it was due, as the plan is now; the first hand-in counts.
_DUE = """
WITH due AS (
    SELECT c.recommend_date AS day, r.enrolment_id, c.assignment_id, e.account_id
    FROM degrees_courseschedule c JOIN degrees_studyrecord r ON r.id = c.study_record_id
    JOIN degrees_enrolleddegreecourse e ON e.id = r.enrolment_id
    WHERE c.recommend_date BETWEEN %(from_date)s AND %(until_date)s
), handed AS (
    SELECT due.*, s.submitted_at, s.is_on_time FROM due
    LEFT JOIN degrees_homeworkrecord h USING (enrolment_id, assignment_id)
    LEFT JOIN degrees_submission s ON s.record_id = h.id AND s.number = 1
)
"""
HOMEWORK_BY_DAY = (
    _DUE
    + """
SELECT d.day::date, count(h.enrolment_id), count(*) FILTER (WHERE h.is_on_time),
       count(*) FILTER (WHERE NOT h.is_on_time), count(h.enrolment_id) FILTER (WHERE h.submitted_at IS NULL),
       round(100.0 * count(*) FILTER (WHERE h.is_on_time) / nullif(count(h.enrolment_id), 0), 1)::float
FROM generate_series(%(from_date)s::date, %(until_date)s::date, interval '1 day') AS d(day)
LEFT JOIN handed h ON h.day = d.day::date
GROUP BY 1 ORDER BY 1
"""
)
HOMEWORK_OF_DAY = (
    _DUE
    + """
SELECT h.enrolment_id, h.account_id, a.title, h.day, h.submitted_at
FROM handed h JOIN degrees_assignment a ON a.id = h.assignment_id
WHERE %(key)s::text IS NULL OR h.day = %(key)s::text::date
ORDER BY h.day DESC, h.enrolment_id, a.id
"""
)

# From the hand-in to its grade; what was graded anew counts by the newest grade.
_GRADED = """
WITH graded AS (
    SELECT s.*, a.username, extract(epoch FROM s.graded_at - s.submitted_at) / 3600 AS hours
    FROM degrees_submission s JOIN accounts_account a ON a.id = s.graded_by_id
    WHERE s.graded_at >= %(begins_at)s AND s.graded_at < %(ends_at)s
)
"""
MENTOR_RESPONSE = (
    _GRADED
    + """
SELECT username, count(*), round(percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)::numeric, 1)::float,
       round(percentile_cont(0.9) WITHIN GROUP (ORDER BY hours)::numeric, 1)::float,
       round(100.0 * count(*) FILTER (WHERE hours <= %(grading_hours)s) / count(*), 1)::float
FROM graded GROUP BY username ORDER BY 3 DESC, 1 LIMIT 200
"""
)
GRADED_BY_MENTOR = (
    _GRADED
    + """
SELECT r.enrolment_id, g.username, a.title, g.submitted_at, g.graded_at
FROM graded g JOIN degrees_homeworkrecord r ON r.id = g.record_id JOIN degrees_assignment a ON a.id = r.assignment_id
WHERE %(key)s::text IS NULL OR g.username = %(key)s::text
ORDER BY g.graded_at DESC, g.id DESC
"""
)

ORDERS_PLACED = """
SELECT o.number, o.created_at, o.paid_at, o.payable_fen
FROM orders_order o
WHERE ((o.created_at >= %(begins_at)s AND o.created_at < %(ends_at)s
        AND (%(key)s::text IS NULL OR (o.created_at AT TIME ZONE %(zone)s)::date = %(key)s::text::date))
    OR (o.paid_at >= %(begins_at)s AND o.paid_at < %(ends_at)s
        AND (%(key)s::text IS NULL OR (o.paid_at AT TIME ZONE %(zone)s)::date = %(key)s::text::date)))
ORDER BY o.created_at DESC, o.id DESC
"""

STUDY_OF_DAY = """
SELECT day, account_id, seconds FROM learning_studyday
WHERE day BETWEEN %(from_date)s AND %(until_date)s AND seconds > 0
  AND (%(key)s::text IS NULL OR day = %(key)s::text::date)
ORDER BY day DESC, seconds DESC, account_id
"""

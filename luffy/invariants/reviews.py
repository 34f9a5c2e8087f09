"""Ratings and the counters of votes are what their rows say."""

from luffy.invariants.books import Books, Findings, find
from luffy.moderation.models import Visibility

_RATINGS = """
WITH counted AS (
    SELECT e.course_id, count(*) AS count, sum(r.about_teacher + r.about_video + r.about_course) AS points
    FROM reviews_coursereview r JOIN learning_enrolledcourse e ON e.id = r.enrolment_id
    WHERE r.visibility = %(shown)s AND e.ended_at IS NULL GROUP BY e.course_id
)
SELECT concat('course:', coalesce(c.course_id, k.course_id)), concat('is rated ', coalesce(k.points, 0), ' of ',
       coalesce(k.count, 0), ' reviews, which say ', coalesce(c.points, 0), ' of ', coalesce(c.count, 0))
FROM counted c FULL JOIN catalog_courserating k ON k.course_id = c.course_id
WHERE (coalesce(c.count, 0), coalesce(c.points, 0)) <> (coalesce(k.count, 0), coalesce(k.points, 0))
"""

_COUNTERS = """
SELECT concat('{kind}:', t.id), concat('counts ', t.agree_number, ' for and ', t.disagree_number,
       ' against, its votes are ', count(v.id) FILTER (WHERE v.value = 1), ' and ',
       count(v.id) FILTER (WHERE v.value = -1))
FROM {target} t LEFT JOIN {votes} v ON v.target_id = t.id GROUP BY t.id
HAVING t.agree_number <> count(v.id) FILTER (WHERE v.value = 1)
    OR t.disagree_number <> count(v.id) FILTER (WHERE v.value = -1)
"""

# Everything that is voted on, and the table of its votes.
VOTED = {
    "course_review": ("reviews_coursereview", "reviews_coursereviewvote"),
    "question": ("discussions_question", "discussions_questionvote"),
    "answer": ("discussions_answer", "discussions_answervote"),
    "degree_review": ("degrees_degreecoursereview", "degrees_degreereviewvote"),
}


def ratings(_books: Books) -> Findings:
    """A course's rating is the sum of the scores of its reviews that count."""
    return find(_RATINGS, shown=Visibility.SHOWN.value)


def counters(_books: Books) -> Findings:
    """Whatever is voted on counts as many votes as there are."""
    queries = [
        _COUNTERS.format(kind=kind, target=target, votes=votes) for kind, (target, votes) in VOTED.items()
    ]
    return find(*queries)

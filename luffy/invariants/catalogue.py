"""The history of courses is whole, and what is planned can be done."""

from luffy.invariants.books import Books, Findings, find

_VERSIONS = """
SELECT concat('course:', course_id), concat('has ', count(*), ' versions, the last of which is number ', max(number))
FROM catalog_courseversion GROUP BY course_id HAVING count(*) <> max(number)
"""


def versions(_books: Books) -> Findings:
    """The versions of a course are numbered from 1 without a gap."""
    return find(_VERSIONS)

"""What an import of an Open edX course takes and gives over the API."""

from ninja import Schema

from luffy.core.envelope import Out


class OlxImportIn(Schema):
    dry_run: bool = True


class OlxCountsOut(Out):
    created: int
    changed: int
    unchanged: int


class OlxGapOut(Out):
    """`kind`: block, response, setting, hint, picture, …; `place`: `html/0a1b`; `what`: in words."""

    kind: str
    place: str
    what: str


class OlxGapCountOut(Out):
    kind: str
    count: int


class OlxImportOut(Out):
    """`course_id` null: nothing was written. `left`: lessons that the export has no longer, which stay.

    `gaps`: what has no counterpart here, the first thousand of `gaps_in_all`.
    """

    course: str
    course_id: int | None
    is_new: bool
    sections: int
    units: int
    chapters: OlxCountsOut
    documents: OlxCountsOut
    videos: OlxCountsOut
    exercises: OlxCountsOut
    questions: OlxCountsOut
    withdrawn: int
    left: list[str]
    gap_counts: list[OlxGapCountOut]
    gaps: list[OlxGapOut]
    gaps_in_all: int

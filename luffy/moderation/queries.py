"""The queue of operators, and the words they watch for."""

from typing import Any

from django.db.models import Count, QuerySet

from luffy.core.paging import PageQuery, page_of
from luffy.moderation.errors import CaseNotFound
from luffy.moderation.kinds import Shown, all_shown
from luffy.moderation.models import Case, CaseState, Keyword, Report
from luffy.moderation.words import Verdict, Word

REPORTS_SHOWN = 20


def watched_words() -> list[Word]:
    rows = Keyword.objects.values_list("folded", "verdict")
    return [Word(folded, Verdict(verdict)) for folded, verdict in rows]


def keywords() -> QuerySet[Keyword]:
    """The list, the strictest first."""
    return Keyword.objects.order_by("-verdict", "folded")


def cases(asked: PageQuery, *, state: str | None, kind: str | None) -> dict[str, Any]:
    """One page of the queue, newest first: what each case is about, and who reported it for what."""
    rows = Case.objects.select_related("author", "decided_by").order_by("-opened_at", "-id")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(kind=kind) if kind else rows
    page = page_of(rows, asked)
    return {**page, "items": _shapes(page["items"])}


def case(target: str) -> dict[str, Any]:
    """One case. Raises: CaseNotFound."""
    row = Case.objects.select_related("author", "decided_by").filter(target=target).first()
    if row is None:
        raise CaseNotFound
    return _shapes([row])[0]


def waiting_count() -> int:
    return Case.objects.waiting().count()


def kept_texts(author_id: int) -> int:
    """How many texts of this account operators let stand after looking."""
    return Case.objects.filter(author_id=author_id, state=CaseState.KEPT).count()


def _shapes(rows: list[Case]) -> list[dict[str, Any]]:
    texts = all_shown(row.target for row in rows)
    counts = {
        (row["case"], row["reason"]): row["times"]
        for row in Report.objects.filter(case__in=rows).values("case", "reason").annotate(times=Count("id"))
    }
    reports: dict[int, dict[str, int]] = {}
    for (case_id, reason), times in sorted(counts.items()):
        reports.setdefault(case_id, {})[reason] = times
    return [_shape(row, texts.get(row.target), reports.get(row.pk, {})) for row in rows]


def _shape(row: Case, text: Shown | None, reports: dict[str, int]) -> dict[str, Any]:
    return {
        "target": row.target,
        "kind": row.kind,
        "author": row.author.username,
        "text": text.text if text else None,
        "link": (text.link or None) if text else None,
        "cause": row.cause,
        "state": row.state,
        "reports": reports,
        "opened_at": row.opened_at,
        "decided_at": row.decided_at,
        "decided_by": row.decided_by.username if row.decided_by else None,
        "reason": row.reason,
    }

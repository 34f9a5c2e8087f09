"""The last line of every flow and storm: nothing is broken."""

from datetime import UTC, datetime

from luffy import invariants
from tests.paysim.server import PaysimServer


def assert_invariants_hold(journal: PaysimServer | None = None, *, now: datetime | None = None) -> None:
    """Fail with all that is broken. With a gateway, our money is compared with its journal as well.

    Let what is under way come to its end first: notices delivered, jobs done.
    """
    violations = invariants.check(
        journal=journal.base_url if journal else None,
        token=journal.token if journal else "",
        now=now or datetime.now(UTC),
    )
    assert not violations, "\n".join(["broken invariants:", *map(str, violations)])

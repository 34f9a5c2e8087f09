"""What is found is found by its own words."""

from luffy.invariants.books import MOST_TOLD, Books, Finding, Findings
from luffy.search.services.reindex import differences


def words(_books: Books) -> Findings:
    """Each course, degree, article and teacher has the search words that its texts make."""
    broken = sorted(
        Finding(f"{kind}:{number}", "is found by other words than its own") for kind, number in differences()
    )
    return Findings(len(broken), tuple(broken[:MOST_TOLD]))

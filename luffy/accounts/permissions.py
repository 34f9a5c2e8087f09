"""May she do that? One table. Whose a thing is, is not decided here: `.for_account()` is.

Source: docs/rules/permissions.md
"""

from enum import IntEnum, StrEnum


class Role(IntEnum):
    LEARNER = 0
    MENTOR = 1
    LECTURER = 2
    OPERATOR = 3


class Action(StrEnum):
    """What not everybody may do. Buying and studying need no entry: every signed-in account may."""

    OPERATE = "operate"
    GRANT_BERRIES = "grant_berries"
    # Decide on them, and see to whom they are paid.
    APPROVE_WITHDRAWALS = "approve_withdrawals"
    # Anybody's orders, payments and what is wrong with them.
    SEE_MONEY = "see_money"
    # Decide about refunds that buyers ask for.
    APPROVE_REFUNDS = "approve_refunds"
    # Bills, money that belongs to no order, and orders that are stuck.
    RECONCILE = "reconcile"
    # Degrees and who studies them: editions, mentors, modules, days.
    LEAD_TEACHING = "lead_teaching"
    # Look after one's own students.
    MENTOR = "mentor"
    # See who asked for invoices, and have them issued again.
    ISSUE_INVOICES = "issue_invoices"
    # Decide on what people write: keep, hide, restore, and which words are watched for.
    MODERATE = "moderate"
    # Write articles and put them on the shelf.
    EDIT_ARTICLES = "edit_articles"


ALLOWED: dict[Action, frozenset[Role]] = {
    Action.OPERATE: frozenset({Role.OPERATOR}),
    Action.GRANT_BERRIES: frozenset({Role.OPERATOR}),
    Action.APPROVE_WITHDRAWALS: frozenset({Role.OPERATOR}),
    Action.SEE_MONEY: frozenset({Role.OPERATOR}),
    Action.APPROVE_REFUNDS: frozenset({Role.OPERATOR}),
    Action.RECONCILE: frozenset({Role.OPERATOR}),
    Action.ISSUE_INVOICES: frozenset({Role.OPERATOR}),
    Action.MODERATE: frozenset({Role.OPERATOR}),
    Action.EDIT_ARTICLES: frozenset({Role.OPERATOR}),
    Action.LEAD_TEACHING: frozenset({Role.OPERATOR}),
    Action.MENTOR: frozenset({Role.MENTOR, Role.OPERATOR}),
}


def may(role: int, is_superuser: bool, action: Action) -> bool:
    """Whether an account of this role may do it; an administrator (superuser) may do everything."""
    return is_superuser or role in ALLOWED[action]

"""The table of who may do what."""

import pytest

from luffy.accounts.permissions import (
    ALLOWED,
    OFFICE,
    Action,
    Role,
    actions_of,
    may,
    may_in_tables,
    sees_tables_of,
)


def test_every_action_has_a_row_and_nobody_beyond_it() -> None:
    assert set(ALLOWED) == set(Action)
    for action in Action:
        for role in Role:
            assert may(role, False, action) is (role in ALLOWED[action])


@pytest.mark.parametrize("action", Action)
def test_a_learner_may_nothing_special_and_an_administrator_everything(action: Action) -> None:
    assert not may(Role.LEARNER, False, action)
    assert may(Role.LEARNER, True, action)


# Written out once more, so that nobody gets a right by a slip of one table.
DESKS = {
    Role.LEARNER: set(),
    Role.LECTURER: set(),
    Role.MENTOR: {Action.MENTOR},
    Role.EDITOR: {
        Action.EDIT_CATALOGUE,
        Action.EXCHANGE_TABLES,
        Action.OPERATE,
        Action.EDIT_EXERCISES,
        Action.MODERATE,
        Action.EDIT_ARTICLES,
        Action.EDIT_SEARCH,
    },
    Role.SERVICE: {
        Action.OPERATE,
        Action.SEE_ORDERS,
        Action.APPROVE_REFUNDS,
        Action.ISSUE_INVOICES,
        Action.MODERATE,
    },
    Role.FINANCE: {
        Action.OPERATE,
        Action.SEE_ORDERS,
        Action.SEE_MONEY,
        Action.RECONCILE,
        Action.APPROVE_REFUNDS,
        Action.APPROVE_WITHDRAWALS,
        Action.GRANT_BERRIES,
        Action.ISSUE_INVOICES,
        Action.SEE_FIGURES,
    },
    Role.LEAD: {
        Action.OPERATE,
        Action.LEAD_TEACHING,
        Action.MENTOR,
        Action.GRANT_ACCESS,
        Action.ISSUE_CERTIFICATES,
        Action.TELL_PEOPLE,
    },
}


@pytest.mark.parametrize(("role", "actions"), DESKS.items(), ids=lambda one: getattr(one, "name", ""))
def test_each_desk_may_what_its_work_needs_and_no_more(role: Role, actions: set[Action]) -> None:
    assert set(actions_of(role, False)) == actions


def test_an_operator_does_the_work_of_all_desks_and_gives_no_roles() -> None:
    may_do = set(actions_of(Role.OPERATOR, False))

    assert may_do >= {action for role in OFFICE - {Role.OPERATOR} for action in actions_of(role, False)}
    assert not may_do & {Action.MANAGE_ROLES, Action.SEE_AUDIT}


@pytest.mark.parametrize("right", ["add", "change", "delete"])
def test_no_role_edits_money_accounts_or_the_trail_in_tables(right: str) -> None:
    facts = [
        ("orders", "order"),
        ("payments", "paymentattempt"),
        ("wallet", "entry"),
        ("accounts", "account"),
    ]
    facts += [("accounts", "auditentry"), ("accounts", "apitoken"), ("refunds", "refundrequest")]

    assert [(role, fact) for role in Role for fact in facts if may_in_tables(role, right, *fact)] == []


def test_tables_of_another_desk_are_not_shown() -> None:
    assert may_in_tables(Role.EDITOR, "change", "catalog", "course")
    assert not may_in_tables(Role.EDITOR, "view", "orders", "order")
    assert may_in_tables(Role.FINANCE, "view", "payments", "bill")
    assert not may_in_tables(Role.SERVICE, "view", "payments", "bill")
    assert not sees_tables_of(Role.LEAD, "wallet")
    assert not any(may_in_tables(role, "view", "accounts", "auditentry") for role in Role)
    assert not any(sees_tables_of(role, "catalog") for role in (Role.LEARNER, Role.MENTOR, Role.LECTURER, 99))


def test_an_unknown_role_may_nothing() -> None:
    assert not may(99, False, Action.OPERATE)

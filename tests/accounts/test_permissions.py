"""The table of who may do what."""

import pytest

from luffy.accounts.permissions import ALLOWED, Action, Role, may


def test_every_action_has_a_row_and_nobody_beyond_it() -> None:
    assert set(ALLOWED) == set(Action)
    for action in Action:
        for role in Role:
            assert may(role, False, action) is (role in ALLOWED[action])


@pytest.mark.parametrize("action", Action)
def test_a_learner_may_nothing_special_and_an_administrator_everything(action: Action) -> None:
    assert not may(Role.LEARNER, False, action)
    assert may(Role.LEARNER, True, action)


def test_an_unknown_role_may_nothing() -> None:
    assert not may(99, False, Action.OPERATE)

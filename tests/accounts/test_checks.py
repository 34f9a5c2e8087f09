"""Demo accounts and a public site exclude each other."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from luffy.accounts.checks import DEMO_USERNAMES, demo_passwords_present, refuse_demo_passwords
from luffy.accounts.passwords import DEMO_PASSWORD
from luffy.demo import people
from tests.factories.accounts import PASSWORD, an_account

pytestmark = pytest.mark.django_db


def test_production_does_not_start_while_a_demo_password_works(settings) -> None:
    an_account("learner", password=DEMO_PASSWORD)
    an_account("boss", password=DEMO_PASSWORD, is_staff=True)
    an_account("mentor", password=PASSWORD)
    an_account("admin", password=DEMO_PASSWORD, is_active=False)

    assert demo_passwords_present() == ["learner", "boss"]
    refuse_demo_passwords()
    settings.IS_PRODUCTION = True
    with pytest.raises(ImproperlyConfigured, match="learner, boss"):
        refuse_demo_passwords()


def test_production_starts_when_all_have_passwords_of_their_own(settings) -> None:
    an_account("learner", password=PASSWORD)
    settings.IS_PRODUCTION = True

    refuse_demo_passwords()


def test_the_check_knows_every_demo_account() -> None:
    assert set(DEMO_USERNAMES) == set(people.ROLES)
    assert people.PASSWORD == DEMO_PASSWORD

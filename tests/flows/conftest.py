"""One shop for all flows: starting it takes longer than any of them."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.flows.shop import Shop, open_shop


@pytest.fixture(scope="session")
def running_shop(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shop]:
    with django_db_blocker.unblock(), open_shop(tmp_path_factory.mktemp("shop")) as opened:
        yield opened


@pytest.fixture
def shop(transactional_db: None, running_shop: Shop) -> Iterator[Shop]:
    """The shop with nothing in it yet, here and at the gateway."""
    running_shop.paysim.control.reset()
    yield running_shop
    running_shop.close()

"""What every test may use. The engines themselves come from `tests/engines.py`."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from redis import Redis

from luffy.core.valkey import valkey
from tests.shop import running_shop, shop

__all__ = ["running_shop", "shop"]


@pytest.fixture(autouse=True)
def clean_valkey() -> None:
    """Each test begins without carts, settlements, counters and cached pages."""
    valkey().flushdb()


@pytest.fixture
def redis_client() -> Iterator[Redis]:
    """The test's own view into what the product keeps in Valkey."""
    with Redis.from_url(settings.REDIS_URL, decode_responses=True) as client:
        yield client

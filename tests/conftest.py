"""What every test may use. The engines themselves come from `tests/engines.py`."""

from collections.abc import Iterator
from contextlib import suppress

import hypothesis
import pytest
from django.conf import settings
from django.db import OperationalError, transaction
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from pytest_django import DjangoDbBlocker
from redis import Redis

from luffy.core.valkey import valkey
from tests.emptying import delete_jobs, use_deletes
from tests.shop import running_shop, shop

__all__ = ["running_shop", "shop"]

# How long an example takes says something about the machine, not about the code.
hypothesis.settings.register_profile("luffy", deadline=None)
hypothesis.settings.load_profile("luffy")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that open the shop come last: its worker would take the jobs of the tests after them."""
    with_shop = {item.path for item in items if "running_shop" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path in with_shop)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_keepdb: bool,
    django_db_createdb: bool,
) -> Iterator[None]:
    """The database for whoever asks: pytest-django's own makes one only for tests that are marked themselves."""
    with django_db_blocker.unblock():
        made = setup_databases(
            verbosity=0,
            interactive=False,
            aliases={"default"},
            keepdb=django_db_keepdb and not django_db_createdb,
        )
    yield
    if not django_db_keepdb:
        # A process that is just ending may hold on to it; the engine goes anyway.
        with django_db_blocker.unblock(), suppress(OperationalError):
            teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True, scope="session")
def quick_flush() -> Iterator[None]:
    """Half a second less for each test that commits."""
    with pytest.MonkeyPatch.context() as patch:
        use_deletes(patch)
        yield


@pytest.fixture(autouse=True)
def clean_valkey() -> None:
    """Each test begins without carts, settlements, counters and cached pages."""
    valkey().flushdb()


@pytest.fixture(autouse=True)
def no_static_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each client would look at every file of the storefront anew, which takes longer than most of its calls."""
    monkeypatch.setattr(settings, "WHITENOISE_USE_FINDERS", False)


@pytest.fixture(autouse=True)
def clean_language() -> None:
    """Each test begins in the school's language, whatever the last request asked for."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def clean_jobs(request: pytest.FixtureRequest) -> None:
    """Each test that commits begins without jobs: Django does not know the queue's tables as its own."""
    mark = request.node.get_closest_marker("django_db")
    if mark and mark.kwargs.get("transaction"):
        request.getfixturevalue("_django_db_helper")
        with transaction.atomic():
            delete_jobs()


@pytest.fixture
def redis_client() -> Iterator[Redis]:
    """The test's own view into what the product keeps in Valkey."""
    with Redis.from_url(settings.REDIS_URL, decode_responses=True) as client:
        yield client

import httpx
import pytest
from django.db import connection

from tests.live import LiveLuffy, database_url


@pytest.mark.django_db(transaction=True)
def test_a_live_server_reads_what_the_test_committed_and_ends_with_its_block():
    with LiveLuffy(workers=2) as live:
        ready = httpx.get(f"{live.base_url}/readyz")
        pids = [child.pid for child in live.children]

    assert ready.status_code == 200
    assert ready.json() == {"status": "ready"}
    assert len(pids) == 1
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{live.base_url}/readyz")


@pytest.mark.django_db
def test_the_address_names_this_test_s_own_database():
    name = connection.settings_dict["NAME"]

    assert name.startswith("test_")
    assert f"/{name}?" in database_url(connection.settings_dict)

import os

import psycopg
from django.conf import settings
from redis import Redis

from tests.engines import in_key_space


def test_the_session_has_a_real_postgresql_of_its_own():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        answer = connection.execute("SELECT current_setting('server_version_num')::int >= 150000").fetchone()

    assert answer == (True,)


def test_what_one_test_leaves_in_valkey_the_next_does_not_see(redis_client: Redis):
    assert redis_client.dbsize() == 0

    assert redis_client.set("left", "behind")


test_and_the_next_one_after_it = test_what_one_test_leaves_in_valkey_the_next_does_not_see


def test_django_uses_the_servers_of_the_session():
    assert os.environ["REDIS_URL"] == settings.REDIS_URL
    assert settings.DATABASES["default"]["HOST"] in os.environ["DATABASE_URL"]


def test_a_parallel_process_gets_its_own_keys_on_any_kind_of_address():
    assert in_key_space("unix:///tmp/run/valkey.sock?db=0", 3) == "unix:///tmp/run/valkey.sock?db=3"
    assert in_key_space("redis://:pw@127.0.0.1:6379/0", 3) == "redis://:pw@127.0.0.1:6379/3"
    assert in_key_space("redis://127.0.0.1:6379", 3) == "redis://127.0.0.1:6379/3"

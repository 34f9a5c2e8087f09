import signal
from pathlib import Path

import pytest
from redis import Redis

from luffy.local.folders import home_folder
from luffy.local.valkey import Valkey


@pytest.fixture
def server(tmp_path: Path):
    servers = Valkey(home_folder(tmp_path / "home"))
    yield servers
    servers.stop()


def test_a_cart_survives_a_restart_and_a_kill(server: Valkey):
    with Redis.from_url(server.start()) as client:
        client.hset("cart:{1}", "course:3", "7")
    server.stop()
    with Redis.from_url(server.start()) as client:
        client.hset("cart:{1}", "course:4", "8")
        # What was answered more than a second ago is on the disk.
        client.execute_command("WAITAOF", 1, 0, 5000)
    server.child.process.send_signal(signal.SIGKILL)
    server.child.process.wait()

    with Redis.from_url(server.start(), decode_responses=True) as client:
        assert client.hgetall("cart:{1}") == {"course:3": "7", "course:4": "8"}


def test_nobody_else_may_reach_its_socket(server: Valkey):
    server.start()

    assert (server.sockets / "valkey.sock").stat().st_mode & 0o077 == 0

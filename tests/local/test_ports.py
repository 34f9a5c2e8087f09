import os
import socket

import pytest

from luffy.local.errors import CannotStart
from luffy.local.ports import any_free, refuse_taken, why_unusable


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_taken_port_is_named_with_who_has_it_and_another_one(listener: int):
    with pytest.raises(CannotStart) as refusal:
        refuse_taken({"LUFFY_PORT": listener, "PAYSIM_PORT": any_free()})

    text = str(refusal.value)
    assert text.startswith(f"port {listener} is taken by ")
    assert f"(process {os.getpid()})" in text
    assert "LUFFY_PORT=" in text
    assert "\n" not in text


def test_the_port_it_suggests_is_free(listener: int):
    with pytest.raises(CannotStart) as refusal:
        refuse_taken({"PAYSIM_PORT": listener})

    suggested = int(str(refusal.value).partition("PAYSIM_PORT=")[2].split()[0])
    assert why_unusable(suggested) == ""


def test_two_programs_cannot_have_the_same_port():
    port = any_free()

    with pytest.raises(CannotStart, match="LUFFY_PORT and PAYSIM_PORT are the same port"):
        refuse_taken({"LUFFY_PORT": port, "PAYSIM_PORT": port})


def test_a_listener_on_all_addresses_takes_the_port_too():
    with socket.create_server(("0.0.0.0", 0), reuse_port=True) as server:
        assert why_unusable(server.getsockname()[1]).startswith("is taken")

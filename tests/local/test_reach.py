import os

import pytest

from luffy.local.errors import CannotStart
from luffy.local.ports import any_free
from luffy.local.reach import refuse_unreachable


@pytest.mark.parametrize(
    ("variable", "scheme"), [("DATABASE_URL", "postgresql://luffy"), ("REDIS_URL", "redis://")]
)
def test_a_server_that_is_away_is_named_without_its_password(variable: str, scheme: str):
    port = any_free()

    with pytest.raises(CannotStart) as refusal:
        refuse_unreachable(variable, f"{scheme}:s3cret%21@127.0.0.1:{port}/0")

    told = str(refusal.value)
    assert told.startswith(f"{variable}={scheme}:***@127.0.0.1:{port}/0 cannot be reached: ")
    assert "refused" in told
    assert "\n" not in told


@pytest.mark.parametrize("address", ["redis://:s3cret@[127.0.0.1:6379/0", "http://:s3cret@127.0.0.1/0"])
def test_what_is_no_address_is_told_the_same_way(address: str):
    with pytest.raises(CannotStart, match=r"^REDIS_URL=\S+:\*\*\*@\S+ cannot be reached: "):
        refuse_unreachable("REDIS_URL", address)


def test_servers_that_answer_are_fine():
    for variable in ("DATABASE_URL", "REDIS_URL"):
        refuse_unreachable(variable, os.environ[variable])

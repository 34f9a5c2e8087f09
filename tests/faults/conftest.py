"""A gateway that reaches the product in this process, and sizes of the runs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from luffy.env import env
from luffy.payments.gateways import configured, transport
from tests.faults.timelapse import Timelapse, timelapse
from tests.paysim.server import PaysimServer

FULL = os.environ.get("LUFFY_STORM") == "full"
# A gateway that is silent is given up soon: the schedules are many.
PATIENCE_S = 0.5
# The gateway takes the next refund of a trade without a pause.
AT_ONCE = {"refund_gap_s": 0, "wechat_refund_gap_s": 0}


@pytest.fixture(scope="session")
def gateway_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaysimServer]:
    with PaysimServer(tmp_path_factory.mktemp("faults"), seed=7, notify_twice=0) as server:
        yield server


@contextmanager
def little_patience() -> Iterator[None]:
    """Only as long as the gateway is made to be silent: later, a slow machine would look like one for ever."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transport, "TIMEOUT", PATIENCE_S)
        patch.setattr(transport, "ANSWER_WITHIN_S", PATIENCE_S)
        # What asks has its patience from the moment it is made.
        forget_settings()
        yield
    forget_settings()


def reached_at(paysim: PaysimServer, address: str, patch: pytest.MonkeyPatch) -> None:
    """This process is the gateway's merchant as well, whose notices go to `address`."""
    for name, value in {**paysim.client_env, "PUBLIC_BASE_URL": address}.items():
        patch.setenv(name, value)
    forget_settings()


@pytest.fixture
def lapse(gateway_process: PaysimServer, live_server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Timelapse]:
    """The product and a gateway without history, both by one clock that a test moves."""
    gateway_process.control.reset()
    gateway_process.control.settings(**AT_ONCE, wechat_skew_s=0.0)
    reached_at(gateway_process, live_server.url, monkeypatch)
    with timelapse(gateway_process) as lapse:
        yield lapse
    forget_settings()


def forget_settings() -> None:
    env.cache_clear()
    configured.alipay.cache_clear()
    configured.wechat.cache_clear()

"""A gateway that reaches the product in this process, and sizes of the runs."""

import os
from collections.abc import Iterator

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
    monkeypatch.setattr(transport, "TIMEOUT", PATIENCE_S)
    monkeypatch.setattr(transport, "ANSWER_WITHIN_S", PATIENCE_S)
    reached_at(gateway_process, live_server.url, monkeypatch)
    with timelapse(gateway_process) as lapse:
        yield lapse
    forget_settings()


def forget_settings() -> None:
    env.cache_clear()
    configured.alipay.cache_clear()
    configured.wechat.cache_clear()

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.paysim.merchant import Merchant
from tests.paysim.receiver import Receiver
from tests.paysim.server import PaysimServer
from tests.paysim.wechat_merchant import WechatMerchant


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaysimServer]:
    with PaysimServer(tmp_path_factory.mktemp("paysim"), seed=7, notify_twice=0) as server:
        yield server


@pytest.fixture
def server(shared_server: PaysimServer) -> PaysimServer:
    """A running gateway without history, with all random doubling off and no wait between refunds."""
    shared_server.control.reset()
    shared_server.control.settings(refund_gap_s=0, wechat_refund_gap_s=0)
    return shared_server


@pytest.fixture
def merchant(server: PaysimServer) -> Merchant:
    return Merchant(server)


@pytest.fixture
def wechat(server: PaysimServer) -> WechatMerchant:
    return WechatMerchant(server)


@pytest.fixture(scope="session")
def shared_receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture
def receiver(shared_receiver: Receiver) -> Receiver:
    shared_receiver.reset()
    return shared_receiver

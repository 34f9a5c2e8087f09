import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from luffy.env import env
from luffy.payments.gateways import configured
from tests.payments.keys import APP_ID, SELLER_ID, app_key, platform_key, private_pem, public_pem
from tests.payments.wechat_keys import APIV3_KEY, APPID, MCHID, SERIAL, key_files
from tests.paysim.server import PaysimServer


def _forget_settings() -> None:
    env.cache_clear()
    configured.alipay.cache_clear()
    configured.wechat.cache_clear()


@pytest.fixture
def merchant_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """We are a merchant of a platform whose key the tests hold. Nobody answers at the gateway's address."""
    for name, pem in (("app", private_pem(app_key())), ("platform", public_pem(platform_key()))):
        (tmp_path / f"{name}.pem").write_text(pem)
    monkeypatch.setenv("ALIPAY_GATEWAY", "http://127.0.0.1:9/alipay/gateway.do")
    monkeypatch.setenv("ALIPAY_APP_ID", APP_ID)
    monkeypatch.setenv("ALIPAY_SELLER_ID", SELLER_ID)
    monkeypatch.setenv("ALIPAY_APP_KEY_FILE", str(tmp_path / "app.pem"))
    monkeypatch.setenv("ALIPAY_PUBLIC_KEY_FILES", str(tmp_path / "platform.pem"))
    _forget_settings()
    yield
    _forget_settings()


@pytest.fixture
def wechat_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, merchant_settings: None
) -> Iterator[None]:
    """The same at WeChat, whose platform signs by a public key and by a certificate."""
    (tmp_path / "apiv3.txt").write_bytes(APIV3_KEY + b"\n")
    for name, pem in key_files().items():
        (tmp_path / f"{name}.pem").write_text(pem)
    monkeypatch.setenv("WECHAT_BASE", "http://127.0.0.1:9")
    monkeypatch.setenv("WECHAT_MCHID", MCHID)
    monkeypatch.setenv("WECHAT_APPID", APPID)
    monkeypatch.setenv("WECHAT_SERIAL", SERIAL)
    monkeypatch.setenv("WECHAT_KEY_FILE", str(tmp_path / "app.pem"))
    monkeypatch.setenv("WECHAT_APIV3_KEY_FILE", str(tmp_path / "apiv3.txt"))
    pairs = ",".join(f"{name}={tmp_path / f'{name}.pem'}" for name in key_files())
    monkeypatch.setenv("WECHAT_PUBLIC_KEYS", pairs)
    _forget_settings()
    yield
    _forget_settings()


@pytest.fixture(scope="session")
def paysim_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaysimServer]:
    with PaysimServer(tmp_path_factory.mktemp("paysim"), seed=11, notify_twice=0) as server:
        yield server


@pytest.fixture
def paysim(
    paysim_process: PaysimServer, live_server, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PaysimServer]:
    """A gateway without history that reaches us at the live server; notices come once and at once."""
    paysim_process.control.reset()
    paysim_process.control.settings(refund_gap_s=0)
    for name, value in paysim_process.client_env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PUBLIC_BASE_URL", live_server.url)
    _forget_settings()
    yield paysim_process
    _let_it_finish(paysim_process)
    _forget_settings()


def _let_it_finish(server: PaysimServer) -> None:
    """A notice still on its way would meet a database that is being emptied."""
    for _ in range(100):
        tries = [attempt for notice in server.control.notifications() for attempt in notice["tries"]]
        if not any(t["state"] == "sending" or (t["state"], t["try_no"]) == ("queued", 1) for t in tries):
            return
        time.sleep(0.05)

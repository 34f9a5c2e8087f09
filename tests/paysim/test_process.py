"""Starting, keys, tokens and settings of the process itself."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paysim.merchant import Merchant
from tests.paysim.server import REPOSITORY, ControlRefused, PaysimServer, http


def run(*arguments: str, allow: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PAYSIM_ALLOW"}
    environment |= {"PAYSIM_ALLOW": "1"} if allow else {}
    command = [sys.executable, "-m", "paysim", *arguments]
    return subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=60
    )


def test_it_refuses_to_start_where_nobody_allowed_it(tmp_path: Path) -> None:
    for command in ([], ["init"]):
        done = run(*command, "--data", str(tmp_path / "data"), allow=False)
        assert done.returncode == 2
        assert "PAYSIM_ALLOW" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_init_writes_keys_once_and_follows_a_new_address(tmp_path: Path) -> None:
    def files() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}

    assert run("init", "--data", str(tmp_path), "--public-base", "http://localhost:9009").returncode == 0
    first = files()
    run("init", "--data", str(tmp_path), "--public-base", "http://localhost:9009")
    assert files() == first

    run("init", "--data", str(tmp_path), "--public-base", "https://pay.example/")
    changed = {name for name, content in files().items() if content != first[name]}
    assert changed == {str(tmp_path / "client" / "client.env")}
    settings = PaysimServer(tmp_path).client_env
    assert settings["ALIPAY_GATEWAY"] == "https://pay.example/alipay/gateway.do"
    assert settings["WECHAT_BASE"] == "https://pay.example"
    assert set(settings) == {
        "ALIPAY_GATEWAY",
        "ALIPAY_APP_ID",
        "ALIPAY_SELLER_ID",
        "ALIPAY_APP_KEY_FILE",
        "ALIPAY_PUBLIC_KEY_FILES",
        "WECHAT_BASE",
        "WECHAT_MCHID",
        "WECHAT_APPID",
        "WECHAT_SERIAL",
        "WECHAT_KEY_FILE",
        "WECHAT_APIV3_KEY_FILE",
        "WECHAT_APP_SECRET_FILE",
        "WECHAT_AUTHORIZE_URL",
        "WECHAT_APP_BASE",
        "WECHAT_PUBLIC_KEYS",
    }
    assert Path(settings["ALIPAY_APP_KEY_FILE"]).is_absolute()
    for secret in (
        "token",
        "client/app_private_key.pem",
        "client/wechat_apiclient_key.pem",
        "client/wechat_apiv3_key.txt",
        "keys/alipay_platform.pem",
        "keys/ids.json",
    ):
        assert stat.S_IMODE((tmp_path / secret).stat().st_mode) == 0o600


def test_the_control_api_asks_for_the_token_except_for_health(server: PaysimServer) -> None:
    base = f"{server.base_url}/_sim"

    assert http.get(f"{base}/health").json()["seed"] == 7
    for path in (
        "journal",
        "totals",
        "faults",
        "clock",
        "notifications",
        "keys/public",
        "settings",
        "mutations",
    ):
        assert http.get(f"{base}/{path}").status_code == 401
        assert http.get(f"{base}/{path}", headers={"authorization": "Bearer wrong"}).status_code == 401
    for path in ("pay", "notify", "notify/raw", "reset", "sign", "keys/rotate"):
        assert http.post(f"{base}/{path}", json={}).status_code == 401


def test_control_requests_without_sense_are_refused_in_json(server: PaysimServer) -> None:
    def refused(path: str, body: object) -> int:
        with pytest.raises(ControlRefused) as refusal:
            server.control.call("POST", path, body)
        return refusal.value.status

    assert refused("pay", {"out_trade_no": "NEVER"}) == 404
    assert refused("pay", {"channel": "cash"}) == 422
    assert refused("clock", {"advance": "soon"}) == 422
    assert refused("notify", {"out_trade_no": "NEVER"}) == 404
    assert refused("notify", {"out_trade_no": "X", "mutate": "dance"}) == 422
    assert refused("settings", {"colour": "red"}) == 422
    assert refused("settings", {"chaos": "yes"}) == 422
    assert refused("settings", {"wechat_mode": "mixed(2)"}) == 422
    assert refused("keys/rotate", {"channel": "wechat", "kind": "sm2"}) == 422
    assert refused("keys/rotate", {"channel": "alipay"}) == 422
    assert refused("notify", {"channel": "wechat", "out_trade_no": "NEVER"}) == 404
    assert refused("sign", {}) == 422
    headers = {"authorization": f"Bearer {server.token}"}
    assert http.post(f"{server.base_url}/_sim/pay", content=b"[", headers=headers).status_code == 422


def test_reset_forgets_everything_but_keys(merchant: Merchant) -> None:
    control, before = merchant.server.control, merchant.server.client_env
    sold = merchant.pay()
    control.add_fault("rate_limited")
    control.clock("2d")
    control.reset()

    assert (control.journal(), control.totals(), control.faults(), control.notifications()) == (
        [],
        {},
        [],
        [],
    )
    assert control.clock()["offset_s"] == 0
    assert merchant.query(sold).sub_code == "ACQ.TRADE_NOT_EXIST"
    assert merchant.server.client_env == before


def test_the_clock_survives_a_restart(tmp_path: Path) -> None:
    server = PaysimServer(tmp_path).start()
    try:
        server.control.clock("2h")
        server.kill()
        server.start()
        assert server.control.clock()["offset_s"] == 7200
        assert server.control.clock("-6m")["offset_s"] == 6840
    finally:
        server.stop()


def test_neither_side_imports_the_other() -> None:
    ours = "\n".join(path.read_text() for path in (REPOSITORY / "paysim").rglob("*.py"))
    theirs = "\n".join(path.read_text() for path in (REPOSITORY / "luffy").rglob("*.py"))

    assert "import luffy" not in ours
    assert "from luffy" not in ours
    assert "import paysim" not in theirs
    assert "from paysim" not in theirs

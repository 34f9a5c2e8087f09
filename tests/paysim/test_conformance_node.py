"""Node SDKs, other authors in another language, agree with what the gateway signs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.paysim.merchant import Merchant, number
from tests.paysim.receiver import Receiver
from tests.paysim.server import PaysimServer
from tests.paysim.wechat_merchant import WechatMerchant

FOLDER = Path(__file__).parent / "node"

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


@pytest.fixture(scope="module")
def node_modules() -> Path:
    """The SDKs, installed once from the lock file."""
    installed = FOLDER / "node_modules"
    if not all((installed / name).is_dir() for name in ("alipay-sdk", "wechatpay-axios-plugin")):
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, timeout=180)
    return installed


@pytest.mark.parametrize("chaos", [False, True])
def test_the_vendors_node_sdk_verifies_a_whole_sale(
    node_modules: Path, merchant: Merchant, receiver: Receiver, chaos: bool
) -> None:
    merchant.server.control.settings(chaos=chaos)
    told = merchant.pay(notify_url=receiver.url, passback_params="a%3Db")
    honest = receiver.wait_for(1, told)[0]
    forged = {**honest, "total_amount": "0.01"}

    seen = run(
        "sale.mjs",
        merchant.server,
        NUMBER=number(),
        NOTIFY_URL=receiver.url,
        NOTICES=json.dumps([honest, forged]),
    )

    assert seen == {
        "opened": 302,
        "returnVerified": True,
        "status": "TRADE_SUCCESS",
        "refunds": [["Y", "3.00"], ["Y", "5.50"], ["N", "5.50"]],
        "refundStatus": "REFUND_SUCCESS",
        "noticesVerified": [True, False],
    }


@pytest.mark.parametrize(("mode", "chaos"), [("pubkey", False), ("cert", True), ("mixed(0.5)", True)])
def test_a_node_sdk_verifies_a_whole_sale_by_wechat(
    node_modules: Path, wechat: WechatMerchant, receiver: Receiver, mode: str, chaos: bool
) -> None:
    wechat.server.control.settings(chaos=chaos, wechat_mode=mode)
    wechat.pay(notify_url=receiver.url)
    body, headers = receiver.wait_for_message()
    honest = {"body": body.decode(), "headers": headers}
    forged = {**honest, "body": body.decode() + " "}

    seen = run(
        "wechat_sale.mjs",
        wechat.server,
        NUMBER=number(),
        NOTIFY_URL=receiver.url,
        NOTICES=json.dumps([honest, forged]),
    )

    assert seen == {
        "made": 200,
        "state": "SUCCESS",
        "total": 990,
        "refund": "PROCESSING",
        "refunded": 300,
        "refused": [400, "ORDERPAID"],
        "heard": ["SUCCESS", False],
    }


def run(script: str, server: PaysimServer, **settings: str) -> Any:
    control = {"PAY_URL": f"{server.base_url}/_sim/pay", "TOKEN": server.token}
    done = subprocess.run(
        ["node", script],
        cwd=FOLDER,
        env={**os.environ, **server.client_env, **control, **settings},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

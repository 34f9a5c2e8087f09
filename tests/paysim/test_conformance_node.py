"""The vendor's Node SDK, another author in another language, agrees with what the gateway signs."""

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

FOLDER = Path(__file__).parent / "node"

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")


@pytest.fixture(scope="module")
def node_modules() -> Path:
    """The SDK, installed once from the lock file."""
    installed = FOLDER / "node_modules"
    if not (installed / "alipay-sdk").is_dir():
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

    seen = run(merchant, NUMBER=number(), NOTIFY_URL=receiver.url, NOTICES=json.dumps([honest, forged]))

    assert seen == {
        "opened": 302,
        "returnVerified": True,
        "status": "TRADE_SUCCESS",
        "refunds": [["Y", "3.00"], ["Y", "5.50"], ["N", "5.50"]],
        "refundStatus": "REFUND_SUCCESS",
        "noticesVerified": [True, False],
    }


def run(merchant: Merchant, **settings: str) -> Any:
    server = merchant.server
    control = {"PAY_URL": f"{server.base_url}/_sim/pay", "TOKEN": server.token}
    done = subprocess.run(
        ["node", "sale.mjs"],
        cwd=FOLDER,
        env={**os.environ, **server.client_env, **control, **settings},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

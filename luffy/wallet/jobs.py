"""What the worker does for withdrawals."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.wallet import withdrawals
from luffy.wallet.payouts.manual import Manual


@app.task(name="wallet.pay_out")
def pay_out(number: str) -> None:
    """Hand an approved withdrawal to who pays it."""
    withdrawals.pay_out(number, Manual(), now=clock.now())

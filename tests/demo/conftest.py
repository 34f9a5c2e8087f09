"""The gateway of the payment tests."""

from tests.payments.conftest import paysim, paysim_process

__all__ = ["paysim", "paysim_process"]

from tests.payments.conftest import merchant_settings

__all__ = ["merchant_settings"]

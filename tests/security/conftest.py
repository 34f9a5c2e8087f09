import pytest

from luffy.payments.gateways import configured
from tests.payments.conftest import merchant_settings, wechat_settings
from tests.payments.keys import our_alipay
from tests.payments.wechat_keys import our_wechat

__all__ = ["merchant_settings", "wechat_settings"]


@pytest.fixture
def gateways(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both channels are configured; nobody answers at their addresses."""
    monkeypatch.setattr(configured, "alipay", our_alipay)
    monkeypatch.setattr(configured, "wechat", our_wechat)

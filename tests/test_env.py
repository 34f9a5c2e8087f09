from pathlib import Path

import pytest
from django.conf import settings

from luffy.env import Env, Mode

KEY = Path("/run/secrets/key.pem")
SOUND = {
    "mode": Mode.PRODUCTION,
    "secret_key": "k" * 50,
    "database_url": "postgresql://x",
    "redis_url": "redis://x",
    "public_base_url": "https://shop.example",
    "allowed_hosts": ("shop.example",),
}
ALIPAY = {
    "alipay_app_id": "2021",
    "alipay_seller_id": "2088",
    "alipay_app_key_file": KEY,
    "alipay_public_key_files": (KEY,),
}
WECHAT = {
    "wechat_mchid": "1600000001",
    "wechat_appid": "wx01",
    "wechat_serial": "5157",
    "wechat_key_file": KEY,
    "wechat_apiv3_key_file": KEY,
    "wechat_public_keys": {"PUB_KEY_ID_01": KEY},
}


def refusals(**changes: object) -> list[str]:
    return Env.model_construct(**{**SOUND, **changes}).refusals()  # type: ignore[arg-type]


@pytest.mark.parametrize("channels", [ALIPAY, WECHAT, {**ALIPAY, **WECHAT}])
def test_production_starts_with_either_channel_or_both(channels):
    assert refusals(**channels) == []


def test_production_does_not_start_with_no_channel():
    assert refusals() == ["neither Alipay nor WeChat Pay is configured"]


@pytest.mark.parametrize("name", WECHAT)
def test_production_does_not_start_with_half_of_wechat(name):
    missing = {**WECHAT, name: {} if name == "wechat_public_keys" else None}

    assert refusals(**ALIPAY, **missing) == [f"{name.upper()} is missing"]


@pytest.mark.parametrize("name", ALIPAY)
def test_production_does_not_start_with_half_of_alipay(name):
    assert refusals(**WECHAT, **{**ALIPAY, name: None}) == [f"{name.upper()} is missing"]


@pytest.mark.parametrize(
    ("base", "is_official"),
    [
        ("https://api.mch.weixin.qq.com", True),
        ("https://api2.mch.weixin.qq.com", True),
        ("http://api.mch.weixin.qq.com", False),
        ("https://api.mch.weixin.qq.com:8443", False),
        ("https://api.mch.weixin.qq.com.evil.example", False),
        ("https://api.mch.weixin.qq.com@evil.example", False),
        ("http://127.0.0.1:9009", False),
    ],
)
def test_production_pays_at_the_official_hosts_only(base, is_official):
    expected = [] if is_official else ["WECHAT_BASE is not an official host over https"]

    assert refusals(**WECHAT, wechat_base=base) == expected


@pytest.mark.parametrize(
    ("base", "is_official"),
    [
        ("https://api.weixin.qq.com", True),
        ("https://api.weixin.qq.com:443/", True),
        ("http://api.weixin.qq.com", False),
        ("https://api.weixin.qq.com:8443", False),
        ("https://api.weixin.qq.com@evil.example", False),
        ("https://evil.example", False),
    ],
)
def test_production_gives_the_secret_of_its_official_account_to_wechat_alone(base, is_official):
    expected = [] if is_official else ["WECHAT_APP_BASE is not an official host over https"]

    assert refusals(**WECHAT, wechat_app_secret_file=KEY, wechat_app_base=base) == expected
    told = [each.replace("APP", "MESSAGE") for each in expected]
    assert refusals(**WECHAT, wechat_message_secret="s", wechat_message_base=base) == told
    assert refusals(**WECHAT, wechat_app_base=base) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://open.weixin.qq.com/connect/oauth2/authorize",
        "https://open.weixin.qq.com.evil.example/connect/oauth2/authorize",
        "https://open.weixin.qq.com/elsewhere",
    ],
)
def test_production_sends_nobody_elsewhere_to_say_who_she_is(address):
    assert refusals(**WECHAT, wechat_app_secret_file=KEY, wechat_authorize_url=address) == [
        "WECHAT_AUTHORIZE_URL is not the official one"
    ]


def test_a_sandbox_address_of_a_channel_that_is_not_used_does_not_matter():
    assert refusals(**ALIPAY, wechat_base="http://127.0.0.1:9009") == []
    assert refusals(**WECHAT, alipay_gateway="http://127.0.0.1:9009/alipay/gateway.do") == []


def test_platform_keys_are_read_from_pairs(monkeypatch):
    monkeypatch.setenv("WECHAT_PUBLIC_KEYS", "PUB_KEY_ID_01a=/a/pub.pem, 7132d72A=/a/cert.pem,")

    assert Env().wechat_public_keys == {
        "PUB_KEY_ID_01a": Path("/a/pub.pem"),
        "7132D72A": Path("/a/cert.pem"),
    }


def test_former_secret_keys_are_read(monkeypatch):
    monkeypatch.setenv("SECRET_KEY_FALLBACKS", "former-one, the-one-before")

    assert Env().secret_key_fallbacks == ("former-one", "the-one-before")
    assert settings.SECRET_KEY_FALLBACKS == []

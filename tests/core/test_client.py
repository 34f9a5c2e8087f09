"""Whose address counts."""

import pytest
from django.test import RequestFactory

from luffy.core.client import client_address


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "expected"),
    [
        ((), "203.0.113.7", "", "203.0.113.7"),
        ((), "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (("10.0.0.0/8",), "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (("10.0.0.0/8",), "10.1.1.1", "198.51.100.1", "198.51.100.1"),
        (("10.0.0.0/8",), "10.1.1.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
        (("10.0.0.0/8",), "10.1.1.1", "1.2.3.4, 198.51.100.1, 10.2.2.2", "198.51.100.1"),
        (("10.0.0.0/8",), "10.1.1.1", "", "10.1.1.1"),
        (("10.0.0.0/8",), "10.1.1.1", "'; DROP TABLE", "10.1.1.1"),
        (("::1",), "::1", "2001:db8::1", "2001:db8::1"),
        ((), "", "198.51.100.1", "0.0.0.0"),
        ((), "not an address", "", "0.0.0.0"),
    ],
)
def test_forwarded_addresses_count_only_from_a_trusted_proxy(
    settings, trusted: tuple[str, ...], peer: str, forwarded: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers={"X-Forwarded-For": forwarded})

    assert client_address(request) == expected

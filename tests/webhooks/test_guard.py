"""Where an address that somebody typed may lead."""

import socket
from threading import Event

import pytest

from luffy.webhooks import guard
from luffy.webhooks.errors import AddressRefused
from luffy.webhooks.guard import checked, is_reachable, look_up


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
    ],
)
def test_addresses_within_are_not_reachable(address: str):
    assert not is_reachable(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "223.5.5.5", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are(address: str):
    assert is_reachable(address)


def test_a_network_of_ours_is_reachable_when_it_is_named(settings):
    settings.WEBHOOK_NETWORKS = ("10.0.4.0/24",)

    assert is_reachable("10.0.4.7")
    assert is_reachable("::ffff:10.0.4.7")
    assert not is_reachable("10.0.5.7")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.com/", "scheme"),
        ("file:///etc/passwd", "form"),
        ("https://", "form"),
        ("https://user:secret@example.com/", "credentials"),
        ("https://example.com/#part", "form"),
        ("https://example.com:99999/", "form"),
        ("https://example.com/\r\nX: y", "form"),
        ("https://例子.example/", "form"),
        ("https://[::1", "form"),
        ("nonsense", "form"),
        ("https://example.com/" + "a" * 500, "form"),
    ],
)
def test_what_is_no_address_of_a_receiver_is_refused(url: str, reason: str):
    with pytest.raises(AddressRefused) as refused:
        checked(url)

    assert refused.value.detail == {"reason": reason}


def test_production_takes_https_only(settings):
    assert checked("http://example.com/").scheme == "http"

    settings.IS_PRODUCTION = True

    with pytest.raises(AddressRefused):
        checked("http://example.com/")
    assert checked("https://example.com/").scheme == "https"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "[::1]"])
def test_ways_to_write_this_machine_are_refused(host: str):
    with pytest.raises(AddressRefused) as refused:
        look_up(f"http://{host}/")

    assert refused.value.detail["reason"] in ("private", "unknown_host")


def test_a_name_with_one_address_within_is_refused(monkeypatch):
    def found(*_args, **_options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ("1.1.1.1", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", found)

    with pytest.raises(AddressRefused):
        look_up("https://two-faced.example/")


def test_the_connection_goes_to_the_address_that_was_judged(monkeypatch):
    answers = iter(["1.1.1.1", "127.0.0.1"])

    def found(*_args, **_options):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 443))]

    monkeypatch.setattr(socket, "getaddrinfo", found)

    place = look_up("https://changing.example:8443/hook?a=1")

    assert place.url == "https://1.1.1.1:8443/hook?a=1"
    assert place.parts.hostname == "changing.example"


def test_a_resolver_that_does_not_answer_is_not_waited_for(monkeypatch):
    answers_at_last = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: answers_at_last.wait(60) and [])
    monkeypatch.setattr(guard, "LOOK_UP_S", 0.05)
    try:
        with pytest.raises(AddressRefused) as refused:
            look_up("https://silent.example/")
    finally:
        answers_at_last.set()

    assert refused.value.detail == {"reason": "unknown_host"}

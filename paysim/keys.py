"""The gateway's identities and keys, made once per data folder, and the files that configure a merchant."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

KEY_BITS = 2048
ALIPAY_KEYS = ("alipay_platform", "alipay_app", "stranger")


@dataclass(frozen=True)
class AlipayKeys:
    """`stranger` belongs to nobody: forged notices are signed with it."""

    app_id: str
    seller_id: str
    platform: rsa.RSAPrivateKey
    app: rsa.RSAPrivateKey
    stranger: rsa.RSAPrivateKey


def prepare(folder: Path, public_base: str) -> AlipayKeys:
    """Give the keys of `folder`, made if absent, and write `client/`. Repeating changes nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keys").mkdir(mode=0o700, exist_ok=True)
    if not (folder / "token").exists():
        _write(folder / "token", secrets.token_urlsafe(32) + "\n", mode=0o600)
    ids = _identities(folder / "keys" / "ids.json")
    platform, app, stranger = (_key(folder / "keys" / f"{name}.pem") for name in ALIPAY_KEYS)
    keys = AlipayKeys(ids["alipay_app_id"], ids["alipay_seller_id"], platform, app, stranger)
    _write_client(folder / "client", keys, public_base)
    return keys


def public_pem(key: rsa.RSAPrivateKey) -> str:
    return (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def _identities(path: Path) -> dict[str, str]:
    if not path.exists():
        digits = "".join(secrets.choice("0123456789") for _ in range(24))
        ids = {"alipay_app_id": f"2021{digits[:12]}", "alipay_seller_id": f"2088{digits[12:]}"}
        _write(path, json.dumps(ids), mode=0o600)
    ids = json.loads(path.read_text())
    return {str(name): str(value) for name, value in ids.items()}


def _key(path: Path) -> rsa.RSAPrivateKey:
    if not path.exists():
        _write(path, _private_pem(rsa.generate_private_key(65537, KEY_BITS)), mode=0o600)
    key = serialization.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError(f"{path} holds no RSA key")
    return key


def _private_pem(key: rsa.RSAPrivateKey) -> str:
    # PKCS#1 because the merchants' libraries of every language read it.
    form = serialization.PrivateFormat.TraditionalOpenSSL
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def _write_client(folder: Path, keys: AlipayKeys, public_base: str) -> None:
    folder.mkdir(exist_ok=True)
    app_key, platform_key = folder / "app_private_key.pem", folder / "alipay_public_key.pem"
    _write(app_key, _private_pem(keys.app), mode=0o600)
    _write(platform_key, public_pem(keys.platform))
    settings = {
        "ALIPAY_GATEWAY": f"{public_base.rstrip('/')}/alipay/gateway.do",
        "ALIPAY_APP_ID": keys.app_id,
        "ALIPAY_SELLER_ID": keys.seller_id,
        "ALIPAY_APP_KEY_FILE": str(app_key.resolve()),
        "ALIPAY_PUBLIC_KEY_FILES": str(platform_key.resolve()),
    }
    _write(folder / "client.env", "".join(f"{name}={value}\n" for name, value in settings.items()))


def _write(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write whole or not at all: a process killed half-way must not leave half a key."""
    if path.exists() and path.read_text() == text:
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=mode)
    draft.write_text(text)
    draft.chmod(mode)
    draft.replace(path)

"""Keys and texts of a data folder: made once, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

KEY_BITS = 2048


def load_key(path: Path) -> rsa.RSAPrivateKey:
    """Give the key of a file, made if absent."""
    if not path.exists():
        write_text(path, private_pem(rsa.generate_private_key(65537, KEY_BITS)), mode=0o600)
    key = serialization.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError(f"{path} holds no RSA key")
    return key


def load_identities(path: Path, fresh: Mapping[str, str]) -> dict[str, str]:
    """Give the names kept in a file; those it does not have yet become the `fresh` ones for good."""
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    ids = kept | {name: value for name, value in fresh.items() if name not in kept}
    write_text(path, json.dumps(ids), mode=0o600)
    return ids


def public_pem(key: rsa.RSAPrivateKey) -> str:
    return (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def private_pem(
    key: rsa.RSAPrivateKey, form: serialization.PrivateFormat = serialization.PrivateFormat.TraditionalOpenSSL
) -> str:
    """Write a key; by default as PKCS#1, which the merchants' libraries of every language read."""
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def write_text(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write whole or not at all: a process killed half-way must not leave half a key."""
    if path.exists() and path.read_text() == text:
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=mode)
    draft.write_text(text)
    draft.chmod(mode)
    draft.replace(path)

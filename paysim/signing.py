"""RSA with SHA-256, PKCS#1 v1.5, Base64: the signature of every channel."""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm


def sign(message: bytes, key: rsa.RSAPrivateKey, digest: HashAlgorithm | None = None) -> str:
    return base64.b64encode(key.sign(message, padding.PKCS1v15(), digest or SHA256())).decode()


def flipped(signature: str) -> str:
    """Change one bit."""
    raw = bytearray(base64.b64decode(signature))
    raw[len(raw) // 2] ^= 1
    return base64.b64encode(raw).decode()


def verifies(message: bytes, signature: str, key: rsa.RSAPublicKey) -> bool:
    """Say whether `signature` is this key's; whatever arrives, never raise."""
    try:
        key.verify(base64.b64decode(signature, validate=True), message, padding.PKCS1v15(), SHA256())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True

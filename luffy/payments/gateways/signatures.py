"""SHA256withRSA as both channels use it: PKCS#1 v1.5, Base64. Pure."""

import base64
import binascii
from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256


def sign(text: str, key: RSAPrivateKey) -> str:
    return base64.b64encode(key.sign(text.encode(), PKCS1v15(), SHA256())).decode()


def verifies(message: bytes, signature: str, keys: Iterable[RSAPublicKey]) -> bool:
    """Whether one of `keys` made the signature. Never raises, whatever the signature is."""
    try:
        proof = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    return any(_verifies(message, proof, key) for key in keys)


def _verifies(message: bytes, proof: bytes, key: RSAPublicKey) -> bool:
    try:
        key.verify(proof, message, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True

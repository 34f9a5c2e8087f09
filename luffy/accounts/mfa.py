"""How django-allauth keeps second factors here: sealed, so that a copy of the database opens nothing."""

from allauth.mfa.adapter import DefaultMFAAdapter

from luffy.core.sealed import seal, unseal

PURPOSE = "second-factor"


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """Keys of authenticator apps and the seeds of recovery codes are texts that only we may read."""

    def encrypt(self, text: str) -> str:
        return seal(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, PURPOSE)

"""Values encrypted at rest, each bound to its row: moved to another row it does not open."""

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12

__all__ = ["Cipher", "InvalidTag"]


class Cipher:
    """AES-GCM under one secret of the installation."""

    def __init__(self, secret: bytes) -> None:
        self._aes = AESGCM(hashlib.sha256(secret).digest())

    def seal(self, plain: bytes, *, bound_to: str) -> bytes:
        """The value encrypted, a fresh nonce in front."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aes.encrypt(nonce, plain, bound_to.encode())

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        """The value again.

        Raises:
            InvalidTag: it was changed, or belongs elsewhere.
        """
        return self._aes.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())

"""How much two texts are alike. Pure: texts in, signatures and percents out.

A text becomes the set of its runs of five tokens: of characters where it is Chinese, of words, numbers and signs where
it is code. The share of runs that two texts have in common is estimated from their MinHash signatures.

Source: docs/rules/likeness.md
"""

import re
import struct
import unicodedata

from rensa import RMinHash

RUN = 5
# Whoever writes less than this many runs cannot be told from others by it.
LEAST_RUNS = 20
PERMUTATIONS = 128
# Stands before each stored signature; only those of one scheme are compared. Change it with anything above.
SCHEME = b"\x01"
_SEED = 20_260
_CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+|[^\w\s]")


def shingles(text: str) -> set[str]:
    """All runs of five tokens; spaces, letter case and widths make no difference."""
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())
    return {" ".join(tokens[place : place + RUN]) for place in range(len(tokens) - RUN + 1)}


def signature(text: str, *, without: str = "") -> bytes | None:
    """What is kept of a text: it is not to be read from it. None if there is too little of it.

    Runs of `without`, the homework's own words, prove nothing and are left out.
    """
    runs = shingles(text) - shingles(without)
    if len(runs) < LEAST_RUNS:
        return None
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(sorted(runs))
    return SCHEME + struct.pack(f"<{PERMUTATIONS}I", *minhash.digest())


def percent_alike(one: bytes, other: bytes) -> int:
    """0 to 100, about ±4; 0 for signatures of another scheme."""
    if one[:1] != SCHEME or other[:1] != SCHEME or len(one) != len(other):
        return 0
    left, right = _values(one), _values(other)
    same = sum(a == b for a, b in zip(left, right, strict=True))
    return 100 * same // PERMUTATIONS


def _values(kept: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{PERMUTATIONS}I", kept, 1)

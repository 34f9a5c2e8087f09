"""How many come at once, and how often: `make storms` runs them in full."""

import os

FULL = os.environ.get("LUFFY_STORM") == "full"
AT_ONCE = int(os.environ.get("LUFFY_AT_ONCE", "200" if FULL else "48"))
ROUNDS = int(os.environ.get("LUFFY_ROUNDS", "20" if FULL else "2"))
RACES = 50 if FULL else 6
# In how many rounds the race must show where the guards are out: else the storm proves nothing.
MUST_SHOW = ROUNDS - 1
# Of two that meet only by chance; a few races would say little about chance.
RACES_MUST_SHOW = RACES * 19 // 20 if FULL else 1

"""Tests mirror `luffy/`; `flows/` and `storms/` run against a real server."""

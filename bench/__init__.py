"""How fast Luffy is on this machine, next to what limits it here. Run `python -m bench --help`.

What is measured against what, and why: docs/performance.md.
"""

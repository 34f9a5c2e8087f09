"""Luffy on one's own machine: embedded engines as child processes, and the supervisor behind `luffy up`.

Nothing here is used in production, where PostgreSQL, Valkey and the process manager stand outside.
"""

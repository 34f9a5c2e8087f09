"""Luffy: sells courses online and runs degree programmes."""

__version__ = "0.1.0"

"""A local payment gateway for development and tests. It speaks the real wire protocol; no money moves."""

__version__ = "1.0.0"

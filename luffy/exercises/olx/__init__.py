"""Whole courses of Open edX (OLX) into the catalogue. `run` takes a folder or a `.tar.gz` as Studio exports it.

Source: docs/import-olx.md
"""

from luffy.exercises.olx.report import Gap, OlxReport
from luffy.exercises.olx.run import run
from luffy.exercises.olx.source import Unreadable
from luffy.exercises.olx.uploaded import run_upload
from luffy.exercises.olx.words import in_words

__all__ = ["Gap", "OlxReport", "Unreadable", "in_words", "run", "run_upload"]

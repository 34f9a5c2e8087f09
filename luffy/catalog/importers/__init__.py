"""Courses from files. `run` takes a file in any of the formats of docs/import.md."""

from luffy.catalog.importers.courses import run
from luffy.catalog.importers.report import Remark, Report

__all__ = ["Remark", "Report", "run"]

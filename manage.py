#!/usr/bin/env python
"""Django's own commands, on the servers of a running `luffy up`. For everyday work there is `luffy`."""

import os
import sys

from django.core.management import execute_from_command_line

from luffy.local.engines import join_running
from luffy.local.errors import CannotStart

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luffy.settings")
    try:
        join_running()
    except CannotStart as problem:
        sys.exit(f"luffy: {problem}")
    execute_from_command_line(sys.argv)

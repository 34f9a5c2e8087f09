"""The web server of the control runs."""

from luffy.wsgi import application
from tests.storms.unguarded import take_out_guards

__all__ = ["application"]
undo = take_out_guards()

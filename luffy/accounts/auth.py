"""Who is calling: a browser by its session cookie (with CSRF), a program by its bearer token."""

from ninja.security import HttpBearer
from ninja.security import SessionAuth as _SessionAuth

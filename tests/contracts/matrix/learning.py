"""Who may call what of learning."""

from tests.contracts.matrix.row import Row

ROWS = [
    Row("GET /me/courses"),
]

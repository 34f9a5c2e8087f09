"""Exercises from outside: doing them, the mistakes book, and the question bank of operators."""

from ninja import Router

from luffy.exercises.api.bank import router as bank
from luffy.exercises.api.learner import router as learner
from luffy.exercises.api.olx import router as olx

router = Router()
for part in (learner, bank, olx):
    router.add_router("", part)

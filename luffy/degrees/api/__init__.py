"""The degree programme from outside: what learners and operators ask."""

from ninja import Router

from luffy.degrees.api.learner import router as learner
from luffy.degrees.api.ops import router as ops

router = Router()
router.add_router("", learner)
router.add_router("", ops)

"""The degree programme from outside: what learners and operators ask."""

from ninja import Router

from luffy.degrees.api.curriculum import router as curriculum
from luffy.degrees.api.grading import router as grading
from luffy.degrees.api.homework import router as homework
from luffy.degrees.api.learner import router as learner
from luffy.degrees.api.mentoring import router as mentoring
from luffy.degrees.api.ops import router as ops
from luffy.degrees.api.penalties import router as penalties
from luffy.degrees.api.reviews import router as reviews
from luffy.degrees.api.uploads import router as uploads

router = Router()
router.add_router("", learner)
router.add_router("", ops)
router.add_router("", penalties)
router.add_router("", curriculum)
router.add_router("", homework)
router.add_router("", uploads)
router.add_router("", grading)
router.add_router("", mentoring)
router.add_router("", reviews)

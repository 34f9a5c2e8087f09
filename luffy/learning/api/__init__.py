"""Learning from outside: courses as their readers may see them, lessons, playing, and my own learning."""

from ninja import Router

from luffy.learning.api.courses import router as courses
from luffy.learning.api.home import router as home
from luffy.learning.api.lessons import router as lessons
from luffy.learning.api.membership import router as membership
from luffy.learning.api.playing import router as playing

router = Router()
router.add_router("", courses)
router.add_router("", home)
router.add_router("", lessons)
router.add_router("", playing)
router.add_router("", membership)

"""Learning from outside: courses as their readers may see them."""

from ninja import Router

from luffy.learning.api.courses import router as courses

router = Router()
router.add_router("", courses)

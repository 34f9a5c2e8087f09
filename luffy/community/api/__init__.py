"""The community's endpoints: articles, comments, favourites, and the editors' desk."""

from ninja import Router

from luffy.community.api.articles import router as articles
from luffy.community.api.comments import router as comments
from luffy.community.api.desk import router as desk
from luffy.community.api.favourites import router as favourites

router = Router()
for part in (articles, comments, favourites, desk):
    router.add_router("", part)

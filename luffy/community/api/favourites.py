from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router

from luffy.accounts.auth import caller, signed_in
from luffy.community import queries
from luffy.community.errors import FavouriteNotFound, TooManyFavourites
from luffy.community.schemas import FavouriteOut, FavouriteQuery, FavouriteStateOut, FavouriteTargetsOut
from luffy.community.services import likes
from luffy.core import clock
from luffy.core.envelope import answers, ok
from luffy.core.paging import Page

router = Router(tags=["favourites"], auth=signed_in)
Target = Annotated[str, Path(max_length=40, pattern=r"^(article|course|degree):[1-9][0-9]{0,17}$")]


@router.get("/me/collections", response=answers(Page[FavouriteOut]))
def my_favourites(request: HttpRequest, asked: Query[FavouriteQuery]) -> dict[str, Any]:
    """What I keep, the last kept first."""
    return ok(queries.favourites(caller(request).pk, asked, kind=asked.kind, now=clock.now()))


@router.get("/me/collections/targets", response=answers(FavouriteTargetsOut))
def my_favourite_targets(request: HttpRequest) -> dict[str, Any]:
    """The names of all I keep, such as `course:3`."""
    return ok({"items": queries.favourite_targets(caller(request).pk)})


@router.put(
    "/me/collections/{target}",
    response=answers(FavouriteStateOut, FavouriteNotFound, TooManyFavourites),
)
def keep_favourite(request: HttpRequest, target: Target) -> dict[str, Any]:
    """Keep an article, course or degree. The same again changes nothing."""
    likes.collect(target=target, account_id=caller(request).pk, now=clock.now())
    return ok({"target": target, "kept": True})


@router.delete("/me/collections/{target}", response=answers(FavouriteStateOut))
def drop_favourite(request: HttpRequest, target: Target) -> dict[str, Any]:
    """Keep it no longer."""
    likes.uncollect(target=target, account_id=caller(request).pk)
    return ok({"target": target, "kept": False})

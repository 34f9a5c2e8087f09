from typing import Literal

FavouritesMyFavouritesKindType0 = Literal["article", "course", "degree"]

FAVOURITES_MY_FAVOURITES_KIND_TYPE_0_VALUES: set[FavouritesMyFavouritesKindType0] = {
    "article",
    "course",
    "degree",
}


def check_favourites_my_favourites_kind_type_0(value: str) -> FavouritesMyFavouritesKindType0:
    if value in FAVOURITES_MY_FAVOURITES_KIND_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FAVOURITES_MY_FAVOURITES_KIND_TYPE_0_VALUES!r}"
    )

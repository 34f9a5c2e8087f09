from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.search_item_out_kind import SearchItemOutKind, check_search_item_out_kind

if TYPE_CHECKING:
    from ..models.piece_out import PieceOut


T = TypeVar("T", bound="SearchItemOut")


@_attrs_define
class SearchItemOut:
    """`about`: a course's sub-category, an article's source, a teacher's post; `price_fen`: the lowest.

    Attributes:
        kind (SearchItemOutKind):
        id (int):
        name (list[PieceOut]):
        text (list[PieceOut]):
        image (str):
        link (str):
        about (str):
        price_fen (int | None):
    """

    kind: SearchItemOutKind
    id: int
    name: list[PieceOut]
    text: list[PieceOut]
    image: str
    link: str
    about: str
    price_fen: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        id = self.id

        name = []
        for name_item_data in self.name:
            name_item = name_item_data.to_dict()
            name.append(name_item)

        text = []
        for text_item_data in self.text:
            text_item = text_item_data.to_dict()
            text.append(text_item)

        image = self.image

        link = self.link

        about = self.about

        price_fen: int | None
        price_fen = self.price_fen

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "name": name,
                "text": text,
                "image": image,
                "link": link,
                "about": about,
                "price_fen": price_fen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.piece_out import PieceOut

        d = dict(src_dict)
        kind = check_search_item_out_kind(d.pop("kind"))

        id = d.pop("id")

        name = []
        _name = d.pop("name")
        for name_item_data in _name:
            name_item = PieceOut.from_dict(name_item_data)

            name.append(name_item)

        text = []
        _text = d.pop("text")
        for text_item_data in _text:
            text_item = PieceOut.from_dict(text_item_data)

            text.append(text_item)

        image = d.pop("image")

        link = d.pop("link")

        about = d.pop("about")

        def _parse_price_fen(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        price_fen = _parse_price_fen(d.pop("price_fen"))

        search_item_out = cls(
            kind=kind,
            id=id,
            name=name,
            text=text,
            image=image,
            link=link,
            about=about,
            price_fen=price_fen,
        )

        search_item_out.additional_properties = d
        return search_item_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

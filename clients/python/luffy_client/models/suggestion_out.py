from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.suggestion_out_kind import SuggestionOutKind, check_suggestion_out_kind

if TYPE_CHECKING:
    from ..models.piece_out import PieceOut


T = TypeVar("T", bound="SuggestionOut")


@_attrs_define
class SuggestionOut:
    """`query`: something to search for; the others are what they are called and lead to their page.

    Attributes:
        kind (SuggestionOutKind):
        text (str):
        pieces (list[PieceOut]):
        link (None | str):
    """

    kind: SuggestionOutKind
    text: str
    pieces: list[PieceOut]
    link: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        text = self.text

        pieces = []
        for pieces_item_data in self.pieces:
            pieces_item = pieces_item_data.to_dict()
            pieces.append(pieces_item)

        link: None | str
        link = self.link

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "text": text,
                "pieces": pieces,
                "link": link,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.piece_out import PieceOut

        d = dict(src_dict)
        kind = check_suggestion_out_kind(d.pop("kind"))

        text = d.pop("text")

        pieces = []
        _pieces = d.pop("pieces")
        for pieces_item_data in _pieces:
            pieces_item = PieceOut.from_dict(pieces_item_data)

            pieces.append(pieces_item)

        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))

        suggestion_out = cls(
            kind=kind,
            text=text,
            pieces=pieces,
            link=link,
        )

        suggestion_out.additional_properties = d
        return suggestion_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.play_out_kind import PlayOutKind, check_play_out_kind

if TYPE_CHECKING:
    from ..models.sprite_out import SpriteOut
    from ..models.subtitle_out import SubtitleOut


T = TypeVar("T", bound="PlayOut")


@_attrs_define
class PlayOut:
    """`url` works for the caller alone, until `expires_at`. A `page` is not loaded: who wants to opens it.

    Attributes:
        kind (PlayOutKind):
        url (str):
        seconds (int):
        sprite (None | SpriteOut):
        subtitles (list[SubtitleOut]):
        watermark (None | str):
        expires_at (datetime.datetime):
    """

    kind: PlayOutKind
    url: str
    seconds: int
    sprite: None | SpriteOut
    subtitles: list[SubtitleOut]
    watermark: None | str
    expires_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.sprite_out import SpriteOut

        kind: str = self.kind

        url = self.url

        seconds = self.seconds

        sprite: dict[str, Any] | None
        if isinstance(self.sprite, SpriteOut):
            sprite = self.sprite.to_dict()
        else:
            sprite = self.sprite

        subtitles = []
        for subtitles_item_data in self.subtitles:
            subtitles_item = subtitles_item_data.to_dict()
            subtitles.append(subtitles_item)

        watermark: None | str
        watermark = self.watermark

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "url": url,
                "seconds": seconds,
                "sprite": sprite,
                "subtitles": subtitles,
                "watermark": watermark,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sprite_out import SpriteOut
        from ..models.subtitle_out import SubtitleOut

        d = dict(src_dict)
        kind = check_play_out_kind(d.pop("kind"))

        url = d.pop("url")

        seconds = d.pop("seconds")

        def _parse_sprite(data: object) -> None | SpriteOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                sprite_type_0 = SpriteOut.from_dict(data)

                return sprite_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SpriteOut, data)

        sprite = _parse_sprite(d.pop("sprite"))

        subtitles = []
        _subtitles = d.pop("subtitles")
        for subtitles_item_data in _subtitles:
            subtitles_item = SubtitleOut.from_dict(subtitles_item_data)

            subtitles.append(subtitles_item)

        def _parse_watermark(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        watermark = _parse_watermark(d.pop("watermark"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        play_out = cls(
            kind=kind,
            url=url,
            seconds=seconds,
            sprite=sprite,
            subtitles=subtitles,
            watermark=watermark,
            expires_at=expires_at,
        )

        play_out.additional_properties = d
        return play_out

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

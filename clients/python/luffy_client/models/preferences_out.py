from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.preferences_out_language import PreferencesOutLanguage, check_preferences_out_language
from ..models.rhythm import Rhythm, check_rhythm

if TYPE_CHECKING:
    from ..models.preference_out import PreferenceOut


T = TypeVar("T", bound="PreferencesOut")


@_attrs_define
class PreferencesOut:
    """`language` and `rhythm` are those of letters; `email` where they go, null when no address is known.

    `sms`: the telephone, masked; `wechat`: whether bound. `has_sms` and `has_wechat`: whether this school sends so.

        Attributes:
            language (PreferencesOutLanguage):
            rhythm (Rhythm): How often letters come.
            email (None | str):
            sms (None | str):
            wechat (None | str):
            has_sms (bool):
            has_wechat (bool):
            kinds (list[PreferenceOut]):
    """

    language: PreferencesOutLanguage
    rhythm: Rhythm
    email: None | str
    sms: None | str
    wechat: None | str
    has_sms: bool
    has_wechat: bool
    kinds: list[PreferenceOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        language: str = self.language

        rhythm: str = self.rhythm

        email: None | str
        email = self.email

        sms: None | str
        sms = self.sms

        wechat: None | str
        wechat = self.wechat

        has_sms = self.has_sms

        has_wechat = self.has_wechat

        kinds = []
        for kinds_item_data in self.kinds:
            kinds_item = kinds_item_data.to_dict()
            kinds.append(kinds_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "language": language,
                "rhythm": rhythm,
                "email": email,
                "sms": sms,
                "wechat": wechat,
                "has_sms": has_sms,
                "has_wechat": has_wechat,
                "kinds": kinds,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preference_out import PreferenceOut

        d = dict(src_dict)
        language = check_preferences_out_language(d.pop("language"))

        rhythm = check_rhythm(d.pop("rhythm"))

        def _parse_email(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        email = _parse_email(d.pop("email"))

        def _parse_sms(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sms = _parse_sms(d.pop("sms"))

        def _parse_wechat(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        wechat = _parse_wechat(d.pop("wechat"))

        has_sms = d.pop("has_sms")

        has_wechat = d.pop("has_wechat")

        kinds = []
        _kinds = d.pop("kinds")
        for kinds_item_data in _kinds:
            kinds_item = PreferenceOut.from_dict(kinds_item_data)

            kinds.append(kinds_item)

        preferences_out = cls(
            language=language,
            rhythm=rhythm,
            email=email,
            sms=sms,
            wechat=wechat,
            has_sms=has_sms,
            has_wechat=has_wechat,
            kinds=kinds,
        )

        preferences_out.additional_properties = d
        return preferences_out

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

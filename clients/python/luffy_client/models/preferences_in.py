from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.preferences_in_language import PreferencesInLanguage, check_preferences_in_language
from ..models.rhythm import Rhythm, check_rhythm
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.preferences_in_kinds import PreferencesInKinds


T = TypeVar("T", bound="PreferencesIn")


@_attrs_define
class PreferencesIn:
    """All choices at once: a kind that is not named goes its usual way again.

    Attributes:
        language (PreferencesInLanguage):
        kinds (PreferencesInKinds):
        rhythm (Rhythm | Unset): How often letters come. Default: 'at_once'.
    """

    language: PreferencesInLanguage
    kinds: PreferencesInKinds
    rhythm: Rhythm | Unset = "at_once"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        language: str = self.language

        kinds = self.kinds.to_dict()

        rhythm: str | Unset = UNSET
        if not isinstance(self.rhythm, Unset):
            rhythm = self.rhythm

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "language": language,
                "kinds": kinds,
            }
        )
        if rhythm is not UNSET:
            field_dict["rhythm"] = rhythm

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preferences_in_kinds import PreferencesInKinds

        d = dict(src_dict)
        language = check_preferences_in_language(d.pop("language"))

        kinds = PreferencesInKinds.from_dict(d.pop("kinds"))

        _rhythm = d.pop("rhythm", UNSET)
        rhythm: Rhythm | Unset
        if isinstance(_rhythm, Unset):
            rhythm = UNSET
        else:
            rhythm = check_rhythm(_rhythm)

        preferences_in = cls(
            language=language,
            kinds=kinds,
            rhythm=rhythm,
        )

        preferences_in.additional_properties = d
        return preferences_in

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

from typing import Literal

PreferencesOutLanguage = Literal["en", "zh-hans"]

PREFERENCES_OUT_LANGUAGE_VALUES: set[PreferencesOutLanguage] = {
    "en",
    "zh-hans",
}


def check_preferences_out_language(value: str) -> PreferencesOutLanguage:
    if value in PREFERENCES_OUT_LANGUAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PREFERENCES_OUT_LANGUAGE_VALUES!r}")

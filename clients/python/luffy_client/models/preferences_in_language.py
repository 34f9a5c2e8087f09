from typing import Literal

PreferencesInLanguage = Literal["en", "zh-hans"]

PREFERENCES_IN_LANGUAGE_VALUES: set[PreferencesInLanguage] = {
    "en",
    "zh-hans",
}


def check_preferences_in_language(value: str) -> PreferencesInLanguage:
    if value in PREFERENCES_IN_LANGUAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PREFERENCES_IN_LANGUAGE_VALUES!r}")

import pytest

from luffy.core.sealed import SealBroken, seal, unseal


def test_what_was_sealed_is_read_again_and_shows_nothing():
    sealed = seal("王小明 年薪 30 万", "form")

    assert unseal(sealed, "form") == "王小明 年薪 30 万"
    assert "王" not in sealed
    assert seal("王小明 年薪 30 万", "form") != sealed


def test_another_purpose_a_change_or_a_lost_key_opens_nothing(settings):
    sealed = seal("secret", "form")

    for text, purpose in ((sealed, "payee"), (sealed[:-4] + "AAA=", "form"), ("nonsense", "form")):
        with pytest.raises(SealBroken):
            unseal(text, purpose)
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(SealBroken):
        unseal(sealed, "form")


def test_a_changed_key_still_opens_what_the_former_one_sealed(settings):
    sealed, former = seal("secret", "form"), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [former]

    assert unseal(sealed, "form") == "secret"

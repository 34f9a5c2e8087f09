"""An amount in the capital figures of Chinese receipts (大写金额), which nobody can alter with one stroke. Pure."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def capital(amount_fen: int) -> str:
    """`168009` → `壹仟陆佰捌拾圆零玖分`; an amount below zero begins with 负.

    Raises:
        ValueError: as much as 10^16 yuan, for which there is no accepted way of writing.
    """
    if amount_fen < 0:
        return "负" + capital(-amount_fen)
    yuan, cents = divmod(amount_fen, 100)
    if yuan >= 10**16:
        raise ValueError("too large to be written in capital figures")
    jiao, fen = divmod(cents, 10)
    whole = f"{_whole(yuan)}圆" if yuan or not cents else ""
    if not cents:
        return f"{whole}整"
    # A zero stands for what is skipped between the yuan and the fen.
    tenths = f"{_DIGITS[jiao]}角" if jiao else "零" if whole else ""
    return whole + tenths + (f"{_DIGITS[fen]}分" if fen else "整")


def _whole(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text, is_skipped = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group and text and (is_skipped or group < 1000):
            text += _DIGITS[0]
        text += _group(group) + _GROUPS[place] if group else ""
        # 拾 at the end of a group is no gap: 壹拾万零伍佰 has one because 500 is short of thousands.
        is_skipped = not group
    return text


def _group(number: int) -> str:
    text, is_skipped = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (_DIGITS[0] if is_skipped and text else "") + _DIGITS[digit] + _PLACES[place]
        is_skipped = not digit
    return text

"""The refusals of WeChat Pay, with its own codes, statuses and words."""

from __future__ import annotations

from typing import Any

from paysim.refusal import Refusal

# code: (HTTP status, words)
WORDS: dict[str, tuple[int, str]] = {
    "PARAM_ERROR": (400, "参数错误"),
    "INVALID_REQUEST": (400, "请求不符合业务规则"),
    "APPID_MCHID_NOT_MATCH": (400, "AppID和mch_id不匹配"),
    "MCH_NOT_EXISTS": (400, "商户号不存在"),
    "ORDER_CLOSED": (400, "订单已关闭"),
    "ORDERPAID": (400, "该订单已支付"),
    "NO_STATEMENT_EXIST": (400, "账单文件不存在"),
    "STATEMENT_CREATING": (400, "账单生成中"),
    "SIGN_ERROR": (401, "签名错误"),
    "NO_AUTH": (403, "商户无权限"),
    "OUT_TRADE_NO_USED": (403, "商户订单号重复"),
    "NOT_ENOUGH": (403, "余额不足"),
    "USER_ACCOUNT_ABNORMAL": (403, "用户账户异常"),
    "RULE_LIMIT": (403, "业务规则限制"),
    "ORDER_NOT_EXIST": (404, "订单不存在"),
    "RESOURCE_NOT_EXISTS": (404, "查询的资源不存在"),
    "FREQUENCY_LIMITED": (429, "频率超限"),
    "RATELIMIT_EXCEEDED": (429, "请求过于频繁"),
    "SYSTEM_ERROR": (500, "系统异常，请稍后重试"),
    "BANK_ERROR": (500, "银行系统异常"),
}


class Refused(Refusal):
    """An answer that is not success. None of them is signed."""

    def __init__(self, code: str, msg: str = "", *, field: str = "") -> None:
        self.status, words = WORDS.get(code, (400, code))
        super().__init__(code, msg or words)
        self.fields: dict[str, Any] = {"code": code, "message": self.msg}
        if field:
            self.fields["detail"] = {
                "field": f"/{field.replace('.', '/')}",
                "issue": self.msg,
                "location": "body",
            }

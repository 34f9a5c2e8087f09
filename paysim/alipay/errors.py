"""The refusals of the gateway, with Alipay's own codes and words."""

from __future__ import annotations

from paysim.refusal import Refusal

GATEWAY_WORDS = {
    "isv.missing-method": "缺少方法名参数",
    "isv.invalid-method": "不存在的方法名",
    "isv.missing-app-id": "缺少应用ID参数",
    "isv.invalid-app-id": "无效的AppID参数",
    "isv.missing-signature": "缺少签名参数",
    "isv.missing-signature-type": "缺少签名类型参数",
    "isv.invalid-signature-type": "无效的签名类型",
    "isv.missing-timestamp": "缺少时间戳参数",
    "isv.invalid-timestamp": "非法的时间戳参数",
    "isv.missing-version": "缺少版本参数",
    "isv.invalid-charset": "字符集错误",
    "isv.invalid-format": "无效的数据格式",
    "isv.invalid-signature": "",
    "isv.invalid-parameter": "参数无效",
}

BUSINESS_WORDS = {
    "ACQ.SYSTEM_ERROR": "系统错误",
    "ACQ.INVALID_PARAMETER": "参数无效",
    "ACQ.ACCESS_FORBIDDEN": "无权限使用接口",
    "ACQ.TOTAL_FEE_EXCEED": "订单总金额不在允许范围内",
    "ACQ.BUYER_SELLER_EQUAL": "买卖家不能相同",
    "ACQ.CONTEXT_INCONSISTENT": "交易信息被篡改",
    "ACQ.TRADE_HAS_SUCCESS": "交易已被支付",
    "ACQ.TRADE_HAS_CLOSE": "交易已经关闭",
    "ACQ.TRADE_HAS_FINISHED": "交易已经完结",
    "ACQ.TRADE_NOT_EXIST": "交易不存在",
    "ACQ.TRADE_STATUS_ERROR": "交易状态不合法",
    "ACQ.REASON_TRADE_STATUS_INVALID": "交易状态异常",
    "ACQ.REASON_ILLEGAL_STATUS": "交易状态异常",
    "ACQ.TRADE_NOT_ALLOW_REFUND": "当前交易不允许退款",
    "ACQ.DISCORDANT_REPEAT_REQUEST": "请求信息不一致",
    "ACQ.SELLER_BALANCE_NOT_ENOUGH": "商户的支付宝账户中无足够的资金进行退款",
    "ACQ.REASON_TRADE_REFUND_FEE_ERR": "退款金额无效",
    "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL": "退款金额超限",
    "NO_BILL_DATA": "无账单数据",
    "BILL_NOT_EXIST": "账单不存在",
    "INVAILID_ARGUMENTS": "参数不合法",
}


class Refused(Refusal):
    """An answer that is not success. Gateway-class refusals are not signed, business ones are."""

    signed = False

    def __init__(self, code: str, msg: str, sub_code: str, sub_msg: str) -> None:
        super().__init__(sub_code, sub_msg)
        self.fields = {"code": code, "msg": msg, "sub_code": sub_code, "sub_msg": sub_msg}


class GatewayRefused(Refused):
    """The request is not acceptable at all."""

    def __init__(self, sub_code: str, detail: str = "") -> None:
        missing = ".missing-" in sub_code
        code, msg = ("40001", "Missing Required Arguments") if missing else ("40002", "Invalid Arguments")
        super().__init__(code, msg, sub_code, GATEWAY_WORDS.get(sub_code, sub_code) + detail)


class BusinessRefused(Refused):
    """The request is well made, the thing asked for cannot be done."""

    signed = True

    def __init__(self, sub_code: str, detail: str = "") -> None:
        super().__init__(
            "40004", "Business Failed", sub_code, BUSINESS_WORDS.get(sub_code, sub_code) + detail
        )


class RateLimited(Refused):
    def __init__(self) -> None:
        super().__init__(
            "40005", "Call Limited", "isv.app-call-limited", "应用调用次数超限，包含调用频率超限"
        )


class Unknown(Refused):
    """Nobody can say whether it happened."""

    signed = True

    def __init__(self) -> None:
        super().__init__("20000", "Service Currently Unavailable", "isp.unknow-error", "系统繁忙")

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_out_fulfilment import CaseOutFulfilment, check_case_out_fulfilment
from ..models.case_out_status import CaseOutStatus, check_case_out_status

if TYPE_CHECKING:
    from ..models.case_access_out import CaseAccessOut
    from ..models.case_attempt_out import CaseAttemptOut
    from ..models.case_coupon_out import CaseCouponOut
    from ..models.case_invoice_out import CaseInvoiceOut
    from ..models.case_line_out import CaseLineOut
    from ..models.case_notice_out import CaseNoticeOut
    from ..models.case_refund_out import CaseRefundOut
    from ..models.case_request_out import CaseRequestOut
    from ..models.case_step_out import CaseStepOut
    from ..models.case_transfer_out import CaseTransferOut
    from ..models.difference_out import DifferenceOut
    from ..models.person_out import PersonOut


T = TypeVar("T", bound="CaseOut")


@_attrs_define
class CaseOut:
    """Everything about one order; each list is capped, newest first where it may grow.

    Attributes:
        number (str):
        account (PersonOut):
        status (CaseOutStatus):
        status_label (str):
        fulfilment (CaseOutFulfilment):
        opening_tries (int):
        opening_error (str):
        payment_type_label (str):
        payment_number (None | str):
        listed_fen (int):
        credit_fen (int):
        line_discount_fen (int):
        site_discount_fen (int):
        berries_spent (int):
        berries_discount_fen (int):
        payable_fen (int):
        created_at (datetime.datetime):
        expires_at (datetime.datetime):
        paid_at (datetime.datetime | None):
        cancelled_at (datetime.datetime | None):
        lines (list[CaseLineOut]):
        attempts (list[CaseAttemptOut]):
        notices (list[CaseNoticeOut]):
        steps (list[CaseStepOut]):
        coupons (list[CaseCouponOut]):
        transfers (list[CaseTransferOut]):
        access (list[CaseAccessOut]):
        requests (list[CaseRequestOut]):
        refunds (list[CaseRefundOut]):
        invoices (list[CaseInvoiceOut]):
        differences (list[DifferenceOut]):
    """

    number: str
    account: PersonOut
    status: CaseOutStatus
    status_label: str
    fulfilment: CaseOutFulfilment
    opening_tries: int
    opening_error: str
    payment_type_label: str
    payment_number: None | str
    listed_fen: int
    credit_fen: int
    line_discount_fen: int
    site_discount_fen: int
    berries_spent: int
    berries_discount_fen: int
    payable_fen: int
    created_at: datetime.datetime
    expires_at: datetime.datetime
    paid_at: datetime.datetime | None
    cancelled_at: datetime.datetime | None
    lines: list[CaseLineOut]
    attempts: list[CaseAttemptOut]
    notices: list[CaseNoticeOut]
    steps: list[CaseStepOut]
    coupons: list[CaseCouponOut]
    transfers: list[CaseTransferOut]
    access: list[CaseAccessOut]
    requests: list[CaseRequestOut]
    refunds: list[CaseRefundOut]
    invoices: list[CaseInvoiceOut]
    differences: list[DifferenceOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        account = self.account.to_dict()

        status: str = self.status

        status_label = self.status_label

        fulfilment: str = self.fulfilment

        opening_tries = self.opening_tries

        opening_error = self.opening_error

        payment_type_label = self.payment_type_label

        payment_number: None | str
        payment_number = self.payment_number

        listed_fen = self.listed_fen

        credit_fen = self.credit_fen

        line_discount_fen = self.line_discount_fen

        site_discount_fen = self.site_discount_fen

        berries_spent = self.berries_spent

        berries_discount_fen = self.berries_discount_fen

        payable_fen = self.payable_fen

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        paid_at: None | str
        if isinstance(self.paid_at, datetime.datetime):
            paid_at = self.paid_at.isoformat()
        else:
            paid_at = self.paid_at

        cancelled_at: None | str
        if isinstance(self.cancelled_at, datetime.datetime):
            cancelled_at = self.cancelled_at.isoformat()
        else:
            cancelled_at = self.cancelled_at

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        attempts = []
        for attempts_item_data in self.attempts:
            attempts_item = attempts_item_data.to_dict()
            attempts.append(attempts_item)

        notices = []
        for notices_item_data in self.notices:
            notices_item = notices_item_data.to_dict()
            notices.append(notices_item)

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        coupons = []
        for coupons_item_data in self.coupons:
            coupons_item = coupons_item_data.to_dict()
            coupons.append(coupons_item)

        transfers = []
        for transfers_item_data in self.transfers:
            transfers_item = transfers_item_data.to_dict()
            transfers.append(transfers_item)

        access = []
        for access_item_data in self.access:
            access_item = access_item_data.to_dict()
            access.append(access_item)

        requests = []
        for requests_item_data in self.requests:
            requests_item = requests_item_data.to_dict()
            requests.append(requests_item)

        refunds = []
        for refunds_item_data in self.refunds:
            refunds_item = refunds_item_data.to_dict()
            refunds.append(refunds_item)

        invoices = []
        for invoices_item_data in self.invoices:
            invoices_item = invoices_item_data.to_dict()
            invoices.append(invoices_item)

        differences = []
        for differences_item_data in self.differences:
            differences_item = differences_item_data.to_dict()
            differences.append(differences_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "account": account,
                "status": status,
                "status_label": status_label,
                "fulfilment": fulfilment,
                "opening_tries": opening_tries,
                "opening_error": opening_error,
                "payment_type_label": payment_type_label,
                "payment_number": payment_number,
                "listed_fen": listed_fen,
                "credit_fen": credit_fen,
                "line_discount_fen": line_discount_fen,
                "site_discount_fen": site_discount_fen,
                "berries_spent": berries_spent,
                "berries_discount_fen": berries_discount_fen,
                "payable_fen": payable_fen,
                "created_at": created_at,
                "expires_at": expires_at,
                "paid_at": paid_at,
                "cancelled_at": cancelled_at,
                "lines": lines,
                "attempts": attempts,
                "notices": notices,
                "steps": steps,
                "coupons": coupons,
                "transfers": transfers,
                "access": access,
                "requests": requests,
                "refunds": refunds,
                "invoices": invoices,
                "differences": differences,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_access_out import CaseAccessOut
        from ..models.case_attempt_out import CaseAttemptOut
        from ..models.case_coupon_out import CaseCouponOut
        from ..models.case_invoice_out import CaseInvoiceOut
        from ..models.case_line_out import CaseLineOut
        from ..models.case_notice_out import CaseNoticeOut
        from ..models.case_refund_out import CaseRefundOut
        from ..models.case_request_out import CaseRequestOut
        from ..models.case_step_out import CaseStepOut
        from ..models.case_transfer_out import CaseTransferOut
        from ..models.difference_out import DifferenceOut
        from ..models.person_out import PersonOut

        d = dict(src_dict)
        number = d.pop("number")

        account = PersonOut.from_dict(d.pop("account"))

        status = check_case_out_status(d.pop("status"))

        status_label = d.pop("status_label")

        fulfilment = check_case_out_fulfilment(d.pop("fulfilment"))

        opening_tries = d.pop("opening_tries")

        opening_error = d.pop("opening_error")

        payment_type_label = d.pop("payment_type_label")

        def _parse_payment_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        payment_number = _parse_payment_number(d.pop("payment_number"))

        listed_fen = d.pop("listed_fen")

        credit_fen = d.pop("credit_fen")

        line_discount_fen = d.pop("line_discount_fen")

        site_discount_fen = d.pop("site_discount_fen")

        berries_spent = d.pop("berries_spent")

        berries_discount_fen = d.pop("berries_discount_fen")

        payable_fen = d.pop("payable_fen")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_paid_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                paid_at_type_0 = datetime.datetime.fromisoformat(data)

                return paid_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        paid_at = _parse_paid_at(d.pop("paid_at"))

        def _parse_cancelled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_at_type_0 = datetime.datetime.fromisoformat(data)

                return cancelled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        cancelled_at = _parse_cancelled_at(d.pop("cancelled_at"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = CaseLineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        attempts = []
        _attempts = d.pop("attempts")
        for attempts_item_data in _attempts:
            attempts_item = CaseAttemptOut.from_dict(attempts_item_data)

            attempts.append(attempts_item)

        notices = []
        _notices = d.pop("notices")
        for notices_item_data in _notices:
            notices_item = CaseNoticeOut.from_dict(notices_item_data)

            notices.append(notices_item)

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = CaseStepOut.from_dict(steps_item_data)

            steps.append(steps_item)

        coupons = []
        _coupons = d.pop("coupons")
        for coupons_item_data in _coupons:
            coupons_item = CaseCouponOut.from_dict(coupons_item_data)

            coupons.append(coupons_item)

        transfers = []
        _transfers = d.pop("transfers")
        for transfers_item_data in _transfers:
            transfers_item = CaseTransferOut.from_dict(transfers_item_data)

            transfers.append(transfers_item)

        access = []
        _access = d.pop("access")
        for access_item_data in _access:
            access_item = CaseAccessOut.from_dict(access_item_data)

            access.append(access_item)

        requests = []
        _requests = d.pop("requests")
        for requests_item_data in _requests:
            requests_item = CaseRequestOut.from_dict(requests_item_data)

            requests.append(requests_item)

        refunds = []
        _refunds = d.pop("refunds")
        for refunds_item_data in _refunds:
            refunds_item = CaseRefundOut.from_dict(refunds_item_data)

            refunds.append(refunds_item)

        invoices = []
        _invoices = d.pop("invoices")
        for invoices_item_data in _invoices:
            invoices_item = CaseInvoiceOut.from_dict(invoices_item_data)

            invoices.append(invoices_item)

        differences = []
        _differences = d.pop("differences")
        for differences_item_data in _differences:
            differences_item = DifferenceOut.from_dict(differences_item_data)

            differences.append(differences_item)

        case_out = cls(
            number=number,
            account=account,
            status=status,
            status_label=status_label,
            fulfilment=fulfilment,
            opening_tries=opening_tries,
            opening_error=opening_error,
            payment_type_label=payment_type_label,
            payment_number=payment_number,
            listed_fen=listed_fen,
            credit_fen=credit_fen,
            line_discount_fen=line_discount_fen,
            site_discount_fen=site_discount_fen,
            berries_spent=berries_spent,
            berries_discount_fen=berries_discount_fen,
            payable_fen=payable_fen,
            created_at=created_at,
            expires_at=expires_at,
            paid_at=paid_at,
            cancelled_at=cancelled_at,
            lines=lines,
            attempts=attempts,
            notices=notices,
            steps=steps,
            coupons=coupons,
            transfers=transfers,
            access=access,
            requests=requests,
            refunds=refunds,
            invoices=invoices,
            differences=differences,
        )

        case_out.additional_properties = d
        return case_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.withdrawal_out_state import WithdrawalOutState, check_withdrawal_out_state

if TYPE_CHECKING:
    from ..models.payee_out import PayeeOut


T = TypeVar("T", bound="WithdrawalOut")


@_attrs_define
class WithdrawalOut:
    """`payee` is masked. `reason` says why it was refused or failed; `bank_reference` is of the money sent.

    Attributes:
        number (str):
        state (WithdrawalOutState):
        state_label (str):
        amount (int):
        payout_fen (int):
        payee (PayeeOut):
        requested_at (datetime.datetime):
        checked_at (datetime.datetime | None):
        approved_at (datetime.datetime | None):
        ended_at (datetime.datetime | None):
        reason (str):
        bank_reference (str):
        can_cancel (bool):
    """

    number: str
    state: WithdrawalOutState
    state_label: str
    amount: int
    payout_fen: int
    payee: PayeeOut
    requested_at: datetime.datetime
    checked_at: datetime.datetime | None
    approved_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    reason: str
    bank_reference: str
    can_cancel: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        state: str = self.state

        state_label = self.state_label

        amount = self.amount

        payout_fen = self.payout_fen

        payee = self.payee.to_dict()

        requested_at = self.requested_at.isoformat()

        checked_at: None | str
        if isinstance(self.checked_at, datetime.datetime):
            checked_at = self.checked_at.isoformat()
        else:
            checked_at = self.checked_at

        approved_at: None | str
        if isinstance(self.approved_at, datetime.datetime):
            approved_at = self.approved_at.isoformat()
        else:
            approved_at = self.approved_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        reason = self.reason

        bank_reference = self.bank_reference

        can_cancel = self.can_cancel

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "number": number,
                "state": state,
                "state_label": state_label,
                "amount": amount,
                "payout_fen": payout_fen,
                "payee": payee,
                "requested_at": requested_at,
                "checked_at": checked_at,
                "approved_at": approved_at,
                "ended_at": ended_at,
                "reason": reason,
                "bank_reference": bank_reference,
                "can_cancel": can_cancel,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.payee_out import PayeeOut

        d = dict(src_dict)
        number = d.pop("number")

        state = check_withdrawal_out_state(d.pop("state"))

        state_label = d.pop("state_label")

        amount = d.pop("amount")

        payout_fen = d.pop("payout_fen")

        payee = PayeeOut.from_dict(d.pop("payee"))

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        def _parse_checked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                checked_at_type_0 = datetime.datetime.fromisoformat(data)

                return checked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        checked_at = _parse_checked_at(d.pop("checked_at"))

        def _parse_approved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_at_type_0 = datetime.datetime.fromisoformat(data)

                return approved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        approved_at = _parse_approved_at(d.pop("approved_at"))

        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)

                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))

        reason = d.pop("reason")

        bank_reference = d.pop("bank_reference")

        can_cancel = d.pop("can_cancel")

        withdrawal_out = cls(
            number=number,
            state=state,
            state_label=state_label,
            amount=amount,
            payout_fen=payout_fen,
            payee=payee,
            requested_at=requested_at,
            checked_at=checked_at,
            approved_at=approved_at,
            ended_at=ended_at,
            reason=reason,
            bank_reference=bank_reference,
            can_cancel=can_cancel,
        )

        withdrawal_out.additional_properties = d
        return withdrawal_out

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

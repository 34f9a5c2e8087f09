from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.homework_out_state import HomeworkOutState, check_homework_out_state

if TYPE_CHECKING:
    from ..models.attempt_out import AttemptOut
    from ..models.berry_move_out import BerryMoveOut
    from ..models.draft_out import DraftOut
    from ..models.now_out import NowOut
    from ..models.proposal_out import ProposalOut
    from ..models.queue_out import QueueOut


T = TypeVar("T", bound="HomeworkOut")


@_attrs_define
class HomeworkOut:
    """One homework on a page of its own. `requirement` is Markdown; submissions (the attempts)
    and moves are newest first.

        Attributes:
            id (int):
            module_id (int):
            title (str):
            is_exam (bool):
            enabled (bool):
            due_date (datetime.date | None):
            state (HomeworkOutState):
            is_late (bool):
            grade (None | str):
            attempts (int):
            promised_at (datetime.datetime | None):
            value_berries (int):
            moved_berries (int):
            can_earn_berries (int):
            late_costs_berries (int):
            module (str):
            mentor (None | str):
            requirement (str):
            now (NowOut): What handing in today would do: an A+ earns `earns_berries`, being late costs `costs_berries`.
            queue (None | QueueOut):
            submissions (list[AttemptOut]):
            moves (list[BerryMoveOut]):
            proposals (list[ProposalOut]):
            draft (DraftOut): `saved_at` is empty where nothing was kept.
            previous_id (int | None):
            next_id (int | None):
    """

    id: int
    module_id: int
    title: str
    is_exam: bool
    enabled: bool
    due_date: datetime.date | None
    state: HomeworkOutState
    is_late: bool
    grade: None | str
    attempts: int
    promised_at: datetime.datetime | None
    value_berries: int
    moved_berries: int
    can_earn_berries: int
    late_costs_berries: int
    module: str
    mentor: None | str
    requirement: str
    now: NowOut
    queue: None | QueueOut
    submissions: list[AttemptOut]
    moves: list[BerryMoveOut]
    proposals: list[ProposalOut]
    draft: DraftOut
    previous_id: int | None
    next_id: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.queue_out import QueueOut

        id = self.id

        module_id = self.module_id

        title = self.title

        is_exam = self.is_exam

        enabled = self.enabled

        due_date: None | str
        if isinstance(self.due_date, datetime.date):
            due_date = self.due_date.isoformat()
        else:
            due_date = self.due_date

        state: str = self.state

        is_late = self.is_late

        grade: None | str
        grade = self.grade

        attempts = self.attempts

        promised_at: None | str
        if isinstance(self.promised_at, datetime.datetime):
            promised_at = self.promised_at.isoformat()
        else:
            promised_at = self.promised_at

        value_berries = self.value_berries

        moved_berries = self.moved_berries

        can_earn_berries = self.can_earn_berries

        late_costs_berries = self.late_costs_berries

        module = self.module

        mentor: None | str
        mentor = self.mentor

        requirement = self.requirement

        now = self.now.to_dict()

        queue: dict[str, Any] | None
        if isinstance(self.queue, QueueOut):
            queue = self.queue.to_dict()
        else:
            queue = self.queue

        submissions = []
        for submissions_item_data in self.submissions:
            submissions_item = submissions_item_data.to_dict()
            submissions.append(submissions_item)

        moves = []
        for moves_item_data in self.moves:
            moves_item = moves_item_data.to_dict()
            moves.append(moves_item)

        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)

        draft = self.draft.to_dict()

        previous_id: int | None
        previous_id = self.previous_id

        next_id: int | None
        next_id = self.next_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "module_id": module_id,
                "title": title,
                "is_exam": is_exam,
                "enabled": enabled,
                "due_date": due_date,
                "state": state,
                "is_late": is_late,
                "grade": grade,
                "attempts": attempts,
                "promised_at": promised_at,
                "value_berries": value_berries,
                "moved_berries": moved_berries,
                "can_earn_berries": can_earn_berries,
                "late_costs_berries": late_costs_berries,
                "module": module,
                "mentor": mentor,
                "requirement": requirement,
                "now": now,
                "queue": queue,
                "submissions": submissions,
                "moves": moves,
                "proposals": proposals,
                "draft": draft,
                "previous_id": previous_id,
                "next_id": next_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attempt_out import AttemptOut
        from ..models.berry_move_out import BerryMoveOut
        from ..models.draft_out import DraftOut
        from ..models.now_out import NowOut
        from ..models.proposal_out import ProposalOut
        from ..models.queue_out import QueueOut

        d = dict(src_dict)
        id = d.pop("id")

        module_id = d.pop("module_id")

        title = d.pop("title")

        is_exam = d.pop("is_exam")

        enabled = d.pop("enabled")

        def _parse_due_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_date_type_0 = datetime.date.fromisoformat(data)

                return due_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_date = _parse_due_date(d.pop("due_date"))

        state = check_homework_out_state(d.pop("state"))

        is_late = d.pop("is_late")

        def _parse_grade(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        grade = _parse_grade(d.pop("grade"))

        attempts = d.pop("attempts")

        def _parse_promised_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                promised_at_type_0 = datetime.datetime.fromisoformat(data)

                return promised_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        promised_at = _parse_promised_at(d.pop("promised_at"))

        value_berries = d.pop("value_berries")

        moved_berries = d.pop("moved_berries")

        can_earn_berries = d.pop("can_earn_berries")

        late_costs_berries = d.pop("late_costs_berries")

        module = d.pop("module")

        def _parse_mentor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mentor = _parse_mentor(d.pop("mentor"))

        requirement = d.pop("requirement")

        now = NowOut.from_dict(d.pop("now"))

        def _parse_queue(data: object) -> None | QueueOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                queue_type_0 = QueueOut.from_dict(data)

                return queue_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | QueueOut, data)

        queue = _parse_queue(d.pop("queue"))

        submissions = []
        _submissions = d.pop("submissions")
        for submissions_item_data in _submissions:
            submissions_item = AttemptOut.from_dict(submissions_item_data)

            submissions.append(submissions_item)

        moves = []
        _moves = d.pop("moves")
        for moves_item_data in _moves:
            moves_item = BerryMoveOut.from_dict(moves_item_data)

            moves.append(moves_item)

        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in _proposals:
            proposals_item = ProposalOut.from_dict(proposals_item_data)

            proposals.append(proposals_item)

        draft = DraftOut.from_dict(d.pop("draft"))

        def _parse_previous_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        previous_id = _parse_previous_id(d.pop("previous_id"))

        def _parse_next_id(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        next_id = _parse_next_id(d.pop("next_id"))

        homework_out = cls(
            id=id,
            module_id=module_id,
            title=title,
            is_exam=is_exam,
            enabled=enabled,
            due_date=due_date,
            state=state,
            is_late=is_late,
            grade=grade,
            attempts=attempts,
            promised_at=promised_at,
            value_berries=value_berries,
            moved_berries=moved_berries,
            can_earn_berries=can_earn_berries,
            late_costs_berries=late_costs_berries,
            module=module,
            mentor=mentor,
            requirement=requirement,
            now=now,
            queue=queue,
            submissions=submissions,
            moves=moves,
            proposals=proposals,
            draft=draft,
            previous_id=previous_id,
            next_id=next_id,
        )

        homework_out.additional_properties = d
        return homework_out

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

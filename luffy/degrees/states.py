"""What an enrolment and a module of it may become. Moves have names; nothing else may change a status.

    未开始 ── BEGIN ──> 在学中 ── GRADUATE ──> 已毕业
                         │ ▲
                   PAUSE ▼ │ RESUME
                        休学中
    未开始, 在学中, 休学中 ── TIME_OUT ──> 超时结业;  … ── REFUND ──> 已退费

    未开通 ── OPEN ──> 在学 ── COMPLETE ──> 已完成

    无需审批 ── PROPOSE ──> 待审批 ── APPROVE ──> 已批准
             <── WITHDRAW ──       ── WAIVE ──> 已免除

Source: docs/rules/degree-life.md
"""

from enum import Enum

from luffy.degrees.models import Approval, ModuleStatus, StudyStatus

_LASTING = (StudyStatus.NOT_STARTED, StudyStatus.STUDYING, StudyStatus.PAUSED)


class Move(Enum):
    """(from any of these, to)"""

    BEGIN = ((StudyStatus.NOT_STARTED,), StudyStatus.STUDYING)
    PAUSE = ((StudyStatus.STUDYING,), StudyStatus.PAUSED)
    RESUME = ((StudyStatus.PAUSED,), StudyStatus.STUDYING)
    GRADUATE = ((StudyStatus.STUDYING,), StudyStatus.GRADUATED)
    TIME_OUT = (_LASTING, StudyStatus.TIMED_OUT)
    REFUND = ((*_LASTING, StudyStatus.GRADUATED, StudyStatus.TIMED_OUT), StudyStatus.REFUNDED)

    @property
    def sources(self) -> tuple[StudyStatus, ...]:
        sources: tuple[StudyStatus, ...] = self.value[0]
        return sources

    @property
    def target(self) -> StudyStatus:
        return StudyStatus(self.value[1])


class ModuleMove(Enum):
    """(from, to)"""

    OPEN = (ModuleStatus.UNOPENED, ModuleStatus.STUDYING)
    COMPLETE = (ModuleStatus.STUDYING, ModuleStatus.COMPLETE)

    @property
    def source(self) -> ModuleStatus:
        return self.value[0]

    @property
    def target(self) -> ModuleStatus:
        return self.value[1]


class PenaltyMove(Enum):
    """(from, to). WITHDRAW: a regrade took away what it was proposed for."""

    PROPOSE = (Approval.NONE, Approval.WAITING)
    WITHDRAW = (Approval.WAITING, Approval.NONE)
    APPROVE = (Approval.WAITING, Approval.APPROVED)
    WAIVE = (Approval.WAITING, Approval.WAIVED)

    @property
    def source(self) -> Approval:
        return self.value[0]

    @property
    def target(self) -> Approval:
        return self.value[1]

"""How each kind of notification reads, in the reader's language, and which blanks it has.

Source: docs/rules/notifications.md
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from luffy.notify.models import Kind

Value = str | int | date
Stored = str | int
LONGEST_WORD = 120


class Blank(Enum):
    """What may stand in a blank: as a caller gives it, as it is stored, and as people read it."""

    WORD = auto()  # a name: of a course, a person, an order
    COUNT = auto()  # 1234 → 1,234
    FEN = auto()  # 123400 → ¥1,234.00
    DAY = auto()  # a date → 2026年11月24日


@dataclass(frozen=True)
class Outcome:
    """A blank that takes one of a few words, each with what people read."""

    words: Mapping[str, str | Promise]


class Group(Enum):
    STUDY = auto()
    MONEY = auto()


GROUP_NAMES: Mapping[Group, str | Promise] = {Group.STUDY: _("学习"), Group.MONEY: _("订单与资金")}


@dataclass(frozen=True)
class Template:
    """A title and a sentence with blanks. `by_email`: what holds for who never chose."""

    group: Group
    title: str | Promise
    text: str | Promise
    blanks: Mapping[str, Blank | Outcome]
    by_email: bool = True


@dataclass(frozen=True)
class Text:
    """A notification as it is read."""

    title: str
    text: str


_HOMEWORK = {"module": Blank.WORD, "homework": Blank.WORD}
_DUE = {**_HOMEWORK, "due_date": Blank.DAY}
_BERRIES = {**_HOMEWORK, "amount_berries": Blank.COUNT}

TEMPLATES: Mapping[Kind, Template] = {
    Kind.ANNOUNCEMENT: Template(
        Group.STUDY,
        _("学校通知"),
        _("{title}：{text}"),
        {"title": Blank.WORD, "text": Blank.WORD},
        by_email=False,
    ),
    Kind.DUE_SOON: Template(
        Group.STUDY,
        _("作业快到期了"),
        _("《{module}》的作业“{homework}”最晚 {due_date} 提交。"),
        _DUE,
    ),
    Kind.OVERDUE: Template(
        Group.STUDY,
        _("作业已逾期"),
        _("《{module}》的作业“{homework}”应在 {due_date} 前提交，请尽快补交。"),
        _DUE,
    ),
    Kind.GRADED: Template(
        Group.STUDY,
        _("作业已批改"),
        _("《{module}》的作业“{homework}”的成绩是 {grade}。"),
        {**_HOMEWORK, "grade": Blank.WORD},
    ),
    # Comes with a grade, which is told by itself.
    Kind.REWARD: Template(
        Group.STUDY,
        _("获得贝里奖励"),
        _("《{module}》的作业“{homework}”为你赢得 {amount_berries} 贝里。"),
        _BERRIES,
        by_email=False,
    ),
    Kind.PENALTY: Template(
        Group.STUDY,
        _("扣除了贝里"),
        _("《{module}》的作业“{homework}”扣除 {amount_berries} 贝里。"),
        _BERRIES,
        by_email=False,
    ),
    Kind.PENALTY_REVIEW: Template(
        Group.STUDY,
        _("处罚审批有了进展"),
        _("《{module}》的作业“{homework}”的处罚（{amount_berries} 贝里）：{outcome}。"),
        {
            **_BERRIES,
            "outcome": Outcome({"proposed": _("待运营审批"), "approved": _("已批准"), "waived": _("已免除")}),
        },
    ),
    Kind.MODULE_OPENED: Template(
        Group.STUDY,
        _("新模块已开通"),
        _("《{degree}》的模块《{module}》已开通，可以开始学习。"),
        {"degree": Blank.WORD, "module": Blank.WORD},
        by_email=False,
    ),
    Kind.GRADUATED: Template(
        Group.STUDY, _("恭喜毕业"), _("你已完成《{degree}》的全部模块。"), {"degree": Blank.WORD}
    ),
    Kind.FOLLOW_UP: Template(
        Group.STUDY,
        _("该跟进学员了"),
        _("{learner} 在学《{degree}》，计划 {due_date} 跟进。"),
        {"learner": Blank.WORD, "degree": Blank.WORD, "due_date": Blank.DAY},
    ),
    Kind.GRADING_LATE: Template(
        Group.STUDY,
        _("有作业等你批改"),
        _("{count} 份作业已超过承诺的批改时间。"),
        {"count": Blank.COUNT},
    ),
    Kind.APPEAL: Template(
        Group.STUDY,
        _("申诉有了结果"),
        _("你对《{module}》的作业“{homework}”的申诉：{outcome}。"),
        {**_HOMEWORK, "outcome": Outcome({"upheld": _("已支持"), "dismissed": _("维持原判")})},
    ),
    Kind.REFUND: Template(
        Group.MONEY,
        _("退费有了进展"),
        _("订单 {number} 的退费：{outcome}。金额 {amount_fen}。"),
        {
            "number": Blank.WORD,
            "amount_fen": Blank.FEN,
            "outcome": Outcome(
                {
                    "approved": pgettext_lazy("outcome", "已同意"),
                    "refused": pgettext_lazy("outcome", "未通过"),
                    "done": pgettext_lazy("outcome", "已退回"),
                    # Money that nobody asked back: it goes by itself.
                    "late": pgettext_lazy("outcome", "付款到达时订单已关闭，正在原路退回"),
                    "twice": pgettext_lazy("outcome", "订单已付清，多付的正在原路退回"),
                }
            ),
        },
    ),
    Kind.INVOICE: Template(
        Group.MONEY,
        _("发票有了进展"),
        _("订单 {number} 的发票：{outcome}。"),
        {
            "number": Blank.WORD,
            "outcome": Outcome(
                {
                    "issued": pgettext_lazy("outcome", "已开具"),
                    "failed": pgettext_lazy("outcome", "开具失败，请核对抬头"),
                    "reddened": pgettext_lazy("outcome", "已冲红"),
                }
            ),
        },
    ),
    Kind.WITHDRAWAL: Template(
        Group.MONEY,
        _("提现有了进展"),
        _("{amount_berries} 贝里的提现：{outcome}。"),
        {
            "amount_berries": Blank.COUNT,
            "outcome": Outcome(
                {
                    "approved": pgettext_lazy("outcome", "已同意"),
                    "refused": pgettext_lazy("outcome", "未通过"),
                    "paid": pgettext_lazy("outcome", "已到账"),
                    "failed": pgettext_lazy("outcome", "打款失败，贝里已退回"),
                }
            ),
        },
    ),
    Kind.ACCESS_ENDING: Template(
        Group.STUDY,
        _("学习期限快到了"),
        _("《{product}》的学习期限到 {end_date} 为止。"),
        {"product": Blank.WORD, "end_date": Blank.DAY},
    ),
    Kind.WEBHOOK_OFF: Template(
        Group.MONEY,
        _("事件推送已停用"),
        _("接收地址“{label}”长时间无法送达，已自动停用。修复后请在后台重新启用。"),
        {"label": Blank.WORD},
    ),
    Kind.ANSWERED: Template(
        Group.STUDY,
        _("提问有了新回答"),
        _("“{title}”有了新的回答。"),
        {"title": Blank.WORD},
        by_email=False,
    ),
    Kind.ACCEPTED: Template(
        Group.STUDY,
        _("你的回答被采纳了"),
        _("提问者采纳了你对“{title}”的回答。"),
        {"title": Blank.WORD},
        by_email=False,
    ),
    Kind.CERTIFICATE: Template(
        Group.STUDY,
        _("证书有了进展"),
        _("《{title}》的证书：{outcome}。"),
        {
            "title": Blank.WORD,
            "outcome": Outcome(
                {
                    "issued": pgettext_lazy("outcome", "已颁发，可以下载 PDF"),
                    "revoked": pgettext_lazy("outcome", "已撤销"),
                    "reinstated": pgettext_lazy("outcome", "已恢复有效"),
                }
            ),
        },
    ),
}


def stored(kind: Kind, params: Mapping[str, Value]) -> dict[str, Stored]:
    """The params as JSON. A name that is too long is cut: nothing fails over what it is told with.

    Raises:
        ValueError: they are not the ones that the kind's text has blanks for, which is a bug of the caller.
    """
    blanks = TEMPLATES[kind].blanks
    if params.keys() != blanks.keys():
        raise ValueError(f"{kind} takes {sorted(blanks)}, not {sorted(params)}")
    return {name: _stored(name, blank, params[name]) for name, blank in blanks.items()}


def _stored(name: str, blank: Blank | Outcome, value: Value) -> Stored:
    match blank, value:
        case Outcome(words), str() if value in words:
            return value
        case Blank.WORD, str():
            return value[:LONGEST_WORD]
        case ((Blank.COUNT | Blank.FEN), int()) if not isinstance(value, bool):
            return value
        # A datetime is a date to Python, and in which zone would it be one?
        case Blank.DAY, date() if type(value) is date:
            return value.isoformat()
    raise ValueError(f"{name} cannot be {value!r}")


def rendered(kind: str, params: Mapping[str, Stored]) -> Text:
    """What the reader sees, in the active language."""
    template = TEMPLATES[Kind(kind)]
    shown = {name: _shown(blank, params[name]) for name, blank in template.blanks.items()}
    return Text(title=str(template.title), text=str(template.text).format(**shown))


def _shown(blank: Blank | Outcome, value: Stored) -> str:
    if isinstance(blank, Outcome):
        return str(blank.words[str(value)])
    match blank:
        case Blank.COUNT:
            return f"{value:,}"
        case Blank.FEN:
            whole, cents = divmod(int(value), 100)
            return f"¥{whole:,}.{cents:02}"
        case Blank.DAY:
            return date_format(date.fromisoformat(str(value)), "DATE_FORMAT")
        case Blank.WORD:
            return str(value)

"""What an import says, in the reader's language. The code's own words are the keys."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from luffy.exercises.errors import REASONS
from luffy.exercises.olx.report import Gap
from luffy.exercises.olx.source import Unreadable

SENTENCES = {
    "this part of a course has no counterpart": _("课程的这一部分没有对应"),
    "this part of a chapter has no counterpart": _("章节的这一部分没有对应"),
    "this kind of unit has no counterpart": _("这种单元没有对应"),
    "there is no counterpart": _("没有对应的内容类型"),
    "everything inside is taken, in its order": _("其中的内容全部按顺序导入"),
    "sections have no level of their own; the chapter's summary names them": _(
        "小节不单独成级, 名称写入章节简介"
    ),
    "graded as {format}": _("计入成绩: {format}"),
    "{file} is missing or too large": _("{file} 不存在或过大"),
    "its file is missing or cannot be read": _("文件不存在或无法读取"),
    "nothing to read is left of it": _("整理后没有可读的内容"),
    "{link} is only linked to: learners open it there; give the lesson a film": _(
        "{link} 只作为链接, 学员会到那里打开; 请为课时上传视频"
    ),
    "{file} is no transcript with times": _("{file} 不是带时间的字幕"),
    "no address that can be played": _("没有可以播放的地址"),
    "{file} is not taken over": _("{file} 没有导入"),
    "{name}={value}": _("设置 {name}={value} 没有导入"),
    "{link} leads nowhere here": _("链接 {link} 在这里无处可去"),
    "{link} becomes a link": _("{link} 改为链接"),
    "{link} is left out": _("{link} 没有导入"),
    "<{tag}> is left out": _("<{tag}> 没有导入"),
    "only staff may see it: left out": _("仅教职员可见, 没有导入"),
    "the text is longer than {most} characters: left out": _("正文超过 {most} 个字符, 没有导入"),
    "cut to {most} characters: {name}": _("截短为 {most} 个字符: {name}"),
    "{name} has no counterpart": _("{name} 没有对应"),
    "formulas are shown as they are written": _("公式按原文显示"),
    "it has a document type or entities of its own": _("含有文档类型或自定义实体"),
    "it is nested more than {deepest} deep": _("嵌套超过 {deepest} 层"),
    "it is no XML: {problem}": _("不是 XML: {problem}"),
    "the problem asks for no answer that is known here": _("题目没有这里认识的作答方式"),
    "it has values that a script makes up": _("含有由脚本生成的数值"),
    "it is longer than {most} characters": _("超过 {most} 个字符"),
    "there is no such kind of question": _("没有这种题型"),
    "it has not one list of options": _("选项列表不是恰好一个"),
    "the answer {answer} is no number": _("答案 {answer} 不是数"),
    "it has several right numbers": _("有多个正确的数"),
    "its answer is a pattern": _("答案是匹配模式"),
    "its options cannot be read": _("选项无法读取"),
    "partial_credit: there are no half points": _("partial_credit: 没有部分得分"),
    "{count} hints are left out": _("{count} 条提示没有导入"),
    "a script is left out; nothing of a problem is run": _("脚本没有导入; 题目中的代码不会执行"),
    "{path} is not there": _("{path} 不存在"),
    "there are {count} files course.xml, not one": _("course.xml 有 {count} 个, 应当恰好一个"),
    "more than {most} bytes were read": _("内容超过 {most} 字节"),
    "the archive holds too much": _("压缩包内容过多"),
    "it is no archive: {problem}": _("不是压缩包: {problem}"),
    "course.xml is no course": _("course.xml 不是课程"),
    "the course itself is missing": _("缺少课程本身"),
    "the course has more than {most} parts": _("课程超过 {most} 个部分"),
    "another course is called {name}; rename one of them": _("已有另一门课程叫 {name}, 请先改名"),
}
_OF_A_TAG = "{tag}: "


def in_words(said: Gap | Unreadable) -> str:
    """In the reader's language."""
    head = _OF_A_TAG if said.text.startswith(_OF_A_TAG) else ""
    return (head + _sentence(said.text.removeprefix(head))).format(**_plain(said.details))


def _sentence(text: str) -> str:
    return str({**REASONS, **SENTENCES}.get(text, text))


def _plain(details: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in details.items()}

"""What an import says of a course is said in both languages, and what is said in its videos comes along."""

import ast
import json
from pathlib import Path

import pytest
from django.utils.translation import override

from luffy.accounts.audit import Actor
from luffy.exercises import olx
from luffy.exercises.errors import REASONS
from luffy.exercises.olx.report import Gap
from luffy.exercises.olx.source import Unreadable
from luffy.exercises.olx.transcripts import NoTranscript, as_webvtt
from luffy.exercises.olx.words import SENTENCES, in_words
from luffy.learning.models import Subtitle
from tests.factories.exercises import NOW
from tests.factories.olx import an_archive, an_export

PACKAGE = Path(__file__).parents[2] / "luffy" / "exercises" / "olx"
TELLERS = {"tell", "_tell", "_NoCounterpart", "BadXml", "Unreadable"}


def _said() -> set[str]:
    """Every text that the package tells, refuses or gives as a reason."""
    found = set()
    for file in PACKAGE.glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text())):
            name = (
                getattr(call.func, "attr", getattr(call.func, "id", "")) if isinstance(call, ast.Call) else ""
            )
            texts = [
                node.value
                for given in (call.args if name in TELLERS else ())
                for node in ast.walk(given)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
            found |= {text.removeprefix("{tag}: ") for text in texts if " " in text.removeprefix("{tag}: ")}
    return found


def test_every_text_has_a_translation_and_no_translation_is_left_over():
    said = _said() - {"a course with"}

    assert said - set(SENTENCES) == set()
    assert set(SENTENCES) - said - {"{name}={value}"} == set()
    with override("en"):
        assert [text for text in SENTENCES if not str(SENTENCES[text]).isascii()] == []


@pytest.mark.parametrize(
    ("said", "chinese", "english"),
    [
        (
            Gap("block", "poll/q", "{tag}: there is no counterpart", {"tag": "poll"}),
            "poll: 没有对应的内容类型",
            "poll: there is no counterpart",
        ),
        (
            Gap("response", "problem/p", "{tag}: no answer is right", {"tag": "stringresponse"}),
            f"stringresponse: {REASONS['no answer is right']}",
            "stringresponse: no answer is right",
        ),
        (
            Gap("hint", "problem/p", "{count} hints are left out", {"count": 2}),
            "2 条提示没有导入",
            "2 hints are left out",
        ),
        (Unreadable("{path} is not there", path="{x}"), "{x} 不存在", "{x} is not there"),
    ],
)
def test_it_is_told_in_the_reader_s_language(said, chinese, english):
    with override("zh-hans"):
        assert in_words(said) == chinese
    with override("en"):
        assert in_words(said).lower() == english


SRT = (
    "\ufeff1\r\n0:00:01,5 --> 00:00:02,040\r\nHello --> <i>you</i>\r\n\r\n2\r\n"
    "100:00:03,000 --> 100:00:04,000\r\n再见\r\n"
)
SJSON = {"start": [1500, 3_600_000], "end": [2040, 3_600_500], "text": ["Hello\n\n there", "再见 --> "]}


def test_transcripts_become_webvtt():
    assert as_webvtt(SRT.encode(), "a.srt") == (
        "WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.040\nHello → <i>you</i>\n\n"
        "2\n100:00:03.000 --> 100:00:04.000\n再见\n"
    )
    assert as_webvtt(json.dumps(SJSON).encode(), "subs_a.srt.sjson") == (
        "WEBVTT\n\n00:00:01.500 --> 00:00:02.040\nHello\nthere\n\n01:00:00.000 --> 01:00:00.500\n再见 →\n"
    )
    told = "WEBVTT\n\n00:01.000 --> 00:02.000\nhi\n"
    assert as_webvtt(told.encode(), "a.vtt") == told


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.srt"),
        (b"no times at all", "a.srt"),
        (b"\x00\xff\xfe", "a.srt"),
        (b"[1]", "a.sjson"),
        (b'{"start": [1], "end": [], "text": ["x"]}', "a.sjson"),
        (b'{"start": ["x"], "end": [1], "text": ["x"]}', "a.sjson"),
        (b"[" * 100_000, "a.sjson"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n" + b"x" * 600_000, "a.srt"),
    ],
)
def test_what_has_no_times_is_no_transcript(content, name):
    with pytest.raises(NoTranscript):
        as_webvtt(content, name)


def _subtitles() -> list[tuple[str, str, str]]:
    return list(Subtitle.objects.order_by("language").values_list("language", "label", "text"))


@pytest.mark.django_db
@pytest.mark.parametrize("packed", [False, True])
def test_transcripts_of_an_export_are_subtitles_of_the_lesson(tmp_path, packed):
    video = """<video display_name="A film" html5_sources="[&quot;https://example.org/a.mp4&quot;]" sub="a"
      transcripts="{&quot;es&quot;: &quot;a-es.srt&quot;, &quot;fr&quot;: &quot;lost.srt&quot;,
        &quot;../&quot;: &quot;x&quot;}"/>"""
    files = {"video/v1.xml": video, "static/subs_a.srt.sjson": json.dumps(SJSON), "static/a-es.srt": SRT}
    path = an_export(tmp_path, files)
    path = an_archive(tmp_path, files) if packed else path

    report = olx.run(path, by=Actor("import"), now=NOW)

    assert [(language, label) for language, label, _text in _subtitles()] == [
        ("en", "English"),
        ("es", "español"),
    ]
    assert _subtitles()[1][2] == as_webvtt(SRT.encode(), "a-es.srt")
    assert [(gap.kind, gap.what) for gap in report.gaps if gap.kind == "subtitle"] == [
        ("subtitle", "lost.srt is missing or too large")
    ]
    Subtitle.objects.create(
        section=Subtitle.objects.all()[0].section, language="zh-CN", label="中文", text="WEBVTT\n"
    )
    again = olx.run(path, by=Actor("import"), now=NOW)
    assert (again.videos.changed, again.videos.unchanged) == (0, 3)
    (tmp_path / "export/course/static/a-es.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHola\n")
    changed = olx.run(tmp_path / "export", by=Actor("import"), now=NOW)
    assert (changed.videos.changed, changed.videos.unchanged) == (1, 2)
    assert [language for language, _label, _text in _subtitles()] == ["en", "es", "zh-CN"]
    assert "Hola" in _subtitles()[1][2]

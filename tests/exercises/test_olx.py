"""Courses of Open edX: what comes in, what has no counterpart, and that twice is once."""

import io
import json
import os
import tarfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from luffy.accounts.audit import Actor
from luffy.accounts.models import AuditEntry
from luffy.catalog.models import Course, CourseChapter, CourseSection, SaleStatus, SectionType
from luffy.core.calendar import day_of
from luffy.exercises import olx
from luffy.exercises.grading import Kind
from luffy.exercises.models import ExerciseQuestion, ImportedLesson, QuestionVersion
from luffy.exercises.olx import source
from luffy.exercises.olx.markup import BadXml, parse, tidy
from luffy.learning.models import LessonDocument
from luffy.learning.queries.lessons import lesson_shown, open_lesson
from luffy.learning.video.sources import source_of
from tests.factories.accounts import an_account
from tests.factories.catalog import a_course, a_lesson
from tests.factories.exercises import NOW
from tests.factories.lessons import let_in
from tests.factories.olx import FILES, an_archive, an_export

pytestmark = pytest.mark.django_db
SAMPLE = Path(
    os.environ.get("LUFFY_OLX_SAMPLE")
    or next(Path(__file__).parents[3].glob("*/data/olx_demo_course"), "/nowhere")
)
PARTS = ("chapters", "documents", "videos", "exercises", "questions")
BY = Actor("import")


def run(path: Path, **options: bool) -> olx.OlxReport:
    return olx.run(path, by=BY, now=NOW, **options)


def sizes() -> list[int]:
    tables = (
        Course,
        CourseChapter,
        CourseSection,
        LessonDocument,
        ExerciseQuestion,
        QuestionVersion,
        ImportedLesson,
    )
    return [table.objects.count() for table in (*tables, AuditEntry)]


def outline() -> list[tuple[int, str, int, str]]:
    rows = CourseSection.objects.order_by("chapter__chapter", "order")
    return list(rows.values_list("chapter__chapter", "name", "section_type", "section_link"))


def test_the_whole_tree_comes_in_with_everything_that_has_a_counterpart(tmp_path):
    report = run(an_export(tmp_path))

    course = Course.objects.get()
    assert (course.name, course.brief, str(course.pub_date)) == (
        "Sailing for all",
        "Knots & winds",
        "2026-01-02",
    )
    assert (course.status, course.source_key) == (SaleStatus.OFFLINE, "olx:Luffy/Sailing/run")
    chapters = CourseChapter.objects.order_by("chapter").values_list("name", "summary")
    assert list(chapters) == [("Knots", "First section"), ("Winds", "Inline section")]
    video, document, exercise = SectionType.VIDEO, SectionType.DOCUMENT, SectionType.EXERCISE
    assert outline() == [
        (1, "Ropes", document, None),
        (1, "A film", video, "https://example.org/a.mp4"),
        (1, "Ropes (2)", document, None),
        (1, "Choose", exercise, None),
        (2, "Gale", video, "https://www.youtube.com/watch?v=abc"),
        (2, "Gale again", video, "https://www.youtube.com/watch?v=abc#2"),
    ]
    assert CourseSection.objects.get(name="A film").seconds == 61
    assert (report.sections, report.units, report.course_id) == (2, 2, course.pk)
    assert [report.chapters.created, report.documents.created, report.videos.created] == [2, 2, 3]
    assert (report.exercises.created, report.questions.created) == (1, 5)


def test_problems_become_questions_with_their_keys(tmp_path):
    run(an_export(tmp_path))

    rows = QuestionVersion.objects.order_by("question__order")
    assert [(row.kind, row.right, row.tolerance, row.points) for row in rows] == [
        (Kind.SINGLE, ["a"], "", 2),
        (Kind.MULTIPLE, ["a", "b"], "", 1),
        (Kind.SINGLE, ["b"], "", 1),
        (Kind.NUMBER, ["10"], "5%", 1),
        (Kind.TEXT, ["Aye", "Yes"], "", 1),
    ]
    first, many, option = rows[:3]
    assert (first.text, first.explanation) == ("<p>Which is a knot?</p>", "<p>It is <em>a loop</em>.</p>")
    assert [choice["text"] for choice in first.choices] == ["Bowline", "Mast &lt;b&gt;"]
    assert [choice["text"] for choice in option.choices] == ["port", "star,board"]
    assert many.text.endswith("<p><strong>(1)</strong></p>")
    assert option.text.endswith("<p><strong>(2)</strong></p>")
    assert all(row.is_html for row in rows)
    keys = ExerciseQuestion.objects.order_by("order").values_list("source_key", flat=True)
    assert keys[1] == "olx:Luffy/Sailing/run:problem/p2#1"


def test_everything_without_a_counterpart_is_in_the_report(tmp_path):
    report = run(an_export(tmp_path))

    assert report.gap_counts() == {
        "block": 3,
        "empty": 1,
        "file": 1,
        "formula": 1,
        "frame": 1,
        "hint": 1,
        "link": 1,
        "picture": 1,
        "response": 4,
        "script": 3,
        "section": 2,
        "setting": 5,
        "style": 1,
        "subtitle": 1,
        "video": 2,
    }
    told = {(gap.kind, gap.place, gap.what) for gap in report.gaps}
    assert {
        ("block", "poll/q", "poll: there is no counterpart"),
        ("block", "library_content/l1", "library_content: everything inside is taken, in its order"),
        ("file", "chapter/lost", "its file is missing or cannot be read"),
        ("picture", "html/h1", "/static/knot.png is not taken over"),
        ("frame", "html/h1", "https://example.org/x becomes a link"),
        ("response", "problem/p3", "stringresponse: its answer is a pattern"),
        ("response", "problem/p4", "numericalresponse: the answer $x is no number"),
        ("response", "problem/p4", "customresponse: there is no such kind of question"),
        ("response", "problem/p5", "multiplechoiceresponse: exactly one choice must be right"),
        ("setting", "problem/p1", "max_attempts=3"),
        ("subtitle", "video/v1", "a.srt is missing or too large"),
        ("setting", "chapter/c2/sequential1/vertical2", "only staff may see it: left out"),
    } <= told
    assert json.loads(report.as_json())["gap_counts"] == report.gap_counts()
    assert "without a counterpart: 3 block, 1 empty" in report.as_text()


def test_twice_is_once_and_a_dry_run_is_nothing(tmp_path):
    path = an_export(tmp_path)
    before = sizes()
    dry = run(path, dry_run=True)
    assert (sizes(), dry.course_id, dry.questions.created) == (before, None, 5)
    first = run(path)
    after, shown = sizes(), outline()

    again = run(path)

    assert (first.questions.created, sizes()[:-1], outline()) == (5, after[:-1], shown)
    for part in PARTS:
        counts = getattr(again, part)
        assert (counts.created, counts.changed) == (0, 0), part
    assert (again.is_new, again.withdrawn, again.left) == (False, 0, [])


def test_what_changed_in_the_export_changes_here_and_operators_keep_the_page(tmp_path):
    run(an_export(tmp_path))
    course = Course.objects.get()
    Course.objects.update(name="航海", status=SaleStatus.ON_SALE)
    extra = a_lesson(course)
    lessons = CourseSection.objects.exclude(section_type=SectionType.EXERCISE)
    ids = dict(lessons.values_list("name", "pk"))
    moved = (
        FILES["vertical/u1.xml"]
        .replace('<video url_name="v1"/>', "")
        .replace('<problem url_name="p2"/>', '<video url_name="v1"/>')
    )

    changed = {
        "vertical/u1.xml": moved,
        "html/h1.html": "<p>New words</p>",
        "problem/p1.xml": FILES["problem/p1.xml"].replace("Which is", "Which was"),
    }

    report = run(an_export(tmp_path, changed))

    course.refresh_from_db()
    assert (course.name, course.status) == ("航海", SaleStatus.ON_SALE)
    assert (report.questions.changed, report.questions.created, report.withdrawn) == (3, 0, 2)
    # Two texts follow each other now, and the second document is no longer made.
    assert report.left == ["Ropes (2)"]
    now = dict(lessons.values_list("name", "pk"))
    assert (now["Ropes"], now["A film"], now[extra.name]) == (ids["Ropes"], ids["A film"], extra.pk)
    texts = LessonDocument.objects.filter(section=now["Ropes"]).values_list("text", flat=True)
    assert list(texts) == ["<p>New words</p>\n<p>Between</p>"]
    assert run(an_export(tmp_path, changed)).questions.changed == 0


def test_an_archive_says_the_same_as_its_folder(tmp_path):
    folder = run(an_export(tmp_path), dry_run=True)

    assert run(an_archive(tmp_path), dry_run=True) == folder


def test_texts_are_shown_without_what_could_do_harm(tmp_path):
    run(an_export(tmp_path))
    account = an_account()
    let_in(account.pk, Course.objects.get())
    section = CourseSection.objects.get(name="Ropes")

    html = lesson_shown(open_lesson(section.pk, account, day_of(datetime.now(UTC))), account)["document"][
        "html"
    ]

    assert "<b>fast</b>" in html
    assert "<em>A knot</em>" in html
    for word in ("<script", "onclick", "<img", "<iframe", "alert", "/jump_to"):
        assert word not in html


def test_a_video_that_is_only_a_page_elsewhere_is_linked_to(tmp_path):
    run(an_export(tmp_path))

    kinds = {}
    for name in ("Gale", "A film"):
        lesson = CourseSection.objects.get(name=name)
        kinds[name] = source_of(lesson).playable(lesson, "").kind
    assert kinds == {"Gale": "page", "A film": "file"}


def test_another_course_of_that_name_is_in_the_way(tmp_path):
    a_course("Sailing for all")
    before = sizes()

    with pytest.raises(olx.Unreadable, match="another course is called Sailing for all"):
        run(an_export(tmp_path))
    assert sizes() == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
        (b"<a>&nbsp;</a>", "undefined entity"),
        (b"<a>" * 61 + b"</a>" * 61, "nested more than 60"),
        (b"<a><b></a>", "mismatched tag"),
        (b"", "no element found"),
        (b"<a>\xff</a>", "not well-formed"),
    ],
)
def test_xml_that_could_do_harm_is_not_read(content, reason):
    with pytest.raises(BadXml, match=reason):
        parse(content)


def test_a_part_that_is_no_xml_costs_no_other(tmp_path):
    bomb = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><problem>&b;</problem>'

    report = run(an_export(tmp_path, {"problem/p1.xml": bomb}))

    assert report.questions.created == 4
    reasons = [gap.what for gap in report.gaps if gap.place == "problem/p1.xml"]
    assert reasons == ["it has a document type or entities of its own"]


def test_nothing_outside_of_the_export_is_read(tmp_path):
    (tmp_path / "secret.html").write_text("<p>secret</p>")
    path = an_export(tmp_path, {"html/h2.xml": '<html filename="../../../secret"/>'})
    (path / "course" / "html" / "h3.html").symlink_to(tmp_path / "secret.html")
    (path / "course" / "html" / "h2b.xml").write_text("")
    run(path)
    (path / "course" / "html" / "h2.xml").write_text('<html filename="h3"/>')

    report = run(path)

    assert [gap.what for gap in report.gaps if gap.place == "html/h2"] == [
        "html/h3.html is missing or too large"
    ]
    assert not LessonDocument.objects.filter(text__contains="secret").exists()


def test_files_and_archives_beyond_measure_are_refused(tmp_path, monkeypatch):
    path = an_export(tmp_path)
    archive = an_archive(tmp_path)
    monkeypatch.setattr(source, "MOST_BYTES", 3_000)
    for one in (path, archive):
        with pytest.raises(olx.Unreadable, match=r"bytes were read|too much"):
            run(one)
    monkeypatch.setattr(source, "MOST_FILES", 3)
    with pytest.raises(olx.Unreadable, match="too much"):
        run(archive)
    assert not Course.objects.exists()


@pytest.mark.parametrize("name", ["../up/course.xml", "/abs/course.xml", "a/../../course.xml"])
def test_an_archive_that_leads_outside_is_no_export(tmp_path, name):
    path = tmp_path / "evil.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        content = b'<course url_name="run" org="a" course="b"/>'
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))

    with pytest.raises(olx.Unreadable, match=r"0 files course\.xml"):
        run(path)


def test_what_is_no_export_is_refused(tmp_path):
    (tmp_path / "plain.txt").write_text("hello")
    for path in (tmp_path, tmp_path / "plain.txt", tmp_path / "nowhere"):
        with pytest.raises(olx.Unreadable):
            run(path)


def test_tidied_html_keeps_words_and_tells_what_it_lost():
    told = []
    given = (
        "<h1>A &amp; B</h1><img src=x><object data='https://e.org/y'></object>&#33;<script/>"
        "<span class='material-symbols-outlined'>menu_book</span><span>c</span>"
    )
    html = tidy(given, lambda kind, _text, **_details: told.append(kind))

    assert html == '<h2>A &amp; B</h2><p><a href="https://e.org/y">https://e.org/y</a></p>&#33;<span>c</span>'
    assert told == ["picture", "frame", "script", "picture"]


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the public sample is not at hand")
def test_the_public_sample_comes_in_with_exact_counts():
    report = run(SAMPLE)

    assert (report.course, report.sections, report.units) == ("Open edX Demo Course", 17, 58)
    created = {name: getattr(report, name).created for name in PARTS}
    assert created == {"chapters": 6, "documents": 77, "videos": 11, "exercises": 9, "questions": 25}
    kinds = Counter(QuestionVersion.objects.values_list("kind", flat=True))
    assert kinds == {Kind.SINGLE: 18, Kind.MULTIPLE: 2, Kind.NUMBER: 3, Kind.TEXT: 2}
    blocks = Counter(gap.what.partition(":")[0] for gap in report.gaps if gap.kind == "block")
    assert blocks == {
        "drag-and-drop-v2": 1,
        "openassessment": 2,
        "edx_sga": 1,
        "staffgradedxblock": 1,
        "done": 1,
        "lti": 2,
        "library_content": 1,
        "annotatable": 1,
        "discussion": 1,
        "poll": 1,
        "survey": 1,
        "this part of a course has no counterpart": 1,
    }
    responses = Counter(gap.what.partition(":")[0] for gap in report.gaps if gap.kind == "response")
    assert responses == {
        "customresponse": 4,
        "formularesponse": 2,
        "stringresponse": 2,
        "numericalresponse": 1,
        "imageresponse": 1,
        "schematicresponse": 1,
        "annotationresponse": 1,
    }
    again = run(SAMPLE)
    assert [getattr(again, name).unchanged for name in created] == list(created.values())
    assert not again.left

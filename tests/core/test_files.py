"""Which files are taken and what they are called: pure, with the nasty ones."""

from io import BytesIO

import pytest

from luffy.core.files.kinds import KINDS, kind_of
from luffy.core.files.names import clean_name, extension_of
from tests.factories.uploads import a_docx, a_png, a_zip

PDF, JPG, TEXT = b"%PDF-1.7\n%%EOF", b"\xff\xd8\xff\xe0\0\x10JFIF", "你好\n".encode()
HTML, SVG = b"<!doctype html><script>alert(1)</script>", b"<svg onload='alert(1)'/>"


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("报告.pdf", PDF, "application/pdf"),
        ("图.png", a_png(), "image/png"),
        ("图.JPG", JPG, "image/jpeg"),
        ("图.jpeg", JPG, "image/jpeg"),
        ("包.zip", a_zip({"a.txt": b"a"}), "application/zip"),
        ("空包.zip", a_zip({}), "application/zip"),
        ("文.docx", a_docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("字.txt", TEXT, "text/plain; charset=utf-8"),
        ("带标记.txt", b"\xef\xbb\xbf" + TEXT, "text/plain; charset=utf-8"),
        ("说明.md", HTML, "text/markdown; charset=utf-8"),
        ("main.py", b"print(1)", "text/x-python; charset=utf-8"),
        ("表.csv", b"a,b\n=cmd(),1\n", "text/csv; charset=utf-8"),
        ("本.ipynb", b' {"cells": []}', "application/x-ipynb+json"),
        # Its last extension says what it is, and its content agrees.
        ("shell.php.png", a_png(), "image/png"),
        # Never decoded here: what it would grow to is nobody's concern.
        ("炸弹.png", a_png(65_535, 65_535), "image/png"),
        ("炸弹.zip", a_zip({f"{n}.txt": b"0" * 1_000 for n in range(2_000)}), "application/zip"),
    ],
)
def test_what_is_what_it_says_is_taken(name, content, content_type):
    kind = kind_of(name, BytesIO(content))

    assert kind is not None
    assert kind.content_type == content_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("页.html", HTML),
        ("图.svg", SVG),
        ("页.htm", TEXT),
        ("shell.php", TEXT),
        ("报告.pdf.html", PDF),
        ("图.png.exe", a_png()),
        ("没有扩展名", TEXT),
        (".png", a_png()),
        ("图.png", HTML),
        ("图.png", SVG),
        ("图.png", JPG),
        ("图.png", b"\x89PNG"),
        ("图.jpg", a_png()),
        ("报告.pdf", b"\n" + PDF),
        ("包.zip", b"PK\x03\x04 and then nothing"),
        ("包.zip", PDF),
        ("文.docx", a_zip({"a.txt": b"a"})),
        ("字.txt", b"a\0b"),
        ("字.txt", "你好".encode("gbk")),
        ("字.txt", "你".encode()[:2]),
        ("字.txt", a_png()),
        ("main.py", b"MZ\x90\0"),
        ("本.ipynb", b"[]"),
        ("", TEXT),
    ],
)
def test_what_is_something_else_or_unknown_is_not_taken(name, content):
    assert kind_of(name, BytesIO(content)) is None


def test_a_character_may_lie_across_two_chunks_and_a_nul_far_down_is_found():
    far = b"a" * (64 * 1024 - 1)

    assert kind_of("字.txt", BytesIO(far + "你".encode())) is KINDS["txt"]
    assert kind_of("字.txt", BytesIO(far + b"a\0")) is None


def test_word_is_found_where_its_name_lies_across_two_chunks():
    for pad in range(64 * 1024 - 80, 64 * 1024, 7):
        assert kind_of("文.docx", BytesIO(a_zip_with_word_at(pad))) is KINDS["docx"]


def a_zip_with_word_at(pad: int) -> bytes:
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a", b"0" * pad)
        packed.writestr("word/document.xml", b"")
    return out.getvalue()


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("答案.py", "答案.py"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\boot.txt", "boot.txt"),
        ("/a/b/c.md", "c.md"),
        ("a\0b.txt", "ab.txt"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie: x.txt"),
        ("\u202egpj.\u202ctxt", "gpj.txt"),
        ("\u2066a\u2069\u200f.txt", "a.txt"),
        ("  a \u3000 b.txt  ", "a b.txt"),
        ("e\u0301.txt", "é.txt"),
        ("...txt", "txt"),
        ("", ""),
        ("..", ""),
        ("<img onerror=alert(1)>.png", "<img onerror=alert(1)>.png"),
        ("a" * 1_000 + ".txt", "a" * 251 + ".txt"),
        ("مرحبا" * 200 + ".pdf", ("مرحبا" * 200)[:251] + ".pdf"),
        ("a." + "b" * 1_000, "a." + "b" * 253),
    ],
)
def test_names_are_one_harmless_line(given, clean):
    assert clean_name(given) == clean


@pytest.mark.parametrize(
    ("name", "extension"), [("a.PNG", "png"), ("a.b.c", "c"), ("a", ""), (".png", ""), ("a.", "")]
)
def test_the_extension_is_what_follows_the_last_dot(name, extension):
    assert extension_of(name) == extension

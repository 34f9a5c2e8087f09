import logging

from luffy.core.printable import OneLine, printable


def test_what_could_forge_a_line_or_colour_the_terminal_is_escaped():
    assert printable("GET /a\r\nweb | ok\x00\x1b[31m\x9b \u2028\u202e") == (
        r"GET /a\r\nweb | ok\x00\x1b[31m\x9b \u2028\u202e"
    )


def test_words_of_any_language_stay_as_they_are():
    assert printable("课程\u3000第一章\tPython · 🎓") == "课程\u3000第一章\tPython · 🎓"


def test_a_line_of_the_web_server_stays_one():
    record = logging.LogRecord("access", logging.INFO, "", 0, "%s 200", ("/a\nGET /b 200",), None)

    assert OneLine("%(message)s").format(record) == r"/a\nGET /b 200 200"

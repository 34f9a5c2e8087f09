"""A small course as Open edX exports it, written here."""

import tarfile
from pathlib import Path

FILES = {
    "course.xml": '<course url_name="run" org="Luffy" course="Sailing"/>',
    "course/run.xml": """<course display_name="Sailing for all" start="2026-01-02T00:00:00Z"
        advanced_modules="[&quot;poll&quot;]">
      <chapter url_name="c1"/><chapter url_name="c2"/><chapter url_name="lost"/><wiki slug="x"/></course>""",
    "about/short_description.html": "<p>Knots &amp; winds</p>",
    "chapter/c1.xml": """<chapter display_name="Knots"><sequential url_name="s1"/></chapter>""",
    "chapter/c2.xml": """<chapter display_name="Winds">
      <sequential display_name="Inline section" graded="true" format="Exam">
        <vertical display_name="Wind">
          <video url_name="v2" display_name="Gale" youtube_id_1_0="abc"/>
          <video url_name="v3" display_name="Gale again" youtube_id_1_0="abc"/>
        </vertical>
        <vertical display_name="Secret" visible_to_staff_only="true"><html url_name="h1"/></vertical>
      </sequential></chapter>""",
    "sequential/s1.xml": """<sequential display_name="First section"><vertical url_name="u1"/></sequential>""",
    "vertical/u1.xml": """<vertical display_name="Ropes">
      <html url_name="h1"/><html url_name="h2"/>
      <video url_name="v1"/>
      <html display_name="inline"><p>Between</p></html>
      <problem url_name="p1"/><problem url_name="p2"/><problem url_name="p3"/>
      <poll url_name="q" question="?"/>
      <library_content url_name="l1"><problem url_name="p4"/><problem url_name="p5"/></library_content>
    </vertical>""",
    "html/h1.xml": '<html filename="h1" display_name="Intro"/>',
    "html/h1.html": """<h1>Ropes</h1><p onclick="alert(1)">Hold <b>fast</b>.<script>alert(1)</script></p>
      <img src="/static/knot.png" alt="A knot"><iframe src="https://example.org/x" title="A film"></iframe>
      <a href="/jump_to/x">there</a> <a href="https://example.org">out</a> \\(x^2\\)""",
    "html/h2.xml": '<html filename="h2"/>',
    "html/h2.html": "<script>nothing()</script><style>p {}</style>",
    "video/v1.xml": """<video display_name="A film" html5_sources="[&quot;https://example.org/a.mp4&quot;]"
      start_time="00:00:05">
      <video_asset duration="61.5"/><transcript language="en" src="a.srt"/></video>""",
    "problem/p1.xml": """<problem display_name="Choose" weight="2" max_attempts="3">
      <multiplechoiceresponse><label>Which is a knot?</label><choicegroup>
        <choice correct="true">Bowline<choicehint>Yes</choicehint></choice>
        <choice correct="false">Mast &lt;b&gt;</choice>
      </choicegroup><solution><p>It is <em>a loop</em>.</p></solution></multiplechoiceresponse></problem>""",
    "problem/p2.xml": """<problem display_name="Many">
      <choiceresponse><label>Which float?</label><checkboxgroup>
        <choice correct="true">Cork</choice><choice correct="true">Wood</choice>
        <choice correct="false">Lead</choice>
      </checkboxgroup></choiceresponse>
      <p>Fill in: <optionresponse>
        <optioninput options="('port','star,board')" correct="star,board"/></optionresponse></p>
    </problem>""",
    "problem/p3.xml": """<problem><numericalresponse answer="10"><label>Ten?</label>
      <responseparam type="tolerance" default="5%"/><formulaequationinput/></numericalresponse>
      <stringresponse answer="Aye" type="ci"><label>Yes?</label>
        <additional_answer answer="Yes"/><textline/></stringresponse>
      <stringresponse answer="^a+$" type="regexp"><textline/></stringresponse></problem>""",
    "problem/p4.xml": """<problem><script type="loncapa/python">x = 1</script>
      <numericalresponse answer="$x"><label>$x?</label></numericalresponse>
      <customresponse cfn="f"><textline/></customresponse></problem>""",
    "problem/p5.xml": """<problem><multiplechoiceresponse><label>No key</label><choicegroup>
      <choice correct="false">a</choice><choice correct="false">b</choice>
      </choicegroup></multiplechoiceresponse></problem>""",
}


def an_export(folder: Path, changed: dict[str, str | None] | None = None) -> Path:
    """The course in a folder of this one; `changed` files are written anew, or not at all."""
    for name, content in {**FILES, **(changed or {})}.items():
        path = folder / "export" / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(content)
    return folder / "export"


def an_archive(folder: Path, changed: dict[str, str | None] | None = None) -> Path:
    """The same as Studio packs it."""
    path = folder / "course.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(an_export(folder, changed) / "course", arcname="course")
    return path

"""Editing a course as one page: everything it says is one content, kept at each save.

Source: docs/rules/course-editor.md
"""

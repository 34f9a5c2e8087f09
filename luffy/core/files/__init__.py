"""Files of people: how they come in, what they may be, where they lie, how they are given out.

    found = inspect(upload)                       # refuses what may not be kept
    path = new_path("homework", now)
    default_storage.save(path, upload.file)       # outside of whatever the web server shows
    ...
    return attachment(path, found.name, found.content_type)   # after asking whose it is

Source: docs/rules/uploads.md
"""

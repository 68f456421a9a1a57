"""The contract for faults: every kind of fault that the build promises to do something about.

A test that shows what becomes of a fault names its line: `@pytest.mark.fault("cache")`.
"""

LINES = (
    "anything wrong in content",
    "any build at all",
    "kill, terminate, Ctrl-C, power, full disk, read-only, file-size limit",
    "two builds at once",
    "nothing lost",
    "the site shrinks",
    "front matter",
    "drafts, hidden, future dates",
    "two sources, one address",
    "paths",
    "text",
    "size",
    "HTML in content",
    "private remarks",
    "links, anchors, images, alternatives, headings, ids, one h1",
    "leftovers and secrets",
    "settings",
    "plugin, theme, template",
    "cache",
    "same input, same bytes",
    "where to write",
)

# Lines whose cases are not in the code yet. A line that has cases has no place here.
NOT_YET: set[str] = set()

"""How Pelican builds this site while you write. Most practices never need to open this file.

What belongs to one practice stands in practice.toml, what differs on publishing in publishconf.py.
"""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).parent
if str(ROOT / "plugins") not in sys.path:  # so that `import checklists` is always the same module
    sys.path.insert(0, str(ROOT / "plugins"))

PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
PRACTICE_FILE = str(ROOT / "practice.toml")
LOCALE_PATH = str(ROOT / "theme" / "locale")
REFERENCES_FILE = str(ROOT / "content" / "references.bib")
WORDING_FILE = str(ROOT / "content" / "wording.toml")

PLUGIN_PATHS = [str(ROOT / "plugins")]
# house_rules stands first: it puts the stage up before anybody writes. It also has the last word.
PLUGINS = [
    "house_rules",
    "practice",
    "sources",
    "topics",
    "checklists",
    "evidence",
    "review",
    "glossary",
    "language",
    "assets",
]

# practice.toml overrides these but the author
SITENAME = "Beforehand"
AUTHOR = "Beforehand"  # who wrote a text that names nobody
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

# Every address inside the site starts with SITEURL: empty, or the folder the site lives in.
SITEURL = ""
RELATIVE_URLS = False
SLUGIFY_SOURCE = "basename"
PATH_METADATA = r"articles/(?P<category>[^/]+)/[^/]+\.md"

# Where sources lie
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
CHECKLIST_PATHS = ["checklists"]
PLACE_PATH = "places"
GLOSSARY_FILE = "glossary.md"
STATIC_PATHS = ["images"]

# The topics, in reading order: the folder under content/articles, its name, sentence and drawing.
TOPICS = [
    {
        "key": "starting",
        "title": "Starting out",
        "about": "What happens, how long it takes, and whether it can do harm.",
        "drawing": "first-session",
    },
    {
        "key": "trust",
        "title": "Trust",
        "about": "What it is, how it grows, and why it may take a while.",
        "drawing": "first-month",
    },
    {
        "key": "alliance",
        "title": "Working together",
        "about": "What makes two people a good team, and how you can tell.",
        "drawing": "relationship",
    },
    {
        "key": "empathy",
        "title": "Being understood",
        "about": "What real listening is like, and what to do when it is missing.",
        "drawing": "empathy",
    },
    {
        "key": "communication",
        "title": "Saying what matters",
        "about": "Feedback, hard sentences, and the things that stay unsaid.",
        "drawing": "words",
    },
    {
        "key": "confidentiality",
        "title": "What stays private",
        "about": "What a therapist keeps to themselves, and the few times they can’t.",
        "drawing": "private",
    },
    {
        "key": "barriers",
        "title": "What gets in the way",
        "about": "Bad times before, being different, shame, money and time.",
        "drawing": "barriers",
    },
    {
        "key": "keeping-trust",
        "title": "Keeping trust",
        "about": "Checking in, mending a hurt, changing therapist, and ending.",
        "drawing": "mending",
    },
]

# Where pages go: every address ends in a slash
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
ARTICLE_LANG_URL = "articles/{slug}-{lang}/"
ARTICLE_LANG_SAVE_AS = "articles/{slug}-{lang}/index.html"
PAGE_LANG_URL = "{slug}-{lang}/"
PAGE_LANG_SAVE_AS = "{slug}-{lang}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
CHECKLIST_URL = "what-to-expect/{slug}/"
CHECKLIST_SAVE_AS = "what-to-expect/{slug}/index.html"
CATEGORY_URL = "topics/{slug}/"
CATEGORY_SAVE_AS = "topics/{slug}/index.html"
DIRECT_TEMPLATES = [
    "index",
    "articles",
    "stages",
    "my_sheet",
    "help_now",
    "contact",
    "who_we_are",
    "fees",
    "what_stays_private",
    "complaints",
    "sources",
    "checked",
    "glossary",
    "404",
]
ARTICLES_SAVE_AS = "articles/index.html"
ARTICLES_URL = "articles/"
STAGES_SAVE_AS = "what-to-expect/index.html"
STAGES_URL = "what-to-expect/"
MY_SHEET_SAVE_AS = "my-sheet/index.html"
MY_SHEET_URL = "my-sheet/"
HELP_NOW_SAVE_AS = "help-now/index.html"
HELP_NOW_URL = "help-now/"
CONTACT_SAVE_AS = "contact/index.html"
CONTACT_URL = "contact/"
WHO_WE_ARE_SAVE_AS = "who-we-are/index.html"
WHO_WE_ARE_URL = "who-we-are/"
FEES_SAVE_AS = "fees/index.html"
FEES_URL = "fees/"
WHAT_STAYS_PRIVATE_SAVE_AS = "what-stays-private/index.html"
WHAT_STAYS_PRIVATE_URL = "what-stays-private/"
COMPLAINTS_SAVE_AS = "complaints/index.html"
COMPLAINTS_URL = "complaints/"
SOURCES_SAVE_AS = "sources/index.html"
SOURCES_URL = "sources/"
CHECKED_SAVE_AS = "checked/index.html"
CHECKED_URL = "checked/"
GLOSSARY_SAVE_AS = "glossary/index.html"
GLOSSARY_URL = "glossary/"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = ARCHIVES_SAVE_AS = ""
CATEGORIES_SAVE_AS = YEAR_ARCHIVE_SAVE_AS = ""
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_CHECKLIST_SAVE_AS = ""

# Feeds need the site's own address; the practice plugin switches this one on when there is one.
FEED_ALL_ATOM = None
FEED_ATOM = FEED_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

FORMATTED_FIELDS: list[str] = []  # a summary is plain words: lead, description and feed share it
THEME_STATIC_DIR = "theme"
THEME_STATIC_PATHS: list[
    str
] = []  # the assets plugin copies what is no source: fonts, icons, licenses
STYLESHEET_SOURCES = {  # a page loads one of each: what a template calls it, and where it starts
    "stylesheet": "static/css/main.css",
    "checklist_stylesheet": "static/css/checklist.css",
    "lists_stylesheet": "static/css/lists.css",
    "pages_stylesheet": "static/css/pages.css",
    "sheet_stylesheet": "static/css/my-sheet.css",
}
SCRIPT_SOURCES = {
    "script": "static/js/main.js",
    "lists_script": "static/js/lists.js",
    "sheet_script": "static/js/sheet.js",
}

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.attr_list": {},
        "markdown.extensions.tables": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.fenced_code": {},
        "markdown.extensions.toc": {"toc_depth": "2-3"},
        "checklists.extension": {},
        "evidence.extension": {},
        "glossary.extension": {},
    },
    "output_format": "html",
}
JINJA_ENVIRONMENT = {
    "extensions": ["jinja2.ext.i18n"],
    "autoescape": True,  # a practice's own words can hold & and < without breaking a page
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,  # a name that nobody gave is a mistake, not an empty place
}

WITH_FUTURE_DATES = False
GATE_MEMORY = str(ROOT / ".cache" / "gate")  # what the house rules have read already
DELETE_OUTPUT_DIRECTORY = False  # the stage is always new; the published folder is never emptied
LOAD_CONTENT_CACHE = CACHE_CONTENT = False

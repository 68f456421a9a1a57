"""What lies among sources without being one: each kind has a name, and is counted under it."""

from __future__ import annotations

from fnmatch import fnmatchcase

# Pelican would publish such files from content/images: its own IGNORE_FILES misses hidden ones.
RULES = {
    ".DS_Store": (".DS_Store", "._*", ".AppleDouble", ".Spotlight-V100", ".fseventsd", ".Trashes"),
    "Windows’ own files": ("Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini"),
    "editor backup": (
        "*~",
        "#*#",
        ".#*",
        ".*.sw?",
        "*.bak",
        "*.orig",
        "*.kate-swp",
        ".goutputstream-*",
        "*___jb_???___",
        "4913",
    ),
    "office lock": (".~lock.*#", "~$*"),
    "editor’s folder": (".idea", ".obsidian", ".vscode"),
    "Git": (".git", ".gitignore", ".gitattributes", ".gitkeep", ".keep"),
}
LICENSES = ("LICENSE", "LICENSE.txt", "LICENSE.md")
PATTERNS = [pattern for patterns in RULES.values() for pattern in patterns]


def rule_for(name: str, is_at_the_top: bool = False) -> str:
    """Return the name of the rule that leaves a file or folder of this name out, or ""."""
    if is_at_the_top and name in LICENSES:
        return "license"
    return next(
        (
            rule
            for rule, patterns in RULES.items()
            if any(fnmatchcase(name, pattern) for pattern in patterns)
        ),
        "",
    )

"""Says hard words in plain ones: content/glossary.md becomes a page, and a help inside articles."""

from .plugin import register as register

"""The heart: task lists become checklists, and checklist files get pages of their own."""

from .plugin import register as register

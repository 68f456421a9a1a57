"""Who has checked a page, when, when it is due again, and how: review and quality record."""

from .plugin import register as register

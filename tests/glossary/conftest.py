"""The real site in a real browser, as the theme's own tests see it."""

from tests.theme.conftest import address, site, visit

__all__ = ["address", "site", "visit"]

"""One stylesheet and one script: bundles the theme's small files, named by what is in them."""

from .plugin import register as register

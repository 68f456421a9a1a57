"""Shows where a claim comes from: `[@key]` in a text becomes a number and a reference."""

from .plugin import register as register

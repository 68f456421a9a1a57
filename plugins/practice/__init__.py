"""practice.toml and the practice's place: read, checked, and given to every template."""

from .plugin import register as register

"""The folder an article lies in is its topic: topics in order, and what comes before and after."""

from .plugin import register as register

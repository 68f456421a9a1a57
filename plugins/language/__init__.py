"""Holds every text to words that neither blame, press nor promise, and measures how it reads."""

from .plugin import register as register

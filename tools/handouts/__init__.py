"""Lessons on paper and as a deck: `start.py handouts`. See __main__.py."""

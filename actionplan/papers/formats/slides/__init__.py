"""Slides: our own wide template, what fits on one slide, and drawing it. ``formats.pptx`` puts them together."""

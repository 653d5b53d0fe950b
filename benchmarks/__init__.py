"""Ratios against a bare program that does the same, measured side by side in one run."""

"""Faults injected on purpose: processes killed at any moment, full disks, damaged files, many writers at once.

The tests are the short form. The long form, thousands of kills with a table of what was found: ``python -m tests.faults
--long``; as many writers at once as one likes: ``python -m tests.faults --writers 16 --seconds 60``.
"""

"""Faults put in on purpose: processes killed at any moment, full disks, damaged files, many hands at once.

The tests are the short form. The long form, thousands of kills with a table of what was found: ``python -m tests.faults
--long``; as many writers at once as one likes: ``python -m tests.faults --many-hands 16 --seconds 60``.
"""

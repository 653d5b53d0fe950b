"""Bringing a tracker into the plan: what its rows would record, shown first, then recorded as one step.

Brings together ``intake.tracker``, which reads the file, and the rules, which decide. ``model`` has what a preview
shows, ``planner`` finds the recommendation of each row, and ``item_commands`` says what a row leads to.
"""

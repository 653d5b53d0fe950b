"""The papers, one module each: functions from values (views, reports, records) to a ``Document``.

They choose what a paper says, in which order and in which words. They neither count nor rate, and know no format.
"""

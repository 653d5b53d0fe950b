"""What scripts read: the documented names and types of each command's JSON, and of the plan's CSV.

These are a contract with other programs, so they do not follow from a ``Document``, whose headings and sentences may be
reworded: each module writes one documented shape, straight from the values that the document is made from. Names are
only ever added.
"""

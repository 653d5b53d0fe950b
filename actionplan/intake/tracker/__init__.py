"""Bringing a tracker: a workbook or CSV file with one row a recommendation or action, read into values.

``grids`` reads a file into cells, ``headings`` finds the row of headings, ``mapping`` says what each column is,
``values`` reads a cell, and ``rows`` gives what each row says. Nothing here knows a plan or writes.
"""

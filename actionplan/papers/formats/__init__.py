"""The formats, one module each: functions from any ``Document`` to text or bytes.

They know no item and no rule, and they do not count. Each has one entry point: ``to_text(document, width)``,
``to_markdown(document)``; of files for scripts, ``table_csv(table)`` and ``json_bytes(value)``.

A new format handles every kind of ``Block`` (``assert_never`` says which one it forgot), and takes what it needs beyond
the document, such as a template, as arguments.
"""

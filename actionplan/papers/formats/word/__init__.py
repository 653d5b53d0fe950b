"""What a paper in Word is made of: our template, styles and pages, paragraphs, tables and charts.

``formats.docx`` puts a document together from them.
"""

"""The reference for reading a PDF: each page's text, and the boxes in which it stands, as pypdfium2 gives them.

``python pdf_reference.py FILE`` prints how many boxes there are.
"""

import sys

from pypdfium2 import PdfDocument


def boxes(path: str) -> int:
    """How many boxes of text a file has."""
    found = 0
    document = PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        found += len([text.get_rect(index) for index in range(text.count_rects())])
        text.close()
        page.close()
    return found


if __name__ == "__main__":
    print(boxes(sys.argv[1]))

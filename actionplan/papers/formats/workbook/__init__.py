"""What a workbook is made of: names of sheets, cells and their formats, charts. ``formats.xlsx`` puts it together."""

"""What the program printed before it was rebuilt, and the tests that it still prints the same.

``*.sql.xz`` are plans as that program wrote them, ``*.json.xz`` what each of its reading commands said of them, at
several moments. ``make.py`` wrote both; no test runs it. ``rewordings.py`` lists all that has changed on purpose since.
"""

"""The reference for ``export csv``: SQLAlchemy Core reads the items in force with their words, csv writes them.

``python export_reference.py FILE`` prints as many rows and columns as ``actionplan export csv`` does, from the same
tables and with the same words, in published order. In place of what the program works out (ratings, reasons, days,
names) stand columns as they are kept: nothing is rated, compared, named, or made safe for a spreadsheet.
"""

import csv
import sys

import sqlalchemy as sa

COLUMNS = 49

WORDS = (
    ("wording", "wording"),
    ("short_title", "short_title"),
    ("theme", "theme"),
    ("will_do", "will_do"),
    ("intended_outcome", "intended_outcome"),
    ("measure", "measure"),
    ("owner_role", "lead_role"),
    ("owner_name", "lead_name"),
    ("last_update", "words"),
    ("last_update", "sender"),
)
"""The columns that point to a text, and the field under which it is kept."""


def write(path: str) -> None:
    """Write a header, and a record an item."""
    metadata = sa.MetaData()
    engine = sa.create_engine(f"sqlite:///{path}")
    item = sa.Table("item_state", metadata, autoload_with=engine)
    text = sa.Table("entry_text", metadata, autoload_with=engine)
    joined: sa.FromClause = item
    words = []
    for pointer, field in WORDS:
        its = text.alias()
        joined = joined.outerjoin(its, (its.c.entry == item.c[pointer]) & (its.c.field == field))
        words.append(its.c.body.label(f"{pointer}_{field}"))
    kept = [column for column in item.c if column.name not in dict(WORDS)][: COLUMNS - len(words)]
    query = sa.select(*kept, *words).select_from(joined).where(item.c.to_entry.is_(None))
    records = csv.writer(sys.stdout)
    with engine.connect() as connection:
        found = connection.execute(query.order_by(item.c.review, item.c.position, item.c.ref))
        records.writerow(found.keys())
        records.writerows(found)


if __name__ == "__main__":
    write(sys.argv[1])

"""The reference for ``find``: one query for the texts that have the letters, with their entries; prints its rows.

``python find_reference.py FILE WORD`` knows no words, no accents and no order but the ledger's.
"""

import sys

import sqlalchemy as sa


def rows_with(path: str, word: str) -> list[str]:
    """A line a text."""
    metadata = sa.MetaData()
    engine = sa.create_engine(f"sqlite:///{path}")
    entry = sa.Table("entry", metadata, autoload_with=engine)
    text = sa.Table("entry_text", metadata, autoload_with=engine)
    query = (
        sa.select(text.c.entry, entry.c.ref, entry.c.at, text.c.field, text.c.body)
        .join(entry, entry.c.number == text.c.entry)
        .where(text.c.body.like(f"%{word}%"))
        .order_by(text.c.entry)
    )
    with engine.connect() as connection:
        return [
            f"{ref}, entry {number}, {at}, {field}: {body}"
            for number, ref, at, field, body in connection.execute(query)
        ]


if __name__ == "__main__":
    print(*rows_with(*sys.argv[1:]), sep="\n")

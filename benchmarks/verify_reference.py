"""The reference for ``verify``: read each entry, and work out its SHA-256 over the canonical JSON. Nothing else.

``python verify_reference.py FILE`` prints how many hashes do not fit: none, for a plan that is whole.
"""

import hashlib
import json
import sys

import sqlalchemy as sa


def odd_hashes(path: str) -> int:
    """The entries whose hash does not fit."""
    metadata = sa.MetaData()
    engine = sa.create_engine(f"sqlite:///{path}")
    entry = sa.Table("entry", metadata, autoload_with=engine)
    odd = 0
    with engine.connect() as connection:
        for row in connection.execute(sa.select(entry).order_by(entry.c.number)):
            number, previous, own, *said = row
            plain = json.dumps([number, previous, *said], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            odd += hashlib.sha256(plain.encode()).hexdigest() != own
    return odd


if __name__ == "__main__":
    print(odd_hashes(sys.argv[1]))

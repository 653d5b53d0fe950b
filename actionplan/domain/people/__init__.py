"""People's names: how they are read and compared. Knows nothing of items: who leads one is in ``leads``."""

from actionplan.domain.people.comparing import Likeness, likeness, same_person, same_spelling
from actionplan.domain.people.organisations import reads_as_person

__all__ = ["Likeness", "likeness", "reads_as_person", "same_person", "same_spelling"]

"""Who leads, from a cell that may hold a role, a name and an e-mail address in any order. Pure; compares nothing."""

import re
from dataclasses import dataclass
from typing import Final

from actionplan.domain.people.roles import roles_in

_EMAIL: Final = re.compile(r"[^\s<>;,()]+@[^\s<>;,()]+\.[^\s<>;,()]+")
_PARTS: Final = re.compile(r"[,;()<>\n]|\s[\-–—/|]\s")


@dataclass(frozen=True, slots=True)
class LeadCell:
    """What such a cell says: papers print the role, and never the name or the address."""

    role: str
    name: str
    addresses: tuple[str, ...]

    @property
    def is_role(self) -> bool:
        """Whether it says a role and nothing else."""
        return bool(self.role) and not self.name and not self.addresses


def lead_of(text: str) -> LeadCell:
    """The parts that have a word of a role are the role; the rest is a name."""
    parts = [" ".join(part.split()).strip(":") for part in _PARTS.split(_EMAIL.sub("\n", text))]
    said = [part for part in parts if part]
    roles = [part for part in said if roles_in(part)]
    names = [part for part in said if part not in roles]
    return LeadCell(", ".join(roles), ", ".join(names), tuple(_EMAIL.findall(text)))

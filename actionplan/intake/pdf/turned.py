"""How a page's own coordinates become points from the top left as its text is read: pages may be turned."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Turned:
    """How a page's own coordinates become points from the top left as the text is read."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def end(self, box: Any) -> float:
        """Where a box of PDFium's ends in the direction of reading."""
        match self.turns:
            case 1:
                return float(box.top) - self.bottom
            case 2:
                return self.right - float(box.left)
            case 3:
                return self.top - float(box.bottom)
            case _:
                return float(box.right) - self.left

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

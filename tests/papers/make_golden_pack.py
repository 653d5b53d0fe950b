"""The March papers of the governed year. Run as a module, it writes them anew; look at the difference first."""

import tempfile
from pathlib import Path

from tests.stories.year_of_papers import MARCH, a_year

GOLDEN_PACK = Path(__file__).parent / "golden_pack"


def march_papers(tmp_path: Path) -> dict[str, bytes]:
    """The files by name, without the manifest: the ledger's head rests on salts, which differ from plan to plan."""
    a_year(tmp_path).close()
    return {
        path.name: path.read_bytes()
        for path in (tmp_path / MARCH).iterdir()
        if path.is_file() and path.name != "manifest.json"
    }


if __name__ == "__main__":
    GOLDEN_PACK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, paper in march_papers(Path(folder)).items():
            (GOLDEN_PACK / name).write_bytes(paper)

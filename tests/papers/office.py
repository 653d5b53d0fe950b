"""Office files turned to PDF by LibreOffice, in one call, with the typeface that the papers are made for."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<include ignore_missing="yes">/etc/fonts/conf.d</include>
</fontconfig>
"""

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def turned_to_pdf(office_files: Sequence[Path], folder: Path) -> list[Path]:
    """The files as PDF in the folder, in order; two of one name would be one."""
    work = folder / ".libreoffice"
    work.mkdir(parents=True, exist_ok=True)
    config = work / "fonts.conf"
    fonts = str(files("actionplan.papers.formats.pdf") / "fonts")
    config.write_text(_CONFIG.format(fonts=escape(fonts), cache=escape(str(work / "cache"))), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, office_files)],
        check=True,
        capture_output=True,
        timeout=600,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )
    return [folder / f"{each.stem}.pdf" for each in office_files]

"""axe-core on a page in a headless Chromium: what keeps people from reading it."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

_AXE = "ACTIONPLAN_TEST_AXE"


def axe_core() -> str:
    """The script, axe.min.js of npm's axe-core; skips the test where it or Chromium is missing: tests fetch nothing."""
    if shutil.which("chromium") is None:
        pytest.skip("chromium is not installed")
    file = os.environ.get(_AXE)
    if not file:
        pytest.skip(f"axe-core is not there: npm pack axe-core@4, unpack it, and name its axe.min.js in {_AXE}")
    return Path(file).read_text(encoding="utf-8")


def violations(written: str, axe: str, folder: Path, *, with_script: bool) -> list[object]:
    """What axe-core finds; its own script needs the page's policy away, which another test holds."""
    written = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", written)
    if not with_script:
        written = re.sub(r"<script>.*?</script>", "", written, flags=re.DOTALL)
    found = "r.violations.map(function (v) { return [v.id, v.nodes.map(function (n) { return n.html; })]; })"
    run = (
        f"<script>{axe}</script><script>axe.run(document).then(function (r) {{ var p = document.createElement('pre');"
        f" p.id = 'axe'; p.textContent = JSON.stringify({found}); document.body.appendChild(p); }});</script></body>"
    )
    file = folder / "page.html"
    file.write_text(written.replace("</body>", run), encoding="utf-8")
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    asked = [*browser, "--virtual-time-budget=20000", "--dump-dom", file.as_uri()]
    dom = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=120).stdout
    told = re.search(r'<pre id="axe">(.*?)</pre>', dom, re.DOTALL)
    assert told is not None
    result: list[object] = json.loads(html.unescape(told[1]))
    return result

"""The program as installed: a wheel, in an empty folder, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENT = "khanh-hoa-03-tb-bcd-2025-04-04.txt"
Nq57 = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def nq57(tmp_path_factory: pytest.TempPathFactory) -> Nq57:
    """The command line of the installed wheel. Only the wheel itself is installed; what it needs is here already."""
    made, site = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("site")
    python = [sys.executable, "-m"]
    subprocess.run([*python, "build", "--wheel", "--no-isolation", "--outdir", made, ROOT], check=True)
    (wheel,) = made.glob("*.whl")
    install = [*python, "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel]
    subprocess.run(install, check=True)
    start = f"import sys; sys.path.insert(0, {str(site)!r}); from nq57graph.cli.app import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONSAFEPATH": "1", "PYTHONUTF8": "0", "LC_ALL": "C"}
    environment.pop("PYTHONPATH", None)

    def run(*arguments: str, cwd: Path, exit_code: int = 0) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", start, *arguments]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == exit_code, done.stderr
        return done

    where = "import sys; sys.path.insert(0, sys.argv[1]); import nq57graph; print(nq57graph.__file__)"
    found = subprocess.check_output([sys.executable, "-c", where, site], env=environment, encoding="utf-8")
    assert str(site) in found, "the checkout was tested, not the wheel"
    return run


def test_a_workspace_of_one_s_own(nq57: Nq57, tmp_path: Path) -> None:
    nq57("init", "w", cwd=tmp_path)
    folder = tmp_path / "w"
    nq57("add", str(ROOT / "data" / "documents" / DOCUMENT), cwd=folder)
    nq57("build", cwd=folder)
    listed = json.loads(nq57("list", "documents", "--format", "json", cwd=folder).stdout)
    assert "03-TB/BCĐ" in {row.get("number") for row in listed["rows"]}
    count = "SELECT (COUNT(DISTINCT ?t) AS ?n) WHERE { ?t a nq:Task }"
    answer = json.loads(nq57("query", count, "--format", "json", cwd=folder).stdout)
    gold = json.loads((ROOT / "tests" / "gold" / DOCUMENT).with_suffix(".json").read_text(encoding="utf-8"))
    assert int(answer["results"]["bindings"][0]["n"]["value"]) >= len(gold["tasks"]) * 0.9


def test_the_tour_in_an_empty_folder(nq57: Nq57, tmp_path: Path) -> None:
    tour = nq57("demo", "--lang", "en", cwd=tmp_path)
    assert "$ nq57 who" in tour.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nq57-cascade.html", "nq57-demo"]
    assert "57-NQ/TW" in (tmp_path / "nq57-cascade.html").read_text(encoding="utf-8")
    assert nq57("demo", "--lang", "en", cwd=tmp_path).stdout == tour.stdout


def test_the_version_is_that_of_the_package(nq57: Nq57, tmp_path: Path) -> None:
    from nq57graph import __version__

    assert __version__ in nq57("--version", cwd=tmp_path).stdout

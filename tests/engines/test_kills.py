import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from bot.engines.passage_index import ChromaIndex
from tests.engines.killed import CHILDREN, version
from tests.engines.vectors import ChanceEmbedder, missed, quiet

ROOT = Path(__file__).parent.parent.parent


def test_an_index_whose_process_was_killed_needs_no_person(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.engines.killed", str(tmp_path)]
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # no threads before a fork
    subprocess.run(command, cwd=ROOT, env=alone, check=True)
    left: Counter[str] = Counter()
    for number in range(CHILDREN):
        folder, embedder = tmp_path / str(number), ChanceEmbedder()
        left.update(path.name[:3] for path in folder.iterdir())
        index, texts = ChromaIndex(folder, embedder), version(number % 3)
        index.replace(texts, quiet)
        assert missed(index, texts, embedder) == [], number
        assert sorted(path.name[:3] for path in folder.iterdir()) == ["kb_", "loc"]
        index.close()
    assert left["new"], "none was killed while it made an index: then this proves nothing"
    assert left["kb_"], "none was killed that had made one"

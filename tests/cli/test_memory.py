import platform
import subprocess
import sys

from bot.cli.memory import trim

CODE = """
import threading
from bot.cli.memory import trim
if {trimmed}:
    trim()
kept = []
def work():
    held = [bytes(30_000) for _ in range(400)]
    kept.append(held[::40])
for _ in range(3):
    threads = [threading.Thread(target=work) for _ in range(8)]
    for each in threads: each.start()
    for each in threads: each.join()
pools = sum(int(line.split()[0].split('-')[0], 16) % (64 << 20) == 0 and ' rw-p ' in line
            for line in open('/proc/self/maps'))
print(pools)
"""


def test_it_is_done_where_it_can_be() -> None:
    assert trim() == (platform.libc_ver()[0] == "glibc")


def test_threads_have_no_pools_of_their_own() -> None:
    told = [
        int(subprocess.run(
            [sys.executable, "-c", CODE.format(trimmed=each)], capture_output=True, check=True,
        ).stdout)
        for each in (False, True)
    ]  # fmt: skip
    assert told[1] < told[0] or platform.libc_ver()[0] != "glibc"

#!/usr/bin/env python3
"""Runs a command and appends `seconds MiB CPU-seconds` to a file: the time from start to exit, the peak memory of the
largest process in it, the processor time of all. Ends with the command's exit code.
    timed.py FILE COMMAND [ARGUMENT...]"""

import os
import sys
import time

begin = time.monotonic()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
seconds = time.monotonic() - begin
with open(sys.argv[1], "a", encoding="ascii") as file:
    print(f"{seconds:.3f} {usage.ru_maxrss / 1024:.0f} {usage.ru_utime + usage.ru_stime:.3f}", file=file)
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)

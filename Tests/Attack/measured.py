"""Runs a program and writes into a file how it ended: measured FILE PROGRAM WORDS...

The most memory of a process counts from that of the process which started it; so this one stays small.
"""

import os
import sys

child = os.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    file.write(f"{os.waitstatus_to_exitcode(status)} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss << 10}")

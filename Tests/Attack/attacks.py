"""Runs the trials of an attack at the same time, as long as there is time."""

import concurrent.futures
import itertools
import math
import os
import tempfile
import threading
import time
import traceback

import failures
import floods
import pull_request
import report
import repository

# Each with its part of the time.
ATTACKS = {
    "pull-request": (pull_request, 3),
    "repository": (repository, 1),
    "floods": (floods, 0),
    "failures": (failures, 3),
}


def share(name, names):
    """Which part of the time an attack has among those that are run."""
    return ATTACKS[name][1] / max(1, sum(ATTACKS[other][1] for other in names))


def attack(name, options, seconds):
    """Tries an attack until its time is over, or until nothing is left to try; each job has one trial."""
    module = ATTACKS[name][0]
    found = report.Report(name, options)
    found.skipped = module.missing()
    if found.skipped:
        return found
    with tempfile.TemporaryDirectory(prefix="policyc-attack-") as work:
        # Of a disk that others use, too: nothing of theirs is above it.
        try:
            prepared = module.prepare(options, work)
        except RuntimeError as error:
            found.breaks(0, None, [options.binary], str(error))
            return found
        numbers = module.numbers(options, prepared) if options.number is None else [options.number]
        # Floods are all tried: they are few, and each is another.
        end = math.inf if module is floods else time.monotonic() + seconds
        trials = _Trials(module, found, options, prepared, work, numbers, end)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for worker in [pool.submit(trials.work) for _ in range(options.jobs)]:
                worker.result()
    return found


def found_it(found, options):
    """Whether the one broken promise that is looked for was seen."""
    return any(options.until in text for text in found.broken) if options.until else False


class _Trials:
    """What the workers share."""

    def __init__(self, module, found, options, prepared, work, numbers, end):
        self.module, self.found, self.options, self.prepared, self.work_folder = module, found, options, prepared, work
        self.numbers, self.end = iter(numbers), end
        self.lock = threading.Lock()
        self.is_first = itertools.count()

    def work(self):
        """Takes numbers until none is left or the time is over."""
        while next(self.is_first) < self.options.jobs or time.monotonic() < self.end:
            with self.lock:
                number = next(self.numbers, None)
            if number is None or found_it(self.found, self.options):
                return
            folder = os.path.join(self.work_folder, str(number))
            try:
                self.module.try_one(number, self.found, self.options, self.prepared, folder)
            except Exception:
                # An attack that cannot be carried out is none.
                self.found.breaks(
                    number, folder, [self.options.binary], f"the attack failed:\n{traceback.format_exc()}"
                )
            report.remove(folder)

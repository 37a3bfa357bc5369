"""Functions, run by processes that are warm, each under a clock and a limit of memory.

    submit --> Supervisor (a thread) --> WorkerProcess --socket--> worker.py, a process of its own

A task that hangs, fills or kills its worker costs that one task: its future gets an OutOfTime, OutOfMemory or
WorkerDied, and all others go on. `cluster` runs the same on the machines of a Dask cluster.

Why it is our own: a killed worker takes all pending work of a `ProcessPoolExecutor` along. pebble 5.2.3 shares one pipe
and its locks among its workers: a worker killed at the wrong moment broke the pool, and some futures never ended. Both
start processes that a daemonic process, such as a worker of Dask, may not have.
"""

from converter.batch.pool.executor import WorkerPool
from converter.batch.pool.limits import Limits

__all__ = ["Limits", "WorkerPool"]

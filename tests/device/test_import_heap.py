# The module costs no heap to import, nor its names to look at.
import gc

# The dictionary of globals grows now, not while it is measured.
uasyncio = before = imported = touched = name = None
gc.collect()
before = gc.mem_alloc()
import uasyncio

gc.collect()
imported = gc.mem_alloc() - before
for name in ("create_task", "run", "sleep", "sleep_ms", "wait_for", "wait_for_ms", "gather", "Event", "current_task",
             "CancelledError", "TimeoutError", "Task"):
    getattr(uasyncio, name)
gc.collect()
touched = gc.mem_alloc() - before
print("import", imported)
print("names", touched <= 64)
print("info: %d bytes" % touched)

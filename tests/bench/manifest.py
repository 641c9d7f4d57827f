# The benchmarks' firmware: the port's own modules and the benchmarks.
freeze("$(PORT_DIR)/modules")
module("bench.py", base_path="device")
module("operations.py", base_path="device")

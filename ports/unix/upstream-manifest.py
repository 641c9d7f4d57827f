# Upstream's asyncio in bytecode, for comparison.
include("$(MPY_DIR)/extmod/asyncio")

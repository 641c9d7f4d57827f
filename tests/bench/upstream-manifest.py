# As manifest.py, with upstream's asyncio; nothing from micropython-lib.
include("manifest.py")
include("$(MPY_DIR)/extmod/asyncio")

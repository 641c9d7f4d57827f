# As upstream freezes it, asyncio among it; but for the drivers from micropython-lib, which Debian's tarball has not.
include("manifest.py")
include("$(MPY_DIR)/extmod/asyncio")

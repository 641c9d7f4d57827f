# What is frozen into the firmware: the port's own modules, which mount the flash at start. Upstream's asyncio is not among
# them, nor are the drivers from micropython-lib that its boards add.
freeze("$(PORT_DIR)/modules")

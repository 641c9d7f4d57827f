# What is frozen into the firmware: the port's own modules. Upstream's asyncio is not among them, nor are the packages from
# micropython-lib that its boards add.
freeze("$(PORT_DIR)/modules")

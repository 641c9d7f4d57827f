# The steps of `make test` on this machine.

# Nothing is frozen: the event loop is native, and what else a script imports comes from MICROPYPATH.

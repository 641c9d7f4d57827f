# Nothing is frozen: the tests come over the serial line.

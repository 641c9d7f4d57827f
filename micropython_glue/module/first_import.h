// What an import of the module does (first_import.c).
#ifndef UASYNCIO_FIRST_IMPORT_H
#define UASYNCIO_FIRST_IMPORT_H

#include <stdbool.h>

// For the module's __init__, which runs at each import statement that finds the module not loaded. true: this is the first
// one on this heap, the loop has forgotten what it knew, and the module has to do the same.
bool ua_first_import(void);

#endif // UASYNCIO_FIRST_IMPORT_H

// Start and end of the VM's life on this board.
#include "py/gc.h"

#include "board.h"
#include "hw.h"

void board_init(void) {
    hw_init();
}

void board_deinit(void) {
    boardtest_stop();
}

// The soft reset empties the heap before it tells the port (mp_deinit): an interrupt in between would call into objects
// that are gone. So it is wrapped by the linker.
void __real_gc_sweep_all(void);

void __wrap_gc_sweep_all(void) {
    boardtest_stop();
    __real_gc_sweep_all();
}

// For the assembler: what setjmp.S and interrupt.S share.

// Saves all register windows but the current one to their stack frames. With interrupts masked, and WOE set in PS: each access
// to a register that belongs to an older window makes the processor save that one (vectors.S), and the frames of 8 panes of 4
// registers are gone through. No register changes; in between a1 is nobody's stack pointer.
.macro save_windows
    and a12, a12, a12
    rotw 3
    and a12, a12, a12
    rotw 3
    and a4, a4, a4
    rotw 2
.endm

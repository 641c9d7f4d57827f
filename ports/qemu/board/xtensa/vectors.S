// Where the processor goes on an exception, by the offsets from VECBASE that are dc233c's. The window exceptions move a frame's
// registers between the file of registers and the stack, where the ABI says: a0 to a3 below the stack pointer of the function
// that was called, the others at the top of the frame that they belong to.

// move INSTRUCTION, BASE, OFFSET, REGISTER...: consecutive words from BASE + OFFSET on.
.macro move instruction, base, offset, register, more:vararg
    \instruction \register, \base, \offset
    .ifnb \more
        move \instruction, \base, (\offset + 4), \more
    .endif
.endm

    .section .vectors, "ax"
    .global vectors
vectors:

// Overflow: the window is that of the frame to be saved, one that made a call4. Its callee's a1 is a5 here.
    move s32e, a5, -16, a0, a1, a2, a3
    rfwo

// Underflow: the window is empty, of a frame that is returned to from its call4.
    .org vectors + 0x40
underflow4:
    move l32e, a5, -16, a0, a1, a2, a3
    rfwu

// The same for a call8. The top of the frame is where its caller's stack pointer points to.
    .org vectors + 0x80
    s32e a0, a9, -16
    l32e a0, a1, -12
    move s32e, a9, -12, a1, a2, a3
    move s32e, a0, -32, a4, a5, a6, a7
    rfwo

    .org vectors + 0xc0
underflow8:
    move l32e, a9, -16, a0, a1, a2, a3
    l32e a7, a1, -12
    move l32e, a7, -32, a4, a5, a6, a7
    rfwu

// And for a call12.
    .org vectors + 0x100
    s32e a0, a13, -16
    l32e a0, a1, -12
    move s32e, a13, -12, a1, a2, a3
    move s32e, a0, -48, a4, a5, a6, a7, a8, a9, a10, a11
    rfwo

    .org vectors + 0x140
underflow12:
    move l32e, a13, -16, a0, a1, a2, a3
    l32e a11, a1, -12
    move l32e, a11, -48, a4, a5, a6, a7, a8, a9, a10, a11
    rfwu

// All other exceptions, and the interrupts of level 1. This program never runs in user mode.
    .org vectors + 0x300
    wsr.excsave1 a2
    rsr.exccause a2
    beqi a2, 4, 1f
    beqi a2, 5, 2f
    j fatal
1:  j interrupt
2:  j move_stack_pointer

// An exception inside the handling of another.
    .org vectors + 0x3c0
    j fatal

    .section .handlers, "ax"
// MOVSP found the caller's window saved, below the stack pointer that it is about to move. The caller is loaded as if it was
// returned to, and MOVSP tried again: when that window is saved next, it goes below the new stack pointer.
    .align 4
move_stack_pointer:
    // The underflow returns to the window in PS.OWB: the current one.
    wsr.excsave2 a3
    rsr.ps a2
    extui a2, a2, 8, 4
    rsr.windowbase a3
    xor a3, a3, a2
    slli a3, a3, 8
    rsr.ps a2
    xor a2, a2, a3
    wsr.ps a2
    rsync
    rsr.excsave2 a3
    rsr.excsave1 a2
    // The upper two bits of the return address in a0, a4 or a8 in turn, tell how many registers lie between the two windows.
    rotw -1
    bbsi a4, 31, 1f
    j underflow4
1:  rotw -1
    bbsi a8, 30, 2f
    j underflow8
2:  rotw -1
    j underflow12

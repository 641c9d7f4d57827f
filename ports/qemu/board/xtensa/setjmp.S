// setjmp and longjmp with register windows. A jmp_buf is 17 words (picolibc's setjmp.h): where to return to; a0 to a3 of the
// function that called setjmp; those of its own caller, which move when it calls alloca(); a4 to a11 as far as they are its.
#define RETURN 0
#define CALLER 4
#define CALLER_SP 8
#define CALLERS_CALLER 20
#define CALLERS_CALLER_SP 24
#define MORE 36

// Room for the registers of whoever called the function that the current one was called by.
#define ENTRY 16

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

.macro copy from, from_offset, to, to_offset
    .irp n, 0, 4, 8, 12
    l32i a9, \from, \from_offset + \n
    s32i a9, \to, \to_offset + \n
    .endr
.endm

// where_more BUF, FROM, END: a4 and following lie in a frame from FROM to END; only those that the call left untouched.
.macro where_more buf, from, end
    l32i \from, \buf, RETURN
    extui \from, \from, 30, 2
    addi \from, \from, -1
    slli \from, \from, 4
    l32i \end, \buf, CALLERS_CALLER_SP
    addi \end, \end, -16
    sub \from, \end, \from
.endm

    .text
    .global setjmp
    .type setjmp, @function
    .align 4
setjmp:
    entry a1, ENTRY
    rsil a3, 1
    save_windows
    wsr.ps a3
    rsync
    // Below this stack pointer the caller's a0 to a3 have been saved, and below that of the caller its caller's.
    s32i a0, a2, RETURN
    addi a4, a1, -16
    copy a4, 0, a2, CALLER
    copy a4, ENTRY, a2, CALLERS_CALLER
    where_more a2, a4, a5
    addi a6, a2, MORE
    bgeu a4, a5, 2f
1:  l32i a9, a4, 0
    s32i a9, a6, 0
    addi a4, a4, 4
    addi a6, a6, 4
    bltu a4, a5, 1b
2:  movi a2, 0
    retw
    .size setjmp, . - setjmp

    .global longjmp
    .type longjmp, @function
    .align 4
longjmp:
    entry a1, ENTRY
    movi a5, 1
    moveqz a3, a5, a3
    rsil a10, 1
    save_windows
    // Nothing is left of the frames between here and there. This function becomes setjmp, which returns: the processor loads
    // its caller from the stack.
    l32i a8, a2, CALLER_SP
    addi a8, a8, -16 - ENTRY
    copy a2, CALLER, a8, 0
    copy a2, CALLERS_CALLER, a8, ENTRY
    where_more a2, a4, a5
    addi a6, a2, MORE
    bgeu a4, a5, 2f
1:  l32i a9, a6, 0
    s32i a9, a4, 0
    addi a4, a4, 4
    addi a6, a6, 4
    bltu a4, a5, 1b
2:  l32i a0, a2, RETURN
    addi a4, a8, 16
    mov a1, a4
    mov a2, a3
    wsr.ps a10
    rsync
    retw
    .size longjmp, . - longjmp

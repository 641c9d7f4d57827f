// Where qemu starts the program: windows are on from here on, interrupts as soon as somebody asks for one.

#define PS_WOE_BIT 18

    .section .handlers, "ax"
    .global _start
    .align 4
_start:
    movi a0, 0
    wsr.intenable a0
    wsr.windowbase a0
    movi a1, 1
    wsr.windowstart a1
    rsync
    movi a1, _estack
    movi a2, vectors
    wsr.vecbase a2
    movi a2, 1
    slli a2, a2, PS_WOE_BIT
    wsr.ps a2
    rsync
    movi a2, _sbss
    movi a3, _ebss
1:  s32i a0, a2, 0
    addi a2, a2, 4
    bltu a2, a3, 1b
    call4 xtensa_main

// An exception that nobody handles: its cause and its place are reported on a fresh stack.
    .global fatal
fatal:
    movi a3, 1
    wsr.windowstart a3
    movi a3, 0
    wsr.windowbase a3
    rsync
    movi a1, _estack
    rsr.exccause a6
    rsr.epc1 a7
    rsr.excvaddr a8
    movi a3, 1
    slli a3, a3, PS_WOE_BIT
    addi a3, a3, 15
    wsr.ps a3
    rsync
    call4 xtensa_fatal

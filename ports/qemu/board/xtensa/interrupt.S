// An interrupt of level 1. The handler is called by the function that is interrupted, whose stack pointer stays as it is: so all
// windows are saved and loaded as with any call. What such a call may change, and more, is put back afterwards.

// The frame of the handler's caller, below the stack pointer of what was interrupted. Its upper 16 bytes are that function's.
#define FRAME 128
// Where things lie in it; a0 to a15 come first. a1 is not changed.
#define FRAME_PS 64
#define FRAME_EPC 68
#define FRAME_SAR 72
#define FRAME_LBEG 76
#define FRAME_LEND 80
#define FRAME_LCOUNT 84
#define FRAME_SCOMPARE 88
#define FRAME_ACCLO 92
#define FRAME_ACCHI 96

#define PS_WOE_BIT 18
#define PS_MASK_LEVEL_1 1

.macro save register, offset
    rsr.\register a3
    s32i a3, a2, \offset
.endm
.macro restore register, offset
    l32i a3, a2, \offset
    wsr.\register a3
.endm

// In excsave1: a2.
    .section .handlers, "ax"
    .global interrupt
    .align 4
interrupt:
    addi a2, a1, -FRAME
    s32i a0, a2, 0
    s32i a3, a2, 12
    .irp n, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    s32i a\n, a2, 4 * \n
    .endr
    save excsave1, 8
    save ps, FRAME_PS
    save epc1, FRAME_EPC
    save sar, FRAME_SAR
    save lbeg, FRAME_LBEG
    save lend, FRAME_LEND
    save lcount, FRAME_LCOUNT
    save scompare1, FRAME_SCOMPARE
    save acclo, FRAME_ACCLO
    save acchi, FRAME_ACCHI
    // The handler may come by the end of a loop that was interrupted.
    movi a3, 0
    wsr.lcount a3
    // No exception any more, which windows need; interrupts stay masked.
    movi a3, 1
    slli a3, a3, PS_WOE_BIT
    addi a3, a3, PS_MASK_LEVEL_1
    wsr.ps a3
    rsync
    call4 handle

    l32i a3, a2, FRAME_PS  // an exception again
    wsr.ps a3
    rsync
    restore epc1, FRAME_EPC
    restore sar, FRAME_SAR
    restore lbeg, FRAME_LBEG
    restore lend, FRAME_LEND
    restore lcount, FRAME_LCOUNT
    restore scompare1, FRAME_SCOMPARE
    restore acclo, FRAME_ACCLO
    restore acchi, FRAME_ACCHI
    .irp n, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 2
    l32i a\n, a2, 4 * \n
    .endr
    rfe

// Only 4 registers are kept for it and for what it calls: there is no room for more.
    .align 4
handle:
    entry a1, FRAME
    call4 xtensa_interrupt
    retw

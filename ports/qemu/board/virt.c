// qemu's RISC-V `virt` machine: CLINT for the time, PLIC and a 16550 for the serial line.
#include "hw.h"

#define REG(address) (*(volatile uint32_t *)(address))
#define REG8(address) (*(volatile uint8_t *)(address))

// mtime counts at 10 MHz.
#define MTIME_PER_US (10)
#define MTIME_LOW REG(0x0200bff8)
#define MTIME_HIGH REG(0x0200bffc)
#define MTIMECMP_LOW REG(0x02004000)
#define MTIMECMP_HIGH REG(0x02004004)

#define UART_RX REG8(0x10000000)
#define UART_IER REG8(0x10000001)
#define UART_LSR REG8(0x10000005)
#define UART_LSR_DATA (1)
#define UART_IRQ (10)

#define PLIC_PRIORITY(irq) REG(0x0c000000 + 4 * (irq))
#define PLIC_ENABLE REG(0x0c002000)
#define PLIC_THRESHOLD REG(0x0c200000)
#define PLIC_CLAIM REG(0x0c200004)

#define MIE_TIMER (1 << 7)
#define MIE_EXTERNAL (1 << 11)
#define MCAUSE_TIMER (0x80000007)
#define MCAUSE_EXTERNAL (0x8000000b)

void board_trap(void);

static uint64_t mtime(void) {
    uint32_t high, low;
    do {
        high = MTIME_HIGH;
        low = MTIME_LOW;
    } while (high != MTIME_HIGH);
    return (uint64_t)high << 32 | low;
}

void hw_init(void) {
    hw_interrupt_at(HW_NEVER);
    UART_IER = 1;  // received data
    PLIC_PRIORITY(UART_IRQ) = 1;
    PLIC_THRESHOLD = 0;
    PLIC_ENABLE = 1 << UART_IRQ;
    __asm volatile ("csrw mtvec, %0" : : "r" (board_trap));
    __asm volatile ("csrs mie, %0" : : "r" (MIE_EXTERNAL));
    // The port's start-up means to, but leaves this bit as it was at reset.
    __asm volatile ("csrsi mstatus, 8");
}

uint64_t hw_now_us(void) {
    return mtime() / MTIME_PER_US;
}

void hw_interrupt_at(uint64_t at_us) {
    __asm volatile ("csrc mie, %0" : : "r" (MIE_TIMER));
    // Instead of "never": a comparison that matches soon, with its interrupt off. With `sleep=off`, an idle emulator jumps to
    // the next comparison that is ahead, however far it is.
    uint64_t at = at_us == HW_NEVER ? mtime() + MTIME_PER_US : at_us * MTIME_PER_US;
    MTIMECMP_LOW = UINT32_MAX;  // no moment in between is near
    MTIMECMP_HIGH = at >> 32;
    MTIMECMP_LOW = at;
    if (at_us != HW_NEVER) {
        __asm volatile ("csrs mie, %0" : : "r" (MIE_TIMER));
    }
}

void hw_sleep(void) {
    __asm volatile ("wfi" : : : "memory");
}

// Called by board_trap.
__attribute__((interrupt("machine"), used, aligned(4))) void board_interrupt(void) {
    uint32_t cause;
    __asm volatile ("csrr %0, mcause" : "=r" (cause));
    if (cause == MCAUSE_TIMER) {
        alarm_interrupt();
    } else if (cause == MCAUSE_EXTERNAL) {
        uint32_t irq = PLIC_CLAIM;
        while (UART_LSR & UART_LSR_DATA) {
            stdin_interrupt(UART_RX);
        }
        PLIC_CLAIM = irq;
    }
}

// The port's own trap table stays in charge of what is an error; it has no room for interrupts of ours.
__attribute__((naked, aligned(4))) void board_trap(void) {
    __asm volatile (
        "csrw mscratch, t0       \n"
        "csrr t0, mcause         \n"
        "bltz t0, 1f             \n" // the top bit: an interrupt
        "csrr t0, mscratch       \n"
        "j mtvec_exception       \n"
        "1: csrr t0, mscratch    \n"
        "j board_interrupt       \n"
        );
}

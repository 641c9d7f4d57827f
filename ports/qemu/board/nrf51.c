// The nRF51 of qemu's `microbit`: a Cortex-M0.
#include "py/mphal.h"

#include "counter.h"
#include "hw.h"

#define REG(address) (*(volatile uint32_t *)(address))

// A TIMER counts microseconds in 32 bits.
#define TIMER (0x40008000)
#define TIMER_START REG(TIMER + 0x000)
#define TIMER_CAPTURE(i) REG(TIMER + 0x040 + 4 * (i))
#define TIMER_COMPARE(i) REG(TIMER + 0x140 + 4 * (i))
#define TIMER_INTENSET REG(TIMER + 0x304)
#define TIMER_INTENCLR REG(TIMER + 0x308)
#define TIMER_BITMODE REG(TIMER + 0x508)
#define TIMER_PRESCALER REG(TIMER + 0x510)
#define TIMER_CC(i) REG(TIMER + 0x540 + 4 * (i))
#define TIMER_IRQ (8)

#define UART (0x40002000)
#define UART_RXDRDY REG(UART + 0x108)
#define UART_INTENSET REG(UART + 0x304)
#define UART_RXD REG(UART + 0x518)
#define UART_IRQ (2)

#define NVIC_ISER REG(0xe000e100)
#define NVIC_ISPR REG(0xe000e200)

enum { CC_ALARM, CC_NOW, CC_COUNT = 4 };
#define ALARM_BIT (1 << (16 + CC_ALARM))

void hw_init(void) {
    static bool done;
    if (done) {
        return;
    }
    done = true;
    TIMER_BITMODE = 3;    // 32 bits
    TIMER_PRESCALER = 4;  // 16 MHz / 2^4
    // A comparison that has not held yet is one that an emulator with `sleep=off` goes to as soon as the program is idle,
    // however far it is. So all of them hold before the start is over; only the alarm's is ever taken back.
    for (int i = 0; i < CC_COUNT; i++) {
        TIMER_CC(i) = 1;
    }
    TIMER_START = 1;
    while (!TIMER_COMPARE(CC_NOW)) {
    }
    UART_INTENSET = 1 << 2;  // RXDRDY
    NVIC_ISER = 1 << TIMER_IRQ | 1 << UART_IRQ;
}

static uint32_t read_counter(void) {
    TIMER_CAPTURE(CC_NOW) = 1;
    return TIMER_CC(CC_NOW);
}

uint64_t hw_now_us(void) {
    static counter_t counter;
    return counter_now(&counter, read_counter);
}

void hw_interrupt_at(uint64_t at_us) {
    TIMER_INTENCLR = ALARM_BIT;
    if (at_us == HW_NEVER) {
        // A turn of the counter that passes while nobody waits for a moment is not seen.
        TIMER_CC(CC_ALARM) = hw_now_us() + 2;
        return;
    }
    at_us = MIN(at_us, hw_now_us() + COUNTER_FURTHEST);
    TIMER_COMPARE(CC_ALARM) = 0;
    TIMER_CC(CC_ALARM) = at_us;
    TIMER_INTENSET = ALARM_BIT;
    // A comparison with a moment that has passed would hold only a turn later.
    if (hw_now_us() >= at_us) {
        NVIC_ISPR = 1 << TIMER_IRQ;
    }
}

void hw_sleep(void) {
    __asm volatile ("wfi" : : : "memory");
}

static void timer_handler(void) {
    // This sets the next comparison, or silences the last one: either way it interrupts no more.
    alarm_interrupt();
}

static void uart_handler(void) {
    while (UART_RXDRDY) {
        UART_RXDRDY = 0;
        stdin_interrupt(UART_RXD);
    }
}

// The external interrupts' half of the vector table. The port ends its table with the processor's own exceptions; this
// object is linked after it (boards/thumb.mk), so that its entries follow.
__attribute__((section(".isr_vector"), used))
static void(*const external_vectors[32])(void) = {
    [UART_IRQ] = uart_handler,
    [TIMER_IRQ] = timer_handler,
};

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
    // With `sleep=off`, when the program is idle, qemu jumps ahead to the time of the next comparison that is still to come.
    // It does so even if nobody waits for that comparison. So all of them are set to a time that passes right here. Later
    // only the alarm's is set again.
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
        // The comparison cannot be switched off, so it gets a time that is over at once (see hw_init). Until the next alarm
        // nothing reads the counter for sure: a whole turn, 71 minutes, that passes without a read is lost.
        TIMER_CC(CC_ALARM) = hw_now_us() + 2;
        return;
    }
    at_us = MIN(at_us, hw_now_us() + COUNTER_FURTHEST);
    TIMER_COMPARE(CC_ALARM) = 0;
    TIMER_CC(CC_ALARM) = at_us;
    TIMER_INTENSET = ALARM_BIT;
    // If that time is over already, the comparison comes only after a whole turn. So the interrupt is raised here.
    if (hw_now_us() >= at_us) {
        NVIC_ISPR = 1 << TIMER_IRQ;
    }
}

void hw_sleep(void) {
    __asm volatile ("wfi" : : : "memory");
}

static void timer_handler(void) {
    // This either sets the next comparison or switches its interrupt off. In both cases this interrupt is done.
    alarm_interrupt();
}

static void uart_handler(void) {
    while (UART_RXDRDY) {
        UART_RXDRDY = 0;
        stdin_interrupt(UART_RXD);
    }
}

// The second half of the vector table: the interrupts of the chip. The port's table is the first half, the exceptions of the
// processor. This object is linked after it (boards/thumb.mk), so these entries follow directly.
__attribute__((section(".isr_vector"), used))
static void(*const external_vectors[32])(void) = {
    [UART_IRQ] = uart_handler,
    [TIMER_IRQ] = timer_handler,
};

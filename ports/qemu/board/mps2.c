// The AN385 image of qemu's `mps2-an385`: a Cortex-M3 with the peripherals of ARM's Cortex-M system design kit.
#include "py/mphal.h"

#include "counter.h"
#include "hw.h"

#define REG(address) (*(volatile uint32_t *)(address))

#define CLOCK_MHZ (25)

// FPGAIO counts the time in 32 bits. Unlike a timer's, its turn is no event that an emulator with `sleep=off` would go to.
#define FPGAIO (0x40028000)
#define FPGAIO_COUNTER REG(FPGAIO + 0x18)
#define FPGAIO_PRESCALE REG(FPGAIO + 0x1c)

// TIMER0 counts down to 0 and, with nothing to reload, stays there: a second turn would be one more moment for `sleep=off`.
#define TIMER (0x40000000)
#define TIMER_CTRL REG(TIMER + 0x0)
#define TIMER_VALUE REG(TIMER + 0x4)
#define TIMER_INTCLEAR REG(TIMER + 0xc)
#define TIMER_ENABLE (1 << 0 | 1 << 3)  // and its interrupt
#define TIMER_IRQ (8)
// The longest that it counts.
#define TIMER_FURTHEST_US (UINT32_MAX / CLOCK_MHZ)

#define UART (0x40004000)
#define UART_DATA REG(UART + 0x0)
#define UART_STATE REG(UART + 0x4)
#define UART_STATE_RX_FULL (1 << 1)
#define UART_CTRL REG(UART + 0x8)
#define UART_CTRL_RX_INTERRUPT (1 << 3)
#define UART_INTCLEAR REG(UART + 0xc)
#define UART_INT_RX (1 << 1)
#define UART_IRQ (0)

#define NVIC_ISER REG(0xe000e100)
#define NVIC_ISPR REG(0xe000e200)

void hw_init(void) {
    FPGAIO_PRESCALE = CLOCK_MHZ - 1;
    UART_CTRL |= UART_CTRL_RX_INTERRUPT;
    NVIC_ISER = 1 << TIMER_IRQ | 1 << UART_IRQ;
    // A character that was there before would keep the next ones out, without an interrupt.
    NVIC_ISPR = 1 << UART_IRQ;
}

static uint32_t read_counter(void) {
    return FPGAIO_COUNTER;
}

uint64_t hw_now_us(void) {
    static counter_t counter;
    return counter_now(&counter, read_counter);
}

void hw_interrupt_at(uint64_t at_us) {
    TIMER_CTRL = 0;
    TIMER_INTCLEAR = 1;
    if (at_us == HW_NEVER) {
        return;
    }
    uint64_t now = hw_now_us();
    uint64_t in_us = at_us <= now ? 1 : at_us - now;
    TIMER_VALUE = MIN(in_us, TIMER_FURTHEST_US) * CLOCK_MHZ;
    TIMER_CTRL = TIMER_ENABLE;
}

void hw_sleep(void) {
    __asm volatile ("wfi" : : : "memory");
}

static void timer_handler(void) {
    // This sets the next moment, or stops the timer: either way it interrupts no more.
    alarm_interrupt();
}

static void uart_handler(void) {
    UART_INTCLEAR = UART_INT_RX;
    while (UART_STATE & UART_STATE_RX_FULL) {
        stdin_interrupt(UART_DATA);
    }
}

// The external interrupts' half of the vector table, after the port's (boards/thumb.mk).
__attribute__((section(".isr_vector"), used))
static void(*const external_vectors[32])(void) = {
    [UART_IRQ] = uart_handler,
    [TIMER_IRQ] = timer_handler,
};

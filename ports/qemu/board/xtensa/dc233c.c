// The core dc233c on qemu's `kc705`, an Xtensa with register windows as in the ESP32: its cycle counter with a comparison, and a
// 16550 for the serial line.
#include <stdlib.h>

#include "py/mphal.h"
#include "uart.h"

#include "board/counter.h"
#include "board/hw.h"

#define REG(address) (*(volatile uint32_t *)(address))

#define READ(name) ({ uint32_t value; __asm volatile ("rsr." #name " %0" : "=a" (value) : : "memory"); value; })
#define WRITE(name, value) __asm volatile ("wsr." #name " %0 \n rsync" : : "a" ((uint32_t)(value)) : "memory")

#define UART (0xfd050020)
#define UART_DATA REG(UART + 0x0)
#define UART_IER REG(UART + 0x4)
#define UART_LSR REG(UART + 0x14)
#define UART_LSR_DATA (1 << 0)
#define UART_LSR_ROOM (1 << 5)

// The core's interrupts, of level 1.
#define UART_IRQ (1 << 0)
#define TIMER_IRQ (1 << 6)

// CCOUNT counts at 10 MHz.
#define TICKS_PER_US (10)
// A comparison with a moment that has passed when it is made would hold only a turn later (7 minutes).
#define NEAREST_TICKS (50)

static uint32_t read_ticks(void) {
    return READ(ccount);
}

static uint64_t now_ticks(void) {
    static counter_t counter;
    return counter_now(&counter, read_ticks);
}

void hw_init(void) {
    hw_interrupt_at(HW_NEVER);
    UART_IER = 1;  // received data
    WRITE(intenable, UART_IRQ);
}

uint64_t hw_now_us(void) {
    return now_ticks() / TICKS_PER_US;
}

void hw_interrupt_at(uint64_t at_us) {
    uint64_t nearest = now_ticks() + NEAREST_TICKS;
    if (at_us == HW_NEVER) {
        // Soon, and interrupts nobody: while one is ahead, an emulator with `sleep=off` goes there as soon as the program is idle.
        WRITE(intenable, UART_IRQ);
        WRITE(ccompare0, nearest);
        return;
    }
    uint64_t at = MIN(at_us, UINT64_MAX / TICKS_PER_US) * TICKS_PER_US;
    WRITE(ccompare0, MIN(MAX(at, nearest), nearest + COUNTER_FURTHEST));
    WRITE(intenable, UART_IRQ | TIMER_IRQ);
}

void hw_sleep(void) {
    // Sleeps with interrupts let in, and masks them again.
    uint32_t state;
    __asm volatile ("waiti 0 \n rsil %0, 1" : "=a" (state) : : "memory");
}

// Called by interrupt.S.
void xtensa_interrupt(void) {
    uint32_t pending = READ(interrupt) & READ(intenable);
    if (pending & TIMER_IRQ) {
        // This sets the next comparison, which takes the interrupt back.
        alarm_interrupt();
    }
    if (pending & UART_IRQ) {
        while (UART_LSR & UART_LSR_DATA) {
            stdin_interrupt(UART_DATA);
        }
    }
}

// The port's uart.c knows the machines that it has.
void uart_init(void) {
}

int uart_rx_chr(void) {
    return UART_LSR & UART_LSR_DATA ? (int)UART_DATA : UART_RX_NO_CHAR;
}

void uart_tx_strn(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        while (!(UART_LSR & UART_LSR_ROOM)) {
        }
        UART_DATA = text[i];
    }
}

void exit(int status) {
    // Ends qemu.
    register int call __asm ("a2") = 1;
    register int argument __asm ("a3") = status;
    __asm volatile ("simcall" : "+a" (call) : "a" (argument) : "memory");
    for (;;) {
    }
}

// Called by start.S.
void xtensa_main(void) {
    extern int main(int argc, char **argv);
    exit(main(0, NULL));
}

void xtensa_fatal(uint32_t cause, uint32_t pc, uint32_t address) {
    mp_printf(&mp_plat_print, "exception %u at 0x%08x, address 0x%08x\n", (unsigned)cause, (unsigned)pc, (unsigned)address);
    exit(1);
}

// The parts of this board and how they meet. hw.h is what each chip provides, the rest is the same for all.
#ifndef UASYNCIO_QEMU_BOARD_H
#define UASYNCIO_QEMU_BOARD_H

#include <stdbool.h>
#include <stdint.h>

// alarm.c: moments at which to be interrupted. They are moments of the chip's counter, which no test can shift.
typedef enum {
    ALARM_WAKE, // ends board_wait
    ALARM_TEST, // boardtest.timer
    ALARM_COUNT,
} alarm_t;
void alarm_set(alarm_t alarm, uint64_t at_us);
void alarm_clear(alarm_t alarm);

// idle.c: something happened that the main program may be waiting for. From interrupts.
void board_wake(void);

// clock.c: moves the time that Python sees forward, to this many microseconds before its counters wrap.
void clock_set_before_wrap(uint32_t us);

// boardtest.c: the moment of ALARM_TEST has come. From the interrupt.
void boardtest_alarm(void);
void boardtest_stop(void);

#endif // UASYNCIO_QEMU_BOARD_H

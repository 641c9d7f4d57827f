// Stand-in for the header of this name in ESP-IDF 5.2: of it, what the module uses, with its signatures.
#pragma once

#include <stdint.h>

typedef int BaseType_t;
typedef unsigned int UBaseType_t;
typedef uint32_t TickType_t;

#define pdFALSE ((BaseType_t)0)
#define pdTRUE ((BaseType_t)1)
#define configTICK_RATE_HZ (100)
#define pdMS_TO_TICKS(xTimeInMs) ((TickType_t)(((TickType_t)(xTimeInMs) * (TickType_t)configTICK_RATE_HZ) / (TickType_t)1000U))

BaseType_t xPortInIsrContext(void);
void vPortYieldFromISR(void);
#define portYIELD_FROM_ISR() vPortYieldFromISR()

// asyncio.native_version: the module's own version, as a str. Upstream's asyncio has none, so that a script can tell which one it runs
// on. UASYNCIO_VERSION is that of Cargo.toml (ports/common/version.sh): 0.1.0, without quotes, which would be lost on the way.
#ifndef UASYNCIO_VERSION_H
#define UASYNCIO_VERSION_H

#include "py/objstr.h"

#define UA_STRING_OF(text) #text
#define UA_STRING(macro) UA_STRING_OF(macro)

static const MP_DEFINE_STR_OBJ(native_version, UA_STRING(UASYNCIO_VERSION));

#endif // UASYNCIO_VERSION_H

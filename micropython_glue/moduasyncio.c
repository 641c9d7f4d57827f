#include "py/runtime.h"
#include <stdint.h>
extern uint32_t ua_skeleton(void);
static mp_obj_t skeleton(void) {
    return mp_obj_new_int(ua_skeleton());
}
static MP_DEFINE_CONST_FUN_OBJ_0(skeleton_obj, skeleton);
static const mp_rom_map_elem_t uasyncio_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_uasyncio) },
    { MP_ROM_QSTR(MP_QSTR_skeleton), MP_ROM_PTR(&skeleton_obj) },
};
static MP_DEFINE_CONST_DICT(uasyncio_globals, uasyncio_globals_table);
const mp_obj_module_t mp_module_uasyncio = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&uasyncio_globals,
};
MP_REGISTER_MODULE(MP_QSTR_uasyncio, mp_module_uasyncio);

// A read-only file system in memory that no other thing uses, where the emulator has loaded one. It is mounted at /rom.
#include "py/mperrno.h"
#include "py/objarray.h"
#include "extmod/vfs.h"

static const mp_obj_array_t romfs = {
    .base = { &mp_type_memoryview },
    .typecode = 'B',
    .len = 128 * 1024,
    .items = (void *)ROMFS_ADDRESS,
};

mp_obj_t mp_vfs_rom_ioctl(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    switch (mp_obj_get_int(args[0])) {
        case MP_VFS_ROM_IOCTL_GET_NUMBER_OF_SEGMENTS:
            return MP_OBJ_NEW_SMALL_INT(1);
        case MP_VFS_ROM_IOCTL_GET_SEGMENT:
            return MP_OBJ_FROM_PTR(&romfs);
        default:
            return MP_OBJ_NEW_SMALL_INT(-MP_EINVAL);
    }
}

// The call graph, as CPython's: the chain of awaits of a task, with files and lines, and who awaits it.
//
// A coroutine that waits for another has it on top of its stack, below what that one has yielded. One that runs right now cannot be
// followed: where its stack ends, the VM alone knows.

#include "py/bc.h"
#include "py/bc0.h"
#include "py/objfun.h"
#include "py/objgenerator.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "../door/call.h"
#include "../door/name.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/types.h"
#include "../module/fields.h"
#include "../module/functions.h"
#include "../tasks/future.h"

// As py/objgenerator.c has it, the same in 1.25 and 1.26.
typedef struct _generator_t {
    mp_obj_base_t base;
    mp_obj_t pend_exc;      // MP_OBJ_NULL while it runs
    mp_code_state_t code_state;
} generator_t;

typedef struct _graph_t {
    ua_fields_t head;
    mp_obj_t future, call_stack, awaited_by;
} graph_t;

typedef struct _frame_t {
    ua_fields_t head;
    mp_obj_t filename, lineno, name;
} frame_t;

// An object of either type, which have as many fields.
static mp_obj_t new_object(const mp_obj_type_t *type, mp_obj_t a, mp_obj_t b, mp_obj_t c) {
    graph_t *self = mp_obj_malloc(graph_t, type);
    self->head.added = UA_NONE_ADDED;
    self->future = a;
    self->call_stack = b;
    self->awaited_by = c;
    return MP_OBJ_FROM_PTR(self);
}

static void graph_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    static const qstr_short_t names[] = { MP_QSTR_future, MP_QSTR_call_stack, MP_QSTR_awaited_by, 0 };
    ua_fields_attr(self, attr, dest, names);
}

MP_DEFINE_CONST_OBJ_TYPE(ua_type_FutureCallGraph, MP_QSTR_FutureCallGraph, MP_TYPE_FLAG_NONE, attr, graph_attr);

// It is its own frame, and that one's code: CPython's programs look for a line in entry.frame.f_lineno.
static void frame_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    static const qstr_short_t names[] = { MP_QSTR_co_filename, MP_QSTR_f_lineno, MP_QSTR_co_qualname, 0 };
    if (UA_IS(attr, MP_QSTR_frame) || UA_IS(attr, MP_QSTR_f_code)) {
        dest[0] = self;
    } else {
        ua_fields_attr(self, attr, dest, names);
    }
}

MP_DEFINE_CONST_OBJ_TYPE(ua_type_FrameCallGraphEntry, MP_QSTR_FrameCallGraphEntry, MP_TYPE_FLAG_NONE, attr, frame_attr);

// The state of a coroutine of bytecode that is not over, else NULL.
static const mp_code_state_t *state_of(mp_obj_t coro) {
    if (coro == MP_OBJ_NULL || !mp_obj_is_exact_type(coro, &mp_type_gen_instance)) {
        return NULL;
    }
    const mp_code_state_t *state = &((generator_t *)MP_OBJ_TO_PTR(coro))->code_state;
    return state->ip == NULL || state->exc_sp_idx == MP_CODE_STATE_EXC_SP_IDX_SENTINEL ? NULL : state;
}

// What it awaits.
static mp_obj_t awaited(mp_obj_t coro) {
    const generator_t *self = MP_OBJ_TO_PTR(coro);
    bool awaits = self->pend_exc != MP_OBJ_NULL && *self->code_state.ip == MP_BC_YIELD_FROM;
    return awaits ? self->code_state.sp[-1] : MP_OBJ_NULL;
}

// As the VM does it for a traceback (py/vm.c).
static mp_obj_t frame_of(const mp_code_state_t *state) {
    const byte *ip = state->fun_bc->bytecode;
    MP_BC_PRELUDE_SIG_DECODE(ip);
    MP_BC_PRELUDE_SIZE_DECODE(ip);
    const byte *line_info_top = ip + n_info;
    size_t at = state->ip - line_info_top - n_cell;
    qstr name = mp_decode_uint_value(ip);
    for (size_t i = 0; i < 1 + n_pos_args + n_kwonly_args; ++i) {
        ip = mp_decode_uint_skip(ip);
    }
    const mp_module_constants_t *constants = &state->fun_bc->context->constants;
    #if MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE
    name = constants->qstr_table[name];
    qstr file = constants->qstr_table[0];
    #else
    qstr file = constants->source_file;
    #endif
    mp_obj_t line = MP_OBJ_NEW_SMALL_INT(mp_bytecode_get_source_line(ip, line_info_top, at));
    return new_object(&ua_type_FrameCallGraphEntry, MP_OBJ_NEW_QSTR(file), line, MP_OBJ_NEW_QSTR(name));
}

// The innermost first. A limit keeps that many of the outermost, or, where it is negative, of the innermost.
static mp_obj_t stack_of(mp_obj_t outermost, mp_obj_t limit) {
    mp_obj_t stack = mp_obj_new_list(0, NULL);
    const mp_code_state_t *state;
    for (mp_obj_t coro = outermost; (state = state_of(coro)) != NULL; coro = awaited(coro)) {
        mp_obj_list_append(stack, frame_of(state));
    }
    if (limit != mp_const_none) {
        bool innermost = mp_obj_get_int(limit) < 0;
        stack = ua_slice(stack, innermost ? limit : mp_const_none, innermost ? mp_const_none : limit);
    }
    ua_call0(stack, MP_QSTR_reverse);
    return ua_tuple(stack);
}

static mp_obj_t capture(mp_obj_t future, mp_obj_t limit) {
    MP_STACK_CHECK();
    mp_obj_t stack = stack_of(ua_get_coro(future), limit);
    mp_obj_t parents = mp_obj_new_list(0, NULL), parent;
    for (uint32_t i = 0; (parent = (mp_obj_t)ua_awaited_by((ua_obj_t)future, i)) != MP_OBJ_NULL; ++i) {
        if (mp_obj_is_exact_type(parent, &ua_type_TaskGroup)) {
            parent = ua_group_parent(parent);
        }
        if (ua_is_future((ua_obj_t)parent)) {
            mp_obj_list_append(parents, capture(parent, limit));
        }
    }
    return new_object(&ua_type_FutureCallGraph, future, stack, ua_tuple(parents));
}

// args: future, depth, limit. The depth is of use to CPython alone.
static mp_obj_t capture_call_graph(const mp_obj_t *args, unsigned which) {
    mp_obj_t future = args[0];
    if (future == mp_const_none) {
        future = (mp_obj_t)ua_get_cur_task();
        if (future == MP_OBJ_NULL) {
            return ua_value(ua_loop_running() ? UA_OK : UA_E_NO_RUNNING_LOOP);
        }
    }
    if (!ua_is_future((ua_obj_t)future)) {
        ua_raise(UA_E_FUTURE_EXPECTED);
    }
    return capture(future, which & UA_ALL ? args[2] : mp_const_none);
}
// As CPython's, the task has no name here: it is given by position.
UA_FUNCTION_MORE(ua_capture_call_graph_obj, capture_call_graph, 1, 1, 0, MP_QSTR_, MP_QSTR_depth, MP_QSTR_limit);

static void indent(const mp_print_t *print, unsigned level) {
    for (; level > 0; --level) {
        ua_show(print, UA_SHOW_GRAPH_INDENT);
    }
}

static void format(const mp_print_t *print, const graph_t *graph, unsigned level) {
    mp_obj_t future = graph->future;
    indent(print, level);
    if (mp_obj_is_exact_type(future, &ua_type_Task)) {
        ua_show(print, UA_SHOW_GRAPH_TASK, mp_obj_str_get_str(ua_get_name(future)), future);
    } else {
        ua_show(print, UA_SHOW_GRAPH_FUTURE, future);
    }
    size_t len;
    mp_obj_t *items;
    mp_obj_get_array(graph->call_stack, &len, &items);
    if (len != 0) {
        indent(print, level);
        ua_show(print, UA_SHOW_GRAPH_STACK);
    }
    for (size_t i = 0; i < len; ++i) {
        const frame_t *frame = MP_OBJ_TO_PTR(items[i]);
        indent(print, level);
        ua_show(print, UA_SHOW_GRAPH_FRAME, MP_OBJ_QSTR_VALUE(frame->filename),
            (int)MP_OBJ_SMALL_INT_VALUE(frame->lineno), MP_OBJ_QSTR_VALUE(frame->name));
    }
    mp_obj_get_array(graph->awaited_by, &len, &items);
    if (len != 0) {
        indent(print, level);
        ua_show(print, UA_SHOW_GRAPH_AWAITED);
    }
    for (size_t i = 0; i < len; ++i) {
        format(print, MP_OBJ_TO_PTR(items[i]), level + 1);
    }
}

// Beside UA_ALL: the text ends in a newline, of which print_call_graph alone makes use.
#define PRINT (1)

static mp_obj_t text_of(const mp_obj_t *args, unsigned which) {
    // The collector does not follow a pointer into a tuple: this one, which has them all, stays on the stack.
    mp_obj_t volatile graph = capture_call_graph(args, which);
    vstr_t text;
    mp_print_t print;
    vstr_init_print(&text, 64, &print);
    if (graph != mp_const_none) {
        format(&print, MP_OBJ_TO_PTR(graph), 0);
    } else {
        vstr_add_byte(&text, '\n');
    }
    if (!(which & PRINT)) {
        --text.len;
    }
    return mp_obj_new_str_from_vstr(&text);
}
UA_FUNCTION_MORE(ua_format_call_graph_obj, text_of, 1, 1, 0, MP_QSTR_, MP_QSTR_depth, MP_QSTR_limit);

static mp_obj_t print_call_graph(const mp_obj_t *args, unsigned which) {
    mp_obj_t text = text_of(args, which | PRINT);
    mp_obj_t file = which != 0 ? args[3] : mp_const_none;
    if (file == mp_const_none) {
        mp_obj_print_helper(&mp_plat_print, text, PRINT_STR);
    } else {
        ua_call1(file, MP_QSTR_write, text);
    }
    return mp_const_none;
}
UA_FUNCTION_MORE(ua_print_call_graph_obj, print_call_graph, 1, 1, 0, MP_QSTR_, MP_QSTR_depth, MP_QSTR_limit, MP_QSTR_file);

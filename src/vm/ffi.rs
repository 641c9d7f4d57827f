//! The contract with C, generated from `micropython_glue/glue.h` by bindgen.
#![allow(non_camel_case_types, non_upper_case_globals, missing_docs, dead_code)]

include!(concat!(env!("OUT_DIR"), "/glue.rs"));

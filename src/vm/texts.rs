//! The texts of exceptions, and of objects that show themselves. They are made at build time (texts_build.rs), and read by C (door/raise.c).

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

#[no_mangle]
#[allow(non_upper_case_globals)]
static ua_texts: [u8; TEXTS.len()] = TEXTS;

#[cfg(feature = "full")]
#[no_mangle]
#[allow(non_upper_case_globals)]
static ua_text_pairs: [[u8; 2]; PAIRS.len()] = PAIRS;

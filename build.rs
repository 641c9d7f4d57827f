//! Generates the Rust side of the door from `micropython_glue/glue.h`, and the texts of exceptions. For the host
//! tests (feature `vm-tests`) it compiles the glue and a MicroPython VM into the test binaries.

use std::env;
use std::path::{Path, PathBuf};

#[path = "tests/vm/build.rs"]
mod test_vm;
#[path = "src/vm/texts_build.rs"]
mod texts;

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    if env::var_os("CARGO_FEATURE_VM").is_some() {
        bindings(&out);
        texts::write(&out.join("texts.rs"));
    }
    if env::var_os("CARGO_FEATURE_VM_TESTS").is_some() {
        test_vm::build(&out);
    }
}

/// bindgen over the contract. The header has fixed-width types alone, so for a target that libclang
/// does not know (Xtensa) any other 32-bit one gives the same result.
fn bindings(out: &Path) {
    let header = "micropython_glue/glue.h";
    println!("cargo:rerun-if-changed={header}");
    let mut clang_args = vec!["-ffreestanding"];
    if env::var("TARGET").is_ok_and(|target| target.starts_with("xtensa")) {
        clang_args.push("--target=thumbv6m-none-eabi");
    }
    bindgen::Builder::default()
        .header(header)
        .use_core()
        .ctypes_prefix("cty")
        .layout_tests(false)
        .allowlist_item("(ua|UA)_.*")
        .clang_args(clang_args)
        .generate()
        .expect("bindgen reads glue.h (it needs libclang: apt-get install libclang-dev)")
        .write_to_file(out.join("glue.rs"))
        .expect("OUT_DIR can be written");
}

//! Compiles a MicroPython VM and the glue for the Rust tests: the part of build.rs behind the
//! feature `vm-tests`.
//!
//! MicroPython's sources come from `MICROPYTHON_DIR`, or from where `make test` fetches them. Their
//! generated headers are made by MicroPython's own makefiles, as the embed port has them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What of extmod/ and shared/ the glue and the tests need beside all of py/.
const MORE_SOURCES: [&str; 2] = ["extmod/modselect.c", "shared/runtime/gchelper_generic.c"];

/// Builds the archives, and tells cargo to link them.
pub fn build(out: &Path) {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let micropython = micropython(&root);
    let headers = out.join("micropython");
    generate_headers(&root, &micropython, &headers);

    let tests = root.join("tests/vm");
    let glue = root.join("micropython_glue");
    let include = [&tests, &micropython, &headers, &glue];
    let compiler = || {
        let mut cc = cc::Build::new();
        cc.includes(include)
            .std("gnu11")
            .opt_level(1)
            .warnings(false)
            .cargo_metadata(false);
        for setting in list(&glue.join("config.list")) {
            let (name, value) = setting.split_once('=').expect("NAME=VALUE");
            cc.define(name, value);
        }
        cc
    };

    // The VM takes half a minute. It is compiled again only if what it is made of has changed.
    let stamp = out.join("vm.stamp");
    let made_of = made_of(&tests, &headers, &micropython);
    if fs::read(&stamp).ok().as_ref() != Some(&made_of) {
        let mut core: Vec<PathBuf> = c_files(&micropython.join("py"));
        core.retain(|path| !path.ends_with("malloc.c") && !path.ends_with("gc.c"));
        core.extend(MORE_SOURCES.map(|name| micropython.join(name)));
        core.push(poisoning_gc(&micropython, out));
        compiler().files(core).compile("micropython");
        compiler()
            .file(micropython.join("py/malloc.c"))
            .define("gc_alloc", "test_gc_alloc")
            .define("gc_realloc", "test_gc_realloc")
            .compile("micropython_malloc");
        fs::write(&stamp, &made_of).expect("OUT_DIR can be written");
    }

    let tier = list(&glue.join("tiers.list"))
        .last()
        .expect("there is a tier");
    let mut tier = tier.split_whitespace().map(str::to_owned).skip(1);
    let level = tier.next().expect("it has a level");
    let sources: Vec<String> = tier.collect();
    compiler()
        .files(
            sources
                .iter()
                .flat_map(|name| list(&glue.join(name)))
                .map(|name| glue.join(name)),
        )
        .define("UASYNCIO_TIER", level.as_str())
        .define("UASYNCIO_VERSION", env!("CARGO_PKG_VERSION"))
        .file(tests.join("port.c"))
        .warnings(true)
        .extra_warnings(true)
        .flag("-Wno-unused-parameter")
        .flag("-Werror")
        // As on a board: the idle wait is the one of port.c, not that of Linux.
        .flag("-U__linux__")
        .compile("uasyncio_glue");

    println!("cargo:rustc-link-search=native={}", out.display());
    for archive in ["uasyncio_glue", "micropython", "micropython_malloc"] {
        println!("cargo:rustc-link-lib=static={archive}");
    }
    println!("cargo:rustc-link-lib=m");
    for path in ["tests/vm", "micropython_glue"] {
        println!("cargo:rerun-if-changed={path}");
    }
}

fn micropython(root: &Path) -> PathBuf {
    println!("cargo:rerun-if-env-changed=MICROPYTHON_DIR");
    let fetched = root.join("build/src/micropython-1.25.0");
    let dir = env::var_os("MICROPYTHON_DIR").map_or(fetched, PathBuf::from);
    assert!(
        dir.join("py/mpconfig.h").exists(),
        "the feature vm-tests needs MicroPython's source, which is not at {}: \
         `ports/common/fetch-micropython.sh` fetches it, or MICROPYTHON_DIR names it",
        dir.display()
    );
    dir
}

fn generate_headers(root: &Path, micropython: &Path, headers: &Path) {
    let output = Command::new("make")
        .arg("-C")
        .arg(root.join("tests/vm"))
        .arg(format!("MICROPYTHON_TOP={}", micropython.display()))
        .arg(format!("BUILD={}", headers.display()))
        .arg(format!("USER_C_MODULES={}", root.display()))
        .arg("headers")
        // Neither an outer make's job server, nor this repository's history as MicroPython's.
        .env_remove("MAKEFLAGS")
        .env_remove("MFLAGS")
        .env_remove("MAKELEVEL")
        .env("MICROPY_GIT_TAG", "tests")
        .env("MICROPY_GIT_HASH", "tests")
        .output()
        .expect("there is a `make`");
    assert!(
        output.status.success(),
        "MicroPython's headers cannot be made:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What the VM depends on, apart from MicroPython's sources themselves: those do not change.
fn made_of(tests: &Path, headers: &Path, micropython: &Path) -> Vec<u8> {
    let mut all = micropython.display().to_string().into_bytes();
    for name in ["moduledefs.h", "qstrdefs.generated.h", "root_pointers.h"] {
        all.extend(fs::read(headers.join("genhdr").join(name)).expect("just made"));
    }
    for name in [
        "mpconfigport.h",
        "mphalport.h",
        "build.rs",
        "../../micropython_glue/config.list",
    ] {
        all.extend(fs::read(tests.join(name)).expect("part of the repository"));
    }
    all
}

/// gc.c with its own debugging aid switched on: what is freed is overwritten at once, so that a use
/// of it shows.
fn poisoning_gc(micropython: &Path, out: &Path) -> PathBuf {
    let source = fs::read_to_string(micropython.join("py/gc.c")).expect("MicroPython has it");
    let switch = "#define CLEAR_ON_SWEEP (0)";
    let clear = "memset((void *)PTR_FROM_BLOCK(area, block), 0, BYTES_PER_BLOCK)";
    assert!(
        source.contains(switch) && source.contains(clear),
        "gc.c of this MicroPython clears what it frees in another way"
    );
    let path = out.join("poisoning_gc.c");
    let poisoned = source
        .replace(switch, "#define CLEAR_ON_SWEEP (1)")
        .replace(clear, &clear.replace(", 0,", ", 0xa5,"));
    fs::write(&path, poisoned).expect("OUT_DIR can be written");
    path
}

/// The entries of a list file: one a line, comments after '#'.
fn list(path: &Path) -> impl Iterator<Item = String> {
    let text = fs::read_to_string(path).expect("part of the repository");
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or(""));
    let entries: Vec<String> = lines.map(|entry| entry.trim().to_owned()).collect();
    entries.into_iter().filter(|entry| !entry.is_empty())
}

fn c_files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).expect("MicroPython has it");
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "c"))
        .collect();
    files.sort();
    files
}

//! How the program is linked.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}"));
    if target("OS").as_deref() != Ok("linux") || target("ENV").as_deref() != Ok("gnu") {
        return;
    }
    // At a fixed address the program itself is not relocated before its first line runs:
    // thousands of places on some 70 pages, a tenth of the time that a small file takes.
    println!("cargo::rustc-link-arg-bins=-no-pie");
    // The unwinder is needed when something panics. As a library of its own it would be
    // looked for, mapped and initialised at each start.
    if env::var_os("CARGO_FEATURE_CLI").is_some() && has_unwinder() {
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Whether the compiler that links has the unwinder as an archive.
fn has_unwinder() -> bool {
    if env::var_os("HOST") != env::var_os("TARGET") {
        return false;
    }
    let asked = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    // Of what it does not have it gives the name alone.
    let is_path = |name: &str| Path::new(name.trim()).is_absolute();
    asked.is_ok_and(|answer| is_path(&String::from_utf8_lossy(&answer.stdout)))
}

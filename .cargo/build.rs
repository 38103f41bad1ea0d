//! The pack is built into the binary; a changed word of it makes a new binary.

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=.cargo/build.rs");
}

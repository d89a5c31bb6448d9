//! Nothing: see the crate.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}

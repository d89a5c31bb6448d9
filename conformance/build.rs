//! Rebuilds the program when a case is added, since it carries the cases with it.

fn main() {
    println!("cargo::rerun-if-changed=cases");
}

//! Strategies for proptest: programs from random bytes, which shrink as the bytes do.

use arbitrary::Unstructured;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::features::Features;
use crate::generate::{generate, generate_with};
use crate::limits;
use crate::source::Parts;

/// Any program that [`generate`] makes.
pub fn programs() -> impl Strategy<Value = Parts> {
    bytes().prop_map(|bytes| {
        generate(&mut Unstructured::new(&bytes), "a property test").unwrap_or_default()
    })
}

/// Programs with these features.
pub fn programs_with(features: Features) -> impl Strategy<Value = Parts> {
    bytes().prop_map(move |bytes| {
        let mut u = Unstructured::new(&bytes);
        generate_with(&mut u, features, "a property test").unwrap_or_default()
    })
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), limits::BYTES)
}

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use test525::fuzzing::target;
use test525_fuzz::stop_at_a_finding;

test525_fuzz::without_leak_detection!();
fuzz_target!(|data: &[u8]| stop_at_a_finding(target::roundtrip(data)));
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    target::mutate(data, size, max_size, seed)
});

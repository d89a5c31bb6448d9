//! What the fuzz targets share.

/// Switches LeakSanitizer off: CPython keeps some of what it allocates until the process ends, and that would end every run.
#[macro_export]
macro_rules! without_leak_detection {
    () => {
        // SAFETY: AddressSanitizer's runtime calls a function of this name, if there is one, for its options as a C string.
        #[unsafe(no_mangle)]
        extern "C" fn __asan_default_options() -> *const std::ffi::c_char {
            c"detect_leaks=0".as_ptr()
        }
    };
}

/// Stops libFuzzer if an input has found something.
///
/// # Panics
/// With what was found: that is how libFuzzer learns of it.
pub fn stop_at_a_finding(outcome: Result<(), String>) {
    if let Err(finding) = outcome {
        panic!("{finding}");
    }
}

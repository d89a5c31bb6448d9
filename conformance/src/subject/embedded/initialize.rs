//! Starts the interpreter in a way that no user, environment or signal can change.

use std::ffi::{CStr, CString, c_char};
use std::mem::MaybeUninit;

use pyo3::ffi;

/// The interpreter that pyo3 was built for: Python finds its standard library from there.
const EXECUTABLE: Option<&str> = option_env!("TEST525_PYTHON_EXECUTABLE");

/// Initializes Python once; afterwards no thread holds the interpreter lock.
///
/// # Errors
///
/// What Python says when it cannot be initialized.
pub fn initialize() -> Result<(), String> {
    // SAFETY: may be called at any time.
    if unsafe { ffi::Py_IsInitialized() } != 0 {
        return Ok(());
    }
    let executable = EXECUTABLE.filter(|path| std::path::Path::new(path).exists());
    let executable = executable
        .map(CString::new)
        .transpose()
        .map_err(|error| error.to_string())?;
    let mut config = MaybeUninit::<ffi::PyConfig>::uninit();
    let config = config.as_mut_ptr();
    // SAFETY: `PyConfig_InitIsolatedConfig` fills the whole structure, which is only used afterwards and cleared once,
    // on every path; strings are copied. Python is not initialized yet, and `shared()` calls this only once.
    unsafe {
        ffi::PyConfig_InitIsolatedConfig(config);
        (*config).use_hash_seed = 1;
        (*config).hash_seed = 0;
        (*config).install_signal_handlers = 0;
        (*config).site_import = 0;
        (*config).write_bytecode = 0;
        (*config).parse_argv = 0;
        let status = match &executable {
            Some(path) => {
                let program_name = &raw mut (*config).program_name;
                ffi::PyConfig_SetBytesString(config, program_name, path.as_ptr())
            }
            None => ffi::PyStatus_Ok(),
        };
        let status = match ffi::PyStatus_Exception(status) {
            0 => ffi::Py_InitializeFromConfig(config),
            _ => status,
        };
        ffi::PyConfig_Clear(config);
        if ffi::PyStatus_Exception(status) != 0 {
            return Err(format!(
                "Python cannot be initialized: {}",
                message(status.err_msg)
            ));
        }
        // The thread that initialized Python holds its lock until it gives it up.
        ffi::PyEval_SaveThread();
    }
    Ok(())
}

fn message(text: *const c_char) -> String {
    if text.is_null() {
        return "no reason given".to_owned();
    }
    // SAFETY: a status's message is a string constant of Python's.
    unsafe { CStr::from_ptr(text) }
        .to_string_lossy()
        .into_owned()
}

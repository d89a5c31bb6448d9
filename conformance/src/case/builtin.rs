//! The cases that the program carries with it, so that it can be installed and used anywhere.

use include_dir::{Dir, include_dir};

static CASES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/cases");

/// The files that the program carries: their paths below the suite's folder, and their bytes.
pub(super) fn files() -> impl Iterator<Item = (&'static std::path::Path, &'static [u8])> {
    let mut folders = vec![&CASES];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().map(|file| (file.path(), file.contents())));
    }
    files.into_iter()
}

//! The cases and known divergences that the program carries with it, so that it can be installed and used anywhere.

use std::path::Path;

use include_dir::{Dir, include_dir};

static CASES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/cases");
static EXPECTATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/expectations");

/// The files of the suite: their paths below its folder, and their bytes.
pub(super) fn cases() -> Vec<(&'static Path, &'static [u8])> {
    files(&CASES)
}

/// The files of known divergences.
pub(crate) fn expectations() -> Vec<(&'static Path, &'static [u8])> {
    files(&EXPECTATIONS)
}

fn files(root: &'static Dir<'static>) -> Vec<(&'static Path, &'static [u8])> {
    let mut folders = vec![root];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().map(|file| (file.path(), file.contents())));
    }
    files
}

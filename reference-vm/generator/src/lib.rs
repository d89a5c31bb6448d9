//! Generates, mutates, rewrites and reduces programs.

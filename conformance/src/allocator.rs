//! The allocator of the program and of its benchmarks: mimalloc, asked without an alignment where it keeps to that anyway.
//!
//! Programs make and drop many small objects. The crate `mimalloc` asks for an alignment each time, which costs a fortieth of all
//! instructions from text to trace.

use std::alloc::{GlobalAlloc, Layout};

use libmimalloc_sys as mimalloc;

/// mimalloc. Meant for `#[global_allocator]`.
pub struct Allocator;

/// Whether mimalloc keeps to the alignment without being asked: of every block to 8 bytes, of one of 16 bytes or more to 16.
const fn is_kept_to(size: usize, align: usize) -> bool {
    align <= 8 || (align == 16 && size >= 16)
}

// SAFETY: each block comes from mimalloc and goes back there; it is as large and as aligned as the layout says, see `is_kept_to()`;
// null where there is no memory. None of it unwinds.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let (size, align) = (layout.size(), layout.align());
        // SAFETY: mimalloc takes any size, and alignments that are powers of two, as those of layouts are.
        let block = unsafe {
            match is_kept_to(size, align) {
                true => mimalloc::mi_malloc(size),
                false => mimalloc::mi_malloc_aligned(size, align),
            }
        };
        block.cast()
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let (size, align) = (layout.size(), layout.align());
        // SAFETY: as in `alloc()`.
        let block = unsafe {
            match is_kept_to(size, align) {
                true => mimalloc::mi_zalloc(size),
                false => mimalloc::mi_zalloc_aligned(size, align),
            }
        };
        block.cast()
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, _: Layout) {
        // SAFETY: the caller says that the block came from here.
        unsafe { mimalloc::mi_free(block.cast()) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let align = layout.align();
        // SAFETY: the caller says that the block came from here, and sizes and alignments are as in `alloc()`.
        let block = unsafe {
            match is_kept_to(size, align) {
                true => mimalloc::mi_realloc(block.cast(), size),
                false => mimalloc::mi_realloc_aligned(block.cast(), size, align),
            }
        };
        block.cast()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn blocks_are_as_large_and_as_aligned_as_asked(
            size in 1..5_000_usize,
            larger in 1..50_000_usize,
            power in 0..10_u32,
        ) {
            let layout = Layout::from_size_align(size, 1 << power).expect("a power of two");
            // SAFETY: the layouts are not empty, and each block is written within its size and freed once.
            unsafe {
                let block = Allocator.alloc_zeroed(layout);
                prop_assert_eq!(block.align_offset(layout.align()), 0);
                prop_assert!((0..size).all(|at| block.add(at).read() == 0));
                block.write_bytes(7, size);
                let block = Allocator.realloc(block, layout, larger);
                prop_assert_eq!(block.align_offset(layout.align()), 0);
                prop_assert!((0..size.min(larger)).all(|at| block.add(at).read() == 7));
                block.write_bytes(8, larger);
                let layout = Layout::from_size_align(larger, 1 << power).expect("a power of two");
                Allocator.dealloc(block, layout);
                let block = Allocator.alloc(layout);
                prop_assert_eq!(block.align_offset(layout.align()), 0);
                Allocator.dealloc(block, layout);
            }
        }
    }
}

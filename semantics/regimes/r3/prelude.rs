//! R³'s functions (paper, section 3 and Figure 3) as real Rust, so that rustc judges the same glue: the allocation tracker,
//! `current_refs`, the `_safe` constructors and the counted `Arc` crossings. The wrapped allocator is C's to call:
//! `r3_track` and `r3_may_free`. What the paper's refinements ask for before a conversion, glue asks for in `if`s.
#![allow(dead_code, non_upper_case_globals, unexpected_cfgs)]

use std::collections::BTreeMap;
use std::mem::size_of;
use std::sync::{Arc, Mutex};

/// Rule 1: base and length of the live C allocations.
pub struct AllocTracker {
    live: Mutex<BTreeMap<usize, usize>>,
}
pub static alloc_tracker: AllocTracker = AllocTracker { live: Mutex::new(BTreeMap::new()) };

/// What was converted into Rust references: address, length in bytes, unique or shared.
pub struct CurrentRefs {
    entries: Mutex<Vec<(usize, usize, bool)>>,
}
pub static current_refs: CurrentRefs = CurrentRefs { entries: Mutex::new(Vec::new()) };

static arcs: Mutex<BTreeMap<usize, usize>> = Mutex::new(BTreeMap::new());

impl AllocTracker {
    /// Rule 3: the bytes lie inside of one live allocation.
    pub fn is_valid_cpp_alloc<T>(&self, p: *const T, len: usize) -> bool {
        let Some(size) = len.checked_mul(size_of::<T>()) else { return false };
        let start = p as usize;
        let live = self.live.lock().unwrap();
        let found = live.range(..=start).next_back();
        found.is_some_and(|(base, n)| start - base <= *n && size <= n - (start - base))
    }
}

impl CurrentRefs {
    /// Rule 6: some entry overlaps.
    pub fn contains<T>(&self, p: *const T, len: usize) -> bool {
        let (start, size) = (p as usize, len.saturating_mul(size_of::<T>()));
        let entries = self.entries.lock().unwrap();
        entries.iter().any(|(from, n, _)| start < from + n && *from < start.saturating_add(size))
    }

    fn add<T>(&self, p: *const T, len: usize, unique: bool) {
        self.entries.lock().unwrap().push((p as usize, len * size_of::<T>(), unique));
    }

    /// When an entry leaves, the paper does not say (setting `refs.until`): here, when glue says so.
    pub fn forget<T>(&self, p: *const T) {
        self.entries.lock().unwrap().retain(|(from, _, _)| *from != p as usize);
    }
}

/// Rule 7, shared.
///
/// # Safety
/// Asked on this path: not null, `is_valid_cpp_alloc`, no unique entry of `current_refs` overlaps.
pub unsafe fn from_raw_parts_safe<'a, T>(p: *const T, len: usize) -> &'a [T] {
    current_refs.add(p, len, false);
    std::slice::from_raw_parts(p, len)
}

/// Rule 7.
///
/// # Safety
/// Asked on this path: not null, `is_valid_cpp_alloc`, no entry of `current_refs` overlaps.
pub unsafe fn from_raw_parts_mut_safe<'a, T>(p: *mut T, len: usize) -> &'a mut [T] {
    current_refs.add(p, len, true);
    std::slice::from_raw_parts_mut(p, len)
}

/// The paper's `Arc::into_raw_safe` and `Arc::from_raw_safe`.
pub trait ArcSafe: Sized {
    type Of;
    /// Rule 9: the address is out once more.
    fn into_raw_safe(owner: Self) -> *const Self::Of;
    /// Rule 9: only for an address that is out.
    ///
    /// # Safety
    /// The address was given at this type.
    unsafe fn from_raw_safe(p: *const Self::Of) -> Self;
}

impl<T> ArcSafe for Arc<T> {
    type Of = T;

    fn into_raw_safe(owner: Self) -> *const T {
        let p = Arc::into_raw(owner);
        *arcs.lock().unwrap().entry(p as usize).or_insert(0) += 1;
        p
    }

    unsafe fn from_raw_safe(p: *const T) -> Self {
        let mut out = arcs.lock().unwrap();
        let count = out.get_mut(&(p as usize)).filter(|n| **n > 0);
        *count.expect("the address is not out") -= 1;
        Arc::from_raw(p)
    }
}

/// Rule 1: what the wrapped allocator of C calls.
pub extern "C" fn r3_track(p: *const u8, size: usize) {
    alloc_tracker.live.lock().unwrap().insert(p as usize, size);
}

/// Rules 1 and 2: may the wrapped `free` free it? Then it is tracked no more.
pub extern "C" fn r3_may_free(p: *const u8) -> bool {
    let mut live = alloc_tracker.live.lock().unwrap();
    let Some(size) = live.get(&(p as usize)).copied() else { return false };
    if current_refs.contains(p, size) {
        return false;
    }
    live.remove(&(p as usize));
    true
}

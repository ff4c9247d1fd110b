//! Omniglot's prelude as real Rust: the types and signatures of `api.ts`, so that rustc judges the same programs.
//!
//! The scopes are ordinary borrows. `upgrade` borrows the allocation scope, `validate` the access scope, `write` and a
//! foreign call borrow uniquely: rustc's E0502 and its kin are Omniglot's compile-time guarantees. The bodies are a small
//! runtime in one process: foreign memory is what was stacked here or named by `foreign_region`, and what C allocated or
//! has as a static object (`foreign.c`).
//!
//! `--cfg stays`: upgraded references are kept over foreign calls (setting `upgraded = stays`, as on the talk's slides).
#![allow(dead_code, unused_macros, unexpected_cfgs)]

use std::cell::RefCell;
use std::marker::PhantomData;
use std::mem::{align_of, size_of, MaybeUninit};
use std::ops::Deref;

/// Invariant: neither longer nor shorter lifetimes will do, so brands do not mix.
type Brand<'id> = PhantomData<fn(&'id ()) -> &'id ()>;

/// What a brand is tied to: one for each `scopes!()`, alive to the end of its block.
pub struct Tag;
impl Drop for Tag {
    fn drop(&mut self) {}
}

/// A: the set of foreign allocations, of one library instance.
pub struct AllocScope<'id> {
    pub tag: &'id Tag,
    pub brand: Brand<'id>,
}
impl Drop for AllocScope<'_> {
    fn drop(&mut self) {}
}

/// X: the content of foreign memory, of one library instance.
pub struct AccessScope<'id> {
    pub tag: &'id Tag,
    pub brand: Brand<'id>,
}
impl Drop for AccessScope<'_> {
    fn drop(&mut self) {}
}

/// The tags live to the end of the block, later ones end first, and scopes are dropped while theirs lives: so what belongs
/// to scopes of another `scopes!()` has another lifetime (rustc says E0716 where they are mixed).
macro_rules! scopes {
    () => {
        (
            AllocScope { tag: &Tag, brand: ::std::marker::PhantomData },
            AccessScope { tag: &Tag, brand: ::std::marker::PhantomData },
        )
    };
}

/// Foreign functions as Omniglot calls them: both scopes uniquely, and then safe (O13).
macro_rules! foreign {
    (extern "C" { $(fn $name:ident($($p:ident: $t:ty),* $(,)?) $(-> $r:ty)?;)* }) => {
        mod unmediated {
            #[allow(unused_imports)]
            use super::*;
            extern "C" { $(pub fn $name($($p: $t),*) $(-> $r)?;)* }
        }
        $(fn $name<'id>($($p: $t,)* _alloc: &mut AllocScope<'id>, _access: &mut AccessScope<'id>) $(-> $r)? {
            unsafe { unmediated::$name($($p),*) }
        })*
    };
}

// ---- the tracker

thread_local! {
    static FOREIGN: RefCell<Vec<(usize, usize, bool)>> = const { RefCell::new(Vec::new()) };
}

/// Tells the tracker of foreign memory that it did not make.
pub fn foreign_region(start: usize, size: usize, writable: bool) {
    FOREIGN.with(|f| f.borrow_mut().push((start, size, writable)));
}

mod real {
    extern "C" {
        pub fn ferrule_foreign(start: usize, size: usize, writes: bool) -> bool;
    }
}

fn tracked(start: usize, size: usize, writes: bool) -> bool {
    let stacked = FOREIGN.with(|f| {
        f.borrow().iter().any(|&(from, n, writable)| {
            start >= from && size <= n && start - from <= n - size && (writable || !writes)
        })
    });
    stacked || unsafe { real::ferrule_foreign(start, size, writes) }
}

fn upgrades<T>(p: *const T, len: usize, writes: bool) -> bool {
    let size = len * size_of::<T>();
    !p.is_null() && p as usize % align_of::<T>() == 0 && tracked(p as usize, size, writes)
}

// ---- validators (O6): what bytes are a value

/// # Safety
/// `valid` answers true only if the bytes at `p` are a value of the type, whatever they were.
pub unsafe trait Valid {
    unsafe fn valid(p: *const Self) -> bool;
}

/// # Safety
/// Every bit pattern is a value (O7).
pub unsafe trait AnyBits {}

macro_rules! any_bits {
    ($($t:ty)*) => { $(
        unsafe impl AnyBits for $t {}
        unsafe impl Valid for $t {
            unsafe fn valid(_: *const Self) -> bool { true }
        }
    )* };
}
any_bits!(u8 i8 u16 i16 u32 i32 u64 i64 usize isize);

unsafe impl Valid for bool {
    unsafe fn valid(p: *const Self) -> bool {
        *(p as *const u8) <= 1
    }
}
unsafe impl Valid for char {
    unsafe fn valid(p: *const Self) -> bool {
        char::from_u32(*(p as *const u32)).is_some()
    }
}
unsafe impl Valid for std::num::NonZeroU32 {
    unsafe fn valid(p: *const Self) -> bool {
        *(p as *const u32) != 0
    }
}
/// A raw pointer is a number. References, `Box` and functions have no validator.
unsafe impl<T> Valid for *mut T {
    unsafe fn valid(_: *const Self) -> bool {
        true
    }
}
unsafe impl<T> Valid for *const T {
    unsafe fn valid(_: *const Self) -> bool {
        true
    }
}
unsafe impl<T: AnyBits, const N: usize> AnyBits for [T; N] {}
unsafe impl<T: Valid, const N: usize> Valid for [T; N] {
    unsafe fn valid(p: *const Self) -> bool {
        (0..N).all(|k| T::valid((p as *const T).add(k)))
    }
}
unsafe impl<T: AnyBits> AnyBits for [T] {}
unsafe impl<T: Valid> Valid for [T] {
    unsafe fn valid(p: *const Self) -> bool {
        (0..p.len()).all(|k| T::valid((p as *const T).add(k)))
    }
}

// ---- references into foreign memory

/// Well-aligned, readable foreign bytes: perhaps no value, perhaps with other references to them.
pub struct OGRef<'id, 'a, T: ?Sized> {
    p: *const T,
    brand: Brand<'id>,
    extent: PhantomData<&'a ()>,
}
/// The same, writable.
pub struct OGMutRef<'id, 'a, T: ?Sized> {
    p: *mut T,
    brand: Brand<'id>,
    extent: PhantomData<&'a ()>,
}
/// A value: nobody writes while it is there, for it holds the access scope.
pub struct OGVal<'a, 'x, T: ?Sized> {
    value: &'x T,
    extent: PhantomData<&'a ()>,
}
/// Bytes that the host owns: they were foreign, and are perhaps no value.
pub struct OGCopy<T> {
    bytes: MaybeUninit<T>,
}

impl<T: ?Sized> Clone for OGRef<'_, '_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for OGRef<'_, '_, T> {}
impl<T: ?Sized> Clone for OGMutRef<'_, '_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for OGMutRef<'_, '_, T> {}
impl<T: ?Sized> Clone for OGVal<'_, '_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Copy for OGVal<'_, '_, T> {}
impl<T: Copy> Clone for OGCopy<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Copy> Copy for OGCopy<T> {}

impl<T: ?Sized> Deref for OGVal<'_, '_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value
    }
}

const fn a_ref<'id, 'a, T: ?Sized>(p: *const T) -> OGRef<'id, 'a, T> {
    OGRef { p, brand: PhantomData, extent: PhantomData }
}
const fn a_mut<'id, 'a, T: ?Sized>(p: *mut T) -> OGMutRef<'id, 'a, T> {
    OGMutRef { p, brand: PhantomData, extent: PhantomData }
}

macro_rules! upgrading {
    ($trait:ident, $raw:ty, $ref:ident, $make:ident, $slice:path, $writes:literal, ($($scope:tt)*)) => {
        /// O1 to O3: a number becomes a reference if the tracker knows the bytes.
        pub trait $trait<T> {
            fn upgrade<'id, 'a>(self, alloc: $($scope)* AllocScope<'id>) -> Option<$ref<'id, 'a, T>>;
            fn upgrade_slice<'id, 'a>(self, len: usize, alloc: $($scope)* AllocScope<'id>)
                -> Option<$ref<'id, 'a, [T]>>;
        }
        impl<T> $trait<T> for $raw {
            fn upgrade<'id, 'a>(self, _: $($scope)* AllocScope<'id>) -> Option<$ref<'id, 'a, T>> {
                upgrades(self, 1, $writes).then_some($make(self))
            }
            fn upgrade_slice<'id, 'a>(self, len: usize, _: $($scope)* AllocScope<'id>)
                -> Option<$ref<'id, 'a, [T]>> {
                upgrades(self, len, $writes).then_some($make($slice(self, len)))
            }
        }
    };
}
#[cfg(not(stays))]
upgrading!(UpgradeMut, *mut T, OGMutRef, a_mut, std::ptr::slice_from_raw_parts_mut, true, (&'a));
#[cfg(not(stays))]
upgrading!(Upgrade, *const T, OGRef, a_ref, std::ptr::slice_from_raw_parts, false, (&'a));
#[cfg(stays)]
upgrading!(UpgradeMut, *mut T, OGMutRef, a_mut, std::ptr::slice_from_raw_parts_mut, true, (&));
#[cfg(stays)]
upgrading!(Upgrade, *const T, OGRef, a_ref, std::ptr::slice_from_raw_parts, false, (&));

macro_rules! both {
    ($name:ident, $make:ident, $raw:ty, $slice:ty, $u:ty) => {
        impl<'id, 'a, T: ?Sized> $name<'id, 'a, T> {
            /// O6: the bytes are a value, for as long as the access scope is held.
            pub fn validate<'x>(&self, _access: &'x AccessScope<'id>) -> Option<OGVal<'a, 'x, T>>
            where
                T: Valid,
            {
                let p: *const T = self.p;
                unsafe { T::valid(p).then(|| OGVal { value: &*p, extent: PhantomData }) }
            }
            /// O7: they are, whatever they are.
            pub fn valid<'x>(&self, _access: &'x AccessScope<'id>) -> OGVal<'a, 'x, T>
            where
                T: AnyBits,
            {
                let p: *const T = self.p;
                OGVal { value: unsafe { &*p }, extent: PhantomData }
            }
        }
        impl<'id, 'a, T> $name<'id, 'a, T> {
            /// O5.
            pub fn as_ptr(&self) -> $raw {
                self.p
            }
            /// O9: bytes for the host, to be validated later.
            pub fn copy(&self, _access: &AccessScope<'id>) -> OGCopy<T> {
                OGCopy { bytes: unsafe { (self.p as *const MaybeUninit<T>).read() } }
            }
            /// O4: a part, decided from the types alone.
            pub fn sub_ref<U>(&self, offset: usize) -> Option<$name<'id, 'a, U>> {
                let fits = offset <= size_of::<T>() && size_of::<U>() <= size_of::<T>() - offset;
                let aligned = align_of::<U>() <= align_of::<T>() && offset % align_of::<U>() == 0;
                (fits && aligned).then(|| $make(unsafe { self.p.byte_add(offset) } as $u))
            }
        }
        impl<'id, 'a, T> $name<'id, 'a, [T]> {
            pub fn len(&self) -> usize {
                self.p.len()
            }
            /// O5: an element, if there is one.
            pub fn get(&self, index: usize) -> Option<$name<'id, 'a, T>> {
                (index < self.p.len()).then(|| $make(unsafe { (self.p as $raw).add(index) }))
            }
        }
        impl<'id, 'a, T, const N: usize> $name<'id, 'a, [T; N]> {
            /// O5: the elements of an array.
            pub fn as_slice(&self) -> $name<'id, 'a, [T]> {
                $make(self.p as $slice)
            }
        }
        impl<'id, 'a, T> $name<'id, 'a, *mut T> {
            /// O8: a pointer that foreign code left there, as the number that it is.
            pub fn valid_ptr(&self, _access: &AccessScope<'id>) -> *mut T {
                unsafe { *self.p }
            }
        }
    };
}
both!(OGRef, a_ref, *const T, *const [T], *const U);
both!(OGMutRef, a_mut, *mut T, *mut [T], *mut U);

impl<'id, 'a, T> OGMutRef<'id, 'a, T> {
    /// O5.
    pub fn as_immut(&self) -> OGRef<'id, 'a, T> {
        a_ref(self.p)
    }
    /// O10: what was written is a value, and holds the access scope uniquely.
    pub fn write<'x>(&self, value: T, _access: &'x mut AccessScope<'id>) -> OGVal<'a, 'x, T> {
        unsafe {
            self.p.write(value);
            OGVal { value: &*self.p, extent: PhantomData }
        }
    }
    /// O11.
    pub fn write_copy(&self, from: &OGCopy<T>, _access: &mut AccessScope<'id>) {
        unsafe { std::ptr::copy_nonoverlapping(from.bytes.as_ptr(), self.p, 1) }
    }
}
impl<'id, 'a, T: Copy> OGMutRef<'id, 'a, [T]> {
    /// O12: element by element; values that are left over stay.
    ///
    /// # Panics
    /// If there are too few.
    pub fn write_slice(&self, from: &[T], _access: &mut AccessScope<'id>) {
        assert!(from.len() >= self.p.len(), "too few values");
        for (k, value) in from.iter().take(self.p.len()).enumerate() {
            unsafe { (self.p as *mut T).add(k).write(*value) }
        }
    }
}

/// # Safety
/// Every byte of a value belongs to it: no padding. (The crate has `zerocopy::IntoBytes` for it.)
pub unsafe trait AllBytes {}
macro_rules! all_bytes {
    ($($t:ty)*) => { $( unsafe impl AllBytes for $t {} )* };
}
all_bytes!(() bool char u8 i8 u16 i16 u32 i32 u64 i64 usize isize std::num::NonZeroU32);
unsafe impl<T: AllBytes, const N: usize> AllBytes for [T; N] {}

impl<T: AllBytes> OGCopy<T> {
    /// O9: the host's own value, as bytes for foreign memory.
    pub fn new(value: T) -> OGCopy<T> {
        OGCopy { bytes: MaybeUninit::new(value) }
    }
}

impl<T> OGCopy<T> {
    /// O9: the host's own bytes are validated whenever it likes.
    pub fn validate(&self) -> Option<T>
    where
        T: Valid + Copy,
    {
        unsafe { T::valid(self.bytes.as_ptr()).then(|| self.bytes.assume_init()) }
    }
}

// ---- stacked allocation

struct Stacked;
impl Drop for Stacked {
    fn drop(&mut self) {
        FOREIGN.with(|f| f.borrow_mut().pop());
    }
}

impl<'id> AllocScope<'id> {
    /// O14: foreign memory for the extent of a closure, and a new scope.
    pub fn stacked<T, R>(
        &mut self,
        f: impl for<'s> FnOnce(OGMutRef<'id, 's, T>, &'s mut AllocScope<'id>) -> R,
    ) -> R {
        let mut memory = MaybeUninit::<T>::zeroed();
        foreign_region(memory.as_mut_ptr() as usize, size_of::<T>(), true);
        let _ends = Stacked;
        f(a_mut(memory.as_mut_ptr()), self)
    }

    /// O15: the same, written.
    pub fn stacked_value<T, R>(
        &mut self,
        value: T,
        access: &mut AccessScope<'id>,
        f: impl for<'s> FnOnce(OGMutRef<'id, 's, T>, &'s mut AllocScope<'id>, &'s mut AccessScope<'id>) -> R,
    ) -> R {
        let mut memory = MaybeUninit::new(value);
        foreign_region(memory.as_mut_ptr() as usize, size_of::<T>(), true);
        let _ends = Stacked;
        f(a_mut(memory.as_mut_ptr()), self, access)
    }

    /// O15 for a slice.
    pub fn stacked_slice<T: Copy, R>(
        &mut self,
        values: &[T],
        access: &mut AccessScope<'id>,
        f: impl for<'s> FnOnce(OGMutRef<'id, 's, [T]>, &'s mut AllocScope<'id>, &'s mut AccessScope<'id>) -> R,
    ) -> R {
        let mut memory = values.to_vec();
        foreign_region(memory.as_mut_ptr() as usize, std::mem::size_of_val(values), true);
        let _ends = Stacked;
        f(a_mut(std::ptr::slice_from_raw_parts_mut(memory.as_mut_ptr(), values.len())), self, access)
    }
}

/**
 * Small programs in Omniglot's types, each with what rustc says of it over `prelude.rs`: `ok`, or its code and the line
 * marked `!`. The bodies stand in a function that has `scopes!()`; `peek`, `slot`, `bytes` and `touch` are foreign.
 */
export interface PreludeProgram {
  readonly name: string;
  readonly body: string;
  readonly says: string;
  /** Types or traits are wrong: rustc stops before it looks at borrows. */
  readonly types?: true;
  /** Why Ferrule says something else, which it may not by accepting what rustc refuses. */
  readonly ferrule?: string;
}

export const externs = `extern "C" {
    fn peek() -> *mut i32;
    fn slot() -> *mut bool;
    fn bytes() -> *mut u8;
    fn link() -> *mut *mut i32;
    fn table() -> *const i32;
    fn touch(n: i32);
}`;

const a = 'let a = peek(&mut alloc, &mut access).upgrade(&alloc).unwrap();';
const both = `let p = peek(&mut alloc, &mut access);
    let q = peek(&mut alloc, &mut access);
    let a = p.upgrade(&alloc).unwrap();
    let b = q.upgrade(&alloc).unwrap();`;

export const programs: readonly PreludeProgram[] = [
  {
    name: "the talk's last example: refused at the write",
    body: `${both}
    let v = a.validate(&access).unwrap();
    println!("{}", *v);
    b.write(42, &mut access); // !
    println!("{}", *v);`,
    says: 'E0502',
  },
  {
    name: 'its twin, with the second call last: refused at the call',
    body: `let p = peek(&mut alloc, &mut access);
    let a = p.upgrade(&alloc).unwrap();
    let v = a.validate(&access).unwrap();
    println!("{}", *v);
    let q = peek(&mut alloc, &mut access); // !
    q.upgrade(&alloc).unwrap().write(42, &mut access);
    println!("{}", *v);`,
    says: 'E0502',
  },
  {
    name: 'a value of the host, as bytes for foreign memory',
    body: `let c = OGCopy::new([1i32]);
    alloc.stacked(|room: OGMutRef<[i32; 1]>, _alloc| room.write_copy(&c, &mut access));`,
    says: 'ok',
  },
  {
    name: 'no late use',
    body: `${both}
    println!("{}", *a.validate(&access).unwrap());
    b.write(42, &mut access);`,
    says: 'ok',
  },
  {
    name: 'validated again after the write',
    body: `${both}
    b.write(42, &mut access);
    println!("{}", *a.validate(&access).unwrap());`,
    says: 'ok',
  },
  {
    name: 'two values at once',
    body: `${both}
    let v = a.validate(&access).unwrap();
    let w = b.validate(&access).unwrap();
    println!("{} {}", *v, *w);`,
    says: 'ok',
  },
  {
    name: 'a written value held over a validation',
    body: `${both}
    let x = a.write(1, &mut access);
    let y = b.validate(&access).unwrap(); // !
    println!("{} {}", *x, *y);`,
    says: 'E0502',
  },
  {
    name: 'a written value held over a write',
    body: `${both}
    let x = a.write(1, &mut access);
    b.write(2, &mut access); // !
    println!("{}", *x);`,
    says: 'E0499',
  },
  {
    name: 'a value held over a foreign call',
    body: `${a}
    let v = a.validate(&access).unwrap();
    touch(1, &mut alloc, &mut access); // !
    println!("{}", *v);`,
    says: 'E0502',
  },
  {
    name: 'an upgraded reference held over a foreign call',
    body: `${a}
    touch(1, &mut alloc, &mut access); // !
    println!("{}", *a.validate(&access).unwrap());`,
    says: 'E0502',
  },
  {
    name: 'upgraded again after the call',
    body: `let p = peek(&mut alloc, &mut access);
    println!("{}", *p.upgrade(&alloc).unwrap().valid(&access));
    touch(1, &mut alloc, &mut access);
    println!("{}", *p.upgrade(&alloc).unwrap().valid(&access));`,
    says: 'ok',
  },
  {
    name: 'a copy held over a foreign call',
    body: `${a}
    let c = a.copy(&access);
    touch(1, &mut alloc, &mut access);
    println!("{}", c.validate().unwrap());`,
    says: 'ok',
  },
  {
    name: 'a copy written back while a value is held',
    body: `${both}
    let c = a.copy(&access);
    let v = b.validate(&access).unwrap();
    a.write_copy(&c, &mut access); // !
    println!("{}", *v);`,
    says: 'E0502',
  },
  {
    name: 'written from a value in foreign memory',
    body: `let p = bytes(&mut alloc, &mut access);
    let s = p.upgrade_slice(2, &alloc).unwrap();
    let v = s.validate(&access).unwrap();
    s.write_slice(&v, &mut access); // !`,
    says: 'E0502',
  },
  {
    name: "written from the host's own bytes",
    body: `let p = bytes(&mut alloc, &mut access);
    let s = p.upgrade_slice(2, &alloc).unwrap();
    s.write_slice(&[1u8, 2], &mut access);
    println!("{}", s.validate(&access).unwrap()[1]);`,
    says: 'ok',
  },
  {
    name: 'an element outlives the slice, but not the call',
    body: `let p = bytes(&mut alloc, &mut access);
    let e = { let s = p.upgrade_slice(2, &alloc).unwrap(); s.get(1).unwrap() };
    println!("{}", *e.valid(&access));
    touch(1, &mut alloc, &mut access); // !
    println!("{}", *e.valid(&access));`,
    says: 'E0502',
  },
  {
    name: 'a pointer that lies in foreign memory',
    body: `let p = link(&mut alloc, &mut access);
    let q = p.upgrade(&alloc).unwrap().valid_ptr(&access);
    touch(1, &mut alloc, &mut access);
    println!("{}", *q.upgrade(&alloc).unwrap().valid(&access));`,
    says: 'ok',
  },
  {
    name: 'a part, read only',
    body: `${a}
    let part = a.sub_ref::<u16>(2).unwrap().as_immut();
    println!("{}", *part.valid(&access));`,
    says: 'ok',
  },
  {
    name: 'a constant is not written',
    body: `let r = table(&mut alloc, &mut access).upgrade(&alloc).unwrap();
    r.write(1, &mut access); // !`,
    says: 'E0599',
    types: true,
    ferrule: '`write` of a type that has none is outside of the subset',
  },
  {
    name: 'a bool is not valid unseen',
    body: `let r = slot(&mut alloc, &mut access).upgrade(&alloc).unwrap();
    r.valid(&access); // !`,
    says: 'E0277',
    types: true,
    ferrule: 'the regime refuses it at link time (O7-Any-Bits)',
  },
  {
    name: 'a bool is validated',
    body: `let r = slot(&mut alloc, &mut access).upgrade(&alloc).unwrap();
    println!("{}", *r.validate(&access).unwrap());`,
    says: 'ok',
  },
  {
    name: 'the access scope is not the allocation scope',
    body: `let p = peek(&mut alloc, &mut access);
    let _r = p.upgrade(&access); // !`,
    says: 'E0308',
    types: true,
  },
  {
    name: 'a shared scope does not write',
    body: `${a}
    a.write(1, &access); // !`,
    says: 'E0308',
    types: true,
  },
  {
    name: 'a call without scopes is no safe call',
    body: 'touch(1); // !',
    says: 'E0061',
    types: true,
    ferrule: 'E0133: it is the foreign function itself, which needs `unsafe`',
  },
  {
    name: 'the scopes are taken in one expression',
    body: `let n = *peek(&mut alloc, &mut access).upgrade(&alloc).unwrap().validate(&access).unwrap();
    touch(n, &mut alloc, &mut access);`,
    says: 'ok',
  },
  {
    name: 'stacked memory used in its closure, over calls',
    body: `let n = alloc.stacked_value(5u8, &mut access, |r, alloc, access| {
        touch(1, alloc, access);
        *r.validate(access).unwrap()
    });
    println!("{}", n);`,
    says: 'ok',
  },
  {
    name: 'a value held in a closure over a call',
    body: `let n = alloc.stacked_value(5u8, &mut access, |r, alloc, access| {
        let v = r.validate(access).unwrap();
        touch(1, alloc, access); // !
        *v
    });
    println!("{}", n);`,
    says: 'E0502',
  },
  {
    name: 'a number leaves the closure',
    body: `let q = alloc.stacked(|r: OGMutRef<u32>, _alloc| r.as_ptr());
    println!("{}", q.upgrade(&alloc).is_none());`,
    says: 'ok',
  },
  {
    name: 'an upgraded reference held over stacking',
    body: `${a}
    alloc.stacked_value(1u8, &mut access, |_r, _alloc, _access| ()); // !
    println!("{}", *a.valid(&access));`,
    says: 'E0502',
  },
  {
    name: 'stacked memory leaves by a variable outside',
    body: `let mut out = None;
    alloc.stacked(|r: OGMutRef<u32>, _alloc| out = Some(r)); // !
    println!("{}", out.is_some());`,
    says: 'E0521',
  },
  {
    name: 'stacked memory leaves as the result',
    body: `let r = alloc.stacked(|r: OGMutRef<u32>, _alloc| r); // !
    println!("{}", r.as_ptr().is_null());`,
    says: 'lifetime-too-short',
  },
  {
    name: 'a value of stacked memory leaves',
    body: `let mut out = None;
    alloc.stacked_value(5u8, &mut access, |r, _alloc, access| {
        out = r.validate(access); // !
    });
    println!("{}", out.is_some());`,
    says: 'E0521',
  },
  {
    name: 'what a value of stacked memory holds leaves',
    body: `let mut out = None;
    alloc.stacked_value(5u8, &mut access, |r, _alloc, access| {
        out = r.validate(access).map(|v| *v);
    });
    println!("{}", out.is_some());`,
    says: 'ok',
  },
  {
    name: 'a scope leaves its closure',
    body: `let mut out = None;
    alloc.stacked(|_r: OGMutRef<u32>, inner| out = Some(inner)); // !
    println!("{}", out.is_some());`,
    says: 'E0521',
  },
  {
    name: 'stacked memory in stacked memory',
    body: `let mut out = None;
    alloc.stacked(|r: OGMutRef<u32>, alloc| {
        alloc.stacked(|s: OGMutRef<u32>, _alloc| out = Some(s.as_ptr()));
        println!("{}", r.as_ptr().is_null());
    });
    println!("{}", out.is_some());`,
    says: 'ok',
  },
  {
    name: 'stacked memory leaves its closure for the one around',
    body: `alloc.stacked(|r: OGMutRef<u32>, alloc| {
        let mut last = r;
        alloc.stacked(|s: OGMutRef<u32>, _alloc| last = s); // !
        println!("{}", last.as_ptr().is_null());
    });`,
    says: 'E0521',
  },
];

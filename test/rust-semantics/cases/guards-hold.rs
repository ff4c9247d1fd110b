fn main() { let o = Some(3); let p = None; let mut r = &o; match *r { mut z if { r = &p; false } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = Some(3); let p = None; let mut r = &o; match *r { z if { r = &p; false } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = Some(3); let p = None; let mut r = &o; match *r { _ if { r = &p; false } => {} _ => {} } }
// ----
fn main() { let o = Some(3); let p = None; let mut r = &o; match *r { ref z if { r = &p; false } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = Some(3); let p = None; let mut r = &o; match *r { Some(_) if { r = &p; false } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = 3; let p = 4; let mut r = &o; match (*r, 1) { (z, _) if { r = &p; false } => {} _ => {} } }
// ----
fn main() { let o = (3, 4); let p = (4, 5); let mut r = &o; match r.0 { z if { r = &p; false } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = (3, 4); let p = (4, 5); let mut r = &o; match *r { (_, z) if { r = &p; false } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = (3, 4); let p = (4, 5); let mut r = &o; match r { (_, z) if { r = &p; false } => {} _ => {} } } //~ E0510
// ----
fn main() { let o = (3, 4); let p = (4, 5); let mut r = &o; match r { z if { r = &p; false } => {} _ => {} } } //~ E0506
// ----
fn main() { let o = (3, 4); let p = (4, 5); let mut r = &o; match r { (_, _) if { r = &p; false } => {} _ => {} } }
// ----
fn main() { let o = 3; let p = 4; let mut r = &o; match *r { _ if { r = &p; false } => {} z => {} } } //~ E0510
// ----
fn main() { let o = 3; let p = 4; let mut r = &o; match *r { z if { r = &p; false } => {} 4 => {} _ => {} } } //~ E0510
// ----
fn main() { let o = 3; let mut b = Box::new(3); match *b { z if { b = Box::new(4); false } => {} _ => {} } } //~ E0506
// ----
fn main() { let o = 3; let mut b = Box::new(3); match *b { mut z if { *b = 4; false } => {} _ => {} } } //~ E0506
// ----
fn main() { let mut b = 3; match b { mut z if { b = 4; false } => {} _ => {} } } //~ E0506
// ----
fn main() { let mut b = 3; match b { z @ _ if { b = 4; false } => {} _ => {} } } //~ E0506

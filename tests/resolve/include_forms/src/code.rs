use std::fmt;
// ANCHOR: main
fn main() {}
// ANCHOR_END: main
struct A;

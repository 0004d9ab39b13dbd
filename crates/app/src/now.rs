//! The only place below the binary that asks the clock or the random number generator.

use domain::{Id, Millis};

/// Now, UTC milliseconds.
pub fn now() -> Millis {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_millis() as Millis)
}

/// A fresh id; ids grow with time.
pub fn id() -> Id {
    Id::now_v7()
}

/// Random bytes. Without them nothing may go on: a machine that cannot give any stops the program.
pub fn random<const N: usize>() -> [u8; N] {
    let mut b = [0; N];
    getrandom::fill(&mut b).expect("the operating system gives random bytes");
    b
}

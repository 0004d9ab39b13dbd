//! Who someone is: sign-in codes, passphrases, sessions and bearer tokens; the rules, over `store`. Time and randomness are
//! arguments. What is told to somebody who signs in never depends on whether a person or an officer exists.

pub mod code;
pub mod passphrase;
pub mod secret;

pub use code::{Claim, Started};
pub use secret::Secret;

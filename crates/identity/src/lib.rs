//! Who someone is: sign-in codes, passphrases, sessions and bearer tokens; the rules, over `store`. Time and randomness are
//! arguments. What is told to somebody who signs in does not depend on whether a person or an officer exists, but for one thing: who has
//! proved a contact of their own under a number that has another one is told so.

pub mod code;
pub mod passphrase;
pub mod secret;

pub use code::{Claim, Started};
pub use secret::Secret;

//! Officers' passphrases: argon2id with the parameters of OWASP (19 MiB, 2 passes, 1 lane). A hash takes some
//! fifteen milliseconds and nineteen MiB on purpose: callers bound how many run at once.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};

/// Shortest passphrase.
pub const SHORTEST: usize = 12;
/// Longest passphrase: more would only be work for the machine.
pub const LONGEST: usize = 200;

/// Fewest different characters of a passphrase.
pub const VARIED: usize = 5;

/// Whether a passphrase is more than a few characters again and again.
pub fn is_varied(passphrase: &str) -> bool {
    passphrase.chars().collect::<std::collections::BTreeSet<_>>().len() >= VARIED
}

fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or(Params::DEFAULT))
}

/// The hash (PHC text) of a passphrase with a random salt.
pub fn hash(passphrase: &str, salt: [u8; 16]) -> Result<String, String> {
    argon().hash_password_with_salt(passphrase.as_bytes(), &salt).map(|h| h.to_string()).map_err(|e| e.to_string())
}

/// Whether it is the passphrase. For nobody (`None`) the same work is done, so that time does not tell who exists.
pub fn verify(passphrase: &str, stored: Option<&str>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$pmZ6oO3hZZQ1vS7aBO3pvUVk8QKpLZ4cJ5pYIu3hQ0M";
    let parsed = PasswordHash::new(stored.unwrap_or(NOBODY));
    let right = parsed.is_ok_and(|h| argon().verify_password(passphrase.as_bytes(), &h).is_ok());
    right && stored.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_again_and_again_was_a_passphrase() {
        for few in ["aaaaaaaaaaaaaaaa", "abcdabcdabcd", "گگگگگگگگگگگگ", ""] {
            assert!(!is_varied(few), "{few}");
        }
        for enough in ["چهار کلمهٔ خوب", "abcdeabcdeab", "four good words"] {
            assert!(is_varied(enough), "{enough}");
        }
    }

    #[test]
    fn only_the_passphrase_opens() {
        let h = hash("چهار کلمهٔ خوب", [1; 16]).unwrap();
        assert!(verify("چهار کلمهٔ خوب", Some(&h)));
        assert!(!verify("چهار کلمه خوب", Some(&h)));
        assert!(!verify("", None));
    }
}

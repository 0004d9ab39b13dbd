//! What tests share: a whole house on either engine ([`House`]), without sockets, and callers of it, one type for each
//! way of being signed in ([`callers`]).
//!
//! PostgreSQL is a must: without `DARGAH_TEST_POSTGRES` a test on that engine fails and says what to run.

pub mod callers;
pub mod fault;
mod house;
pub mod samples;

pub use callers::{AgencyToken, Anonymous, Answer, Client, OfficerPages, OfficerToken, PersonPages, PersonToken, enter};
pub use house::{ENGINES, Engine, House, Options, new_database, postgres_url};

/// Compares `text` with a golden file; with `UPDATE_GOLDEN=1` in the environment, writes it instead.
///
/// # Panics
/// When they differ; the message shows the first line that does.
pub fn golden(path: &std::path::Path, text: &str) {
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("the folder of the golden file can be made");
        }
        std::fs::write(path, text).expect("the golden file can be written");
        return;
    }
    let want = std::fs::read_to_string(path).unwrap_or_default();
    if want == text {
        return;
    }
    let at = want.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or_else(|| want.lines().count().min(text.lines().count()));
    let [golden, program] = [want.as_str(), text].map(|t| t.lines().nth(at).unwrap_or("(ends here)"));
    panic!(
        "{} is not what the program says, from line {}:\n  golden:  {}\n  program: {}\nLook at the change; when it is meant, run the test again with UPDATE_GOLDEN=1.",
        path.display(),
        at + 1,
        around(golden, program),
        around(program, golden)
    );
}

/// A line, or of a long one (a picture is a single line) what stands around the first character that differs from another.
fn around(line: &str, other: &str) -> String {
    if line.chars().count() <= 400 {
        return line.into();
    }
    let same = line.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    format!("… {} …", line.chars().skip(same.saturating_sub(100)).take(300).collect::<String>())
}

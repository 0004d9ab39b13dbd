//! Files that a person gave with an answer and looks at once more before sending it.

use crate::{App, now};
use domain::question::Attached;
use domain::sealed::SealedFile;
use domain::{Id, Msg, Refusal};

/// A file that was just kept, as a form carries it until it is sent.
pub fn seal(app: &App, person: Id, case: Id, file: Attached) -> SealedFile {
    SealedFile::sign(&app.key.signing, person, case, file, now::now())
}

/// What a form carries.
///
/// # Errors
/// When the person did not give it for this case, or too long ago: then it has to be chosen again (`file`).
pub fn open(app: &App, person: Id, case: Id, typed: &str) -> Result<SealedFile, Refusal> {
    let read = serde_json::from_str::<SealedFile>(typed).ok();
    let given = read.filter(|sealed| sealed.is_of(&app.key.verifying(), person, case, now::now()));
    given.ok_or_else(|| Refusal::wrong("file", Msg::new("answer-file-gone")))
}

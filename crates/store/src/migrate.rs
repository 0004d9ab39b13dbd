//! Migrations: numbered files that only ever go forward.

use crate::db::{Error, Store};

/// The migrations, in order; the number of the last one is the version of the schema.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_start.sql"),
    include_str!("migrations/0002_receipts.sql"),
    include_str!("migrations/0003_jobs.sql"),
    include_str!("migrations/0004_files.sql"),
    include_str!("migrations/0005_marks.sql"),
    include_str!("migrations/0006_uploads.sql"),
    include_str!("migrations/0007_unread.sql"),
    include_str!("migrations/0008_casework.sql"),
    include_str!("migrations/0009_aside.sql"),
    include_str!("migrations/0010_task_person.sql"),
    include_str!("migrations/0011_signatures.sql"),
    include_str!("migrations/0012_case_name.sql"),
    include_str!("migrations/0013_newer.sql"),
    include_str!("migrations/0014_news.sql"),
    include_str!("migrations/0015_clock_failures.sql"),
    include_str!("migrations/0016_limit_by.sql"),
    include_str!("migrations/0017_questions.sql"),
    include_str!("migrations/0018_object_until.sql"),
    include_str!("migrations/0019_purpose.sql"),
    include_str!("migrations/0020_task_extensions.sql"),
    include_str!("migrations/0021_payments.sql"),
    include_str!("migrations/0022_helpers.sql"),
    include_str!("migrations/0023_roll.sql"),
    include_str!("migrations/0024_reported.sql"),
    include_str!("migrations/0025_counted.sql"),
    include_str!("migrations/0026_over.sql"),
    include_str!("migrations/0027_recorded.sql"),
    include_str!("migrations/0028_decided.sql"),
    include_str!("migrations/0029_receipt_numbers.sql"),
    include_str!("migrations/0030_receipt_zeros.sql"),
];

/// The schema version of this program.
pub const LATEST: i64 = MIGRATIONS.len() as i64;

/// Why the schema is not what this program needs.
#[derive(Debug)]
pub enum MigrateError {
    /// The database was written by a newer program; it is left as it is.
    Newer {
        /// Its version.
        found: i64,
    },
    /// The database is older; `dargah migrate` brings it forward.
    Older {
        /// Its version.
        found: i64,
    },
    /// Something unexpected.
    Store(Error),
}

impl std::fmt::Display for MigrateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MigrateError::Newer { found } => write!(
                f,
                "the database has schema {found}, this program knows up to {LATEST}: use a newer program (the database was not touched)"
            ),
            MigrateError::Older { found } => {
                write!(f, "the database has schema {found}, this program needs {LATEST}: run `dargah migrate`")
            }
            MigrateError::Store(e) => write!(f, "{e}"),
        }
    }
}
impl std::error::Error for MigrateError {}
impl From<Error> for MigrateError {
    fn from(e: Error) -> Self {
        MigrateError::Store(e)
    }
}

impl Store {
    /// The schema version found; 0 for an empty database.
    pub async fn schema_version(&self) -> Result<i64, Error> {
        if !self.table_exists("schema_versions").await? {
            return Ok(0);
        }
        self.read(|tx| Ok(tx.row("SELECT MAX(version) FROM schema_versions", &[])?.map_or(0, |r| r.int(0)))).await
    }
    /// Whether the schema is exactly the one that this program needs.
    pub async fn check_schema(&self) -> Result<(), MigrateError> {
        match self.schema_version().await? {
            v if v > LATEST => Err(MigrateError::Newer { found: v }),
            v if v < LATEST => Err(MigrateError::Older { found: v }),
            _ => Ok(()),
        }
    }
    /// Brings the schema forward; gives the versions applied. Each step is one transaction whose first statement takes the
    /// step's number, so that of two programs that start at once only one does it.
    pub async fn migrate(&self) -> Result<Vec<i64>, MigrateError> {
        self.migrate_to(LATEST).await
    }
    /// The same as far as a version, for tests that put rows of an older program into its schema.
    #[doc(hidden)]
    pub async fn migrate_to(&self, last: i64) -> Result<Vec<i64>, MigrateError> {
        let found = self.schema_version().await?;
        if found > LATEST {
            return Err(MigrateError::Newer { found });
        }
        let mut applied = vec![];
        for (version, text) in (1..=last).zip(MIGRATIONS).skip(found as usize) {
            let mut statements = vec![];
            if version == 1 {
                statements.push("CREATE TABLE schema_versions (version BIGINT PRIMARY KEY NOT NULL)".to_string());
            }
            statements.push(format!("INSERT INTO schema_versions (version) VALUES ({version})"));
            let lines: String = text.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
            statements.extend(lines.split(";\n").map(|s| s.trim().trim_end_matches(';').to_string()).filter(|s| !s.is_empty()));
            match self.script(statements).await {
                Ok(()) => applied.push(version),
                Err(e) => {
                    // Another program may have done this step in the meantime.
                    if self.schema_version().await? < version {
                        return Err(e.into());
                    }
                }
            }
        }
        Ok(applied)
    }
}

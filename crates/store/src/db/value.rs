//! Values and rows, the same for both engines.

use domain::Id;

/// A value of a column or a parameter.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum V {
    Null,
    Int(i64),
    Bool(bool),
    Text(String),
    Bytes(Vec<u8>),
    Double(f64),
}

impl From<i64> for V {
    fn from(v: i64) -> V {
        V::Int(v)
    }
}
impl From<bool> for V {
    fn from(v: bool) -> V {
        V::Bool(v)
    }
}
impl From<&str> for V {
    fn from(v: &str) -> V {
        V::Text(v.into())
    }
}
impl From<String> for V {
    fn from(v: String) -> V {
        V::Text(v)
    }
}
impl From<&String> for V {
    fn from(v: &String) -> V {
        V::Text(v.clone())
    }
}
impl From<Id> for V {
    fn from(v: Id) -> V {
        V::Bytes(v.as_bytes().to_vec())
    }
}
impl From<[u8; 32]> for V {
    fn from(v: [u8; 32]) -> V {
        V::Bytes(v.to_vec())
    }
}
impl From<Vec<u8>> for V {
    fn from(v: Vec<u8>) -> V {
        V::Bytes(v)
    }
}
impl<T: Into<V>> From<Option<T>> for V {
    fn from(v: Option<T>) -> V {
        v.map_or(V::Null, Into::into)
    }
}

/// A row. The getters give a zero value for NULL or another type: a query and its reader stand side by side, and the
/// tests of each noun read every column on both engines.
#[derive(Debug, Clone, PartialEq)]
pub struct Row(pub(super) Vec<V>);

impl Row {
    /// The columns from `i` on, as a row of their own.
    pub(crate) fn split_off(&mut self, i: usize) -> Row {
        Row(self.0.split_off(i.min(self.0.len())))
    }
    /// BIGINT.
    pub fn int(&self, i: usize) -> i64 {
        self.opt_int(i).unwrap_or_default()
    }
    /// BIGINT or NULL.
    pub fn opt_int(&self, i: usize) -> Option<i64> {
        match self.0.get(i) {
            Some(V::Int(n)) => Some(*n),
            _ => None,
        }
    }
    /// Whether the column is not NULL.
    pub fn has(&self, i: usize) -> bool {
        !matches!(self.0.get(i), None | Some(V::Null))
    }
    /// BOOLEAN.
    pub fn bool(&self, i: usize) -> bool {
        matches!(self.0.get(i), Some(V::Bool(true)) | Some(V::Int(1)))
    }
    /// TEXT.
    pub fn text(&mut self, i: usize) -> String {
        self.opt_text(i).unwrap_or_default()
    }
    /// TEXT or NULL. Takes the value out of the row.
    pub fn opt_text(&mut self, i: usize) -> Option<String> {
        match self.0.get_mut(i) {
            Some(V::Text(s)) => Some(std::mem::take(s)),
            _ => None,
        }
    }
    /// BLOB.
    pub fn bytes(&self, i: usize) -> &[u8] {
        match self.0.get(i) {
            Some(V::Bytes(b)) => b,
            _ => &[],
        }
    }
    /// BLOB of 16 bytes.
    pub fn id(&self, i: usize) -> Id {
        self.opt_id(i).unwrap_or_default()
    }
    /// BLOB of 16 bytes or NULL.
    pub fn opt_id(&self, i: usize) -> Option<Id> {
        Id::from_slice(self.bytes(i)).ok()
    }
    /// BLOB of 32 bytes; zeros otherwise.
    pub fn hash(&self, i: usize) -> [u8; 32] {
        self.bytes(i).try_into().unwrap_or_default()
    }
}

impl rusqlite::ToSql for V {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput as Out, Value, ValueRef};
        Ok(match self {
            V::Null => Out::Owned(Value::Null),
            V::Int(n) => Out::Owned(Value::Integer(*n)),
            V::Bool(b) => Out::Owned(Value::Integer(i64::from(*b))),
            V::Text(s) => Out::Borrowed(ValueRef::Text(s.as_bytes())),
            V::Bytes(b) => Out::Borrowed(ValueRef::Blob(b)),
            V::Double(d) => Out::Owned(Value::Real(*d)),
        })
    }
}

impl tokio_postgres::types::ToSql for V {
    fn to_sql(
        &self,
        t: &tokio_postgres::types::Type,
        out: &mut bytes::BytesMut,
    ) -> Result<tokio_postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
        use tokio_postgres::types::IsNull;
        match self {
            V::Null => Ok(IsNull::Yes),
            V::Int(n) => n.to_sql(t, out),
            V::Bool(b) => b.to_sql(t, out),
            // Text with a NUL is refused long before; PostgreSQL would refuse it too.
            V::Text(s) => s.as_str().to_sql(t, out),
            V::Bytes(b) => b.as_slice().to_sql(t, out),
            V::Double(d) => d.to_sql(t, out),
        }
    }
    fn accepts(_: &tokio_postgres::types::Type) -> bool {
        true
    }
    tokio_postgres::types::to_sql_checked!();
}

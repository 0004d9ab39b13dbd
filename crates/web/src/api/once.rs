//! Objects of a JSON body in which no key stands twice: of two answers to one question nobody knows which is meant, and a map
//! would silently keep the last.

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// All entries of an object.
///
/// # Errors
/// When a key stands twice, as serde says it of a field.
pub fn entries<'de, A: MapAccess<'de>, V: Deserialize<'de>>(mut map: A) -> Result<BTreeMap<String, V>, A::Error> {
    let mut all = BTreeMap::new();
    while let Some(key) = map.next_key::<String>()? {
        if all.contains_key(&key) {
            return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
        }
        let value = map.next_value()?;
        all.insert(key, value);
    }
    Ok(all)
}

/// Answers by question.
pub fn answers<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<String, Value>, D::Error> {
    struct Answers;
    impl<'de> Visitor<'de> for Answers {
        type Value = BTreeMap<String, Once>;
        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a map")
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            entries(map)
        }
    }
    Ok(d.deserialize_map(Answers)?.into_iter().map(|(key, value)| (key, value.0)).collect())
}

/// One answer, with parts or without.
pub fn answer<'de, D: Deserializer<'de>>(d: D) -> Result<Value, D::Error> {
    Ok(Once::deserialize(d)?.0)
}

/// Any JSON in which no object has a key twice.
struct Once(Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Once, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Value;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }
            fn visit_bool<E>(self, b: bool) -> Result<Value, E> {
                Ok(b.into())
            }
            fn visit_i64<E>(self, n: i64) -> Result<Value, E> {
                Ok(n.into())
            }
            fn visit_u64<E>(self, n: u64) -> Result<Value, E> {
                Ok(n.into())
            }
            fn visit_f64<E>(self, n: f64) -> Result<Value, E> {
                Ok(n.into())
            }
            fn visit_str<E>(self, s: &str) -> Result<Value, E> {
                Ok(s.into())
            }
            fn visit_string<E>(self, s: String) -> Result<Value, E> {
                Ok(s.into())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                let mut all = vec![];
                while let Some(Once(value)) = list.next_element()? {
                    all.push(value);
                }
                Ok(all.into())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
                Ok(Value::Object(entries::<A, Once>(map)?.into_iter().map(|(key, value)| (key, value.0)).collect()))
            }
        }
        d.deserialize_any(Any).map(Once)
    }
}

//! A point, a line or an area on a map; or a description in words, so that nobody needs a map.

use super::text;
use super::{Around, QuestionType, Show};
use crate::package::walk::Map;
use crate::{message::Msg, persian};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One point.
    Point,
    /// At least two points.
    Line,
    /// At least three points, closed by itself.
    Area,
}

impl Shape {
    /// `Point`, `LineString` or `Polygon` of GeoJSON (RFC 7946).
    fn geo_json(self) -> &'static str {
        match self {
            Shape::Point => "Point",
            Shape::Line => "LineString",
            Shape::Area => "Polygon",
        }
    }
    /// Its question type.
    pub fn id(self) -> &'static str {
        match self {
            Shape::Point => "point",
            Shape::Line => "line",
            Shape::Area => "area",
        }
    }
    fn least(self) -> usize {
        match self {
            Shape::Point => 1,
            Shape::Line => 2,
            Shape::Area => 3,
        }
    }
}

/// Most points of a line or an area.
const MOST_POINTS: usize = 500;
/// Longest description, in characters.
const LONGEST: i64 = 1000;

/// Latitude and longitude in degrees (WGS 84).
type Pair = (f64, f64);

/// Gives `{geometry, text}` with at least one of them: a geometry of GeoJSON (longitude first), rounded to six decimals, about ten
/// centimetres; and a description. Typed as text it is latitude and longitude, points on lines of their own or after `;`; a
/// text with letters is a description. Parts come as `{points, text}` or `{geometry, text}`.
pub fn check(raw: &Value, shape: Shape) -> Result<Value, Msg> {
    let mut kept = serde_json::Map::new();
    match raw {
        Value::String(s) if is_description(s) => {
            kept.insert("text".into(), text::lines(raw, LONGEST)?);
        }
        Value::String(s) => {
            kept.insert("geometry".into(), geometry(typed_points(s)?, shape)?);
        }
        Value::Object(o) => {
            let given = |k: &str| o.get(k).filter(|v| !super::is_empty(v));
            if let Some(v) = given("text") {
                kept.insert("text".into(), text::lines(v, LONGEST).map_err(|m| m.with("part", "text"))?);
            }
            let points = match (given("geometry"), given("points")) {
                (Some(v), _) => Some(geo_json_points(v, shape)),
                (None, Some(v)) => Some(super::typed(v).and_then(|s| typed_points(&s))),
                (None, None) => None,
            };
            if let Some(points) = points {
                let made = points.and_then(|p| geometry(p, shape)).map_err(|m| m.with("part", "points"))?;
                kept.insert("geometry".into(), made);
            }
        }
        _ => return Err(Msg::new("answer-wrong-type")),
    }
    kept.retain(|_, v| *v != "");
    if kept.is_empty() { Err(Msg::new("answer-needed")) } else { Ok(Value::Object(kept)) }
}

fn is_description(s: &str) -> bool {
    let s = s.trim();
    !s.starts_with("geo:") && s.chars().any(|c| c.is_alphabetic() && !matches!(c, 'N' | 'E' | 'S' | 'W'))
}

/// Points of a text: numbers with a dot, `٫` or `/` for the decimals.
fn typed_points(s: &str) -> Result<Vec<Pair>, Msg> {
    let wrong = || Msg::new("answer-not-coordinates");
    let s = persian::ascii_digits(s).replace('٫', ".").replace('−', "-");
    let s: String = s
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '°' | 'N' | 'E'))
        .collect();
    let mut points = vec![];
    for one in s.trim().trim_start_matches("geo:").split(['\n', ';', '؛']).map(str::trim).filter(|p| !p.is_empty()) {
        let numbers: Vec<&str> = one.split(|c: char| c.is_whitespace() || matches!(c, ',' | '،')).filter(|p| !p.is_empty()).collect();
        let [lat, lon] = numbers[..] else { return Err(wrong()) };
        let number = |s: &str| {
            let plain = s.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
            if plain { s.parse::<f64>().map_err(|_| wrong()) } else { Err(wrong()) }
        };
        points.push((number(lat)?, number(lon)?));
        if points.len() > MOST_POINTS {
            break;
        }
    }
    Ok(points)
}

/// Points of a geometry of GeoJSON.
fn geo_json_points(v: &Value, shape: Shape) -> Result<Vec<Pair>, Msg> {
    let wrong = || Msg::new("answer-not-coordinates");
    if v.get("type").and_then(Value::as_str) != Some(shape.geo_json()) {
        return Err(wrong());
    }
    let coordinates = v.get("coordinates").ok_or_else(wrong)?;
    let pair = |v: &Value| match v.as_array().map(Vec::as_slice) {
        Some([lon, lat, ..]) => Some((lat.as_f64()?, lon.as_f64()?)),
        _ => None,
    };
    let list = match shape {
        Shape::Point => return Ok(vec![pair(coordinates).ok_or_else(wrong)?]),
        Shape::Line => coordinates,
        // Areas without holes.
        Shape::Area => coordinates.get(0).filter(|_| coordinates.as_array().is_some_and(|a| a.len() == 1)).ok_or_else(wrong)?,
    };
    list.as_array().ok_or_else(wrong)?.iter().take(MOST_POINTS + 2).map(pair).collect::<Option<_>>().ok_or_else(wrong)
}

fn geometry(points: Vec<Pair>, shape: Shape) -> Result<Value, Msg> {
    let rounded = |n: f64| (n * 1e6).round() / 1e6 + 0.0;
    let mut points: Vec<Pair> = points.into_iter().map(|(lat, lon)| (rounded(lat), rounded(lon))).collect();
    if points.iter().any(|(lat, lon)| !(-90.0..=90.0).contains(lat) || !(-180.0..=180.0).contains(lon)) {
        return Err(Msg::new("answer-coordinates-range"));
    }
    points.dedup();
    if shape == Shape::Area && points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if points.len() < shape.least() || shape == Shape::Point && points.len() > 1 {
        return Err(Msg::new("answer-points-count").with("min", shape.least()).with("found", points.len()));
    }
    if points.len() > MOST_POINTS {
        return Err(Msg::new("answer-too-many-points").with("max", MOST_POINTS));
    }
    if shape == Shape::Area && crosses_itself(&points) {
        return Err(Msg::new("answer-area-crosses-itself"));
    }
    let pairs = |points: &[Pair]| points.iter().map(|(lat, lon)| json!([lon, lat])).collect::<Vec<_>>();
    let coordinates = match shape {
        Shape::Point => json!([points[0].1, points[0].0]),
        Shape::Line => json!(pairs(&points)),
        Shape::Area => {
            points.push(points[0]);
            json!([pairs(&points)])
        }
    };
    Ok(json!({ "type": shape.geo_json(), "coordinates": coordinates }))
}

/// Whether two edges of an area that are no neighbours meet: such an area has no inside that all would agree on.
fn crosses_itself(points: &[Pair]) -> bool {
    let n = points.len();
    let edge = |i: usize| (points[i], points[(i + 1) % n]);
    (0..n).any(|i| (i + 2..n).filter(|j| i != 0 || *j != n - 1).any(|j| meet(edge(i), edge(j))))
}

/// Whether two segments have a point in common.
fn meet((a, b): (Pair, Pair), (c, d): (Pair, Pair)) -> bool {
    // On which side of the line from `p` to `q` a point lies: 1, -1, or 0 on it.
    let side = |p: Pair, q: Pair, r: Pair| {
        let turn = (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
        if turn.abs() < 1e-14 { 0 } else { turn.signum() as i8 }
    };
    let between = |p: Pair, q: Pair, r: Pair| (p.0.min(q.0)..=p.0.max(q.0)).contains(&r.0) && (p.1.min(q.1)..=p.1.max(q.1)).contains(&r.1);
    let (s1, s2, s3, s4) = (side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b));
    let touches = [(s1, a, b, c), (s2, a, b, d), (s3, c, d, a), (s4, c, d, b)].into_iter().any(|(s, p, q, r)| s == 0 && between(p, q, r));
    touches || s1 * s2 < 0 && s3 * s4 < 0
}

/// The points of a kept geometry as people read them, `36.2972, 59.6067`, one each; an area without its last, which is its first.
pub fn points(value: &Value) -> Vec<String> {
    let Some(geometry) = value.get("geometry") else { return vec![] };
    let shape = match geometry.get("type").and_then(Value::as_str) {
        Some("LineString") => Shape::Line,
        Some("Polygon") => Shape::Area,
        _ => Shape::Point,
    };
    let mut points = geo_json_points(geometry, shape).unwrap_or_default();
    if shape == Shape::Area {
        points.pop();
    }
    points.iter().map(|(lat, lon)| format!("{lat}, {lon}")).collect()
}

/// A point on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {}

/// A line on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {}

/// An area on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Area {}

macro_rules! drawn {
    ($($name:ident),*) => {
        $(impl QuestionType for $name {
            fn mistakes() -> &'static [&'static str] {
                &MISTAKES
            }
            fn read(_: &Map, _: &Around) -> Self {
                $name {}
            }
            fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
                check(raw, Shape::$name)
            }
            fn show(&self, value: &Value) -> Show<'_> {
                Show::Place { text: super::part(value, "text"), points: points(value), shape: Shape::$name }
            }
            fn fields(&self) -> Vec<&str> {
                vec!["text", "points"]
            }
            fn field(&self, value: &Value, part: &str) -> Show<'_> {
                Show::Typed(if part == "points" { points(value).join("\n") } else { String::new() })
            }
        })*
    };
}

drawn!(Point, Line, Area);

const MISTAKES: [&str; 7] = [
    "answer-too-long",
    "answer-control-character",
    "answer-not-coordinates",
    "answer-coordinates-range",
    "answer-points-count",
    "answer-too-many-points",
    "answer-area-crosses-itself",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_drawn_or_described() {
        let point = json!({ "geometry": { "type": "Point", "coordinates": [59.6067, 36.2972] } });
        for typed in ["36.2972, 59.6067", "۳۶٫۲۹۷۲ ۵۹٫۶۰۶۷", "geo:36.2972,59.6067", "36.2972°N، 59.6067°E", "36.29720004 59.60669999"]
        {
            assert_eq!(check(&Value::from(typed), Shape::Point), Ok(point.clone()), "{typed}");
        }
        assert_eq!(check(&point, Shape::Point), Ok(point.clone()));
        assert_eq!(points(&point), ["36.2972, 59.6067"]);
        let words = json!({ "text": "روبه‌روی در شمالی پارک" });
        assert_eq!(check(&words["text"], Shape::Area), Ok(words.clone()));
        assert_eq!(check(&words, Shape::Area), Ok(words));
        let area = check(&json!({ "points": "36 59\n36 60\n37 60", "text": "زمین" }), Shape::Area).unwrap();
        assert_eq!(area["geometry"]["coordinates"], json!([[[59.0, 36.0], [60.0, 36.0], [60.0, 37.0], [59.0, 36.0]]]));
        assert_eq!(check(&area, Shape::Area), Ok(area.clone()));
        assert_eq!(points(&area).len(), 3);
    }
    #[test]
    fn what_is_no_place() {
        for (no, shape, key) in [
            ("36.29", Shape::Point, "answer-not-coordinates"),
            ("1.2.3 4", Shape::Point, "answer-not-coordinates"),
            ("95, 59", Shape::Point, "answer-coordinates-range"),
            ("36, 59; 37, 60", Shape::Point, "answer-points-count"),
            ("36, 59; 36, 59", Shape::Line, "answer-points-count"),
            ("36, 59; 37, 60; 36, 59", Shape::Area, "answer-points-count"),
            ("36, 59; 37, 60; 36, 60; 37, 59", Shape::Area, "answer-area-crosses-itself"),
            ("36, 59; 36, 61; 36, 60; 37, 60", Shape::Area, "answer-area-crosses-itself"),
        ] {
            assert_eq!(check(&Value::from(no), shape).unwrap_err().key, key, "{no}");
        }
        assert_eq!(check(&json!({ "text": " ", "points": "" }), Shape::Point).unwrap_err().key, "answer-needed");
    }
}

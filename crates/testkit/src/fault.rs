//! Odd input, for tables of it: each with a name.

/// Bodies of forms that no browser sends.
pub fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let megabyte = "x".repeat(1_048_576);
    vec![
        ("nothing", vec![]),
        ("a field of one megabyte", format!("text={megabyte}&answer={megabyte}&name={megabyte}").into_bytes()),
        ("long fields", format!("text={0}&answer={0}&name={0}&note={0}&reason={0}&code={0}", "x".repeat(30_000)).into_bytes()),
        ("broken percent-encoding", b"text=%ZZ&answer=%&name=%c3%28&to=%ff%fe&reason=%f0%28%8c%28".to_vec()),
        ("bytes that are no UTF-8", b"text=\xff\xfe&answer=\xc3\x28&name=\x80".to_vec()),
        ("repeated fields", b"text=a&text=b&answer=1&answer=2&name=x&name=y&decision=a&decision=b&to=a/b&to=c/d".to_vec()),
        ("unknown fields", b"nothing=1&__proto__=2&%5B%5D=3".to_vec()),
        (
            "NUL and controls",
            b"text=a%00b&answer=%00&name=%00%01%1b&passphrase=%00&note=%07&reason=%00&to=%00/%00&ref=%00&code=%00".to_vec(),
        ),
        (
            "bidirectional overrides",
            "text=\u{202e}abc\u{2066}&answer=\u{202e}&name=\u{202e}&reason=\u{2067}&note=\u{200f}".as_bytes().to_vec(),
        ),
        ("only separators", b"&&&===&=&".to_vec()),
        ("a thousand fields", (0..1000).map(|i| format!("f{i}=v")).collect::<Vec<_>>().join("&").into_bytes()),
        ("JSON where a form belongs", br#"{"text":"a"}"#.to_vec()),
        ("negative and huge numbers", b"answer=-9999999999999999999999&after=-1&year=-5&month=99&day=0".to_vec()),
        ("markup", b"text=%3Cscript%3Ealert(1)%3C%2Fscript%3E&name=%3Cb%3E&reason=%22%3E%3Cimg%3E&note=%3C".to_vec()),
    ]
}

/// Bodies for JSON endpoints.
pub fn json_bodies() -> Vec<(&'static str, Vec<u8>)> {
    let nested = |open: &str, close: &str, n: usize| format!("{{\"text\":{}1{}}}", open.repeat(n), close.repeat(n)).into_bytes();
    vec![
        ("nothing", vec![]),
        ("not JSON", b"text=a".to_vec()),
        ("half a document", br#"{"text": "a"#.to_vec()),
        ("null", b"null".to_vec()),
        ("a list", b"[]".to_vec()),
        ("a number", b"42".to_vec()),
        ("deep lists", nested("[", "]", 100_000)),
        ("deep objects", nested("{\"a\":", "}", 20_000)),
        ("moderately deep lists", nested("[", "]", 100)),
        ("bytes that are no UTF-8", b"{\"text\": \"\xff\xfe\"}".to_vec()),
        ("a lone surrogate", br#"{"text": "\ud800", "service": "\ud800", "note": "\ud800"}"#.to_vec()),
        ("NUL in texts", br#"{"text": "a\u0000b", "service": "\u0000", "answers": {"\u0000": "\u0000"}, "answer": "\u0000", "reason": "\u0000", "note": "\u0000", "agency": "\u0000", "unit": "\u0000", "decision": "\u0000", "ground": "\u0000"}"#.to_vec()),
        ("NUL in a text", br#"{"text": "a\u0000b"}"#.to_vec()),
        ("NUL in a service", br#"{"service": "\u0000"}"#.to_vec()),
        ("NUL in a note", br#"{"note": "\u0000"}"#.to_vec()),
        ("NUL in a reason", br#"{"reason": "\u0000"}"#.to_vec()),
        ("NUL in an answer", br#"{"answer": "\u0000"}"#.to_vec()),
        ("NUL in a transfer", br#"{"agency": "\u0000", "unit": "\u0000", "reason": "a"}"#.to_vec()),
        ("NUL in a decision", br#"{"decision": "\u0000", "ground": "\u0000"}"#.to_vec()),
        ("wrong types", br#"{"text": 7, "service": [], "answers": "no", "evidence": 3, "note": {}, "reason": 1, "files": "x"}"#.to_vec()),
        ("a text that is a number", br#"{"text": 7}"#.to_vec()),
        ("answers that are a list", br#"{"service": "fence-permit", "answers": []}"#.to_vec()),
        ("evidence that is no list", br#"{"service": "fence-permit", "evidence": {"deed": 1}}"#.to_vec()),
        ("evidence that is not base64", br#"{"service": "fence-permit", "evidence": {"deed": [{"name": "a", "content": "%%%"}]}}"#.to_vec()),
        ("unknown keys", br#"{"text": "a", "service": "fence-permit", "surprise": 1}"#.to_vec()),
        ("repeated keys", br#"{"text": "a", "text": "b", "service": "a", "service": "b"}"#.to_vec()),
        ("numbers beyond any", br#"{"text": 1e999, "service": 123456789012345678901234567890}"#.to_vec()),
        ("a service that is not there", br#"{"service": "none", "answers": {}}"#.to_vec()),
        ("bidirectional overrides", "{\"text\": \"\u{202e}\u{2066}\", \"service\": \"\u{202e}\"}".as_bytes().to_vec()),
        ("a text of one megabyte", format!(r#"{{"text": "{0}"}}"#, "x".repeat(1_048_576)).into_bytes()),
        ("ten thousand answers", format!(r#"{{"service": "fence-permit", "answers": {{{}}}}}"#, (0..10_000).map(|i| format!("\"q{i}\":1")).collect::<Vec<_>>().join(",")).into_bytes()),
    ]
}

/// Answers that no program of ours sends, as bodies for the answer to a question.
pub fn answers() -> Vec<(&'static str, Vec<u8>)> {
    let answer = |value: &str| format!("{{\"answer\": {value}}}").into_bytes();
    let text = |value: &str| answer(&format!("\"{value}\""));
    vec![
        ("nothing", vec![]),
        ("an empty text", text("")),
        ("white space", text(" \u{200c}\u{a0} ")),
        ("NUL", text("\\u0000")),
        ("controls", text("a\\u0001\\u001b\\u007f")),
        ("a direction that turns", text("\u{202e}\u{2066}")),
        ("a sign of several words", text("\u{1f468}\u{200d}\u{1f469}")),
        ("markup", text("<script>alert(1)</script>")),
        ("a text of six thousand letters", text(&"x".repeat(6_000))),
        ("a text of one megabyte", text(&"\u{622}".repeat(524_288))),
        ("true", answer("true")),
        ("zero", answer("0")),
        ("a number below zero", answer("-1")),
        ("a number beyond any", answer("123456789012345678901234567890")),
        ("a number with an exponent", answer("1e308")),
        ("a small fraction", answer("1e-300")),
        ("a list", answer("[]")),
        ("a list of nothing", answer("[null, null]")),
        ("a list of numbers", answer("[1, 2, 3]")),
        ("a list of one text twice", answer("[\"x\", \"x\"]")),
        ("a list of lists", answer("[[[[]]]]")),
        ("a list of empty objects", answer("[{}, {}]")),
        ("a list of a thousand objects", answer(&format!("[{}]", vec!["{\"name\": \"x\"}"; 1_000].join(",")))),
        ("an object", answer("{}")),
        ("an object of wrong types", answer(r#"{"name": 1, "day": [], "from": {}, "to": null, "text": 7, "geometry": "x", "who": true}"#)),
        (
            "NUL in every part",
            answer(r#"{"name": "\u0000", "day": "\u0000", "month": "\u0000", "year": "\u0000", "from": "\u0000", "text": "\u0000"}"#),
        ),
        ("a day that is none", answer(r#"{"day": "99", "month": "-1", "year": "99999999999999999999"}"#)),
        ("a point that is nowhere", answer(r#"{"geometry": {"type": "Point", "coordinates": [1e308, -1e308]}}"#)),
        ("a shape without points", answer(r#"{"geometry": {"type": "Polygon", "coordinates": []}}"#)),
        ("a file by its hash", answer(r#"[{"sha256": "0000", "name": "a", "kind": "pdf", "size": 1}]"#)),
        ("a file that is not base64", br#"{"files": [{"name": "\u0000", "content": "%"}]}"#.to_vec()),
        ("an empty file", br#"{"files": [{"name": "", "content": ""}]}"#.to_vec()),
        ("an answer and files", br#"{"answer": "x", "files": [{"name": "a", "content": "eA=="}]}"#.to_vec()),
        ("a mark of nothing", br#"{"answer": "x", "seen": "\u0000"}"#.to_vec()),
    ]
}

/// What may stand in a path instead of an id.
pub fn ids() -> Vec<&'static str> {
    vec![
        "0",
        "-1",
        "x",
        "..",
        "%00",
        "%2e%2e%2f",
        "%ff%fe",
        "null",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "99999999999999999999999999",
        "%D8%B3%D9%84%D8%A7%D9%85",
        "%E2%80%AE",
        "'%20OR%201=1--",
        "%3Cscript%3E",
    ]
}

/// Queries that no link of ours has.
pub fn queries() -> Vec<String> {
    let mut all: Vec<String> =
        ["after", "due", "view", "service", "stage", "q", "code", "lang", "ref", "next", "saved", "from", "agency", "life_event"]
            .iter()
            .flat_map(|k| {
                [
                    "",
                    "-1",
                    "%00",
                    "%ff",
                    "x_y",
                    "9223372036854775808_0",
                    "-9223372036854775808_ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "%E2%80%AE",
                    "//evil.example",
                ]
                .iter()
                .map(move |v| format!("{k}={v}"))
            })
            .collect();
    all.push("view=unit&service=fence-permit&stage=%00".into());
    all.push("view=mine&service=fence-permit&stage=%00".into());
    all.push("view=unit&service=fence-permit&stage=none&due=week".into());
    all.push(format!("q={}", "a".repeat(10_000)));
    all.push(format!("q={}", "%D8%A8".repeat(3_000)));
    all.push("&&&=&==&%&%%".into());
    all.push((0..500).map(|i| format!("q={i}")).collect::<Vec<_>>().join("&"));
    all
}

/// Headers that no browser sends: name and value.
pub fn headers() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("accept-language", b"\xff\xfe,;;q=,,,,".to_vec()),
        ("accept-language", b"zz-ZZ;q=nan, *;q=9999".to_vec()),
        ("accept-language", vec![b','; 8000]),
        ("cookie", b"dargah=\xff\xfe; ;;;=; lang=%%%".to_vec()),
        ("cookie", b"dargah=AAAA; dargah=BBBB; lang=\xd8\xb3\xd9\x84".to_vec()),
        ("cookie", format!("dargah={}", "A".repeat(6000)).into_bytes()),
        ("cookie", b"lang=\"; Max-Age=0".to_vec()),
        ("authorization", b"Bearer".to_vec()),
        ("authorization", b"Bearer \xff\xfe".to_vec()),
        ("authorization", b"Basic eDp5".to_vec()),
        ("authorization", format!("Bearer {}", "A".repeat(6000)).into_bytes()),
        ("user-agent", b"\xff\xfe\xfd".to_vec()),
        ("user-agent", vec![b'u'; 8000]),
        ("x-forwarded-for", b"\xff, ,,".to_vec()),
        ("accept", b"\xff/\xff".to_vec()),
        ("range", b"bytes=9999999999999-".to_vec()),
        ("if-none-match", b"\"".to_vec()),
        ("content-type", b"multipart/form-data".to_vec()),
        ("content-type", b"\xff".to_vec()),
        ("idempotency-key", b"\xff\xfe".to_vec()),
        ("idempotency-key", vec![b'k'; 5000]),
        ("host", b"\xffhost".to_vec()),
    ]
}

//! The messages between test525 and a worker: one JSON object per line (`harness/PROTOCOL.md`).

use serde::{Deserialize, Serialize};

/// The version of the protocol spoken here.
pub const VERSION: u32 = 1;

/// A program to run.
#[derive(Debug, Serialize)]
pub struct Request<'a> {
    /// Comes back in every reply.
    pub id: u64,
    /// What the program's file is called.
    pub filename: &'a str,
    /// The program.
    pub source: &'a str,
    /// Whether each line of the trace is sent as it happens.
    pub stream: bool,
}

impl Request<'_> {
    /// The message as one line.
    pub fn to_line(&self) -> Vec<u8> {
        // Numbers, strings and booleans always have a JSON form.
        let mut line = serde_json::to_vec(self).unwrap_or_default();
        line.push(b'\n');
        line
    }
}

/// The first message of a worker: what it is.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Hello {
    protocol: u32,
    /// `sys.implementation.name`
    pub implementation: String,
    /// The full version.
    pub version: String,
    /// What it says about its build.
    pub build: Option<String>,
    /// What programs may ask for.
    pub features: Vec<String>,
}

/// A worker's answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// The whole trace.
    Trace(Vec<String>),
    /// One line of a streamed trace.
    Line(String),
    /// The end of a streamed trace.
    Done,
}

/// A line that is no message of the protocol.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// Not JSON, or not the expected object.
    #[error("not a message: {0}")]
    NotAMessage(String),
    /// Another version of the protocol.
    #[error("it speaks version {0} of the protocol, not {VERSION}")]
    Version(u32),
    /// The answer to another request.
    #[error("an answer to {} where one to request {asked} was due", request(*.answered))]
    Unasked {
        /// The request that the answer names.
        answered: Option<u64>,
        /// The request that was sent.
        asked: u64,
    },
    /// The worker did not understand the request.
    #[error("the worker reported: {0}")]
    Reported(String),
    /// An answer that a worker cannot give: of several kinds, or of none, or with line breaks inside a line.
    #[error("an answer that says nothing or contradicts itself")]
    Malformed,
}

fn request(id: Option<u64>) -> String {
    id.map_or_else(|| "no request".to_owned(), |id| format!("request {id}"))
}

#[derive(Deserialize)]
struct RawReply {
    id: Option<u64>,
    trace: Option<Vec<String>>,
    line: Option<String>,
    done: Option<bool>,
    error: Option<String>,
}

/// Reads the first line of a worker.
pub fn parse_hello(line: &[u8]) -> Result<Hello, ProtocolError> {
    let hello: Hello = parse(line)?;
    match hello.protocol {
        VERSION => Ok(hello),
        other => Err(ProtocolError::Version(other)),
    }
}

/// Reads an answer to the request `id`.
pub fn parse_reply(line: &[u8], id: u64) -> Result<Reply, ProtocolError> {
    let raw: RawReply = parse(line)?;
    if let Some(error) = raw.error {
        return Err(ProtocolError::Reported(error));
    }
    if raw.id != Some(id) {
        return Err(ProtocolError::Unasked {
            answered: raw.id,
            asked: id,
        });
    }
    match (raw.trace, raw.line, raw.done) {
        (Some(lines), None, None) if lines.iter().all(|line| is_one_line(line)) => {
            Ok(Reply::Trace(lines))
        }
        (None, Some(line), None) if is_one_line(&line) => Ok(Reply::Line(line)),
        (None, None, Some(true)) => Ok(Reply::Done),
        _ => Err(ProtocolError::Malformed),
    }
}

fn is_one_line(text: &str) -> bool {
    !text.contains(['\n', '\r'])
}

fn parse<T: for<'a> Deserialize<'a>>(line: &[u8]) -> Result<T, ProtocolError> {
    serde_json::from_slice(line).map_err(|error| ProtocolError::NotAMessage(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_read_or_refused() {
        let strings = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect();
        let unasked = |answered| Err(ProtocolError::Unasked { answered, asked: 7 });
        let replies = [
            (
                r#"{"id": 7, "trace": ["a", "!end"]}"#,
                Ok(Reply::Trace(strings(&["a", "!end"]))),
            ),
            (
                r#"{"id": 7, "trace": [], "more": 1}"#,
                Ok(Reply::Trace(vec![])),
            ),
            (
                r#"{"id": 7, "line": "\u00e9"}"#,
                Ok(Reply::Line("é".to_owned())),
            ),
            (r#"{"id": 7, "done": true}"#, Ok(Reply::Done)),
            (r#"{"id": 6, "done": true}"#, unasked(Some(6))),
            (r#"{"done": true}"#, unasked(None)),
            (
                r#"{"id": null, "error": "no"}"#,
                Err(ProtocolError::Reported("no".to_owned())),
            ),
            (r#"{"id": 7}"#, Err(ProtocolError::Malformed)),
            (r#"{"id": 7, "done": false}"#, Err(ProtocolError::Malformed)),
            (
                r#"{"id": 7, "line": "a", "done": true}"#,
                Err(ProtocolError::Malformed),
            ),
            (
                r#"{"id": 7, "trace": ["a\nb"]}"#,
                Err(ProtocolError::Malformed),
            ),
        ];
        for (line, expected) in replies {
            assert_eq!(parse_reply(line.as_bytes(), 7), expected, "{line}");
        }
    }

    #[test]
    fn garbage_is_no_message() {
        for line in [
            &b""[..],
            b"\n",
            b"hello",
            b"\xff\xfe",
            b"{\"id\": 7",
            b"[]",
            b"7",
            b"{\"id\": -1, \"done\": true}",
            b"{\"id\": 7, \"trace\": \"a\"}",
            b"{\"id\": 7, \"trace\": [1]}",
            b"{\"id\": 7, \"line\": \"\\ud800\"}",
        ] {
            let read = parse_reply(line, 7);
            assert!(
                matches!(read, Err(ProtocolError::NotAMessage(_))),
                "{line:?}: {read:?}"
            );
            assert!(parse_hello(line).is_err(), "{line:?}");
        }
    }

    #[test]
    fn a_hello_of_another_version_is_refused() {
        let hello = r#"{"protocol": 2, "implementation": "x", "version": "3.9", "features": []}"#;
        assert_eq!(
            parse_hello(hello.as_bytes()),
            Err(ProtocolError::Version(2))
        );
    }

    #[test]
    fn a_request_is_one_line_of_ascii_or_utf8() {
        let request = Request {
            id: 1,
            filename: "a.py",
            source: "print('é\u{2028}')\n",
            stream: true,
        };
        let line = request.to_line();
        assert_eq!(line.iter().filter(|&&byte| byte == b'\n').count(), 1);
        let read: serde_json::Value = serde_json::from_slice(&line).expect("JSON");
        assert_eq!(read["source"], request.source);
    }
}

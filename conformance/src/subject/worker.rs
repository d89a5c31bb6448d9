//! An interpreter in a process of its own, which runs `harness.py` and may crash and hang.

use std::time::{Duration, Instant};

use test525_reference_vm::trace::Trace;

use super::command::Interpreter;
use super::error::SubjectError;
use super::harness::HarnessFile;
use super::process::{End, Process, Received};
use super::protocol::{self, ProtocolError, Reply, Request};
use super::{SourceText, Subject, SubjectInfo, discover};

/// How long an interpreter may take to start.
const START: Duration = Duration::from_secs(60);

/// How long a process may take to end after its output has ended: a core dump is written in that time.
const ENDING: Duration = Duration::from_secs(10);

/// Limits of a worker.
#[derive(Clone, Debug)]
pub struct WorkerOptions {
    /// How long one program may run.
    pub time_limit: Duration,
    /// The address space of the process, in bytes; none for sanitized builds, which reserve terabytes.
    pub memory: Option<u64>,
    /// After how many programs the process is replaced: interned names of programs stay in it for ever.
    pub programs_per_process: u32,
}

impl Default for WorkerOptions {
    fn default() -> Self {
        Self {
            time_limit: Duration::from_secs(10),
            memory: Some(4 << 30),
            programs_per_process: 5000,
        }
    }
}

/// A subject in a process of its own. The process is started again when a program ends it, and ends with this value.
#[derive(Debug)]
pub struct Worker {
    info: SubjectInfo,
    interpreter: Interpreter,
    harness: HarnessFile,
    options: WorkerOptions,
    running: Option<Running>,
    last_id: u64,
}

#[derive(Debug)]
struct Running {
    process: Process,
    programs: u32,
}

/// How the answer to a request ended.
enum Answer {
    /// As it should.
    Complete,
    /// The process did not live to give it, or gave something else; the line says which.
    Ended(String),
}

impl Worker {
    /// Starts the interpreter and waits until it has said what it is.
    ///
    /// # Errors
    ///
    /// The command cannot be started, dies at its start, stays silent, or says something else.
    pub fn start(
        name: String,
        interpreter: Interpreter,
        harness: HarnessFile,
        options: WorkerOptions,
    ) -> Result<Self, SubjectError> {
        let (process, hello) = start(&name, &interpreter, &harness, &options)
            .map_err(|error| or_too_old(error, &name, &interpreter))?;
        let info = SubjectInfo {
            name,
            implementation: hello.implementation,
            version: hello.version,
            build: hello.build,
            features: hello.features,
        };
        Ok(Self {
            info,
            interpreter,
            harness,
            options,
            running: Some(Running {
                process,
                programs: 0,
            }),
            last_id: 0,
        })
    }

    /// The command that started it.
    pub fn interpreter(&self) -> &Interpreter {
        &self.interpreter
    }

    /// The running process, started if there is none.
    fn running(&mut self) -> Result<Running, SubjectError> {
        match self.running.take() {
            Some(running) if running.programs < self.options.programs_per_process => Ok(running),
            Some(_) | None => {
                let (process, _) = start(
                    &self.info.name,
                    &self.interpreter,
                    &self.harness,
                    &self.options,
                )?;
                Ok(Running {
                    process,
                    programs: 0,
                })
            }
        }
    }

    /// Sends one program and collects the lines of its trace. The process is kept only if it answered as it should.
    fn ask(
        &mut self,
        source: &SourceText,
        stream: bool,
        lines: &mut Vec<String>,
    ) -> Result<Answer, SubjectError> {
        let mut running = self.running()?;
        running.programs += 1;
        self.last_id += 1;
        let id = self.last_id;
        let deadline = Instant::now() + self.options.time_limit;
        running.process.send(
            Request {
                id,
                filename: &source.filename,
                source: &source.text,
                stream,
            }
            .to_line(),
        );
        loop {
            let reply = match running.process.receive(deadline) {
                Received::Line(line) => protocol::parse_reply(&line, id),
                Received::Closed => return Ok(Answer::Ended(how_it_ended(running.process))),
                Received::TimedOut => return Ok(Answer::Ended("!timeout".to_owned())),
            };
            match reply {
                Ok(Reply::Line(line)) => lines.push(line),
                Ok(Reply::Trace(trace)) => {
                    *lines = trace;
                    break;
                }
                Ok(Reply::Done) => break,
                Err(error) => return Ok(Answer::Ended(lost(&error.to_string()))),
            }
        }
        self.running = Some(running);
        Ok(Answer::Complete)
    }
}

impl Subject for Worker {
    fn info(&self) -> &SubjectInfo {
        &self.info
    }

    fn run(&mut self, source: &SourceText) -> Result<Trace, SubjectError> {
        let mut lines = Vec::new();
        if let Answer::Complete = self.ask(source, false, &mut lines)? {
            return Ok(Trace::from_lines(lines));
        }
        // Once more in a fresh process, line by line, for the lines before the end.
        let mut lines = Vec::new();
        if let Answer::Ended(how) = self.ask(source, true, &mut lines)? {
            lines.push(how);
        }
        Ok(Trace::from_lines(lines))
    }
}

fn start(
    name: &str,
    interpreter: &Interpreter,
    harness: &HarnessFile,
    options: &WorkerOptions,
) -> Result<(Process, protocol::Hello), SubjectError> {
    let subject = name.to_owned();
    let command = interpreter.display();
    let process = match Process::start(interpreter.worker(harness), options.memory) {
        Ok(process) => process,
        Err(error) => {
            return Err(SubjectError::NotStarted {
                subject,
                command,
                reason: error.to_string(),
            });
        }
    };
    match process.receive(Instant::now() + START) {
        Received::Line(line) => match protocol::parse_hello(&line) {
            Ok(hello) if discover::is_new_enough(&hello.version) => Ok((process, hello)),
            Ok(hello) => Err(SubjectError::TooOld {
                subject,
                version: hello.version,
            }),
            Err(error) => Err(SubjectError::NoHello {
                subject,
                command,
                reason: no_hello(&error, &line),
            }),
        },
        Received::Closed => {
            let (end, output) = process.end(Some(Instant::now() + ENDING));
            Err(SubjectError::DiedAtStart {
                subject,
                command,
                how: match end {
                    Some(End::Signal(how) | End::Status(how)) => how,
                    None => "it closed its output".to_owned(),
                },
                output,
            })
        }
        Received::TimedOut => Err(SubjectError::SilentAtStart {
            subject,
            command,
            within: START,
        }),
    }
}

/// A Python that is too old to run `harness.py` says something about syntax; what is wrong is its age.
fn or_too_old(error: SubjectError, name: &str, interpreter: &Interpreter) -> SubjectError {
    let may_be_python = matches!(
        error,
        SubjectError::DiedAtStart { .. } | SubjectError::NoHello { .. }
    );
    match may_be_python.then(|| discover::identify(name, interpreter)) {
        Some(Err(too_old @ SubjectError::TooOld { .. })) => too_old,
        _ => error,
    }
}

/// How much of a line is shown.
const SHOWN: usize = 60;

fn no_hello(error: &ProtocolError, line: &[u8]) -> String {
    match error {
        ProtocolError::NotAMessage(_) => {
            let text = String::from_utf8_lossy(line);
            let shown: String = text
                .chars()
                .take(SHOWN)
                .flat_map(char::escape_debug)
                .collect();
            let more = if text.chars().nth(SHOWN).is_some() {
                "…"
            } else {
                ""
            };
            format!("its first line is `{shown}{more}`")
        }
        other => other.to_string(),
    }
}

/// The last line of a trace whose process closed its output.
fn how_it_ended(process: Process) -> String {
    match process.end(Some(Instant::now() + ENDING)) {
        (Some(End::Signal(signal)), _) => format!("!crashed {signal}"),
        (Some(End::Status(how)), _) => lost(&how),
        (None, _) => lost("it closed its output"),
    }
}

/// The last line of a trace whose process answered wrongly, or ended without a signal. Why is detail, and one line.
fn lost(why: &str) -> String {
    let why: String = why
        .chars()
        .take(SHOWN)
        .flat_map(char::escape_debug)
        .collect();
    format!("!lost  # {why}")
}

//! A child process that is talked to in lines, never waited for without a limit, and never left running.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use super::leftovers;

/// The longest line that is read, in bytes: a worker's longest trace, escaped.
const MAX_LINE: u64 = 256 << 20;

/// How much of standard error is kept, in bytes.
const MAX_SAID: u64 = 4096;

/// What the reader of the process's output has to tell. When it hangs up, the process has ended.
#[derive(Debug)]
enum Output {
    Line(Vec<u8>),
    Closed,
}

/// What came from the process.
#[derive(Debug, PartialEq, Eq)]
pub enum Received {
    /// A line, without its end.
    Line(Vec<u8>),
    /// Its output has ended, or cannot be read any further.
    Closed,
    /// Nothing, and the time is over.
    TimedOut,
}

/// How a process ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// By a signal, with its name.
    Signal(String),
    /// With this exit status.
    Status(String),
}

/// A running child in a process group of its own. It is killed when this value is dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    requests: Option<Sender<Vec<u8>>>,
    output: Receiver<Output>,
    said: Option<JoinHandle<Vec<u8>>>,
}

impl Process {
    /// Starts the command; `memory` limits its address space, in bytes, where the system can.
    ///
    /// # Errors
    ///
    /// What the system says when the command cannot be started.
    pub fn start(mut command: Command, memory: Option<u64>) -> std::io::Result<Self> {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // Ctrl-C in a terminal is for this program alone, which then ends its workers.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = leftovers::spawn(&mut command)?;
        limit_memory(&child, memory);
        let (requests, to_write) = mpsc::channel();
        let (received, output) = mpsc::channel();
        let id = child.id();
        if let Some(stdin) = child.stdin.take() {
            thread::spawn(move || write_all(stdin, to_write));
        }
        if let Some(stdout) = child.stdout.take() {
            thread::spawn(move || {
                read_lines(stdout, &received);
                let _ = received.send(Output::Closed);
                wait_without_collecting(id);
            });
        }
        let said = child
            .stderr
            .take()
            .map(|stderr| thread::spawn(move || read_beginning(stderr)));
        Ok(Self {
            child,
            requests: Some(requests),
            output,
            said,
        })
    }

    /// Sends bytes to its standard input. A process that does not read them is noticed when it does not answer.
    pub fn send(&self, bytes: Vec<u8>) {
        if let Some(requests) = &self.requests {
            // The writer is gone when the process is: then `receive` says so.
            let _ = requests.send(bytes);
        }
    }

    /// Waits for the next line, at most until the deadline.
    pub fn receive(&self, deadline: Instant) -> Received {
        let left = deadline.saturating_duration_since(Instant::now());
        match self.output.recv_timeout(left) {
            Ok(Output::Line(line)) => Received::Line(line),
            Ok(Output::Closed) | Err(RecvTimeoutError::Disconnected) => Received::Closed,
            Err(RecvTimeoutError::Timeout) => Received::TimedOut,
        }
    }

    /// Ends the process if it still runs, and says how it ended, if by itself, and what it wrote to standard error at
    /// its beginning.
    ///
    /// `until`: when its output has ended, it is ending by itself, and is given until then for that.
    pub fn end(mut self, until: Option<Instant>) -> (Option<End>, String) {
        self.requests = None;
        let by_itself = until.is_some_and(|until| self.ends_before(until));
        let end = match by_itself {
            true => {
                leftovers::forget_process(self.child.id());
                self.child.wait().ok().map(describe)
            }
            false => None,
        };
        self.kill();
        let said = self.said.take().and_then(|said| said.join().ok());
        (
            end,
            String::from_utf8_lossy(&said.unwrap_or_default()).into_owned(),
        )
    }

    fn ends_before(&self, until: Instant) -> bool {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(Output::Line(_) | Output::Closed) => {}
                Err(RecvTimeoutError::Disconnected) => return true,
                Err(RecvTimeoutError::Timeout) => return false,
            }
        }
    }

    /// Kills the whole process group and collects the child.
    fn kill(&mut self) {
        // An ended and collected child's number may belong to somebody else.
        if matches!(self.child.try_wait(), Ok(None)) {
            kill_group(self.child.id());
            #[cfg(not(unix))]
            let _ = self.child.kill();
            leftovers::forget_process(self.child.id());
            let _ = self.child.wait();
        }
        leftovers::forget_process(self.child.id());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

fn describe(status: ExitStatus) -> End {
    #[cfg(unix)]
    if let Some(number) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return End::Signal(match nix::sys::signal::Signal::try_from(number) {
            Ok(signal) => signal.as_str().to_owned(),
            Err(_) => format!("SIG{number}"),
        });
    }
    End::Status(status.to_string())
}

/// Kills a process and what it started, as long as it is in the group that [`Process::start`] made for it.
#[cfg(unix)]
pub(super) fn kill_group(id: u32) {
    use nix::sys::signal::{Signal, killpg};
    use nix::unistd::Pid;
    if let Ok(group) = i32::try_from(id) {
        let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
    }
}

#[cfg(not(unix))]
pub(super) fn kill_group(_id: u32) {}

/// Returns when the process has ended, and leaves its number in use and its status to be collected.
#[cfg(unix)]
fn wait_without_collecting(id: u32) {
    use nix::sys::wait::{Id, WaitPidFlag, waitid};
    if let Ok(id) = i32::try_from(id) {
        let id = Id::Pid(nix::unistd::Pid::from_raw(id));
        let _ = waitid(id, WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT);
    }
}

#[cfg(not(unix))]
fn wait_without_collecting(_id: u32) {}

#[cfg(target_os = "linux")]
fn limit_memory(child: &Child, memory: Option<u64>) {
    if let (Some(bytes), Ok(pid)) = (memory, i32::try_from(child.id())) {
        // A process that is gone by now needs no limit.
        let _ = rlimit::prlimit(pid, rlimit::Resource::AS, Some((bytes, bytes)), None);
    }
}

#[cfg(not(target_os = "linux"))]
fn limit_memory(_child: &Child, _memory: Option<u64>) {}

fn write_all(mut stdin: ChildStdin, requests: Receiver<Vec<u8>>) {
    for request in requests {
        if stdin
            .write_all(&request)
            .and_then(|()| stdin.flush())
            .is_err()
        {
            return;
        }
    }
}

fn read_lines(stdout: ChildStdout, lines: &Sender<Output>) {
    let mut stdout = BufReader::new(stdout);
    loop {
        let mut line = Vec::new();
        match stdout.by_ref().take(MAX_LINE).read_until(b'\n', &mut line) {
            Ok(_) if line.last() == Some(&b'\n') => line.pop(),
            // The end, or a line without end: neither is an answer.
            Ok(_) | Err(_) => return,
        };
        if lines.send(Output::Line(line)).is_err() {
            return;
        }
    }
}

fn read_beginning(stderr: ChildStderr) -> Vec<u8> {
    let mut stderr = BufReader::new(stderr);
    let mut said = Vec::new();
    let _ = stderr.by_ref().take(MAX_SAID).read_to_end(&mut said);
    // Read on, so that the process never waits for us.
    let _ = std::io::copy(&mut stderr, &mut std::io::sink());
    said
}

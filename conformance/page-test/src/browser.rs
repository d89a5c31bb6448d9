//! A headless Chromium, spoken to over its [DevTools protocol](https://chromedevtools.github.io/devtools-protocol/).

use std::error::Error;
use std::ffi::OsString;
use std::io::BufReader;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// What can go wrong; all of it fails the test.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Names of programs that are such a browser, the smallest first.
const NAMES: [&str; 6] = [
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
];

/// How long the browser may take for one answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with one page.
pub struct Browser {
    process: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: String,
    last: u64,
    /// What the page complained about: exceptions, and messages in its console.
    pub complaints: Vec<String>,
    // Goes with the browser.
    _profile: TempDir,
}

/// The browser's program: `CHROME`, or the first that is found.
fn program() -> Result<OsString> {
    if let Some(path) = std::env::var_os("CHROME") {
        return Ok(path);
    }
    let found = NAMES.iter().find_map(|name| which::which(name).ok());
    let missing = "no Chromium is here: `scripts/setup browser` installs one, and CHROME=/path/to/chromium names another";
    found
        .map(PathBuf::into_os_string)
        .ok_or_else(|| missing.into())
}

impl Browser {
    /// Starts one, with an empty page.
    pub fn start() -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let mut process = Command::new(program()?)
            .args(["--headless", "--remote-debugging-port=0", "--no-first-run"])
            // The page is ours, and root may not have a sandbox.
            .args(["--no-sandbox", "--disable-dev-shm-usage"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .stdin(Stdio::null())
            .spawn()?;
        let errors = process.stderr.take().ok_or("there is no standard error")?;
        let address = address(BufReader::new(errors))?;
        let (socket, _) = tungstenite::connect(address)?;
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(PATIENCE))?;
        }
        let mut browser = Self {
            process,
            socket,
            session: String::new(),
            last: 0,
            complaints: Vec::new(),
            _profile: profile,
        };
        browser.open_page()?;
        Ok(browser)
    }

    fn open_page(&mut self) -> Result<()> {
        let target = self.call("Target.createTarget", json!({ "url": "about:blank" }))?;
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        let session = self.call("Target.attachToTarget", target)?;
        self.session = text(&session["sessionId"])?;
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.call(&format!("{domain}.enable"), json!({}))?;
        }
        Ok(())
    }

    /// Calls a method of the protocol.
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.last += 1;
        let mut request = json!({ "id": self.last, "method": method, "params": params });
        if !self.session.is_empty() {
            request["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(request.to_string()))?;
        loop {
            let message = self.socket.read()?;
            let message: Value = serde_json::from_str(message.to_text()?)?;
            if message["id"] != json!(self.last) {
                self.note(&message);
            } else if message.get("error").is_some() {
                return Err(format!("{method}: {}", message["error"]).into());
            } else {
                return Ok(message["result"].clone());
            }
        }
    }

    /// Keeps what an event says that should not happen.
    fn note(&mut self, event: &Value) {
        let params = &event["params"];
        match event["method"].as_str() {
            Some("Runtime.exceptionThrown" | "Log.entryAdded") => {
                self.complaints.push(params.to_string());
            }
            Some("Network.requestWillBeSent") => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                if !url.starts_with("file:") && url != "about:blank" {
                    self.complaints.push(format!("asks for {url}"));
                }
            }
            _ => {}
        }
    }

    /// The size of the window in pixels; narrow ones are phones.
    pub fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.call("Emulation.setDeviceMetricsOverride", size)?;
        Ok(())
    }

    /// Whether the person prefers a dark page.
    pub fn darken(&mut self, is_dark: bool) -> Result<()> {
        let value = if is_dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.call("Emulation.setEmulatedMedia", media)?;
        Ok(())
    }

    /// Opens a file at a place in it, and says how long it took until it could be used.
    pub fn open(&mut self, file: &Path, place: &str) -> Result<Duration> {
        self.call("Page.navigate", json!({ "url": "about:blank" }))?;
        let start = Instant::now();
        let url = format!("file://{}{place}", file.display());
        self.call("Page.navigate", json!({ "url": url }))?;
        self.until("document.documentElement?.dataset.ready === 'true'")?;
        Ok(start.elapsed())
    }

    /// The value of an expression in the page.
    pub fn value(&mut self, expression: &str) -> Result<Value> {
        let params =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let result = self.call("Runtime.evaluate", params)?;
        match result.get("exceptionDetails") {
            Some(details) => Err(format!("{expression}: {details}").into()),
            None => Ok(result["result"]["value"].clone()),
        }
    }

    /// Waits until an expression is true.
    pub fn until(&mut self, expression: &str) -> Result<()> {
        let start = Instant::now();
        while self.value(expression)? != json!(true) {
            if start.elapsed() > PATIENCE {
                return Err(format!("never: {expression}").into());
            }
            // The page draws what it has to in between.
            self.value("new Promise((done) => requestAnimationFrame(() => done()))")?;
        }
        Ok(())
    }

    /// The text of the first element that a selector finds.
    pub fn text(&mut self, selector: &str) -> Result<String> {
        let found = self.value(&format!(
            "document.querySelector({})?.innerText",
            json!(selector)
        ))?;
        text(&found).map_err(|_| format!("nothing is {selector}").into())
    }

    /// How many elements a selector finds.
    pub fn count(&mut self, selector: &str) -> Result<u64> {
        let found = self.value(&format!(
            "document.querySelectorAll({}).length",
            json!(selector)
        ))?;
        found.as_u64().ok_or_else(|| "no number".into())
    }

    /// Clicks, with the mouse, in the middle of the element that an expression gives.
    pub fn click(&mut self, element: &str) -> Result<()> {
        let place = format!(
            "(() => {{ const element = {element}; element.scrollIntoView({{ block: 'center', inline: 'center' }});
               const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        );
        let place = self.value(&place)?;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    /// Presses keys one after the other: names of keys, or single characters.
    pub fn press(&mut self, keys: &[&str]) -> Result<()> {
        for key in keys {
            let text = match *key {
                "Enter" => "\r",
                key if key.chars().count() == 1 => key,
                _ => "",
            };
            let code = match *key {
                "Enter" => 13,
                "Escape" => 27,
                "Tab" => 9,
                _ => 0,
            };
            let down = json!({ "type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": code });
            self.call("Input.dispatchKeyEvent", down)?;
            let up = json!({ "type": "keyUp", "key": key, "windowsVirtualKeyCode": code });
            self.call("Input.dispatchKeyEvent", up)?;
        }
        Ok(())
    }

    /// Types a text where the focus is.
    pub fn type_text(&mut self, text: &str) -> Result<()> {
        self.call("Input.insertText", json!({ "text": text }))?;
        Ok(())
    }

    /// Chooses an option of a select element.
    pub fn choose(&mut self, id: &str, value: &str) -> Result<()> {
        let script = format!(
            "(() => {{ const select = document.getElementById({}); select.value = {};
               select.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
            json!(id),
            json!(value)
        );
        self.value(&script)?;
        Ok(())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // What is started may be a script around the browser, so it is asked to end before it is made to.
        self.session.clear();
        if self.call("Browser.close", json!({})).is_err() {
            _ = self.process.kill();
        }
        _ = self.process.wait();
    }
}

/// Where the browser listens, which it says once it does. What it says later is read and dropped, so that it never waits for that.
fn address(errors: impl std::io::BufRead + Send + 'static) -> Result<String> {
    let mut lines = errors.lines();
    let mut said = String::new();
    for line in lines.by_ref() {
        let line = line?;
        if let Some(address) = line.strip_prefix("DevTools listening on ") {
            let address = address.to_owned();
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(address);
        }
        said.push_str(&line);
        said.push('\n');
    }
    Err(format!("the browser did not start:\n{said}").into())
}

fn text(value: &Value) -> Result<String> {
    let text = value.as_str().ok_or_else(|| format!("no text: {value}"))?;
    Ok(text.to_owned())
}

//! A real browser without a window: how many pages a file prints to, and what a script sees of it at a width, by day
//! and by night. The file itself is looked at as it is; what is added stands around it, in a folder that goes.

use crate::done;
use serde_json::Value;
use std::fs;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The longest that one look takes, in seconds.
const PATIENCE: &str = "60";

/// A sheet of paper.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Paper {
    A4,
    Letter,
}

/// Whether a reader's screen is light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Light,
    Dark,
}

/// A place of its own for each look, with a page in it.
struct Desk {
    temp: TempDir,
}

impl Desk {
    fn with(page: &str) -> Self {
        let desk = Self { temp: tempfile::tempdir().unwrap() };
        fs::write(desk.temp.path().join("page.html"), page).unwrap();
        desk
    }

    /// Opens the page to an end that the arguments say; gives what the browser printed.
    fn open(&self, args: &[String]) -> String {
        let mut browser = Command::new("timeout");
        browser.args([PATIENCE, "chromium", "--headless=new", "--no-sandbox", "--disable-gpu"]);
        browser.args(["--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars", "--window-size=1400,900"]);
        browser.arg(format!("--user-data-dir={}", self.temp.path().join("profile").display())).args(args);
        browser.arg(self.temp.path().join("page.html")).current_dir(self.temp.path());
        browser.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        done(&mut browser, "")
    }
}

/// How many pages a file prints to on such paper, with the margins it asks for itself.
pub(crate) fn pages(file: &str, paper: Paper) -> usize {
    let size = match paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    assert!(file.contains("</head>"), "no head to say the paper in");
    let sized = file.replacen("</head>", &format!("<style>@page {{ size: {size} }}</style></head>"), 1);
    let desk = Desk::with(&sized);
    let pdf = desk.temp.path().join("printed.pdf");
    desk.open(&["--no-pdf-header-footer".to_owned(), format!("--print-to-pdf={}", pdf.display())]);
    let mut info = Command::new("pdfinfo");
    let about = done(info.arg(&pdf).stdin(Stdio::piped()).stdout(Stdio::piped()), "");
    let named = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
    let wide = match paper {
        Paper::A4 => "594.",
        Paper::Letter => "612 ",
    };
    assert!(named("Page size:").starts_with(wide), "not printed on {paper:?}: {about}");
    named("Pages:").parse().unwrap()
}

/// What an expression of JavaScript gives inside the file, shown that wide. The file gets no script: it stands in a
/// frame, and a window of a browser without a screen is never narrower than 500 pixels.
pub(crate) fn seen(file: &str, probe: &str, width: u32, scheme: Scheme) -> Value {
    let attribute = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
    let asked = serde_json::to_string(probe).unwrap().replace('<', "\\u003c");
    let page = format!(
        r#"<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<iframe id="frame" style="width: {width}px; height: 800px; border: 0" srcdoc="{}"></iframe>
<pre id="seen"></pre>
<script>onload = () => {{
  const inside = document.getElementById("frame").contentWindow;
  const dark = inside.matchMedia("(prefers-color-scheme: dark)").matches;
  const said = {{ width: inside.innerWidth, dark, value: inside.eval({asked}) }};
  document.getElementById("seen").textContent = JSON.stringify(said);
}}</script>"#,
        attribute(file),
    );
    let setting = u8::from(scheme == Scheme::Light);
    let dom =
        Desk::with(&page).open(&["--dump-dom".to_owned(), format!("--blink-settings=preferredColorScheme={setting}")]);
    let dom = scraper::Html::parse_document(&dom);
    let place = dom.select(&scraper::Selector::parse("#seen").unwrap()).next().expect("no answer of the page");
    let mut said: Value = serde_json::from_str(&place.text().collect::<String>()).expect("the probe failed");
    assert_eq!((&said["width"], &said["dark"]), (&width.into(), &(scheme == Scheme::Dark).into()));
    said["value"].take()
}

/// How far the content reaches, in pixels, at that width; more than the width has to be scrolled sideways.
pub(crate) fn reach(file: &str, width: u32) -> u64 {
    let probe = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)";
    seen(file, probe, width, Scheme::Light).as_u64().unwrap()
}

/// The weakest contrast of any words against what lies behind them, with those words, as WCAG 2 reckons it.
pub(crate) fn weakest_contrast(file: &str, scheme: Scheme) -> (f64, String) {
    let seen = seen(file, CONTRAST, 800, scheme);
    let ground = seen["ground"].as_f64().unwrap();
    assert_eq!(ground < 0.18, scheme == Scheme::Dark, "the ground does not go with the screen: {ground}");
    (seen["ratio"].as_f64().unwrap(), seen["words"].as_str().unwrap().to_owned())
}

const CONTRAST: &str = r#"(() => {
  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = ([red, green, blue]) => {
    const linear = [red, green, blue].map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3) return colour;
      if (colour[3] !== 0) throw new Error("a ground that can be seen through");
    }
    throw new Error("no ground is painted");
  };
  let weakest = { ratio: 99, words: "" };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode.textContent.trim();
    if (!words) continue;
    const element = walk.currentNode.parentElement;
    const ink = numbers(getComputedStyle(element).color);
    for (let at = element; at; at = at.parentElement)
      if (getComputedStyle(at).opacity !== "1") throw new Error("words that can be seen through");
    if (ink.length !== 3) throw new Error("ink that can be seen through");
    const [more, less] = [light(ink), light(behind(element))].sort((a, b) => b - a);
    const ratio = (more + 0.05) / (less + 0.05);
    if (ratio < weakest.ratio) weakest = { ratio, words };
  }
  return { ...weakest, ground: light(behind(document.body)) };
})()"#;

/// A page that is too wide, too long and too pale, so that each look is known to see what it looks for.
const WRONG: &str = r#"<!doctype html><html><head><meta name="color-scheme" content="light dark"><style>
body { margin: 0; background: #fff; color: #000 } p { color: #999 } div { width: 700px; height: 300mm }
@media (prefers-color-scheme: dark) { body { background: #000; color: #fff } p { color: #555 } }
</style></head><body><h1>Dark enough</h1><p>Too pale</p><div>Wide and long</div></body></html>"#;

#[test]
fn what_is_wrong_is_seen() {
    assert_eq!((pages(WRONG, Paper::A4), pages(WRONG, Paper::Letter)), (2, 2));
    assert_eq!(reach(WRONG, 360), 700);
    for scheme in [Scheme::Light, Scheme::Dark] {
        let (ratio, words) = weakest_contrast(WRONG, scheme);
        assert!((2.5..3.0).contains(&ratio) && words == "Too pale", "{ratio}: {words}");
    }
}

//! The program that is killed: it writes and writes, and says each thing only once it was promised.

use crate::promises::{Workbook, at, drafted, kept, opened, pass, tombstone};
use goldseam::journal::{Journal, WorkFactor};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// What the driver does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Writes in a workbook that is not locked.
    Plain,
    /// Writes in one that is.
    Locked,
    /// Locks and unlocks one.
    Converting,
}

/// What it was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It has the workbook open.
    Ready,
    /// So many thirds of the words of a page are saved.
    Drafted(u64, usize),
    /// A page is kept.
    Kept(u64),
    /// A page is deleted.
    Deleted(u64),
    /// Every page is the other way round.
    Converted,
}

impl Said {
    fn line(self) -> String {
        match self {
            Self::Ready => "said ready 0 0".to_owned(),
            Self::Drafted(n, thirds) => format!("said drafted {n} {thirds}"),
            Self::Kept(n) => format!("said kept {n} 0"),
            Self::Deleted(n) => format!("said deleted {n} 0"),
            Self::Converted => "said converted 0 0".to_owned(),
        }
    }

    /// What a line says; none where it was cut off, or comes from the test program itself.
    fn of(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("said ")?.split(' ');
        let what = words.next()?;
        let (n, thirds) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        match what {
            "ready" => Some(Self::Ready),
            "drafted" => Some(Self::Drafted(n, thirds)),
            "kept" => Some(Self::Kept(n)),
            "deleted" => Some(Self::Deleted(n)),
            "converted" => Some(Self::Converted),
            _ => None,
        }
    }
}

/// A driver that runs.
pub(crate) struct Running {
    child: Child,
    said: Receiver<Said>,
}

impl Running {
    /// Starts one on a workbook, and waits until it has it open.
    pub(crate) fn start(kind: Kind, workbook: &Workbook) -> Self {
        let mut driver = Command::new(std::env::current_exe().unwrap());
        driver.args(["--ignored", "--exact", "--nocapture", "driver::writes_until_it_is_killed"]);
        driver.env("KILL_FOLDER", &workbook.folder).env("KILL_KIND", format!("{kind:?}"));
        driver.env("KILL_NEXT", workbook.next().to_string());
        let mut child = driver.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (tell, said) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(said) = Said::of(&line) {
                    let _ = tell.send(said);
                }
            }
        });
        assert_eq!(said.recv().expect("the driver ended by itself"), Said::Ready);
        Self { child, said }
    }

    /// Lets it say so many words and then write for so long, kills it, and gives everything it said.
    pub(crate) fn killed_after(mut self, words: usize, moment: Duration) -> Vec<Said> {
        let mut all: Vec<Said> = self.said.iter().take(words).collect();
        assert_eq!(all.len(), words, "the driver ended by itself: {:?}", self.child.try_wait());
        let end = Instant::now() + moment;
        loop {
            match self.said.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(said) => all.push(said),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => panic!("the driver ended by itself: {:?}", self.child.wait()),
            }
        }
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        // What it said before it died, and nobody had taken in.
        all.extend(self.said.iter());
        all
    }
}

fn say(said: Said) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", said.line()).and_then(|()| out.flush()).unwrap();
}

/// Run by the tests of this program, again and again, and ended by nothing but a signal.
#[test]
#[ignore = "it never ends"]
fn writes_until_it_is_killed() {
    let folder = std::env::var("KILL_FOLDER").expect("only the other tests run this one");
    let next = std::env::var("KILL_NEXT").unwrap().parse().unwrap();
    if std::env::var("KILL_KIND").unwrap() == "Converting" {
        convert(Path::new(&folder));
    }
    let (mut journal, _) = opened(Path::new(&folder));
    say(Said::Ready);
    for n in next.. {
        for thirds in 1..=3 {
            journal.save_draft(&drafted(n, thirds), thirds == 2).unwrap();
            say(Said::Drafted(n, thirds));
        }
        journal.append(&kept(n)).unwrap();
        say(Said::Kept(n));
        if n % 4 == 3 {
            journal.delete(&tombstone(n)).unwrap();
            say(Said::Deleted(n));
        }
    }
}

fn convert(folder: &Path) -> ! {
    let (mut journal, _): (Journal, _) = opened(folder);
    say(Said::Ready);
    loop {
        let done = if journal.key().is_some() {
            journal.unlock()
        } else {
            journal.lock(&pass(), WorkFactor::NEXT_TO_NONE, at())
        };
        assert_eq!(done.unwrap().left, 0);
        say(Said::Converted);
    }
}

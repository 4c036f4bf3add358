//! The lines of a stream, read ahead by a thread of its own: whoever feeds the stream line by line gets each
//! answer as soon as it is ready, and whoever pours gets full batches.

use crate::problem::Problem;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Longer lines are refused, as files are that are longer: no article is 64 MB long.
const MOST_BYTES: usize = 64 << 20;
/// Lines read ahead at most, which bounds memory.
const AHEAD: usize = 64;

/// A line with its number from 1, or why it is none.
pub(super) type Line = (usize, Result<String, Problem>);

/// Lines on their way.
pub(super) struct Lines {
    lines: Receiver<Line>,
}

impl Lines {
    /// Starts to read `stream`. Empty lines are passed over.
    pub(super) fn of(stream: impl Read + Send + 'static) -> Self {
        let (sender, lines) = sync_channel(AHEAD);
        std::thread::spawn(move || feed(BufReader::with_capacity(1 << 16, stream), MOST_BYTES, &sender));
        Self { lines }
    }

    /// Waits for a line, then takes what else is there, up to `most` lines; nothing at the end of the stream.
    pub(super) fn batch(&self, most: usize) -> Vec<Line> {
        let first = self.lines.recv().into_iter();
        first.chain(self.lines.try_iter()).take(most).collect()
    }
}

fn feed(mut stream: impl BufRead, most: usize, lines: &SyncSender<Line>) {
    let mut line = Vec::new();
    for number in 1.. {
        let answer = match capped(&mut stream, &mut line, most) {
            Ok(0) => return,
            Ok(length) if length > most => Err(fault(
                number,
                "too-large",
                format!(
                    "is {} MB long, more than an article can be ({} MB): split it",
                    length >> 20,
                    most >> 20
                ),
            )),
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => text(&line, number),
            Err(error) => {
                let message = format!("cannot be read on ({error})");
                let _ = lines.send((number, Err(fault(number, "unreadable", message))));
                return;
            }
        };
        if lines.send((number, answer)).is_err() {
            return;
        }
    }
}

fn text(line: &[u8], number: usize) -> Result<String, Problem> {
    std::str::from_utf8(line).map(String::from).map_err(|error| {
        let at = error.valid_up_to() + 1;
        fault(number, "not-utf-8", format!("is not UTF-8 from byte {at} on: write JSON Lines in UTF-8"))
    })
}

fn fault(number: usize, error: &'static str, message: String) -> Problem {
    Problem::file(format!("-:{number}"), error, message)
}

/// Reads to the next line feed, keeping no more than `most` bytes; the answer is the line's whole length.
fn capped(stream: &mut impl BufRead, line: &mut Vec<u8>, most: usize) -> io::Result<usize> {
    line.clear();
    let mut length = 0;
    loop {
        let chunk = match stream.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let end = chunk.iter().position(|b| *b == b'\n');
        let taken = end.map_or(chunk.len(), |end| end + 1);
        if length + taken <= most {
            line.extend_from_slice(&chunk[..taken]);
        }
        length += taken;
        stream.consume(taken);
        if end.is_some() || taken == 0 {
            return Ok(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &'static [u8], most: usize) -> Vec<Line> {
        let (sender, receiver) = sync_channel(AHEAD);
        feed(BufReader::with_capacity(4, bytes), most, &sender);
        drop(sender);
        receiver.iter().collect()
    }

    #[test]
    fn lines_keep_their_numbers_and_bad_ones_are_told() {
        let lines = read(b"one\n\nbad \xff\n0123456789\nlast", 9);
        let told: Vec<_> = lines
            .iter()
            .map(|(n, l)| (*n, l.as_ref().map_err(|p| (p.error, p.path.as_str())).cloned()))
            .collect();
        assert_eq!(told[0], (1, Ok("one\n".to_string())));
        assert_eq!(told[1], (3, Err(("not-utf-8", "-:3"))));
        assert_eq!(told[2], (4, Err(("too-large", "-:4"))));
        assert_eq!(told[3], (5, Ok("last".to_string())));
        assert!(lines[1].1.as_ref().unwrap_err().message.contains("byte 5"));
    }

    #[test]
    fn a_batch_does_not_wait_for_more_than_is_there() {
        let (mut there, here) = std::io::pipe().map(|(r, w)| (w, r)).unwrap();
        let lines = Lines::of(here);
        std::io::Write::write_all(&mut there, b"first\n").unwrap();
        assert_eq!(lines.batch(8).len(), 1);
        drop(there);
        assert!(lines.batch(8).is_empty());
    }
}

//! Blocks: the logical lines of a text. Most pages put a paragraph on one line; mail, wire copy and old web
//! pages wrap theirs at some column, and then a line break means nothing. Only a full line can be a wrapped
//! one: if the next line's first word had still fitted, whoever broke the line meant it.

use crate::span::Span;

/// A logical line: one paragraph, headline or list item, of one or more lines of the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// From its first to its last character that is not white space.
    pub span: Span,
    /// Whether a blank line, or the start of the text, stands before it.
    pub apart: bool,
}

/// Widest column at which text is still taken for wrapped, in bytes.
const WIDEST: usize = 130;

/// A wrapped line that starts small goes on with the one before it only if that one is this long.
const LONG: usize = 50;

/// The blocks of `text` from byte `start`.
pub(crate) fn blocks(text: &str, start: usize) -> Vec<Block> {
    let lines = lines(text, start);
    let column = column(text, &lines);
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    for (n, line) in lines.iter().enumerate() {
        match blocks.last_mut() {
            Some(last) if !line.apart && goes_on(text, lines[n - 1], *line, column) => {
                last.span.end = line.span.end
            }
            _ => blocks.push(*line),
        }
    }
    blocks
}

/// The lines that hold more than white space, trimmed.
fn lines(text: &str, start: usize) -> Vec<Block> {
    let mut lines = Vec::with_capacity(text.len() / 80 + 1);
    let (mut at, mut apart) = (start, true);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |n| at + n);
        let raw = &text[at..end];
        let body = raw.trim_start();
        if body.is_empty() {
            // The two bytes of `\r\n` end one line.
            apart |= !(end == at && at > start && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n'));
        } else {
            let from = at + raw.len() - body.len();
            lines.push(Block { span: Span::from_range(from..from + body.trim_end().len()), apart });
            apart = false;
        }
        at = end + 1;
    }
    lines
}

/// The column the text is wrapped at: the longest line of those runs of three lines or more in which nearly
/// every line is full.
fn column(text: &str, lines: &[Block]) -> Option<usize> {
    let mut column = None;
    let mut at = 0;
    while at < lines.len() {
        let run = 1 + lines[at + 1..].iter().take_while(|l| !l.apart).count();
        let widest = lines[at..at + run].iter().map(|l| l.span.len() as usize).max().unwrap_or(0);
        if run >= 3 && (LONG..=WIDEST).contains(&widest) && widest > column.unwrap_or(0) {
            let full =
                lines[at..at + run].windows(2).filter(|pair| is_full(text, pair[0], pair[1], widest)).count();
            if full * 5 >= (run - 1) * 4 {
                column = Some(widest);
            }
        }
        at += run;
    }
    column
}

fn is_full(text: &str, line: Block, next: Block, column: usize) -> bool {
    line.span.len() as usize + 1 + first_word(next.span.of(text)) > column
}

fn first_word(line: &str) -> usize {
    line.find(char::is_whitespace).unwrap_or(line.len())
}

/// Whether `next` only continues `line`.
fn goes_on(text: &str, line: Block, next: Block, column: Option<usize>) -> bool {
    let (here, there) = (line.span.of(text), next.span.of(text));
    if here.len() > WIDEST || bullet(there) > 0 {
        return false;
    }
    if column.is_some_and(|c| here.len() + 1 + first_word(there) > c && here.len() <= c) {
        return true;
    }
    let open = !here.ends_with(['.', '!', '?', ':', ';', '"', '”', ')']);
    here.len() >= LONG && open && there.starts_with(char::is_lowercase)
}

/// Bytes of the bullet or number, with the white space after it, that `line` starts with as a list item; 0 if
/// it is none.
pub(crate) fn bullet(line: &str) -> usize {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return 0 };
    let mark = match first {
        '•' | '●' | '▪' | '◦' | '‣' | '·' | '■' | '⁃' | '○' | '□' | '►' | '➢' => {
            return first.len_utf8() + spaces(chars.as_str());
        }
        '-' | '–' | '—' | '*' | '+' => first.len_utf8(),
        _ => number(line),
    };
    let space = spaces(&line[mark..]);
    let glued = first == '-' && chars.next().is_some_and(char::is_uppercase);
    if mark > 0 && mark + space < line.len() && (space > 0 || glued) { mark + space } else { 0 }
}

fn spaces(rest: &str) -> usize {
    rest.len() - rest.trim_start().len()
}

/// Bytes of `1.`, `1)`, `1.)`, `(1)`, `a)`, `(iv)`, 0 if the line starts with none.
fn number(line: &str) -> usize {
    let body = line.strip_prefix('(').unwrap_or(line);
    let open = line.len() - body.len();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = body.bytes().take_while(u8::is_ascii_lowercase).count();
    let roman = letters <= 4 && body[..letters].bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let rest = &body[digits.max(letters)..];
    let closed = if rest.starts_with(".)") {
        2
    } else {
        usize::from(rest.starts_with(')') || open == 0 && digits > 0 && rest.starts_with('.'))
    };
    let fits = (1..=2).contains(&digits) || digits == 0 && (letters == 1 || letters > 0 && roman);
    if fits && closed > 0 { open + digits.max(letters) + closed } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        blocks(text, 0).iter().map(|b| b.span.of(text)).collect()
    }

    #[test]
    fn paragraphs_of_one_line_stay_apart() {
        let text = "The trust has not commented on the report yet.\nInspectors criticised leadership at the two schools in February.\nNo one spoke.";
        assert_eq!(read(text).len(), 3);
        assert_eq!(read("features\ncontact manager\nevents, activities\n").len(), 3);
        assert_eq!(read("Larchmount House\n12 Mill Rise, Kestonbridge\nTel: 01632 960441").len(), 3);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The inspectors who came to the home in the last week of September\n\
            found that medicines were kept in an unlocked room, and that the\n\
            manager had not told anyone about it. Nobody was hurt, they said.\n\
            \n\
            The home said that it had since put a lock on the door, and it had\n\
            trained its staff.\n";
        assert_eq!(read(text).len(), 2);
        let small =
            "Inspectors found that medicines were kept in an unlocked\nroom at the home.\nNobody was hurt.";
        assert_eq!(
            read(small),
            [
                "Inspectors found that medicines were kept in an unlocked\nroom at the home.",
                "Nobody was hurt."
            ]
        );
    }

    #[test]
    fn line_ends_of_every_kind_end_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("One line.{end}Another.{end}{end}A third.");
            let found = blocks(&text, 0);
            assert_eq!(found.iter().map(|b| b.apart).collect::<Vec<_>>(), [true, false, true], "{end:?}");
        }
    }

    #[test]
    fn list_items_are_told_by_their_marks() {
        for (line, want) in [
            ("• fewer", 4),
            ("- a hood", 2),
            ("-Hood system", 1),
            ("-5 degrees", 0),
            ("* x", 2),
            ("1. First", 3),
            ("12) x", 4),
            ("1.) x", 4),
            ("(a) x", 4),
            ("iv) x", 4),
            ("(iv) x", 5),
            ("a. x", 0),
            ("2016. A year", 0),
            ("a lot", 0),
            ("I) x", 0),
            ("•", 3),
            ("-", 0),
            ("mild) x", 0),
        ] {
            assert_eq!(bullet(line), want, "{line}");
        }
    }
}

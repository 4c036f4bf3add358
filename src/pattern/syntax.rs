//! Patterns as text, and as trees.

/// A pattern's tree, words not yet numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    Word(String),
    List { list: String, group: Option<String> },
    Kind(String),
    Gap(u8),
    Stretch,
    Not(Vec<String>),
    Start,
    End,
    Optional(Vec<Tree>),
    Either(Vec<Vec<Tree>>),
    Capture(String, Box<Tree>),
}

/// Parses a pattern; the error is a column (from 0) and what is wrong there.
pub(crate) fn parse(pattern: &str) -> Result<Vec<Tree>, (usize, String)> {
    let mut parser = Parser { text: pattern, at: 0, depth: 0 };
    let nodes = parser.sequence()?;
    if parser.at < pattern.len() {
        return Err((parser.at, "unexpected `)`".into()));
    }
    if nodes.is_empty() {
        return Err((0, "an empty pattern".into()));
    }
    Ok(nodes)
}

struct Parser<'p> {
    text: &'p str,
    at: usize,
    /// How many groups are open: inside one, `|` parts its branches and not single words.
    depth: u32,
}

type Parsed<T> = Result<T, (usize, String)>;

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, mark: &str) -> bool {
        let there = self.rest().starts_with(mark);
        self.at += if there { mark.len() } else { 0 };
        there
    }

    /// Nodes up to `)`, `|` between groups, or the end.
    fn sequence(&mut self) -> Parsed<Vec<Tree>> {
        let mut nodes = Vec::new();
        loop {
            self.skip_space();
            if self.rest().is_empty() || self.rest().starts_with([')', '|']) {
                return Ok(nodes);
            }
            nodes.push(self.node()?);
        }
    }

    fn node(&mut self) -> Parsed<Tree> {
        if self.eat("(") {
            return self.group();
        }
        if self.eat("^") {
            return Ok(Tree::Start);
        }
        if self.eat("$") {
            return Ok(Tree::End);
        }
        if self.eat("!") {
            return Ok(Tree::Not(self.word()?.split('|').map(String::from).collect()));
        }
        if self.eat("..") {
            return self.gap();
        }
        if let Some(name) = self.name() {
            let inner = self.node()?;
            return Ok(Tree::Capture(name, Box::new(inner)));
        }
        self.atom()
    }

    fn gap(&mut self) -> Parsed<Tree> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let number = &self.rest()[..digits];
        if number.is_empty() {
            return Ok(Tree::Stretch);
        }
        let gap =
            number.parse().map_err(|_| (self.at, format!("`..{number}`: a gap is at most 255 tokens")))?;
        self.at += digits;
        Ok(Tree::Gap(gap))
    }

    /// `name:` before a node.
    fn name(&mut self) -> Option<String> {
        let length = self.rest().bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count();
        let named = length > 0
            && self.rest()[length..].starts_with(':')
            && !self.rest()[length + 1..].starts_with([' ', ':']);
        if !named || self.rest().len() == length + 1 {
            return None;
        }
        let name = self.rest()[..length].to_string();
        self.at += length + 1;
        Some(name)
    }

    fn group(&mut self) -> Parsed<Tree> {
        let open = self.at;
        self.depth += 1;
        let mut branches = vec![self.sequence()?];
        while self.eat("|") {
            branches.push(self.sequence()?);
        }
        if !self.eat(")") {
            return Err((open, "`(` without its `)`".into()));
        }
        self.depth -= 1;
        let optional = self.eat("?");
        let group = match branches.pop() {
            Some(only) if branches.is_empty() && optional => return Ok(Tree::Optional(only)),
            Some(last) => {
                branches.push(last);
                Tree::Either(branches)
            }
            None => return Err((open, "empty group".into())),
        };
        Ok(if optional { Tree::Optional(vec![group]) } else { group })
    }

    /// `<kind>`, or words and `@lists` parted by `|`.
    fn atom(&mut self) -> Parsed<Tree> {
        if self.eat("<") {
            let Some(end) = self.rest().find('>') else {
                return Err((self.at, "`<` without its `>`".into()));
            };
            let kind = self.rest()[..end].to_string();
            self.at += end + 1;
            return Ok(Tree::Kind(kind));
        }
        let word = self.word()?;
        let mut branches: Vec<Vec<Tree>> = word.split('|').map(|w| vec![leaf(w)]).collect();
        match branches.pop() {
            Some(mut only) if branches.is_empty() => only.pop().ok_or((self.at, "an empty word".into())),
            Some(last) => {
                branches.push(last);
                Ok(Tree::Either(branches))
            }
            None => Err((self.at, "an empty word".into())),
        }
    }

    fn word(&mut self) -> Parsed<String> {
        let ends = |c: char| c.is_whitespace() || c == ')' || c == '(' || (c == '|' && self.depth > 0);
        let length = self.rest().find(ends).unwrap_or(self.rest().len());
        if length == 0 {
            return Err((self.at, "a word is missing here".into()));
        }
        let word = self.rest()[..length].to_string();
        self.at += length;
        Ok(word)
    }
}

fn leaf(word: &str) -> Tree {
    match word.strip_prefix('@') {
        Some(list) => {
            let (list, group) = list.split_once('.').map_or((list, None), |(l, g)| (l, Some(g.to_string())));
            Tree::List { list: list.into(), group }
        }
        None => Tree::Word(word.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(w: &str) -> Tree {
        Tree::Word(w.into())
    }

    #[test]
    fn patterns_become_trees() {
        let tree = parse("subject:<provider> (was|were)? @verbs.rate ..3 !not content:.. $").unwrap();
        assert_eq!(
            tree,
            vec![
                Tree::Capture("subject".into(), Box::new(Tree::Kind("provider".into()))),
                Tree::Optional(vec![Tree::Either(vec![vec![word("was")], vec![word("were")]])]),
                Tree::List { list: "verbs".into(), group: Some("rate".into()) },
                Tree::Gap(3),
                Tree::Not(vec!["not".into()]),
                Tree::Capture("content".into(), Box::new(Tree::Stretch)),
                Tree::End,
            ]
        );
    }

    #[test]
    fn groups_nest_and_words_alternate() {
        let tree = parse("said|says (that (the|a)? thing|,)").unwrap();
        assert_eq!(tree.len(), 2);
        assert!(matches!(&tree[1], Tree::Either(b) if b.len() == 2));
        assert_eq!(parse("who : x").unwrap()[1], word(":"));
        assert!(matches!(&parse("@a.b|@c|d").unwrap()[0], Tree::Either(b) if b.len() == 3));
    }

    #[test]
    fn faults_have_columns() {
        assert_eq!(parse("a (b").unwrap_err().0, 3);
        assert_eq!(parse("a <b").unwrap_err().0, 3);
        assert_eq!(parse("a ) b").unwrap_err().0, 2);
    }
}

//! From stanzas to rules: words numbered, lists and kinds looked up, everything checked.

use super::matcher::{Match, Matcher, NearMiss, Node};
use super::scene::{Element, Scene};
use super::syntax::{Tree, parse};
use super::trigger::{Presence, Triggers};
use crate::fold::fold;
use crate::lexicon::{Lexicon, Line, ListId, Stanza, WordId};
use crate::problem::Problem;
use std::collections::BTreeSet;

const KEYS: &[&str] = &["rule", "means", "match", "set", "guard", "build", "yes", "no", "note"];

/// What rules can mean, and the arguments each takes: the claim types of the output contract.
pub const TYPES: &[(&str, &[&str])] = &[
    ("rating", &["subject", "rating", "inspectorate", "date", "aspect", "previous", "occurrence"]),
    ("inspection", &["inspectorate", "subject", "visit_type", "ordinal", "date", "count", "since"]),
    ("finding", &["source", "subject", "polarity", "content", "topic"]),
    ("statement", &["speaker", "content", "cue", "role", "addressee", "medium", "direct"]),
    (
        "quantity",
        &[
            "subject",
            "measure",
            "value",
            "unit",
            "mod",
            "scope",
            "as_of",
            "from",
            "to",
            "direction",
            "from_date",
            "to_date",
        ],
    ),
    ("role", &["person", "role", "organisation", "status", "as_of"]),
    ("relation", &["subject", "relation", "object", "date"]),
    ("action", &["actor", "action", "object", "recipient", "date", "enforcement"]),
];

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// The claim type it makes.
    pub means: &'static str,
    /// Constant arguments, and `modality`.
    pub set: Vec<(String, String)>,
    /// Named conditions, checked by `claim`.
    pub guards: Vec<String>,
    /// Its examples, with the line of the file: true for `yes`.
    pub(crate) examples: Vec<(bool, Line)>,
    /// `file:line`.
    pub place: String,
    patterns: Vec<Vec<Node>>,
}

impl Rule {
    /// Its examples without brackets: whether it must match, and the text.
    pub fn examples(&self) -> impl Iterator<Item = (bool, String)> {
        self.examples.iter().map(|(positive, line)| (*positive, super::examples::unbracket(&line.value).0))
    }
}

/// All rules with their trigger index.
#[derive(Debug, Default)]
pub struct RuleSet {
    /// In file order.
    pub rules: Vec<Rule>,
    /// Argument names that captures point to.
    pub names: Vec<String>,
    triggers: Triggers,
    /// For each pattern its rule and its number there.
    patterns: Vec<(u16, u16)>,
}

impl RuleSet {
    /// Compiles the rules of `lexicon`, numbering their words in its vocabulary. Rules with a fault are left out
    /// and told.
    pub fn compile(lexicon: &mut Lexicon, guards: &[&str]) -> (Self, Vec<Problem>) {
        let stanzas = lexicon.rule_stanzas().to_vec();
        let mut set = Self { triggers: Triggers::new(lexicon), ..Self::default() };
        let mut problems = Vec::new();
        let mut ids = BTreeSet::new();
        for stanza in &stanzas {
            stanza.unknown_keys(KEYS, &mut problems);
            if !ids.insert(stanza.head().to_string()) {
                problems
                    .push(fault(stanza, format!("a second rule `{}`: give it its own id", stanza.head())));
            }
            if let Some(rule) = set.rule(stanza, lexicon, guards, &mut problems) {
                set.add(rule);
            }
        }
        (set, problems)
    }

    fn rule(
        &mut self,
        stanza: &Stanza,
        lexicon: &mut Lexicon,
        guards: &[&str],
        problems: &mut Vec<Problem>,
    ) -> Option<Rule> {
        let means = stanza.value("means").unwrap_or_default();
        let Some((means, arguments)) = TYPES.iter().find(|(t, _)| *t == means) else {
            problems
                .push(fault(stanza, format!("`means {means}`: a rule means one of {}", TYPES.map_names())));
            return None;
        };
        let mut patterns = Vec::new();
        for line in stanza.all("match") {
            match self.pattern(line, arguments, lexicon) {
                Ok(nodes) => patterns.push(nodes),
                Err((column, message)) => problems.push(Problem::at(
                    &stanza.file,
                    line.line,
                    line.column + column as u32,
                    "rule",
                    message,
                )),
            }
        }
        let guards: Vec<String> = check_guards(stanza, guards, problems);
        check_examples(stanza, problems);
        let set = stanza
            .values("set")
            .filter_map(|v| v.split_once(char::is_whitespace))
            .map(|(k, v)| (k.into(), v.trim().into()))
            .collect();
        let yes = stanza.all("yes").map(|l| (true, l.clone()));
        let examples = yes.chain(stanza.all("no").map(|l| (false, l.clone()))).collect();
        let place = format!("{}:{}", stanza.file, stanza.line());
        (!patterns.is_empty()).then(|| Rule {
            id: stanza.head().into(),
            means,
            set,
            guards,
            examples,
            place,
            patterns,
        })
    }

    fn pattern(
        &mut self,
        line: &Line,
        arguments: &[&str],
        lexicon: &mut Lexicon,
    ) -> Result<Vec<Node>, (usize, String)> {
        let trees = parse(&line.value)?;
        let mut nodes = Vec::new();
        for tree in trees {
            nodes.extend(self.node(tree, arguments, lexicon).map_err(|message| (0, message))?);
        }
        if nodes
            .iter()
            .all(|n| matches!(n, Node::Optional(_) | Node::Gap(_) | Node::Start | Node::End | Node::Not(_)))
        {
            return Err((0, "this pattern needs nothing, so it would match everywhere".into()));
        }
        Ok(nodes)
    }

    fn nodes(
        &mut self,
        trees: Vec<Tree>,
        arguments: &[&str],
        lexicon: &mut Lexicon,
    ) -> Result<Box<[Node]>, String> {
        let mut nodes = Vec::new();
        for tree in trees {
            nodes.extend(self.node(tree, arguments, lexicon)?);
        }
        Ok(nodes.into())
    }

    /// A tree as nodes: a word such as `well-led` is several tokens, hence several nodes.
    fn node(&mut self, tree: Tree, arguments: &[&str], lexicon: &mut Lexicon) -> Result<Vec<Node>, String> {
        let node = match tree {
            Tree::Word(word) => {
                return Ok(words(&word, lexicon).into_iter().map(|w| Node::Word([w].into())).collect());
            }
            Tree::Not(all) => Node::Not(all.iter().flat_map(|w| words(w, lexicon)).collect()),
            Tree::List { list, group } => list_node(&list, group.as_deref(), lexicon)?,
            Tree::Kind(kind) => Node::Element(Element::named(&kind).ok_or(format!("no kind `<{kind}>`"))?),
            Tree::Gap(most) => Node::Gap(most),
            Tree::Stretch => Node::Stretch,
            Tree::Start => Node::Start,
            Tree::End => Node::End,
            Tree::Optional(inner) => Node::Optional(self.nodes(inner, arguments, lexicon)?),
            Tree::Either(branches) => {
                let branches: Result<Vec<_>, _> =
                    branches.into_iter().map(|b| self.nodes(b, arguments, lexicon)).collect();
                either(branches?)
            }
            Tree::Capture(name, inner) => {
                if !arguments.contains(&name.as_str()) {
                    return Err(format!("`{name}:` is no argument here; there are {}", arguments.join(", ")));
                }
                let inner: Box<[Node]> = self.node(*inner, arguments, lexicon)?.into();
                Node::Capture(self.name(&name), inner)
            }
        };
        Ok(vec![node])
    }

    fn name(&mut self, name: &str) -> u16 {
        let at = self.names.iter().position(|n| n == name).unwrap_or_else(|| {
            self.names.push(name.into());
            self.names.len() - 1
        });
        at as u16
    }

    fn add(&mut self, rule: Rule) {
        let number = self.rules.len() as u16;
        for (n, nodes) in rule.patterns.iter().enumerate() {
            self.triggers.add(nodes);
            self.patterns.push((number, n as u16));
        }
        self.rules.push(rule);
    }

    /// All matches in the article, in the order of sentences, then of rules.
    pub fn find(&self, scene: &Scene<'_>) -> Vec<Match> {
        let mut matches = Vec::new();
        let (mut presence, mut candidates) = (Presence::default(), Vec::new());
        for (number, sentence) in scene.text.sentences.iter().enumerate() {
            candidates.clear();
            self.triggers.find(scene, sentence.tokens, &mut presence, |pattern, latest| {
                candidates.push((pattern, latest));
            });
            candidates.sort_unstable();
            for (pattern, latest) in &candidates {
                self.find_pattern(scene, *pattern, number as u32, *latest, &mut matches);
            }
        }
        matches
    }

    fn find_pattern(
        &self,
        scene: &Scene<'_>,
        pattern: u32,
        sentence: u32,
        latest: u32,
        matches: &mut Vec<Match>,
    ) {
        let (rule, number) = self.patterns[pattern as usize];
        let nodes = &self.rules[rule as usize].patterns[number as usize];
        let range = scene.text.sentences[sentence as usize].tokens;
        let mut matcher = Matcher::new(scene, range);
        let mut at = range.start;
        while at <= latest {
            if !opens(scene, nodes, at) {
                at += 1;
                continue;
            }
            match matcher.try_at(nodes, at) {
                Some((tokens, captures)) => {
                    // A stretch at the end runs to the clause's end; what it runs over may match by itself.
                    let open = captures.last().filter(|_| ends_open(nodes)).map(|c| c.tokens.start);
                    at = open.unwrap_or(tokens.end).max(at + 1);
                    matches.push(Match { rule, sentence, tokens, captures });
                }
                None => at += 1,
            }
        }
    }

    /// For `explain`: how far each rule that was tried in a sentence got without matching, the furthest of its
    /// patterns.
    pub fn near_misses(&self, scene: &Scene<'_>, sentence: u32) -> Vec<(u16, NearMiss)> {
        let range = scene.text.sentences[sentence as usize].tokens;
        let mut tried = BTreeSet::new();
        self.triggers.find(scene, range, &mut Presence::default(), |pattern, _| {
            tried.insert(pattern);
        });
        let mut misses: Vec<(u16, NearMiss)> = Vec::new();
        for pattern in tried {
            let (rule, number) = self.patterns[pattern as usize];
            let nodes = &self.rules[rule as usize].patterns[number as usize];
            let mut matcher = Matcher::new(scene, range);
            if range.iter().all(|at| matcher.try_at(nodes, at).is_none()) && matcher.near.nodes > 0 {
                misses.push((rule, matcher.near));
            }
        }
        misses
    }
}

/// Whether a pattern may match from `at`, by what stands right there: a cheap test that spares most attempts.
fn opens(scene: &Scene<'_>, nodes: &[Node], at: u32) -> bool {
    match nodes.first() {
        Some(Node::Word(words)) => words.contains(&scene.text.word(at)),
        Some(Node::List { list, rows }) => {
            scene.text.hits.of(at, *list).any(|h| rows.binary_search(&h.row.0).is_ok())
        }
        Some(Node::Element(element)) => scene.opens(*element, at),
        Some(Node::Capture(_, inner)) => opens(scene, inner, at),
        Some(Node::Either(branches)) => branches.iter().any(|b| opens(scene, b, at)),
        Some(Node::Optional(inner)) => opens(scene, inner, at) || opens(scene, &nodes[1..], at),
        _ => true,
    }
}

/// Whether a pattern's last node captures a stretch.
fn ends_open(nodes: &[Node]) -> bool {
    matches!(nodes.last(), Some(Node::Capture(_, inner)) if matches!(**inner, [Node::Stretch]))
}

fn fault(stanza: &Stanza, message: String) -> Problem {
    Problem::at(&stanza.file, stanza.line(), 1, "rule", message)
}

trait Names {
    fn map_names(&self) -> String;
}

impl Names for &[(&str, &[&str])] {
    fn map_names(&self) -> String {
        self.iter().map(|(t, _)| *t).collect::<Vec<_>>().join(", ")
    }
}

fn check_guards(stanza: &Stanza, known: &[&str], problems: &mut Vec<Problem>) -> Vec<String> {
    for line in stanza.all("guard").filter(|l| !known.contains(&l.value.as_str())) {
        let message = format!("no guard `{}`; there are {}", line.value, known.join(", "));
        problems.push(Problem::at(&stanza.file, line.line, line.column, "rule", message));
    }
    stanza.values("guard").map(String::from).collect()
}

fn check_examples(stanza: &Stanza, problems: &mut Vec<Problem>) {
    if stanza.values("yes").count() < 2 || stanza.values("no").count() < 1 {
        problems.push(fault(
            stanza,
            format!("rule `{}` needs at least two `yes` and one `no` example", stanza.head()),
        ));
    }
}

/// The words of a pattern's word; the possessive mark, which only follows a word, by itself.
fn words(word: &str, lexicon: &mut Lexicon) -> Vec<WordId> {
    let folded = fold(word);
    if folded == "'s" {
        return vec![lexicon.intern(&folded)];
    }
    let mut ids = Vec::new();
    crate::words::split(&folded, |s, e| ids.push(lexicon.intern(&folded[s..e])));
    ids
}

fn list_node(name: &str, group: Option<&str>, lexicon: &Lexicon) -> Result<Node, String> {
    let list: ListId =
        lexicon.find_list(name).ok_or(format!("no list `@{name}`: there is no words/{name}.tsv"))?;
    let rows: Box<[u32]> = match group {
        None => lexicon.list(list).rows().map(|r| r.0).collect(),
        Some(group) => lexicon
            .list(list)
            .rows()
            .filter(|r| lexicon.field(list, *r, "group") == group)
            .map(|r| r.0)
            .collect(),
    };
    if rows.is_empty() {
        return Err(format!(
            "`@{name}{}` holds no phrase, so the rule can never match",
            group.map(|g| format!(".{g}")).unwrap_or_default()
        ));
    }
    Ok(Node::List { list, rows })
}

/// Branches of one word each are one set of words.
fn either(branches: Vec<Box<[Node]>>) -> Node {
    let single = branches.iter().all(|b| matches!(&**b, [Node::Word(_)]));
    if !single {
        return Node::Either(branches.into());
    }
    let words = branches
        .iter()
        .filter_map(|b| if let [Node::Word(w)] = &**b { Some(w.iter().copied()) } else { None });
    Node::Word(words.flatten().collect())
}

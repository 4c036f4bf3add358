//! Page furniture: the phrases by which newsletters, advertisements, share buttons, picture credits, links
//! and disclaimers are known. All are found in one pass over the text; where a phrase must stand decides
//! whether it counts.

use crate::span::Span;
use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, Anchored, Input, StartKind};
use std::sync::LazyLock;

/// What a phrase says about the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// The block, or in a long block the sentence, is furniture.
    Here,
    /// So are the short lines after it: a list of links.
    Links,
    /// So is all that follows.
    Rest,
    /// The block is the label of a kind of text ("News release"): neither headline nor furniture.
    Kicker,
}

/// Whole lines, but for marks around them.
const LINES: &str = "hide ad|advertisement|advertisements|advert|ad|ads|sponsored|promoted|share|share this|share this article|share this page|\
    share this story|copy link|about sharing|print|print this page|email|save|save article|comments|view comments|leave a comment|leave a reply|\
    post a comment|comments are closed|your thoughts|show more|load more|see more|view more|view gallery|gallery|close|menu|search|\
    sign in|log in|register|subscribe|subscribe now|newsletter|newsletters|sign up|back to top|skip to content|skip to main content|\
    image caption|media caption|getty images|stock image|stock photo|file photo|library picture|external|facebook|twitter|x|whatsapp|linkedin|instagram|\
    accept cookies|manage cookies|cookies|privacy policy|terms and conditions|terms of use|contact us|about us|advertise with us|\
    article continues below|story continues below|continue reading|play video|watch|listen|ends|end|this article contains affiliate links|\
    embargoed|page last reviewed";

/// Whole lines that head a list of links.
const LINK_HEADS: &str = "read more|read more on this story|read also|related|related internet links|related links|related topics|related stories|related articles|related content|similar articles|\
    similar stories|more on this story|more like this|more stories|more news|read next|links|external links|you may also like|you might also like|\
    you may be interested in|you may also be interested in|you might also be interested in|around the web|most read|most popular|most viewed|most shared|top stories|must read|must reads|don't miss|don’t miss|\
    also in the news|editor's picks|editors' picks|recommended|recommended for you|recommended reading|trending|trending now|latest news|\
    for more information|further information|useful links|in other news";

/// Starts of furniture.
const STARTS: &str = "sign up to|sign up for|sign up here|sign up now|subscribe|support local journalism|support our journalism|support our work|\
    thank you for reading|thanks for reading|read more|read also|also read|read:|read next:|related:|related story|related article|more:|see also:|\
    click here|click to|tap here|download our|download the|get the latest|get all the latest|get our|get breaking news|get more news|\
    join our|join the conversation|join us on|like us on|find us on|follow us|send your story|send us your|send your news|do you have a story|\
    have you got a story|got a story|got a tip|have a story|if you have a story|do you know more|contact our newsdesk|contact the newsdesk|email newsdesk|\
    email the newsdesk|ring the newsdesk|call the newsdesk|share this|share on|share via|we use cookies|\
    this site uses cookies|this website uses cookies|our website uses cookies|by continuing to use|copyright|©|registered in england|\
    media inquiries|media enquiries|press inquiries|press enquiries|consumer inquiries|press office:|press contact:|media contact:|media contacts:|\
    for media enquiries|for media inquiries|for press enquiries|for further information, contact|for further information, please contact|\
    for further information please contact|for more information, contact|for more information, please contact|issued by the communications|issued by the press office|categories:|category:|\
    tags:|tagged:|tag:|topics:|topic:|sections:|filed under|posted in|more newsletters|newsletter:|sponsored:|promoted:|advertisement:|sponsored by|\
    before you go|if you learned something from this|watch:|listen:|view gallery|photo gallery|scroll down|continue reading|article continues|\
    story continues|the article continues|let us know in the comments|have your say in the comments|comment below|be the first to know|\
    enjoyed this article|donate to|donate now|become a member|already a subscriber|to continue reading|this content is for|start your free trial|\
    never miss|stay up to date with|keep up to date with|comments are closed|comments (|most read|would you like to|want more news|want to read more|\
    what do you think? let|tell us what you think|vote in our|take our survey|view this post on|a post shared by|pic.twitter.com|\
    what to read next|log in to|sign in to|register to|slideshow (|play video|please include a contact number|you can also contact us|use this form to|\
    contact us in the following ways|if you liked this story|if you enjoyed this|additional reporting by|this article is more than|this story is more than|this article was amended|this story was amended|this article has been amended|this article was corrected|this story has been updated|this article has been updated|this story has been corrected|ref:|reference:|embargoed until|embargo:|not for publication before";

/// Starts after which everything is furniture.
const RESTS: &str = "this post was automatically generated|this article was automatically generated|this story was automatically generated|\
    this post was generated|this article was generated";

/// Furniture wherever it stands.
const ANYWHERE: &str = "content of external sites|content of external websites|content of external internet sites|what is on other websites|\
    sign up for our|sign up to our|subscribe to our|subscribe today|forget to subscribe|straight to your inbox|direct to your inbox|in your inbox|to your inbox|\
    cancel any time|cancel anytime|send your story ideas|newsdesk@|newsroom@|the newsdesk on|our newsdesk|newsdesk by|cookie policy|\
    all rights reserved|enable javascript|your browser does not support|new pym.|\
    document.write|pay it forward and contribute|become a supporter|support us from|haveyoursay@|yourquestions@|; editing by|(editing by|our whatsapp channel|our whatsapp community";

/// Lines that say what kind of text follows.
const KICKERS: &str = "news release|press release|media release|media statement|press statement|press notice|exclusive|breaking|breaking news|analysis|\
    opinion|comment|news|local news|for immediate release|editorial|letter|fda news release";

/// The same with a name after them.
const KICKERS_OF: &str = "media statement from|press statement from|press release from|news release from|statement from|exclusive:";

struct Table {
    /// What can stand at the start of a block; searched anchored there.
    starts: AhoCorasick,
    /// For each pattern of `starts` what it says, and whether it must be the whole block.
    rows: Vec<(Furniture, bool)>,
    anywhere: AhoCorasick,
}

/// Built once; what goes into it is constant, so that building cannot fail.
static TABLE: LazyLock<Option<Table>> = LazyLock::new(build);

fn build() -> Option<Table> {
    let groups = [
        (LINES, Furniture::Here, true),
        (LINK_HEADS, Furniture::Links, true),
        (KICKERS, Furniture::Kicker, true),
        (KICKERS_OF, Furniture::Kicker, false),
        (STARTS, Furniture::Here, false),
        (RESTS, Furniture::Rest, false),
    ];
    let (mut rows, mut words) = (Vec::new(), Vec::new());
    for (phrases, furniture, whole) in groups {
        for phrase in phrases.split('|') {
            words.push(phrase);
            rows.push((furniture, whole));
        }
    }
    let mut builder = AhoCorasickBuilder::new();
    builder.ascii_case_insensitive(true).start_kind(StartKind::Anchored);
    let starts = builder.build(words).ok()?;
    let anywhere = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(ANYWHERE.split('|')).ok()?;
    Some(Table { starts, rows, anywhere })
}

/// What the block says of itself by how it starts, or as a whole.
pub(crate) fn of_block(text: &str, block: Span) -> Option<Furniture> {
    let table = TABLE.as_ref()?;
    let body = block.of(text).trim_start_matches(is_trim);
    let input = Input::new(body).anchored(Anchored::Yes);
    let mut state = OverlappingState::start();
    loop {
        table.starts.try_find_overlapping(input.clone(), &mut state).ok()?;
        let Some(found) = state.get_match() else { break };
        let (furniture, whole) = table.rows[found.pattern().as_usize()];
        let rest = &body[found.end()..];
        let edge = !rest.starts_with(|c: char| c.is_alphanumeric())
            || !body[..found.end()].ends_with(char::is_alphanumeric);
        if edge && (!whole || rest.chars().all(is_trim)) {
            return Some(furniture);
        }
    }
    (follow(body) || links_on(body)).then_some(Furniture::Here)
}

/// Whether the line is the title of another article with its link: "House lawmakers sue Read more".
fn links_on(body: &str) -> bool {
    body.len() <= 200
        && [" Read more", " read more", " Read More", " READ MORE"].iter().any(|link| body.ends_with(link))
}

/// Where in `text` from byte `from` phrases stand that are furniture anywhere, in order.
pub(crate) fn anywhere(text: &str, from: usize) -> Vec<Span> {
    let Some(table) = TABLE.as_ref() else { return Vec::new() };
    let found = table.anywhere.find_iter(Input::new(text).range(from..));
    found.map(|m| Span::from_range(m.range())).filter(|s| on_edges(text, *s)).collect()
}

fn on_edges(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let (start, end) = (span.start as usize, span.end as usize);
    let runs_on = |at: usize| at > 0 && word(at - 1) && word(at);
    !runs_on(start) && !runs_on(end)
}

/// White space, bullets, brackets and markup that may stand around a furniture line.
fn is_trim(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '•' | '-'
                | '–'
                | '—'
                | '*'
                | '_'
                | '['
                | ']'
                | '('
                | ')'
                | '>'
                | '#'
                | ':'
                | '.'
                | '|'
                | ','
                | '…'
                | '»'
                | '/'
                | '!'
                | '·'
                | '='
        )
}

/// Names of social media, for "Follow ... on ...".
const SOCIAL: [&str; 13] = [
    " on x",
    " on twitter",
    " on facebook",
    " on instagram",
    " on whatsapp",
    " on bluesky",
    " on linkedin",
    " on tiktok",
    " on threads",
    " on youtube",
    " on social media",
    " on google news",
    " @",
];

/// Whether the line asks the reader to follow someone on social media.
fn follow(body: &str) -> bool {
    let Some(verb) = body.get(..7).filter(|v| v.eq_ignore_ascii_case("follow ")) else { return false };
    let rest = body[verb.len() - 1..].to_lowercase();
    SOCIAL.iter().any(|s| {
        rest.find(s).is_some_and(|at| !rest[at + s.len()..].starts_with(char::is_alphanumeric) || *s == " @")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> bool {
        let block = Span::from_range(0..line.len());
        !anywhere(line, 0).is_empty() || of_block(line, block).is_some_and(|f| f != Furniture::Kicker)
    }

    #[test]
    fn furniture_is_known_by_its_phrases() {
        for line in [
            "Hide Ad",
            "[Advertisement]",
            "Share this article: Facebook | Twitter | WhatsApp",
            "Subscribe today: unlimited access for £2.99 a month.",
            "Get the Post's education newsletter straight to your inbox.",
            "Follow BBC North East & Cumbria on Twitter, external, Facebook, external.",
            "*Follow Harnshire Newswire on Twitter and Facebook*",
            "Like us on Facebook for more stories",
            "READ MORE: Ten photos",
            "-Ends-",
            "ENDS",
            ">>>READ MORE: Formula company",
            "* **Subscribe** to the Chronicle for £4.50 a month",
            "[Sponsored: Compare care fees near you]",
            "The BBC is not responsible for the content of external sites.",
            "Related internet links",
            "Media Inquiries: A B, 301-796-9110",
            "Do you have a relative there? Email newsdesk@echo.example",
            "Follow us on Twitter @CulverCC",
            "© Crown copyright 2013",
        ] {
            assert!(found(line), "{line}");
        }
    }

    #[test]
    fn prose_is_no_furniture() {
        for line in [
            "Subscribers to the scheme were told to share it.",
            "Inspectors follow up on complaints.",
            "Follow-up visits are due on Xmas Eve.",
            "Hide advice in plain sight",
            "The home ends the year with a deficit",
            "Notes to editors",
            "Search warrants were issued by police.",
            "Email records showed that nobody had replied.",
            "Links between the two homes were close.",
            "Follow the report on inspections",
            "Parents want to share this worry with the inspectors",
            "The advertisement misled residents.",
            "Thanks to staff, it was rated good.",
        ] {
            assert!(!found(line), "{line}");
        }
    }
}

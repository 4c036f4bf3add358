//! The rule engine: rules are data (`lexicons/rules/*.txt`), compiled once, tried only where one of their
//! rarest words or kinds stands.
//!
//! A rule has one or more patterns over tokens, list phrases and mentions; its matches are claims in the
//! making. The language is small and frozen (see ARCHITECTURE.md); what it cannot say is a named guard or
//! builder in `claim`.

mod compile;
mod examples;
mod matcher;
mod scene;
mod syntax;
mod trigger;

pub use compile::{Rule, RuleSet, TYPES};
pub use examples::check;
pub use matcher::{Capture, Match, NearMiss};
pub use scene::{Element, Scene};

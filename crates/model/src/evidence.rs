//! Which words a field was read from, and by which rule.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Span;

/// The words that a record or one of its fields was read from, and the rule that read them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// The rule's name, such as `consult.meet` or `date.weekday`: what it reads, then how.
    pub rule: Cow<'static, str>,
}

impl Evidence {
    /// Words and the rule that read them.
    pub fn new(span: Span, rule: impl Into<Cow<'static, str>>) -> Self {
        Self { span, rule: rule.into() }
    }
}

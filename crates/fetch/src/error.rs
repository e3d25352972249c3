//! Why something was not fetched.

use std::time::Duration;

/// Why something was not fetched, and what may help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No address that can be asked.
    #[error("{address} is no address that can be asked ({why}); it must begin with http:// or https://")]
    Address {
        /// As it was given.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// An address of the own machine or network.
    #[error(
        "{host} lies on this machine or in its network, and such addresses are refused; --allow-private allows them"
    )]
    Private {
        /// Its name or number.
        host: String,
    },
    /// The site's rules for programs.
    #[error("the robots.txt of {host} does not allow programs to ask for this")]
    Robots {
        /// The site.
        host: String,
    },
    /// Pointed elsewhere again and again.
    #[error("it pointed to another address more than {0} times")]
    Redirects(u32),
    /// Larger than allowed, once unpacked.
    #[error("it is larger than {0} bytes and was left out")]
    TooLarge(u64),
    /// It took too long.
    #[error("it did not come within {} seconds", .0.as_secs_f32())]
    Deadline(Duration),
    /// The server answered with an error.
    #[error("the server answered with status {status}")]
    Status {
        /// Its number.
        status: u16,
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// No connection, or a broken one.
    #[error("it could not be fetched ({0})")]
    Network(String),
}

impl Error {
    /// Whether asking again later may help.
    pub const fn may_pass(&self) -> bool {
        match self {
            Self::Address { .. }
            | Self::Private { .. }
            | Self::Robots { .. }
            | Self::Redirects(_)
            | Self::TooLarge(_) => false,
            Self::Status { status, .. } => matches!(*status, 408 | 425 | 429 | 500..),
            Self::Deadline(_) | Self::Network(_) => true,
        }
    }
}

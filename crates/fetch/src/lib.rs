//! Pages and feeds from the web, asked for as a guest should.
//!
//! [`Client::get`] asks for one address: what a site's `robots.txt` forbids is not asked for, a host is asked one
//! thing at a time with a pause behind it, a longer one where it asks for that, and addresses of the own machine and network are refused unless they are allowed. How
//! long an answer may take, how large it may be once unpacked, and how often it may point elsewhere is limited.
//! [`Crew`] asks several hosts at the same time. [`watch`] holds what a list of feeds says, [`opml`] what other
//! readers' lists say.
//!
//! ```no_run
//! use depesche_fetch::{Client, Limits, Seen};
//!
//! let client = Client::new("press office, desk@example.org", Limits::default());
//! let answer = client.get("https://example.org/news", &Seen::default())?;
//! println!("{} bytes of {}", answer.bytes.len(), answer.media);
//! # Ok::<(), depesche_fetch::Error>(())
//! ```

mod client;
mod crew;
mod error;
mod guest;
pub mod opml;
mod private;
pub mod watch;

pub use client::{Answer, Client, Limits, Seen};
pub use crew::{Crew, Errand, Report};
pub use error::Error;

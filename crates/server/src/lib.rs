//! Pages and API of a record, on loopback.
//!
//! The pages are made here, on the server; they work without a script and load nothing from elsewhere. The API
//! gives the same answers as JSON. Nothing is changed by a request: the record is opened for questions only.
//!
//! ```no_run
//! # async fn run() -> Result<(), depesche_server::Error> {
//! let address = ([127, 0, 0, 1], 8080).into();
//! depesche_server::serve("depesche.db".as_ref(), address).await
//! # }
//! ```
//!
//! One page a file in `page/`, what several pages share in `part/`, plots in `plot/`, style and script in `asset/`.

mod address;
mod amount;
mod api;
mod asset;
mod country;
mod failure;
mod page;
mod parameter;
mod part;
mod passage;
mod plot;
mod quad;
mod reader;
mod router;
mod serve;

pub use reader::Explain;
pub use router::{router, router_explaining};
pub use serve::{Error, Server, serve};

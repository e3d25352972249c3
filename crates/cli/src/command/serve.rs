//! `depesche serve`: the record in the browser.

use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::Context;
use clap::Args;
use depesche::{Coder, Setup};
use depesche_server::{Explain, Server};

use crate::arguments::RecordArguments;
use crate::configuration::SetupArguments;
use crate::terminal;

/// Show the record in the browser, and answer programs, until Ctrl-C
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Serve {
    #[command(flatten)]
    record: RecordArguments,

    #[command(flatten)]
    address: ServeArguments,

    #[command(flatten)]
    setup: SetupArguments,
}

const EXAMPLES: &str = "\
Examples:
  depesche serve
  depesche serve --db asia.db --addr 127.0.0.1:8080

There is no password: other machines are let in only with --reachable.";

/// Where the pages are served.
#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    /// The address and port of the pages
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7070")]
    addr: SocketAddr,

    /// Allow an address that other machines can reach; whoever reaches it reads the record
    #[arg(long)]
    reachable: bool,
}

impl Serve {
    /// Serves until it is stopped.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        self.address.serve(&self.record.db, self.setup.setup()?)
    }
}

impl ServeArguments {
    /// Serves the record at `db` until it is stopped.
    pub(crate) fn serve(&self, db: &Path, setup: Setup) -> anyhow::Result<()> {
        let runtime = tokio::runtime::Runtime::new().context("cannot start the server; try again")?;
        runtime.block_on(async {
            let server = if self.reachable {
                Server::listen_anywhere(db, self.addr).await
            } else {
                Server::listen(db, self.addr).await
            };
            let server = server?.explaining(explaining(setup));
            let mut output = terminal::output();
            writeln!(output, "{} is served at http://{}/ until Ctrl-C", db.display(), server.address())?;
            output.flush()?;
            drop(output);
            Ok(server.run().await?)
        })
    }
}

/// Reads documents again to explain their records. The coder is made when the first is asked for, so that the pages are there at
/// once; without one the pages explain nothing.
fn explaining(setup: Setup) -> Arc<Explain> {
    let coder: OnceLock<Option<Coder>> = OnceLock::new();
    Arc::new(move |document, evidence| {
        let coder = coder.get_or_init(|| Coder::with(&setup).ok());
        Some(coder.as_ref()?.read(document).explain(evidence))
    })
}

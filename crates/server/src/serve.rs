//! Listening.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::reader::{Explain, Reader};
use crate::router::routes;

/// Why the server does not run: what was tried, what happened, what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The record cannot be opened.
    #[error(transparent)]
    Store(#[from] depesche_store::Error),
    /// The address can be reached from other machines.
    #[error(
        "will not listen on {0}: other machines could read the record there; use a loopback address (127.0.0.1, [::1]), or ask for this one explicitly"
    )]
    Open(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {cause}; choose another port")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        cause: io::Error,
    },
    /// The server broke off.
    #[error("the server stopped: {0}; start it again")]
    Stopped(io::Error),
}

/// A server that listens but does not answer yet: its address can be told to the user.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    reader: Reader,
}

impl Server {
    /// Opens the record at `db` and listens on `address`, which must be a loopback address; port 0 means any free
    /// port.
    ///
    /// # Errors
    /// When the record cannot be opened, or the address is no loopback address or taken.
    pub async fn listen(db: &Path, address: SocketAddr) -> Result<Self, Error> {
        if !address.ip().is_loopback() {
            return Err(Error::Open(address));
        }
        Self::listen_anywhere(db, address).await
    }

    /// Like [`Server::listen`], on any address. There is no password: whoever reaches the address reads the record.
    ///
    /// # Errors
    /// When the record cannot be opened, or the address is taken.
    pub async fn listen_anywhere(db: &Path, address: SocketAddr) -> Result<Self, Error> {
        let reader = Reader::open(db)?;
        let failed = |cause| Error::Listen { address, cause };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address, reader })
    }

    /// Has the page of a record tell how it came about; `explain` is asked anew for each.
    #[must_use]
    pub fn explaining(self, explain: Arc<Explain>) -> Self {
        Self { reader: self.reader.explaining(explain), ..self }
    }

    /// The address, with its port.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until the program is interrupted (Ctrl-C).
    ///
    /// # Errors
    /// When the system breaks the listening off.
    pub async fn run(self) -> Result<(), Error> {
        axum::serve(self.listener, routes(self.reader))
            .with_graceful_shutdown(interrupted())
            .await
            .map_err(Error::Stopped)
    }
}

/// Serves the record at `db` on a loopback address until the program is interrupted.
///
/// # Errors
/// When the record cannot be opened, the address is no loopback address or taken, or the system breaks off.
pub async fn serve(db: &Path, address: SocketAddr) -> Result<(), Error> {
    Server::listen(db, address).await?.run().await
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without the signal there is nothing to wait for; the system ends the program in its own way.
        std::future::pending::<()>().await;
    }
}

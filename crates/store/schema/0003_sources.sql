-- Who wrote a text and where, as its page says.
ALTER TABLE documents ADD COLUMN author TEXT;
ALTER TABLE documents ADD COLUMN sitename TEXT;

-- How far files were read, so that a run that broke off goes on where it stopped, and what has not changed since is not
-- opened again.
CREATE TABLE sources (
    path      TEXT PRIMARY KEY,
    bytes     INTEGER NOT NULL,
    modified  INTEGER NOT NULL,  -- nanoseconds since 1970
    options   TEXT NOT NULL,     -- how it was read
    items     INTEGER NOT NULL,  -- documents and findings so far
    documents INTEGER NOT NULL,
    findings  INTEGER NOT NULL,
    whole     INTEGER NOT NULL   -- 1 when the end was reached
) STRICT, WITHOUT ROWID;

-- What feeds were asked for, and what they answered last.
CREATE TABLE feeds (
    url      TEXT PRIMARY KEY,
    etag     TEXT,
    modified TEXT,                       -- as the server wrote it
    due      INTEGER NOT NULL DEFAULT 0, -- seconds since 1970: not asked again before
    failures INTEGER NOT NULL DEFAULT 0  -- one behind the other
) STRICT, WITHOUT ROWID;

-- The items of feeds that were met. A page that could not be fetched is tried again at most a few times.
CREATE TABLE feed_items (
    feed     TEXT NOT NULL REFERENCES feeds ON DELETE CASCADE,
    key      TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    done     INTEGER NOT NULL,           -- 1 when nothing is left to do
    PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;

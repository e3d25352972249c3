-- The record: texts, each stored once, and what was read from them.
--
-- Every table of records has the same first columns: number (the user's id is a letter and this number, e17),
-- document, first and last byte of the evidence, the rule, and the record itself as JSON; after them stand copies of the fields
-- that questions are asked of. Dates are ISO 8601 at their own precision, so that they sort as words.

CREATE TABLE documents (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    hash      TEXT NOT NULL UNIQUE,  -- SHA-256 of language and text
    url       TEXT,
    lang      TEXT NOT NULL,
    published TEXT,
    title     TEXT,
    text      TEXT NOT NULL,
    dateline  TEXT,                  -- JSON
    program   TEXT NOT NULL          -- what coded it: "depesche 0.1.0"
) STRICT;
CREATE INDEX documents_by_day ON documents (published);

CREATE TABLE actors (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    record     TEXT NOT NULL,
    id         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    country    TEXT,
    office     TEXT
) STRICT;
CREATE INDEX actors_by_document ON actors (document);
CREATE INDEX actors_by_id ON actors (id, kind);

-- How countries, organizations and formats are called in the documents, in small letters.
CREATE TABLE actor_names (
    name  TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (name, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    number        INTEGER PRIMARY KEY,
    document      INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte    INTEGER NOT NULL,
    end_byte      INTEGER NOT NULL,
    rule          TEXT NOT NULL,
    record        TEXT NOT NULL,
    type          TEXT NOT NULL,
    mode          TEXT,
    date          TEXT,
    place         TEXT,
    place_country TEXT,
    status        TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_document ON events (document);
CREATE INDEX events_by_date ON events (date);

CREATE TABLE event_actors (
    event    INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_by_actor ON event_actors (actor);

CREATE TABLE event_people (
    event    INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person   TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE instruments (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    record     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    status     TEXT NOT NULL,
    subject    TEXT,
    date       TEXT
) STRICT;
CREATE INDEX instruments_by_document ON instruments (document);

CREATE TABLE instrument_parties (
    instrument INTEGER NOT NULL REFERENCES instruments ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    PRIMARY KEY (instrument, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX instrument_parties_by_actor ON instrument_parties (actor);

CREATE TABLE measures (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    record     TEXT NOT NULL,
    indicator  TEXT NOT NULL,
    value      TEXT NOT NULL,         -- a decimal, exactly
    unit       TEXT NOT NULL,
    period     TEXT,
    date       TEXT                   -- the period's last date
) STRICT;
CREATE INDEX measures_by_document ON measures (document);

CREATE TABLE measure_owners (
    measure  INTEGER NOT NULL REFERENCES measures ON DELETE CASCADE,
    position INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_owners_by_actor ON measure_owners (actor);

CREATE TABLE commitments (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    record     TEXT NOT NULL,
    what       TEXT NOT NULL,
    date       TEXT                   -- the deadline
) STRICT;
CREATE INDEX commitments_by_document ON commitments (document);

CREATE TABLE commitment_actors (
    commitment INTEGER NOT NULL REFERENCES commitments ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    PRIMARY KEY (commitment, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX commitment_actors_by_actor ON commitment_actors (actor);

CREATE TABLE quotes (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    record     TEXT NOT NULL,
    type       TEXT NOT NULL,
    speaker    TEXT,
    country    TEXT
) STRICT;
CREATE INDEX quotes_by_document ON quotes (document);

CREATE TABLE damage (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    record     TEXT NOT NULL,
    kind       TEXT NOT NULL
) STRICT;
CREATE INDEX damage_by_document ON damage (document);

CREATE TABLE boilerplate (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    rule       TEXT NOT NULL,
    record     TEXT NOT NULL
) STRICT;
CREATE INDEX boilerplate_by_document ON boilerplate (document);

-- What was wrong with a file. The same finding twice is one finding.
CREATE TABLE findings (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL,
    kind    TEXT NOT NULL,
    message TEXT NOT NULL,
    UNIQUE (id, kind, message)
) STRICT;

-- Whoever shares a record with somebody else acts together with him.
CREATE VIEW parties (kind, record, document, date, actor) AS
    SELECT 'e', event, document, date, actor FROM event_actors JOIN events ON number = event
    UNION ALL SELECT 'i', instrument, document, date, actor FROM instrument_parties JOIN instruments ON number = instrument
    UNION ALL SELECT 'm', measure, document, date, actor FROM measure_owners JOIN measures ON number = measure
    UNION ALL SELECT 'c', commitment, document, date, actor FROM commitment_actors JOIN commitments ON number = commitment;

-- Words are found without their diacritics: "Minister für" by "fur".
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE record_words USING fts5 (
    words, record UNINDEXED, tokenize = 'unicode61 remove_diacritics 2'
);

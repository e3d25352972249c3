-- The lines around an article, by a key of publisher and words, so that what a publisher repeats is known.
CREATE TABLE lines (
    line       INTEGER NOT NULL,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    title      INTEGER NOT NULL,  -- 1 for the document's own headline
    PRIMARY KEY (line, document)
) STRICT, WITHOUT ROWID;

-- Copies and rewrites of one report are a family and one witness.
ALTER TABLE documents ADD COLUMN family INTEGER REFERENCES documents;  -- its first document; its own number if it is like none
ALTER TABLE documents ADD COLUMN likeness REAL;   -- to the document by which it was known, from 0 to 1
ALTER TABLE documents ADD COLUMN like_by TEXT;    -- 'words' or 'facts'
CREATE INDEX documents_by_family ON documents (family);

-- The minima by which copies are known, as numbers of four bytes, the lowest first.
CREATE TABLE sketches (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    words    BLOB NOT NULL,
    facts    BLOB NOT NULL
) STRICT;

-- The first document that had a band of minima.
CREATE TABLE bands (
    band     INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE
) STRICT;

-- What a copy tells again, and which record of its family told it first.
ALTER TABLE events ADD COLUMN copy_of INTEGER REFERENCES events;
ALTER TABLE instruments ADD COLUMN copy_of INTEGER REFERENCES instruments;
ALTER TABLE measures ADD COLUMN copy_of INTEGER REFERENCES measures;
ALTER TABLE commitments ADD COLUMN copy_of INTEGER REFERENCES commitments;
ALTER TABLE quotes ADD COLUMN copy_of INTEGER REFERENCES quotes;
CREATE INDEX events_by_copy ON events (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX instruments_by_copy ON instruments (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX measures_by_copy ON measures (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX commitments_by_copy ON commitments (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX quotes_by_copy ON quotes (copy_of) WHERE copy_of IS NOT NULL;

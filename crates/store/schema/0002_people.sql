-- People: one row a person, whatever the documents call him. The rows are filled by the program, from the actors of
-- the documents in the order in which these were read.

CREATE TABLE people (
    number       INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,      -- the name that most documents use; of several the first seen
    country      TEXT,
    organization TEXT
) STRICT;

CREATE TABLE person_names (
    number    INTEGER PRIMARY KEY,   -- in the order in which they were seen
    person    INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    name      TEXT NOT NULL,
    key       TEXT NOT NULL,         -- what romanizations of the name have in common
    documents INTEGER NOT NULL,      -- how many have it as the person's name; 0 where it is only written so
    UNIQUE (person, name)
) STRICT;
CREATE INDEX person_names_by_key ON person_names (key);

-- Where to look for similar names: the key of each word, and the kinds of the first letters of any two words.
CREATE TABLE person_words (
    word   TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;

-- The offices under which documents showed somebody.
CREATE TABLE person_offices (
    person    INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    office    TEXT NOT NULL,
    of_whom   TEXT NOT NULL,         -- a country's code or an organization's id; empty where no document tells
    first_day TEXT,                  -- publication of the first and last of these documents
    last_day  TEXT,
    documents INTEGER NOT NULL,
    PRIMARY KEY (person, office, of_whom)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_offices_by_office ON person_offices (of_whom, office);

ALTER TABLE actors ADD COLUMN organization TEXT;
ALTER TABLE actors ADD COLUMN person INTEGER REFERENCES people;
CREATE INDEX actors_by_person ON actors (person);

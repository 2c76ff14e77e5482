package export

import (
	_ "embed" // the schemas
	"slices"
)

//go:embed schema.json
var journalSchema []byte

//go:embed schema_year.json
var yearSchema []byte

// The names that the schemas have. They are no addresses: nothing is ever fetched.
const (
	schemaID     = "urn:stjerne:journal:1"
	schemaYearID = "urn:stjerne:year:1"
)

// Schema is the JSON Schema (draft 2020-12) of what JSON writes and ReadJSON takes.
func Schema() []byte { return slices.Clone(journalSchema) }

// YearSchema is the JSON Schema (draft 2020-12) of what YearJSON writes.
func YearSchema() []byte { return slices.Clone(yearSchema) }

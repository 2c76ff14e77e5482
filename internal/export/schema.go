package export

import (
	"bytes"
	_ "embed"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
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

// compiler knows both schemas and loads nothing from anywhere.
func compiler() (*jsonschema.Compiler, error) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseLoader(jsonschema.SchemeURLLoader{})
	for id, data := range map[string][]byte{schemaID: journalSchema, schemaYearID: yearSchema} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		if err := c.AddResource(id, doc); err != nil {
			return nil, err
		}
	}
	return c, nil
}

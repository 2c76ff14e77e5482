package export

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stjerne/internal/export/exporttest"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/journal"
)

// A validator of somebody else's and ours say the same of whatever is made of a
// journal by changing it here and there.
func TestOurCheckAgreesWithAnother(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(journalSchema))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource(schemaID, schema); err != nil {
		t.Fatal(err)
	}
	other, err := c.Compile(schemaID)
	if err != nil {
		t.Fatal(err)
	}
	_, m := exporttest.Words(t, i18n.Danish)
	var data []byte
	exporttest.Read(t, "thin", func(r *store.Reader, _ journal.ID) (err error) {
		data, err = JSON(JSONSource{Source: exporttest.Source(r), Outlines: r.Outlines, Own: r.Own}, JSONOptions{Method: m})
		return err
	})
	chance := rand.New(rand.NewPCG(1, 2))
	right, wrong := 0, 0
	for range 1500 {
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for range 1 + chance.IntN(2) {
			doc = spoiled(doc, chance)
		}
		journal, ok := doc.(map[string]any)
		if !ok {
			continue
		}
		ours, theirs := checkJournal(journal), other.Validate(doc)
		if (ours == nil) != (theirs == nil) {
			shown, _ := json.Marshal(doc)
			t.Fatalf("ours: %v, another: %v\n%s", ours, theirs, shown)
		}
		if ours == nil {
			right++
		} else {
			wrong++
		}
	}
	if right < 100 || wrong < 100 {
		t.Errorf("%d are right and %d are wrong: too few of one kind to say anything", right, wrong)
	}
}

// spoiled is a tree with one thing in it changed, taken away or added.
func spoiled(v any, chance *rand.Rand) any {
	if chance.IntN(5) > 0 {
		switch v := v.(type) {
		case map[string]any:
			if len(v) > 0 {
				names := make([]string, 0, len(v))
				for name := range v {
					names = append(names, name)
				}
				slices.Sort(names)
				name := names[chance.IntN(len(names))]
				switch chance.IntN(12) {
				case 0:
					delete(v, name)
				case 1:
					v["somethingNew"] = v[name]
				default:
					v[name] = spoiled(v[name], chance)
				}
				return v
			}
		case []any:
			if len(v) > 0 {
				i := chance.IntN(len(v))
				if chance.IntN(8) == 0 {
					return append(v, v[i])
				}
				v[i] = spoiled(v[i], chance)
				return v
			}
		}
	}
	others := []any{
		nil, true, 0.0, 3.0, 2.5, -1.0, 6.0, 1e300, "", "x", "title", "plan.try", "2026-02-30", "2026-12-03", "13:00", "25:00",
		"2026-11-20T14:31:00Z", "2026-11-20T14:31:00+02:00", "2026-11-20t14:31:00z", "2026-13-20T14:31:00Z", "open", "i", "medium",
		[]any{},
		[]any{"citizen", "citizen"},
		[]any{"citizen"},
		map[string]any{},
		map[string]any{"words": "x"},
	}
	return others[chance.IntN(len(others))]
}

// The schema uses no keyword that the check passes over.
func TestEveryKeywordIsChecked(t *testing.T) {
	known := []string{
		"$schema", "$id", "title", "description", "type", "required", "properties", "const", "items", "$ref", "$defs",
		"pattern", "format", "maxLength", "allOf", "not", "enum", "maxItems", "minimum", "maximum", "propertyNames",
		"additionalProperties", "maxProperties", "uniqueItems", "minItems", "minLength", "dependentRequired",
	}
	root, err := readSchema()
	if err != nil {
		t.Fatal(err)
	}
	var walk func(s map[string]any)
	walk = func(s map[string]any) {
		for word, of := range s {
			if !slices.Contains(known, word) {
				t.Errorf("%s stands in the schema, and nothing checks it", word)
			}
			switch word {
			case "properties", "$defs":
				for _, one := range of.(map[string]any) {
					walk(one.(map[string]any))
				}
			case "items", "not", "propertyNames", "additionalProperties":
				walk(of.(map[string]any))
			case "allOf":
				for _, one := range schemasIn(of) {
					walk(one)
				}
			}
		}
	}
	walk(root)
}

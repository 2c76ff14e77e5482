package export_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"stjerne/internal/export"
	"stjerne/internal/i18n"
)

// mutate changes something somewhere in a JSON value: what an editor of the file, or
// another program that writes such files, might get wrong or do otherwise.
func mutate(r *rand.Rand, v any) any {
	switch v := v.(type) {
	case map[string]any:
		keys := slices.Sorted(maps.Keys(v))
		if len(keys) == 0 {
			return v
		}
		key := keys[r.IntN(len(keys))]
		switch r.IntN(12) {
		case 0:
			delete(v, key)
		case 1:
			v[keys[r.IntN(len(keys))]] = v[key]
		default:
			v[key] = mutate(r, v[key])
		}
		return v
	case []any:
		if len(v) == 0 {
			return v
		}
		at := r.IntN(len(v))
		switch r.IntN(10) {
		case 0:
			return slices.Delete(slices.Clone(v), at, at+1)
		case 1:
			return append(slices.Clone(v), v[at])
		case 2:
			slices.Reverse(v)
		default:
			v[at] = mutate(r, v[at])
		}
		return v
	case string:
		others := []any{
			v, "", v + "x", "2026-02-29", "1999-12-31", "9999-12-31", "1970-01-01T00:00:00Z", "2031-01-01T00:00:00.0001Z", "9999-12-31T23:59:59Z",
			"title", "own.x", "closed", "archived", "#tag \x00\u202e", nil, 1.0,
		}
		return others[r.IntN(len(others))]
	case float64:
		return []any{v + 1, -v, v / 3, 1e300, 0.0, "1", nil}[r.IntN(7)]
	case bool:
		return !v
	}
	return v
}

// A file that was changed anywhere is refused with a sentence, or is a journal that
// is written, read and written again as the same.
func TestChangedFiles(t *testing.T) {
	s, _ := lived(t)
	data := wholeOf(t, s)
	r := rand.New(rand.NewPCG(4, 2))
	accepted, refused := 0, 0
	for round := range 400 {
		from := data
		if round%2 == 0 {
			from = []byte(minimal)
		}
		var doc any
		if err := json.Unmarshal(from, &doc); err != nil {
			t.Fatal(err)
		}
		for range 1 + r.IntN(3) {
			doc = mutate(r, doc)
		}
		text, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		c, err := export.ReadJSON(bytes.NewReader(text))
		if err != nil {
			if i18n.FaultCode(err) == "" {
				t.Fatalf("an error without a sentence: %v of\n%s", err, text)
			}
			refused++
			continue
		}
		accepted++
		first := wholeOf(t, reopened(t, c))
		against(t, export.Schema(), first)
		again, err := export.ReadJSON(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("%v of\n%s", err, first)
		}
		if second := wholeOf(t, reopened(t, again)); !bytes.Equal(second, first) {
			t.Fatalf("%s\nbecomes\n%s\nand that\n%s", text, first, second)
		}
	}
	if accepted < 40 || refused < 40 {
		t.Errorf("%d accepted, %d refused: the test looks at one side only", accepted, refused)
	}
}

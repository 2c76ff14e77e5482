package store

import (
	"encoding/json"
	"testing"
)

// What is no JSON object must neither be read as one nor end the program: a
// checksum says that bytes are those that were written, not by whom.
func FuzzRawObjects(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"a":1}`, ` { "a" : [1,{"b":"}\""}] , "æ\u00e6":null } `, `{"a":"\\"}`, `{"a":"\\\""}`, `{`, `{"a"`, `{"a":`, `{"a":"`, `{"a":1,}`, `[]`, `{"":{}}x`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		object, err := parseRaw(data)
		if !json.Valid(data) {
			return
		}
		var plain map[string]json.RawMessage
		if json.Unmarshal(data, &plain) != nil || plain == nil {
			if err == nil {
				t.Fatalf("%q was read as an object", data)
			}
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		again, err := parseRaw(object.bytes())
		if err != nil || len(again) != len(object) || !json.Valid(object.bytes()) {
			t.Fatalf("%q was written as %q", data, object.bytes())
		}
		for i, m := range object {
			if string(again[i].value) != string(m.value) || string(again[i].quote) != string(m.quote) {
				t.Fatalf("%q became %q", data, object.bytes())
			}
		}
		object.set("new", []byte("1"))
		object.drop("a")
		if !json.Valid(object.bytes()) || string(object.get("new")) != "1" || object.get("a") != nil && len(plain) == len(object) {
			t.Fatalf("%q was changed to %q", data, object.bytes())
		}
	})
}

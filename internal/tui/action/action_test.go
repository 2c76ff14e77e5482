package action

import (
	"strings"
	"testing"

	"stjerne/internal/i18n"
)

// together are the scopes that can be open at the same time, innermost first.
var together = [][]Scope{
	{Marked, Writing, Text, Everywhere},
	{Marked, Line, Text, Everywhere},
	{Seeking, Everywhere},
	{Earlier, List, Everywhere},
	{Choosing, Log, Form, Rail, Outside, Everywhere},
	{Marked, Window, Text, Everywhere},
	{Picking, Window, Everywhere},
	{List, Home, Outside, Everywhere},
	{Marked, Finding, Text, Everywhere},
	{Inline, Form, Everywhere},
	{Binned, List, Outside, Everywhere},
	{Filtering, Log, List, Outside, Everywhere},
	{Welcome, Everywhere},
	{Handover, Reading, Outside, Everywhere},
	{Picking, Window, Handover, Everywhere},
	{Asking, Everywhere},
	{Stage, Everywhere},
	{Asked, List, Home, Outside, Everywhere},
	{Assembly, Form, Outside, Everywhere},
	{Gathering, Form, Outside, Everywhere},
	{Looking, List, Outside, Everywhere},
	{Naming, Looking, Picking, Window, Everywhere},
	{Written, Picking, Window, Handover, Everywhere},
	{Sureness, Reading, Outside, Everywhere},
	{Sorting, List, Everywhere},
}

func TestNoKeyIsBoundTwiceInOneScope(t *testing.T) {
	seen := map[Scope]map[string]ID{}
	for _, a := range Table() {
		if seen[a.Scope] == nil {
			seen[a.Scope] = map[string]ID{}
		}
		for _, k := range a.Keys {
			if other, ok := seen[a.Scope][k]; ok {
				t.Errorf("%s: %q is bound to %s and %s", a.Scope, k, other, a.ID)
			}
			seen[a.Scope][k] = a.ID
		}
	}
}

func TestTypingIsNeverACommand(t *testing.T) {
	for _, open := range append(together[:3:3], []Scope{Marked, Finding, Text, Everywhere}, []Scope{Marked, Window, Text, Everywhere}) {
		for _, r := range "@£$€{[]}|\\~æøåÆØÅ1234567890qsomn/e?d" {
			if a, ok := Lookup(string(r), open); ok {
				t.Errorf("%q does %s while writing", r, a.ID)
			}
		}
		if a, ok := Lookup("space", open); ok {
			t.Errorf("space does %s while writing", a.ID)
		}
	}
}

func TestKeysThatTerminalsTakeAreNotUsed(t *testing.T) {
	for _, a := range Table() {
		for _, k := range a.Keys {
			for _, never := range []string{"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"} {
				if k == never {
					t.Errorf("%s rests on %s", a.ID, k)
				}
			}
		}
		// In a text that is being written those are a second way, or each other's.
		for i, k := range a.Keys {
			taken := strings.Contains(k, "alt+") || strings.HasPrefix(k, "ctrl+") && strings.HasSuffix(k, "left") ||
				strings.HasPrefix(k, "ctrl+") && strings.HasSuffix(k, "right")
			if taken && (a.Scope != Text || len(a.Keys) == 1 || i == 0 && !strings.Contains(strings.Join(a.Keys[1:], " "), "alt+")) {
				t.Errorf("%s rests on %s", a.ID, k)
			}
		}
	}
}

// Function keys are taken by laptops and terminals, so what they do must be in
// the palette, or have another key.
func TestFunctionKeysAreNeverAlone(t *testing.T) {
	for _, a := range Table() {
		if len(a.Keys) == 1 && len(a.Keys[0]) == 2 && a.Keys[0][0] == 'f' && a.Hidden {
			t.Errorf("%s can only be had by %s", a.ID, a.Keys[0])
		}
	}
}

// An action without words would stand in the menu or the footer as its key.
func TestEveryActionHasItsWords(t *testing.T) {
	for _, lang := range i18n.Langs() {
		words, err := i18n.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range Table() {
			if key := "action." + string(a.ID); !words.Has(key) {
				t.Errorf("%s: %s is not in the catalogue", lang, key)
			}
			if key := "foot." + string(a.ID); a.Foot > 0 && !words.Has(key) {
				t.Errorf("%s: %s is not in the catalogue", lang, key)
			}
		}
	}
}

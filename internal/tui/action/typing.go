package action

import "strings"

// typingPrefix begins the ids of what a key does in the text that is being
// written; the rest of the id is the field's own name for it.
const typingPrefix = "text-"

// typing is what keys do in a text that is being written. A movement's key with
// shift selects. They stand neither in the menu nor in the footer, since they
// make sense by their keys only; help lists those that are Told.
var typing = []Action{
	{ID: "text-left", Keys: []string{"left", "ctrl+b"}},
	{ID: "text-right", Keys: []string{"right"}},
	{ID: "text-up", Keys: []string{"up", "ctrl+p"}},
	{ID: "text-down", Keys: []string{"down", "ctrl+n"}},
	{ID: "text-word-left", Keys: []string{"ctrl+left", "alt+left", "alt+b"}, Told: true},
	{ID: "text-word-right", Keys: []string{"ctrl+right", "alt+right", "alt+f"}, Told: true},
	{ID: "text-row-start", Keys: []string{"home", "ctrl+a"}, Told: true},
	{ID: "text-row-end", Keys: []string{"end", "ctrl+e"}, Told: true},
	{ID: "text-paragraph-start", Keys: []string{"ctrl+up", "alt+up"}},
	{ID: "text-paragraph-end", Keys: []string{"ctrl+down", "alt+down"}},
	{ID: "text-page-up", Keys: []string{"pgup"}},
	{ID: "text-page-down", Keys: []string{"pgdown"}},
	{ID: "text-text-start", Keys: []string{"ctrl+home"}},
	{ID: "text-text-end", Keys: []string{"ctrl+end"}},
	{ID: "text-new-line", Keys: []string{"enter", "shift+enter"}},
	{ID: "text-delete-left", Keys: []string{"backspace", "shift+backspace"}},
	{ID: "text-delete-right", Keys: []string{"delete", "ctrl+d"}},
	{ID: "text-delete-word-left", Keys: []string{"ctrl+w", "ctrl+backspace", "alt+backspace"}, Told: true},
	{ID: "text-delete-word-right", Keys: []string{"ctrl+delete", "alt+d", "alt+delete"}, Told: true},
	{ID: "text-delete-to-start", Keys: []string{"ctrl+u"}, Told: true},
	{ID: "text-delete-to-end", Keys: []string{"ctrl+k"}, Told: true},
}

// Typing is which key does what in a text that is being written, by the field's
// own names.
func Typing() map[string]string {
	keys := map[string]string{}
	for _, a := range typing {
		for _, k := range a.Keys {
			keys[k] = strings.TrimPrefix(string(a.ID), typingPrefix)
		}
	}
	return keys
}

func withTyping(rows []Action) []Action {
	for _, a := range typing {
		a.Scope, a.Hidden = Text, true
		rows = append(rows, a)
	}
	return rows
}

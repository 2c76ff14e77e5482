package config

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Place is where in a presentation somebody was. It holds ids and never a word of
// the journal: the file lies beside it, where nothing is sealed.
type Place struct {
	Challenge string `json:"challenge"`
	Loop      string `json:"loop"`
	Meeting   string `json:"meeting,omitempty"` // "" where there was none yet
	Item      string `json:"item"`              // key of the thing that was shown
	// Before are the keys of the things before it, in order, so that the nearest
	// one is found where the thing itself is gone.
	Before []string `json:"before,omitempty"`
	Top    int      `json:"top,omitempty"` // rows that it was scrolled by
	Day    string   `json:"day"`           // "2026-12-03"
	Open   bool     `json:"open"`          // nobody left it: the program was ended
}

// PlaceFile keeps the place in the presentation of one journal. The zero value
// keeps nothing.
type PlaceFile struct{ path string }

// PlaceFile is where the place in a presentation of a journal is kept: a file of
// the state folder that only the user can read, named by a sum of the journal's
// path, so that two journals don't share one.
func (p Paths) PlaceFile(journal string) PlaceFile {
	if whole, err := filepath.Abs(journal); err == nil {
		journal = whole
	}
	if target, err := follow(journal); err == nil {
		journal = target
	}
	sum := sha256.Sum256([]byte(journal))
	return PlaceFile{filepath.Join(p.State, "places", hex.EncodeToString(sum[:8])+".json")}
}

// mostPlace is how large a place can be; anything larger is none.
const mostPlace = 64 << 10

// Load is the place that is kept; ok is false where none is, or where it can't be
// read: a place that is lost costs a few presses of a key.
func (f PlaceFile) Load() (place Place, ok bool) {
	if f.path == "" {
		return Place{}, false
	}
	info, err := os.Stat(f.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostPlace {
		return Place{}, false
	}
	data, err := os.ReadFile(f.path)
	if err != nil || json.Unmarshal(data, &place) != nil {
		return Place{}, false
	}
	return place, true
}

// Keep writes the place down. At every moment the old or the new one stands there
// whole. Errors are *Problem.
func (f PlaceFile) Keep(place Place) error {
	if f.path == "" {
		return nil
	}
	data, err := json.Marshal(place)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(f.path), 0o700)
	}
	if err == nil {
		err = Replace(f.path, data)
	}
	if err != nil {
		return &Problem{Code: codeWrite, Args: []any{f.path, err}}
	}
	return nil
}

// Forget takes the place away. One that isn't there is no error.
func (f PlaceFile) Forget() error {
	if f.path == "" {
		return nil
	}
	if err := os.Remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &Problem{Code: codeWrite, Args: []any{f.path, err}}
	}
	return nil
}

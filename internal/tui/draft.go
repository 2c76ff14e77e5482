package tui

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stjerne/internal/config"
	"stjerne/internal/field"
	"stjerne/journal"
)

// Files of a draft. All else in its folder is the editor's own, its backups and
// what it recovers from, and goes when the draft goes.
const (
	draftText = "stjerne.md"
	draftNote = "draft.json" // what it belongs to
	draftHold = "in-use"     // held while an editor or a program has the draft
)

// belongs says what a draft belongs to; of the journal's words only the question's
// name. It stands beside the text.
type belongs struct {
	Journal  string             `json:"journal"` // path of the file
	Object   journal.ID         `json:"object"`  // zero where the text can't be told from here
	Text     string             `json:"text"`
	Base     journal.RevisionID `json:"base"` // what the editor was given; "" where nothing stood there
	Question string             `json:"question"`
}

func (b belongs) ref() journal.TextRef { return journal.TextRef{Object: b.Object, Name: b.Text} }

// draft is a text that an editor has, or had when it or the program ended.
type draft struct {
	belongs
	dir  string
	hold *os.File
}

// newDraft puts a text into a file of a private folder, with what it belongs to.
// A draft of the sample belongs to nothing: nobody will look for it again.
func newDraft(paths config.Paths, text string, of belongs, sample bool) (*draft, error) {
	make := paths.DraftDir
	if sample {
		make = paths.PrivateDir
	}
	dir, err := make()
	if err != nil {
		return nil, err
	}
	d := &draft{belongs: of, dir: dir}
	if err = d.fill(text, sample); err != nil {
		d.remove()
		return nil, err
	}
	return d, nil
}

func (d *draft) fill(text string, sample bool) error {
	var err error
	if d.hold, _, err = takeHold(filepath.Join(d.dir, draftHold)); err != nil {
		return err
	}
	if err = writeThrough(d.path(), []byte(text)); err != nil || sample {
		return err
	}
	note, err := json.Marshal(d.belongs)
	if err != nil {
		return err
	}
	// It comes last: a folder without it is one that was never handed out.
	return writeThrough(filepath.Join(d.dir, draftNote), note)
}

// writeThrough writes a private file that outlasts a power cut.
func writeThrough(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func (d *draft) path() string { return filepath.Join(d.dir, draftText) }

// read is the text as the editor left it. given is what it was given: a line end
// at the very end that was not there before is the editor's and nobody's words.
func (d *draft) read(given string) (string, error) {
	data, err := os.ReadFile(d.path())
	if errors.Is(err, fs.ErrNotExist) {
		// An editor that saves by renaming ended between its two steps.
		var backup []byte
		if backup, err = os.ReadFile(d.path() + "~"); err == nil {
			data = backup
		}
	}
	if err != nil {
		return "", err
	}
	text := field.Plain(written(data))
	if !strings.HasSuffix(given, "\n") {
		text = strings.TrimSuffix(text, "\n")
	}
	return text, nil
}

// release lets another program have the draft.
func (d *draft) release() {
	if d.hold != nil {
		_ = d.hold.Close() // nothing was written to it
		d.hold = nil
	}
}

// remove takes the draft away with all that is in its folder, and the folder of
// all where it was the last.
func (d *draft) remove() {
	d.release() // an open file can't be removed everywhere
	// There is nobody to tell; what is left is offered again.
	_ = os.RemoveAll(d.dir)
	if parent := filepath.Dir(d.dir); filepath.Base(parent) == filepath.Base(config.Paths{}.Drafts()) {
		_ = os.Remove(parent)
	}
}

// leftBehind are the drafts that nobody has any more, each held for this program.
// Those of other journals are let be.
func leftBehind(paths config.Paths, mine func(belongs) bool) []*draft {
	entries, err := os.ReadDir(paths.Drafts())
	if err != nil {
		return nil // there are none
	}
	var list []*draft
	for _, e := range entries {
		d := &draft{dir: filepath.Join(paths.Drafts(), e.Name())}
		if !e.IsDir() {
			continue
		}
		note, err := os.ReadFile(filepath.Join(d.dir, draftNote))
		known := err == nil && json.Unmarshal(note, &d.belongs) == nil
		if known && !mine(d.belongs) {
			continue
		}
		var ok bool
		if d.hold, ok, err = takeHold(filepath.Join(d.dir, draftHold)); err != nil || !ok {
			continue
		}
		if !known {
			if _, err := os.Stat(d.path()); errors.Is(err, fs.ErrNotExist) {
				d.remove() // nothing was handed out yet
				continue
			}
			if !mine(belongs{}) {
				d.release()
				continue
			}
		}
		list = append(list, d)
	}
	return list
}

// there tells whether something is at a path.
func there(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
